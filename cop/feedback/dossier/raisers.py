"""The forums behind an issue, what they were told and what they say."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.dossier.lines import RaiserLine
from cop.feedback.models import (
    Cascade,
    CascadeOpening,
    IssueRaiser,
    LocalCheck,
)
from cop.feedback.permissions import Case
from cop.feedback.states import Verdict
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability


def raisers_of(session: Session, case: Case, person: Person, *, named: bool) -> list[RaiserLine]:
    """Return the raising forums with the newest answer and the newest verdict of each.

    What a network wrote when it joined, and what it says of the answer, is read with the brief."""
    lines = {row.forum_id: _line(row) for row in _rows(session, person, case.issue.id)}
    seen = [line if named else _without_words(line) for line in lines.values()]
    return [_of_its_own(line, case, person) for line in seen]


@prepared
def _rows(me: Person, issue_id: int) -> Query:
    """Return the statement of forums, their answers and verdicts, the newest of each last."""
    by, filer = aliased(User), aliased(User)
    return (
        select(
            Forum.id.label("forum_id"),
            Forum.name,
            Forum.tier,
            Forum.slug,
            IssueRaiser.via,
            IssueRaiser.since,
            IssueRaiser.note,
            by.name.label("by"),
            Cascade.id.label("cascade_id"),
            Cascade.answer,
            Cascade.answer_by,
            Forum.paused_on,
            LocalCheck.verdict,
            LocalCheck.note.label("verdict_note"),
            LocalCheck.evidence,
            filer.name.label("filer"),
            CascadeOpening.user_id.label("opener"),
        )
        .join(Forum, Forum.id == IssueRaiser.forum_id)
        .join(by, by.id == IssueRaiser.by_id)
        .outerjoin(
            Cascade,
            and_(Cascade.issue_id == IssueRaiser.issue_id, Cascade.forum_id == Forum.id),
        )
        .outerjoin(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .outerjoin(filer, filer.id == LocalCheck.by_id)
        .outerjoin(
            CascadeOpening,
            and_(CascadeOpening.cascade_id == Cascade.id, CascadeOpening.user_id == me.id),
        )
        .where(IssueRaiser.issue_id == issue_id, IssueRaiser.detached_at.is_(None))
        .order_by(IssueRaiser.id, Cascade.id, LocalCheck.number)
    )


def _line(row: Row[*tuple[Any, ...]]) -> RaiserLine:
    return RaiserLine(
        forum_id=row.forum_id,
        name=row.name,
        tier=row.tier,
        slug=row.slug,
        via=row.via,
        since=row.since,
        note=row.note,
        by=row.by,
        answer=row.answer,
        answer_by=row.answer_by,
        waits=bool(row.answer_by and row.paused_on and row.answer_by >= row.paused_on),
        cascade_id=row.cascade_id,
        opened=row.opener is not None,
        verdict=Verdict(row.verdict) if row.verdict else None,
        verdict_note=row.verdict_note or "",
        verdict_evidence=row.evidence or "",
        verdict_by=row.filer or "",
    )


def _of_its_own(line: RaiserLine, case: Case, person: Person) -> RaiserLine:
    """Leave out who said it, and in which words, for those who read neither end of the loop.

    The far end is every forum that was asked: what it may read stays when the issue moves on."""
    deciding = case.visited - {case.issue.origin_id}
    if person.forums_where(Ability.READ) & (deciding | {line.forum_id}):
        return line
    return replace(line, by="", verdict_note="", verdict_evidence="", verdict_by="")


def _without_words(line: RaiserLine) -> RaiserLine:
    return replace(
        line,
        note="",
        by="",
        verdict=None,
        verdict_note="",
        verdict_evidence="",
        verdict_by="",
    )
