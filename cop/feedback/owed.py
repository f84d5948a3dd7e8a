"""What somebody is to do: what they own, and what their networks are asked for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    case,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from cop.feedback.clocks import standing_still
from cop.feedback.models import ActionItem, Cascade, Decision, Issue, LocalAction, LocalCheck
from cop.feedback.operations.reminding import BEING_DONE
from cop.feedback.permissions import visible_issues
from cop.feedback.states import PROMISED_NOTHING, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability

MOST = 10


class Task(StrEnum):
    """What kind of thing is to be done."""

    BEGIN = "begin"
    REPORT = "report"
    ACTION = "action"
    LOCAL = "local"
    QUESTION = "question"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Owed:
    """Something this person is to do about an issue, and by when."""

    reference: str
    title: str
    task: Task
    what: str
    action_id: int | None
    due_on: date | None
    waits: bool  # its clock stands still


def owed_by(session: Session, person: Person) -> Sequence[Owed]:
    """Return what this person is to do, the first due first, in one statement."""
    rows = _everything(session, person)
    return [
        Owed(reference, title, Task(task), what, action, due, bool(waits))
        for _, reference, title, task, what, action, due, waits in rows
    ]


@prepared
def _everything(me: Person) -> Query:
    parts = union_all(_decisions(me), _actions(me), _local(me), _of_the_network(me)).subquery()
    return select(parts).order_by(parts.c.due_on.nulls_last(), parts.c.id).limit(MOST)


def asked_about(session: Session, issue_ids: Collection[int], person: Person) -> dict[int, bool]:
    """Return which of these a network of this person's has not yet answered the check on.

    With each, whether it waits: all of those networks are in Sorry Business."""
    found: dict[int, bool] = {}
    for issue_id, waits in _asked_about(session, person, issue_ids) if issue_ids else ():
        found[issue_id] = found.get(issue_id, True) and bool(waits)
    return found


@prepared
def _asked_about(me: Person, issue_ids: Collection[int]) -> Query:
    newest = select(func.max(Cascade.decision_id)).where(Cascade.issue_id == Issue.id)
    return (
        select(Cascade.issue_id, Cascade.answer_by >= Forum.paused_on)
        .join(Issue, Issue.id == Cascade.issue_id)
        .join(Forum, Forum.id == Cascade.forum_id)
        .where(
            Cascade.issue_id.in_(issue_ids),
            Cascade.decision_id == newest.correlate(Issue).scalar_subquery(),
            Cascade.forum_id.in_(me.forums_where(Ability.CHECK)),
            ~exists().where(LocalCheck.cascade_id == Cascade.id),
        )
    )


def _decisions(person: Person) -> Query:
    """Return the newest decision of each issue that promised something, once it was sent back."""
    newer = aliased(Decision)
    begun = case((Issue.state == State.CASCADED, Task.BEGIN.value), else_=Task.REPORT.value)
    return (
        _rows(Decision.id, begun, literal(""), null(), Decision.due_on)
        .join(Decision, Decision.issue_id == Issue.id)
        .where(
            Decision.owner_id == person.id,
            Decision.outcome.not_in(PROMISED_NOTHING),
            Issue.state.in_(BEING_DONE | {State.CASCADED}),
            exists().where(Cascade.decision_id == Decision.id),
            ~exists().where(newer.issue_id == Decision.issue_id, newer.id > Decision.id),
            visible_issues(person),
        )
    )


def _actions(person: Person) -> Query:
    """Return what was named under the newest decision, found by who is to do it."""
    newer, task = aliased(Decision), literal(Task.ACTION.value)
    owned = select(ActionItem.id).where(ActionItem.owner_id == person.id)
    delegated = select(ActionItem.id).where(ActionItem.delegate_id == person.id)
    return (
        _rows(ActionItem.id, task, ActionItem.what, ActionItem.id, ActionItem.due_on)
        .join(Decision, Decision.issue_id == Issue.id)
        .join(ActionItem, ActionItem.decision_id == Decision.id)
        .where(
            ActionItem.id.in_(owned.union(delegated)),
            ~exists().where(newer.issue_id == Decision.issue_id, newer.id > Decision.id),
            ActionItem.done_at.is_(None),
            ActionItem.dropped_at.is_(None),
            Issue.state.in_(BEING_DONE | {State.CASCADED}),
            visible_issues(person),
        )
    )


def _local(person: Person) -> Query:
    """Return what this person tries for their network."""
    return (
        _rows(LocalAction.id, literal(Task.LOCAL.value), literal(""), null(), LocalAction.due_on)
        .join(LocalAction, LocalAction.issue_id == Issue.id)
        .where(
            LocalAction.owner_id == person.id,
            LocalAction.ended_at.is_(None),
            Issue.state == State.LOCAL_ACTION,
            visible_issues(person),
        )
    )


def _of_the_network(person: Person) -> Query:
    """Return the questions that this person's networks are asked, and what they could send up."""
    asked = Issue.state == State.CLARIFYING
    task = case((asked, Task.QUESTION.value), else_=Task.BRIEF.value)
    return _rows(Issue.id, task, literal(""), null(), Issue.due_on).where(
        Issue.origin_id.in_(person.forums_where(Ability.SUBMIT)),
        Issue.state.in_((State.CLARIFYING, State.ENDORSED)),
        visible_issues(person),
    )


def _rows(number: Any, task: ColumnElement[str], what: Any, action: Any, due_on: Any) -> Query:
    return select(
        number.label("id"),
        Issue.reference,
        Issue.title,
        task.label("task"),
        what.label("what"),
        action.label("action_id"),
        due_on.label("due_on"),
        standing_still().label("waits"),
    ).select_from(Issue)
