"""The forums behind an issue, what they were told and what they say."""

from dataclasses import replace

from sqlalchemy import and_, select
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
    rows = _rows(session, person, case.issue.id).all()
    lines: dict[int, RaiserLine] = {}
    for raiser, forum, who, sent, check, said_by, opener in rows:
        lines[forum.id] = RaiserLine(
            forum_id=forum.id,
            name=forum.name,
            tier=forum.tier,
            slug=forum.slug,
            via=raiser.via,
            since=raiser.since,
            note=raiser.note,
            by=who,
            answer=sent.answer if sent else None,
            answer_by=sent.answer_by if sent else None,
            cascade_id=sent.id if sent else None,
            opened=opener is not None,
            verdict=Verdict(check.verdict) if check else None,
            verdict_note=check.note if check else "",
            verdict_evidence=check.evidence if check else "",
            verdict_by=said_by or "",
        )
    seen = [line if named else _without_words(line) for line in lines.values()]
    return [_of_its_own(line, case, person) for line in seen]


@prepared
def _rows(me: Person, issue_id: int) -> Query:
    """Return the statement of forums, their answers and verdicts, the newest of each last."""
    by, filer = aliased(User), aliased(User)
    return (
        select(IssueRaiser, Forum, by.name, Cascade, LocalCheck, filer.name, CascadeOpening.user_id)
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
