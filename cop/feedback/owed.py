"""What somebody has promised to do: decisions and named actions that they own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, func, literal, null, or_, select, union_all
from sqlalchemy.orm import Session, aliased

from cop.feedback.models import ActionItem, Cascade, Decision, Issue
from cop.feedback.operations.reminding import BEING_DONE
from cop.feedback.permissions import visible_issues
from cop.feedback.states import PROMISED_NOTHING, State
from cop.forums.people import Person

MOST = 10


@dataclass(frozen=True, slots=True)
class Owed:
    """Something this person does, of which issue, and by when; `action_id` is None for it all."""

    reference: str
    title: str
    state: State
    what: str
    action_id: int | None
    due_on: date | None


def owed_by(session: Session, person: Person) -> Sequence[Owed]:
    """Return what this person owns and has not finished, the first due first, in one statement."""
    both = union_all(_decisions(person), _actions(person)).subquery()
    rows = session.execute(select(both).order_by(both.c.due_on.nulls_last(), both.c.id).limit(MOST))
    return [Owed(r, title, State(state), what, a, due) for _, r, title, state, what, a, due in rows]


def _decisions(person: Person) -> Select[*tuple[object, ...]]:
    """Return the newest decision of each issue that promised something, once it was sent back."""
    newer = aliased(Decision)
    return (
        select(
            Decision.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            literal("").label("what"),
            null().label("action_id"),
            Decision.due_on,
        )
        .join(Issue, Issue.id == Decision.issue_id)
        .where(
            Decision.owner_id == person.id,
            Decision.outcome.not_in(PROMISED_NOTHING),
            Issue.state.in_(BEING_DONE | {State.CASCADED}),
            exists().where(Cascade.decision_id == Decision.id),
            ~exists().where(newer.issue_id == Decision.issue_id, newer.id > Decision.id),
            visible_issues(person),
        )
    )


def _actions(person: Person) -> Select[*tuple[object, ...]]:
    newest = (
        select(func.max(Decision.id))
        .where(Decision.issue_id == Issue.id)
        .correlate(Issue)
        .scalar_subquery()
    )
    return (
        select(
            ActionItem.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            ActionItem.what,
            ActionItem.id,
            ActionItem.due_on,
        )
        .join(Decision, Decision.id == ActionItem.decision_id)
        .join(Issue, Issue.id == Decision.issue_id)
        .where(
            or_(ActionItem.owner_id == person.id, ActionItem.delegate_id == person.id),
            ActionItem.done_at.is_(None),
            ActionItem.dropped_at.is_(None),
            Issue.state.in_(BEING_DONE | {State.CASCADED}),
            Decision.id == newest,
            visible_issues(person),
        )
    )
