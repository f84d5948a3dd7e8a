"""Hold a text that was stopped, let somebody look at it, and forget it again."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import keep_text
from cop.accounts.models import User
from cop.activity.operations import record
from cop.database import begin_write
from cop.errors import Invalid, Stale, Unlawful, require
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.screening.gate import Settled, screen
from cop.screening.models import HeldText, Outcome, Ruling
from cop.screening.operations.remembering import remember
from cop.screening.permissions import can_hold, can_rule, can_withdraw
from cop.screening.queries import reviewers_of
from cop.sealing import Fields, seal, unseal

LONGEST_NOTE = 500
READABLE_FOR = timedelta(days=7)
WAITS_FOR = timedelta(days=28)
# What is sealed with a text and is no field of it: see cop/sealed_along.py.
LABEL = "label-"
BESIDES = ("screen-", "reason-", LABEL, "from_held")
ENDED = frozenset({Ruling.SENT, Ruling.WITHDRAWN, Ruling.CHANGED})
NOBODY_LOOKED = "Nobody looked at it within four weeks."
RISK_FIRST = "Before anybody looks at it, say whether a child is at risk now."
TAKEN_BACK = "It could be posted, and now it has to be looked at again. Your words are still here."


def hold_text(
    session: Session,
    forum: Forum,
    *,
    by: Person,
    path: str,
    fields: Fields,
    found: list[Settled],
    marks: list[str],
    secret: str,
    now: datetime,
    draft: str = "",
) -> HeldText:
    """Seal what was stopped, and ask those who look after the forum to look at it.

    Of a child at risk its writer has answered first."""
    require(can_hold(by, forum))
    if any(one.action == "interrupt" and one.outcome is not Outcome.CONFIRMED for one in found):
        raise Invalid(RISK_FIRST)
    if not reviewers_of(session, forum.id, by.id, now.date()):
        raise Invalid("Nobody else looks after this forum, so nobody can look at it.")
    held = HeldText(
        at=now,
        author_id=by.id,
        forum_id=forum.id,
        path=path,
        types=sorted({one.type for one in found}),
        marks=marks,
        sealed=seal(secret, purpose_of(forum.id, by.id), fields),
    )
    session.add(held)
    session.flush()
    # What its writer answered is counted when it is posted.
    asked = [one for one in found if one.outcome is Outcome.HELD]
    remember(session, asked, forum_id=forum.id, by_id=by.id, now=now, draft=draft)
    _tell(session, held, "screen.held", by=by, now=now)
    return held


def rule_on(
    session: Session,
    forum: Forum,
    held: HeldText,
    *,
    by: Person,
    let_through: bool,
    note: str,
    now: datetime,
) -> None:
    """Let a held text through, or say why not; its writer is told, and posts it themselves."""
    require(can_rule(by, held))
    _hold_on(session, held)
    if held.state is not Ruling.WAITING:
        raise Stale(_what_happened(session, held))
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"Shorten this by {len(note) - LONGEST_NOTE} characters.", "note")
    if not let_through and not note:
        raise Invalid("Say what to change, so that it can be posted.", "note")
    screen(note, "note")
    held.state = Ruling.LET_THROUGH if let_through else Ruling.DECLINED
    held.ruled_by_id, held.ruled_at, held.ruling_note = by.id, now, note
    session.flush()
    _tell(session, held, "screen.ruled", by=by, now=now, person=held.author_id)


def take_back(session: Session, held: HeldText, *, by: Person, now: datetime) -> None:
    """Let a text wait again that was let through, as long as it hasn't been posted."""
    require(can_rule(by, held))
    _hold_on(session, held)
    if held.state is not Ruling.LET_THROUGH or held.sealed is None:
        raise Unlawful(_what_happened(session, held))
    held.state, held.ruling_note = Ruling.WAITING, ""
    held.ruled_by_id = held.ruled_at = None
    session.flush()
    _tell(session, held, "screen.taken_back", by=by, now=now, person=held.author_id)


def withdraw_held(
    session: Session, held: HeldText, *, by: Person, secret: str, now: datetime
) -> int:
    """Give a text that waits back to its writer, and return where it is kept for them."""
    require(can_withdraw(by, held))
    _hold_on(session, held)
    if held.state is not Ruling.WAITING or held.sealed is None:
        raise Unlawful(_what_happened(session, held))
    opened = unseal(secret, purpose_of(held.forum_id, held.author_id), held.sealed)
    said = tuple(name for name in BESIDES if name != LABEL)
    fields = [(name, text) for name, text in opened if not name.startswith(said)]
    held.state, held.sealed, held.ruled_at = Ruling.WITHDRAWN, None, now
    session.flush()
    _tell(session, held, "screen.withdrawn", by=by, now=now)
    return keep_text(session, secret, by.id, held.path, fields, now).id


def note_sent(session: Session, author_id: int, path: str, marks: set[str]) -> None:
    """Forget the words of the texts that were let through, now that they have been posted.

    What was taken back since its form was read is not posted after all."""
    let_through = select(HeldText).where(
        HeldText.author_id == author_id,
        HeldText.path == path,
        HeldText.state == Ruling.LET_THROUGH,
    )
    left = set(marks)
    for held in session.scalars(let_through.execution_options(populate_existing=True)):
        if marks.intersection(held.marks):
            left.difference_update(held.marks)
            held.state, held.sealed = Ruling.SENT, None
    if left:
        raise Stale(TAKEN_BACK)
    session.flush()


def close_changed(session: Session, held_id: int, *, by: Person, path: str, now: datetime) -> None:
    """Close a held text in place of which its writer has sent another from its page."""
    held = session.get(HeldText, held_id)
    if held is None or (held.author_id, held.path) != (by.id, path):
        return
    _hold_on(session, held)
    if held.state in ENDED:
        return
    held.state, held.sealed = Ruling.CHANGED, None
    session.flush()
    _tell(session, held, "screen.changed", by=by, now=now)


def tell_of_risk(
    session: Session,
    forum_id: int,
    *,
    by_id: int | None,
    href: str,
    now: datetime,
    told_id: int | None = None,
    closed: bool = False,
) -> None:
    """Tell those who look after the forum that somebody wrote of a child at risk, and where.

    Or those of another forum, where nobody else looks after this one. Of what is `closed` to
    them they learn that, and whom to ask."""
    record(
        session,
        "screen.at_risk",
        subject="forum",
        subject_id=forum_id,
        by_id=by_id,
        forum_id=told_id or forum_id,
        now=now,
        href=href,
        closed=closed,
    )


def tell_of_risk_in_answer(session: Session, consultation_id: int, *, now: datetime) -> None:
    """Tell who reads a consultation's answers that one speaks of a child at risk; never whose."""
    record(
        session,
        "screen.at_risk_answer",
        subject="consultation",
        subject_id=consultation_id,
        by_id=None,
        forum_id=None,
        now=now,
    )


def forget_held(session: Session, now: datetime) -> None:
    """Unseal nothing for longer than needed: a week after the ruling, four weeks without one."""
    late = select(HeldText).where(HeldText.sealed.is_not(None), HeldText.at < now - READABLE_FOR)
    for held in session.scalars(late):
        if held.state is Ruling.WAITING and held.at < now - WAITS_FOR:
            held.state, held.ruled_at, held.ruling_note = Ruling.DECLINED, now, NOBODY_LOOKED
        elif held.ruled_at and held.ruled_at < now - READABLE_FOR:
            held.sealed = None
    session.flush()


def _hold_on(session: Session, held: HeldText) -> None:
    """Hold the text until the commit, as it stands now."""
    begin_write(session)
    session.refresh(held, with_for_update=True)


def _what_happened(session: Session, held: HeldText) -> str:
    """Say what became of the text meanwhile, and who did it."""
    if held.ruled_by_id is None:
        return HAPPENED[held.state].format("Somebody")
    return HAPPENED[held.state].format(session.get_one(User, held.ruled_by_id).name)


HAPPENED = {
    Ruling.WAITING: "It waits to be looked at again.",
    Ruling.LET_THROUGH: "{} let it through meanwhile.",
    Ruling.DECLINED: "{} said meanwhile that it can’t be posted like this.",
    Ruling.SENT: "It has been posted meanwhile.",
    Ruling.WITHDRAWN: "Its writer took it back meanwhile.",
    Ruling.CHANGED: "Its writer changed it meanwhile, and sent that instead.",
}


def _tell(
    session: Session, held: HeldText, kind: str, *, by: Person, now: datetime, **more: Any
) -> None:
    """Record what became of the text; no word of it."""
    record(
        session,
        kind,
        subject="held",
        subject_id=held.id,
        by_id=by.id,
        forum_id=held.forum_id,
        now=now,
        **more,
    )


def purpose_of(forum_id: int, author_id: int) -> str:
    """Return what a held text is sealed for."""
    return f"held text of {author_id} in {forum_id}"
