"""Everything that hangs together with a text: where copies of it stand."""

from collections.abc import Iterable
from itertools import chain

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cop.feedback.models import Issue, IssueThread
from cop.guidance.models import Directive, DirectiveTarget

Family = dict[str, set[int]]


def family_of(session: Session, subject: str, subject_id: int) -> Family:
    """Return what a discussion, issue or directive hangs together with, itself among it.

    An issue with the discussions it came from and was answered in, and what it was merged with; a
    directive with the discussions in which forums talk of it, and its other versions."""
    family: Family = {"thread": set(), "issue": set(), "directive": set()}
    if subject not in family:
        return {subject: {subject_id}}
    family[subject].add(subject_id)
    before = 0
    while before != (before := sum(map(len, family.values()))):
        _widen(session, family)
    return family


def _widen(session: Session, family: Family) -> None:
    """Add what is one step away from what is in it."""
    threads, issues, directives = family["thread"], family["issue"], family["directive"]
    ties = select(IssueThread.issue_id, IssueThread.thread_id)
    for issue, thread in _both(
        session, ties, (IssueThread.issue_id, issues), (IssueThread.thread_id, threads)
    ):
        issues.add(issue)
        threads.add(thread)
    asked = select(DirectiveTarget.directive_id, DirectiveTarget.thread_id)
    for directive, thread in _both(
        session,
        asked.where(DirectiveTarget.thread_id.is_not(None)),
        (DirectiveTarget.directive_id, directives),
        (DirectiveTarget.thread_id, threads),
    ):
        directives.add(directive)
        threads.add(thread)
    merged = select(Issue.id, Issue.merged_into_id).where(Issue.merged_into_id.is_not(None))
    issues.update(_ids(session, merged, (Issue.id, issues), (Issue.merged_into_id, issues)))
    replaced = select(Directive.id, Directive.replaces_id).where(Directive.replaces_id.is_not(None))
    directives.update(
        _ids(session, replaced, (Directive.id, directives), (Directive.replaces_id, directives))
    )


Side = tuple[InstrumentedAttribute[int] | InstrumentedAttribute[int | None], set[int]]


def _both(
    session: Session, pairs: Select[int, int | None], *sides: Side
) -> Iterable[tuple[int, int]]:
    """Return the pairs of which one is in the family."""
    known = or_(*(column.in_(sorted(ids)) for column, ids in sides))
    return [(one, other) for one, other in session.execute(pairs.where(known)) if other is not None]


def _ids(session: Session, pairs: Select[int, int | None], *sides: Side) -> Iterable[int]:
    return chain.from_iterable(_both(session, pairs, *sides))
