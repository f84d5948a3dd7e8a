"""Hold a text that was stopped, let somebody look at it, and forget it again."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, Stale, require
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.screening.gate import Settled, screen
from cop.screening.models import HeldText, Ruling
from cop.screening.operations.remembering import remember
from cop.screening.permissions import can_hold, can_rule
from cop.screening.queries import reviewers_of
from cop.sealing import Fields, seal

LONGEST_NOTE = 500
READABLE_FOR = timedelta(days=7)
WAITS_FOR = timedelta(days=28)
NOBODY_LOOKED = "Nobody looked at it within four weeks."


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
) -> HeldText:
    """Seal what was stopped, and ask those who look after the forum to look at it."""
    require(can_hold(by, forum))
    if not reviewers_of(session, forum.id, by, now.date()):
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
    remember(session, found, forum_id=forum.id, by_id=by.id, now=now)
    record(
        session,
        "screen.held",
        subject="held",
        subject_id=held.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
    )
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
    if held.state is not Ruling.WAITING:
        raise Stale("Somebody has looked at this text meanwhile.")
    note = " ".join(note.split())
    if len(note) > LONGEST_NOTE:
        raise Invalid(f"Shorten this by {len(note) - LONGEST_NOTE} characters.", "note")
    if not let_through and not note:
        raise Invalid("Say what to change, so that it can be posted.", "note")
    screen(note, "note")
    held.state = Ruling.LET_THROUGH if let_through else Ruling.DECLINED
    held.ruled_by_id, held.ruled_at, held.ruling_note = by.id, now, note
    session.flush()
    record(
        session,
        "screen.ruled",
        subject="held",
        subject_id=held.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        person=held.author_id,
    )


def note_sent(session: Session, author_id: int, path: str, marks: set[str]) -> None:
    """Forget the words of the texts that were let through, now that they have been posted."""
    let_through = select(HeldText).where(
        HeldText.author_id == author_id,
        HeldText.path == path,
        HeldText.state == Ruling.LET_THROUGH,
    )
    for held in session.scalars(let_through):
        if marks.intersection(held.marks):
            held.state, held.sealed = Ruling.SENT, None
    session.flush()


def tell_of_risk(
    session: Session,
    forum_id: int,
    *,
    by_id: int | None,
    href: str,
    now: datetime,
    closed: bool = False,
) -> None:
    """Tell those who look after the forum that somebody wrote of a child at risk, and where.

    Of a discussion that is `closed` to them they learn that, and whom to ask."""
    record(
        session,
        "screen.at_risk",
        subject="forum",
        subject_id=forum_id,
        by_id=by_id,
        forum_id=forum_id,
        now=now,
        href=href,
        closed=closed,
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


def purpose_of(forum_id: int, author_id: int) -> str:
    """Return what a held text is sealed for."""
    return f"held text of {author_id} in {forum_id}"
