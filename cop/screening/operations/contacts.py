"""Say which mailboxes, phone numbers and addresses are services' own, for one forum."""

import re
import unicodedata
from datetime import datetime

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, require
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.screening import check
from cop.screening.gate import Screened, carrying, screen
from cop.screening.models import OwnContact
from cop.screening.permissions import can_allow
from cop.screening.tuning import national

MOST = 200
LONGEST = 200
# What each kind is found as, so that it is the only thing that may be found in it.
FOUND_AS = {"mailbox": "email", "phone": "phone", "address": "address"}
FREE = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|proton|protonmail"
    r"|bigpond|optusnet|iinet|internode|tpg|dodo|westnet|iprimus|ozemail|fastmail|gmx)\."
)
NAMED = re.compile(r"[a-z]{2,}[._][a-z]{2,}@|[a-z][._][a-z]{3,}@")
SURE = {
    "mailbox": "This looks like somebody’s own. Tick this if a service answers there.",
    "phone": "This looks like somebody’s own. Tick this if a service answers there.",
    "address": "Somebody could live there. Tick this if a service is there.",
}
MOBILE = re.compile(r"(?:\+?61|0)4\d{8}")


def add_contact(
    session: Session,
    forum: Forum,
    kind: str,
    words: str,
    *,
    by: Person,
    sure: bool = False,
    now: datetime,
) -> OwnContact:
    """Let the forum's people post this contact; what looks like somebody's own needs a yes."""
    require(can_allow(by, forum))
    words = _checked(kind, words)
    _check_others(session, forum, kind, words)
    if looks_personal(kind, words) and not sure:
        raise Invalid(SURE[kind], "sure")
    with carrying(words):  # it is on the list because it would be found
        screen(words, "words")
    contact = OwnContact(forum_id=forum.id, kind=kind, words=words, by_id=by.id, at=now)
    session.add(contact)
    session.flush()
    _record(session, "screen.contact_added", forum, by, now, contact.id)
    return contact


def remove_contact(
    session: Session, forum: Forum, contact: OwnContact, *, by: Person, now: datetime
) -> None:
    """Take a contact off the list; from now on it is found again."""
    require(can_allow(by, forum))
    contact_id = contact.id
    session.delete(contact)
    session.flush()
    _record(session, "screen.contact_removed", forum, by, now, contact_id)


def looks_personal(kind: str, words: str) -> bool:
    """Say whether a mailbox carries a person's name or is one of the free ones; or a mobile.

    Of an address nothing tells whether somebody lives there."""
    if kind == "address":
        return True
    if kind == "mailbox":
        low = words.casefold()
        found = any(finding.type == "email" for finding in check(words, where="contact"))
        return found or bool(FREE.search(low) or NAMED.match(low))
    return kind == "phone" and bool(MOBILE.fullmatch(_digits(words)))


def _checked(kind: str, raw: str) -> str:
    typed = unicodedata.normalize("NFKC", raw) if kind == "phone" else raw
    words = " ".join(typed.split())
    if kind not in FOUND_AS:
        raise Invalid("Say whether it is a mailbox, a phone number or an address.", "kind")
    if not words:
        raise Invalid("Write the contact.", "words")
    if len(words) > LONGEST:
        raise Invalid(f"Shorten this by {len(words) - LONGEST} characters.", "words")
    {"mailbox": _check_mailbox, "phone": _check_phone, "address": _check_address}[kind](words)
    other = [f for f in check(words, where="contact") if f.type != FOUND_AS[kind]]
    if other:
        raise Screened(other, "words")
    return words


def _check_mailbox(words: str) -> None:
    if "*" in words:
        raise Invalid("Write each mailbox by itself: a * stands for no others.", "words")
    try:
        validate_email(words, check_deliverability=False)
    except EmailNotValidError:
        raise Invalid("Write one mailbox, as in intake@example.org.", "words") from None


def _check_phone(words: str) -> None:
    if not re.fullmatch(r"[0-9 ()+./-]+", words) or not 6 <= len(_digits(words)) <= 13:
        raise Invalid("Write one phone number, in digits.", "words")


def _check_address(words: str) -> None:
    letters = sum(letter.isalpha() for letter in words)
    if letters < 4 or not any(letter.isdigit() for letter in words):
        raise Invalid("Write one address, with its number and its street or box.", "words")


def _check_others(session: Session, forum: Forum, kind: str, words: str) -> None:
    own = select(OwnContact.words).where(OwnContact.forum_id == forum.id, OwnContact.kind == kind)
    known = {_bare(kind, other) for other in session.scalars(own)}
    if _bare(kind, words) in known:
        raise Invalid("It is on the list already.", "words")
    if len(known) >= MOST:
        raise Invalid(f"{MOST} are as many as the list takes. Take one off first.", "words")


def _bare(kind: str, words: str) -> str:
    """Return what tells one contact from another, however it is spaced, written or dialled."""
    if kind == "mailbox":
        return words.casefold()
    if kind == "phone":
        return national(words)
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _digits(words: str) -> str:
    return "".join(letter for letter in words if letter.isdigit() or letter == "+")


def _record(
    session: Session, kind: str, forum: Forum, by: Person, now: datetime, contact_id: int
) -> None:
    """Write down who and when; what the contact is stands on the list alone."""
    record(
        session,
        kind,
        subject="own_contact",
        subject_id=contact_id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
    )
