"""Read directives as plain rows: lists by keyset, a page in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from cop.feedback.models import Issue, IssueThread
from cop.feedback.permissions import visible_issues
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import visible_forums
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability
from cop.guidance.lines import Line, Neighbour, TargetLine, Waiting
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveReceipt,
    DirectiveTarget,
)
from cop.guidance.permissions import visible_directives
from cop.guidance.states import TRANSITIONS, State, Transition
from cop.guidance.words import STEP_WORDS

PER_PAGE = 20
MOST_WAITING = 5


def list_directives(
    session: Session, person: Person, *, forum_id: int | None = None, before: int | None = None
) -> list[Line]:
    """Return one more than a page of the directives that exist for this person, newest first."""
    query = _lines(person).where(visible_directives(person))
    if forum_id is not None:
        query = query.where(Directive.forum_id == forum_id)
    if before is not None:
        query = query.where(Directive.id < before)
    rows = session.execute(query.order_by(Directive.id.desc()).limit(PER_PAGE + 1))
    return [_line(row) for row in rows]


def reads_directive(session: Session, reference: str, person: Person) -> bool:
    """Say whether the directive with this reference exists for this person."""
    found = select(Directive.id).where(Directive.reference == reference, visible_directives(person))
    return session.scalar(found) is not None


def must_reads_for(session: Session, person: Person) -> list[Waiting]:
    """Return the must-reads of this person’s forums that they have not confirmed to have read."""
    if not person.seats:
        return []
    return [Waiting(*row) for row in _must_reads(session, person)]


@prepared
def _must_reads(me: Person) -> Query:
    return (
        select(Directive.reference, Directive.title, Forum.tier, Forum.name, Directive.due_on)
        .join(Forum, Forum.id == Directive.forum_id)
        .where(
            Directive.must_read.is_(True),
            Directive.state != State.DRAFT,
            Directive.replaced_by_id.is_(None),
            _asks_one_of(me.forums_where(Ability.RECEIVE)),
            ~_received_by(me),
        )
        .order_by(Directive.id.desc())
        .limit(MOST_WAITING)
    )


def answers_due_from(session: Session, person: Person) -> list[Waiting]:
    """Return what this person’s forums are asked and have not answered, what is due first first."""
    if not person.seats:
        return []
    return [Waiting(*row) for row in _answers_due(session, person)]


@prepared
def _answers_due(me: Person) -> Query:
    asked = aliased(Forum)
    return (
        select(
            Directive.reference,
            Directive.title,
            Forum.tier,
            Forum.name,
            Directive.due_on,
            asked.id,
            asked.name,
        )
        .join(Forum, Forum.id == Directive.forum_id)
        .join(DirectiveTarget, DirectiveTarget.directive_id == Directive.id)
        .join(asked, asked.id == DirectiveTarget.forum_id)
        .where(
            Directive.state == State.LOCAL_DISCUSSION,
            Directive.replaced_by_id.is_(None),
            DirectiveTarget.forum_id.in_(me.forums_where(Ability.FEED_BACK)),
            DirectiveTarget.feedback_id.is_(None),
        )
        .order_by(Directive.due_on, asked.id)
        .limit(MOST_WAITING)
    )


def barrier_of(
    session: Session, feedback_id: int, thread_id: int, person: Person
) -> tuple[str, str] | None:
    """Return a directive’s reference and the barrier that a forum named, for raising it from the
    discussion of it there; None if this isn’t what that forum’s members read there."""
    row = session.execute(
        select(Directive.reference, DirectiveFeedback.barrier)
        .join(DirectiveTarget, DirectiveTarget.feedback_id == DirectiveFeedback.id)
        .join(Directive, Directive.id == DirectiveTarget.directive_id)
        .where(
            DirectiveFeedback.id == feedback_id,
            DirectiveTarget.thread_id == thread_id,
            DirectiveTarget.forum_id.in_(person.forums_where(Ability.READ)),
        )
    ).one_or_none()
    return (row[0], row[1]) if row else None


def steps_for_help() -> list[tuple[str, Transition]]:
    """Return the table of steps with what pages call each, as the help page prints it."""
    return [(STEP_WORDS[line.action], line) for line in TRANSITIONS]


def with_issues(
    session: Session, targets: Sequence[TargetLine], person: Person
) -> list[TargetLine]:
    """Return the lines with the issues raised from their discussions that this person may see."""
    threads = [line.thread_id for line in targets if line.thread_id]
    found: dict[int, list[str]] = {}
    rows = session.execute(
        select(IssueThread.thread_id, Issue.reference)
        .join(Issue, Issue.id == IssueThread.issue_id)
        .where(
            IssueThread.thread_id.in_(threads),
            IssueThread.kind == "source",
            visible_issues(person),
        )
        .order_by(Issue.id)
    )
    for thread_id, reference in rows:
        found.setdefault(thread_id, []).append(reference)
    return [replace(line, issues=found.get(line.thread_id or 0, [])) for line in targets]


def related_issues(session: Session, directive: Directive, person: Person) -> list[tuple[str, str]]:
    """Return the issues that the directive names and this person may see."""
    rows = session.execute(
        select(Issue.reference, Issue.title)
        .where(Issue.reference.in_(directive.related_issues), visible_issues(person))
        .order_by(Issue.id)
    )
    return [(reference, title) for reference, title in rows]


def choosable_forums(session: Session, person: Person) -> Sequence[Forum]:
    """Return the forums that could be asked, as far as this person may know of them."""
    return session.scalars(
        select(Forum)
        .where(visible_forums(person), Forum.status != "archived")
        .order_by(Forum.tier, Forum.name)
    ).all()


def target_ids(session: Session, directive: Directive, person: Person) -> Sequence[int]:
    """Return the forums that are asked, as far as this person may know of them."""
    return session.scalars(
        select(DirectiveTarget.forum_id)
        .join(Forum, Forum.id == DirectiveTarget.forum_id)
        .where(DirectiveTarget.directive_id == directive.id, visible_forums(person))
        .order_by(DirectiveTarget.id)
    ).all()


def neighbours_of(
    session: Session, directive: Directive, person: Person
) -> tuple[Neighbour | None, Neighbour | None]:
    """Return the version before this one and the one after it, as far as they exist for them."""
    beside = or_(Directive.id == directive.replaces_id, Directive.replaces_id == directive.id)
    rows = session.execute(
        select(
            Directive.replaces_id,
            Directive.reference,
            Directive.title,
            Directive.edition,
            Directive.state,
        ).where(beside, visible_directives(person))
    ).all()
    before = after = None
    for replaces_id, reference, title, edition, state in rows:
        neighbour = Neighbour(reference, title, edition, State(state))
        if replaces_id == directive.id:
            after = neighbour
        else:
            before = neighbour
    return before, after


def has_received(session: Session, directive: Directive, person: Person) -> bool:
    """Say whether this person has confirmed that they have read it."""
    key = {"directive_id": directive.id, "user_id": person.id}
    return session.get(DirectiveReceipt, key) is not None


def _lines(person: Person) -> Select[*tuple[Any, ...]]:
    target = DirectiveTarget
    asked = (
        select(func.count(target.id))
        .join(Forum, Forum.id == target.forum_id)
        .where(target.directive_id == Directive.id, visible_forums(person))
        .correlate(Directive)
    )
    answered = asked.where(target.feedback_id.is_not(None))
    issuer = aliased(Forum)
    return select(
        Directive.id,
        Directive.reference,
        Directive.title,
        Directive.state,
        Directive.edition,
        Directive.replaced_by_id.is_not(None),
        Directive.must_read,
        Directive.due_on,
        Directive.moved_at,
        Directive.issued_at,
        issuer.name,
        issuer.tier,
        asked.scalar_subquery(),
        answered.scalar_subquery(),
        _asks_one_of(person.forums_where(Ability.RECEIVE)),
        _received_by(person),
    ).join(issuer, issuer.id == Directive.forum_id)


def _line(row: Any) -> Line:
    values = list(row)
    values[3] = State(values[3])
    for flag in (5, 6, 14, 15):
        values[flag] = bool(values[flag])
    return Line(*values)


def _asks_one_of(forums: frozenset[int]) -> ColumnElement[bool]:
    mine = aliased(DirectiveTarget)
    return exists(
        select(1)
        .where(mine.directive_id == Directive.id, mine.forum_id.in_(forums))
        .correlate(Directive)
    )


def _received_by(person: Person) -> ColumnElement[bool]:
    receipt = aliased(DirectiveReceipt)
    mine = and_(receipt.directive_id == Directive.id, receipt.user_id == person.id)
    return exists(select(1).where(mine).correlate(Directive))
