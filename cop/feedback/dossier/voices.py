"""Who stood aside, advised, told what they have lived through, and what went up: one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, select, union_all
from sqlalchemy import case as when
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.dossier.lines import AdviceLine, ConflictLine, LivedLine, Ruling, SentLine
from cop.feedback.models import (
    Advice,
    Brief,
    BriefAuthor,
    BriefSent,
    Conflict,
    ConflictNote,
    Leg,
    LivedExperience,
)
from cop.feedback.permissions import Case, came_to
from cop.feedback.standing import may_withdraw
from cop.feedback.traces import Trace
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Union, prepared
from cop.forums.tiers import Ability

KINDS = ("conflict", "advice", "lived", "sent", "author")


@dataclass(frozen=True, slots=True)
class Voices:
    """All of them, in the order of their time; who reads which, the dossier says."""

    conflicts: Sequence[ConflictLine]
    advice: Sequence[AdviceLine]
    lived: Sequence[LivedLine]
    went_up: Sequence[SentLine]
    authors: Sequence[str]
    asked_to_write: Sequence[str]


def voices_of(session: Session, issue: Case, person: Person) -> Voices:
    """Return what others than those who write and decide have said and done."""
    if Trace.VOICES not in issue.traces:
        return Voices([], [], [], [], [], [])
    rows = _everything(session, issue.issue.id).all()
    of = {kind: [row for row in rows if row.kind == kind] for kind in KINDS}
    return Voices(
        conflicts=[ConflictLine(r.name, r.text, r.more, r.at, r.leg_id) for r in of["conflict"]],
        advice=[
            AdviceLine(r.name, r.more, r.text, r.at, r.leg_id, r.forum_id) for r in of["advice"]
        ],
        lived=[
            LivedLine(
                id=r.id,
                pseudonym=r.name,
                text=r.text,
                at=r.at,
                withdrawn=r.more == "withdrawn",
                may_withdraw=r.more != "withdrawn" and may_withdraw(person, issue, r.by_id, r.more),
            )
            for r in of["lived"]
        ],
        went_up=[SentLine(r.id, r.more, r.at, r.name, r.leg_id, r.forum_id) for r in of["sent"]],
        authors=[r.name for r in of["author"] if r.more == "wrote"],
        asked_to_write=[r.name for r in of["author"] if r.more != "wrote"],
    )


def with_voices(ruling: Ruling | None, voices: Voices, person: Person) -> Ruling | None:
    """Add who stood aside; to those who read the forum's deliberation, also what was advised."""
    if ruling is None:
        return None
    readers = person.forums_where(Ability.READ)
    return replace(
        ruling,
        conflicts=[c for c in voices.conflicts if c.leg_id == ruling.leg_id],
        advice=[a for a in voices.advice if a.leg_id == ruling.leg_id and a.forum_id in readers],
    )


def unproposed(voices: Voices, case: Case, person: Person) -> Sequence[AdviceLine | ConflictLine]:
    """Return who advised or stood aside on a visit that nothing is decided on yet.

    As long as there is no proposal to show it with; read by the forum that has the issue."""
    leg = case.leg
    if leg is None or leg.left_at is not None or not person.may(Ability.READ, leg.forum_id):
        return []
    lines: list[AdviceLine | ConflictLine] = [*voices.conflicts, *voices.advice]
    return [line for line in lines if line.leg_id == leg.id]


@prepared
def _everything(issue_id: int) -> Union:
    of_leg = Leg.issue_id == issue_id
    return union_all(
        _conflicts().where(of_leg),
        _advice().where(of_leg),
        _lived().where(LivedExperience.issue_id == issue_id),
        _sent().where(of_leg),
        _authors().where(BriefAuthor.issue_id == issue_id),
    ).order_by("at", "id")


def _part(
    kind: str, row: type[Any], by: Any, name: Any, text: Any, more: Any, of_leg: bool = True
) -> Select[Any]:
    return select(
        literal(kind).label("kind"),
        row.id.label("id"),
        row.at.label("at"),
        by.label("by_id"),
        name.label("name"),
        text.label("text"),
        more.label("more"),
        (Leg.id if of_leg else literal(0)).label("leg_id"),
        (Leg.forum_id if of_leg else literal(0)).label("forum_id"),
    )


def _known_as() -> ColumnElement[str]:
    return when((User.pseudonym != "", User.pseudonym), else_=User.name)


def _conflicts() -> Select[Any]:
    delegate = aliased(User)
    acted = func.coalesce(delegate.name, "")
    return (
        _part("conflict", Conflict, Conflict.user_id, User.name, ConflictNote.note, acted)
        .join(User, User.id == Conflict.user_id)
        .join(ConflictNote, ConflictNote.conflict_id == Conflict.id)
        .join(Leg, Leg.id == Conflict.leg_id)
        .outerjoin(delegate, delegate.id == Conflict.delegate_id)
    )


def _advice() -> Select[Any]:
    """Who advised under a pseudonym is named by that alone."""
    name = when((Advice.pseudonym != "", Advice.pseudonym), else_=User.name)
    return (
        _part("advice", Advice, Advice.by_id, name, Advice.text, Advice.role)
        .join(User, User.id == Advice.by_id)
        .join(Leg, Leg.id == Advice.leg_id)
    )


def _lived() -> Select[Any]:
    """Who told it isn't read at all, only under which name."""
    told = LivedExperience
    withdrawn = (told.withdrawn_at.is_not(None), literal("withdrawn"))
    consent = when(withdrawn, else_=told.consent)
    return _part("lived", told, told.by_id, told.pseudonym, told.text, consent, of_leg=False)


def _sent() -> Select[Any]:
    """A version of the brief has its number in the place of an id, and the visit's moment."""
    declared = BriefSent.declared_by_id
    row: Any = (
        select(
            literal("sent").label("kind"),
            Brief.version.label("id"),
            Leg.entered_at.label("at"),
            declared.label("by_id"),
            _known_as().label("name"),
            literal("").label("text"),
            Forum.name.label("more"),
            Leg.id.label("leg_id"),
            Leg.forum_id.label("forum_id"),
        )
        .join(BriefSent, BriefSent.brief_id == Brief.id)
        .join(Leg, Leg.id == BriefSent.leg_id)
        .join(Forum, Forum.id == Leg.forum_id)
        .join(User, User.id == declared)
        .where(came_to(Leg))
    )
    found: Select[Any] = row
    return found


def _authors() -> Select[Any]:
    """Return who was asked to write, too, with “wrote” in the place of more once they have."""
    by, name = BriefAuthor.user_id, _known_as()
    wrote = exists().where(Brief.issue_id == BriefAuthor.issue_id, Brief.by_id == by)
    more = when((wrote, literal("wrote")), else_=literal(""))
    asked = _part("author", BriefAuthor, by, name, literal(""), more, of_leg=False)
    return asked.join(User, User.id == BriefAuthor.user_id)
