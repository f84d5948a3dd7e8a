"""Read what the record holds of some issues, in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.feedback.models import (
    Brief,
    Cascade,
    Decision,
    Endorsement,
    Issue,
    IssueRaiser,
    Leg,
    LocalCheck,
    Pause,
    Step,
)
from cop.feedback.permissions import came_to
from cop.feedback.states import Action

# The steps that name the forum that took them, and not the one that an issue goes to.
OWN_ACTS = (
    Action.ACT_LOCALLY,
    Action.ENDORSE,
    Action.ACKNOWLEDGE,
    Action.CLARIFY,
    Action.ANSWER,
    Action.MERGE,
    Action.RETURN,
    Action.APPEAL,
    Action.REFER,
    Action.DECIDE,
    Action.CASCADE,
)
AnyRow = Row[*tuple[Any, ...]]


@dataclass(slots=True)
class Delivery:
    """An answer as one network got it, with what that network says of it now."""

    id: int
    decision_id: int
    forum_id: int
    at: datetime
    days: int | None
    asked_at: datetime | None
    answer_by: date | None
    verdict: str | None = None
    verdict_at: datetime | None = None


@dataclass(slots=True)
class History:
    """What the record holds of one issue, without what was taken back at once."""

    issue: AnyRow
    acco: bool
    ask: str = ""
    joined: list[AnyRow] = field(default_factory=list)
    legs: list[AnyRow] = field(default_factory=list)
    decisions: list[AnyRow] = field(default_factory=list)
    deliveries: dict[int, Delivery] = field(default_factory=dict)
    steps: list[AnyRow] = field(default_factory=list)
    acts: list[AnyRow] = field(default_factory=list)
    backings: list[AnyRow] = field(default_factory=list)

    def deliveries_of(self, decision_id: int) -> list[Delivery]:
        """Return the copies of one answer."""
        return [d for d in self.deliveries.values() if d.decision_id == decision_id]


def histories(session: Session, issue_ids: Sequence[int]) -> tuple[list[History], dict[int, date]]:
    """Return the histories of these issues, and since when the clocks of legs stand still."""
    found = {
        row.id: History(row, row.kind == "acco") for row in session.execute(_issues(issue_ids))
    }
    for row in session.execute(_asks(issue_ids)):
        found[row.issue_id].ask = row.ask_kind  # the newest version comes last
    for name, query in _lists(issue_ids).items():
        for row in session.execute(query):
            getattr(found[row.issue_id], name).append(row)
    for row in session.execute(_deliveries(issue_ids)):
        issue_id, *values = row
        found[issue_id].deliveries[row.id] = Delivery(*values)
    for row in session.execute(_checks(issue_ids)):
        delivery = found[row.issue_id].deliveries[row.cascade_id]
        delivery.verdict, delivery.verdict_at = row.verdict, row.at  # the newest comes last
    for history in found.values():
        history.steps = _standing(history.steps)
    return list(found.values()), {leg: day for leg, day in session.execute(_pauses(issue_ids))}


def closings(history: History) -> list[tuple[AnyRow, bool]]:
    """Return each closing with whether the issue was reopened after it."""
    taken = history.steps
    return [
        (step, number < len(taken) and taken[number].action == Action.REOPEN)
        for number, step in enumerate(taken, start=1)
        if step.action == Action.CLOSE
    ]


def check_ends(history: History) -> dict[int, datetime]:
    """Return when the check of each decision ended by a step: closed, or gone up again."""
    ends: dict[int, datetime] = {}
    waiting = [decision.id for decision in reversed(history.decisions)]
    decision_id: int | None = None
    for step in history.steps:
        if step.action == Action.DECIDE:
            decision_id = waiting.pop() if waiting else None
        elif decision_id is not None and decision_id not in ends:
            ends[decision_id] = step.at
    return ends


def _standing(steps: Sequence[AnyRow]) -> list[AnyRow]:
    """Return the steps without those that were taken back, and without the taking back."""
    undone = {step.facts.get("undone") for step in steps if step.action == Action.UNDO}
    return [s for s in steps if s.action != Action.UNDO and s.number not in undone]


def _issues(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Issue.id,
            Issue.origin_id,
            Issue.holder_id,
            Issue.leg_id,
            Issue.state,
            Issue.closure,
            Issue.raised_at,
            Issue.submitted_at,
            Issue.due_on,
            Issue.restricted,
            Issue.merged_into_id,
            Organisation.kind,
        )
        .join(User, User.id == Issue.raised_by_id)
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(Issue.id.in_(ids))
    )


def _asks(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    query = select(Brief.issue_id, Brief.ask_kind).where(Brief.issue_id.in_(ids))
    return query.order_by(Brief.version)


def _lists(ids: Sequence[int]) -> dict[str, Select[*tuple[Any, ...]]]:
    """Return the lists of a history by name; each row names its issue."""
    joined = select(IssueRaiser.issue_id, IssueRaiser.forum_id, IssueRaiser.since).join(
        Issue, Issue.id == IssueRaiser.issue_id
    )
    legs = select(
        Leg.issue_id,
        Leg.id,
        Leg.forum_id,
        Leg.acknowledge_by,
        Leg.decide_by,
        Leg.acknowledged_at,
        Leg.acknowledge_days,
        Leg.left_at,
        Leg.disposition,
        Leg.days,
    )
    decisions = select(
        Decision.issue_id,
        Decision.id,
        Decision.forum_id,
        Decision.outcome,
        Decision.cascade_by,
    )
    # Who left later did speak up; what a merge handed over and gave back was never said here.
    spoke = or_(IssueRaiser.detached_at.is_(None), IssueRaiser.via != "merge")
    raised_it = and_(IssueRaiser.via == "raise", IssueRaiser.forum_id == Issue.origin_id)
    turning = (Action.DECIDE, Action.CLOSE, Action.REOPEN, Action.UNDO)
    steps = select(Step.issue_id, Step.number, Step.action, Step.source, Step.at, Step.facts)
    return {
        "joined": joined.where(IssueRaiser.issue_id.in_(ids), spoke, ~raised_it),
        "legs": legs.where(Leg.issue_id.in_(ids), came_to(Leg)).order_by(Leg.number),
        "decisions": decisions.where(Decision.issue_id.in_(ids)).order_by(Decision.id),
        "steps": steps.where(Step.issue_id.in_(ids), Step.action.in_(turning)).order_by(
            Step.number
        ),
    } | _acts(ids)


def _acts(ids: Sequence[int]) -> dict[str, Select[*tuple[Any, ...]]]:
    """Return when each forum last did something itself, and when its members last backed it."""
    acts = select(Step.issue_id, Step.forum_id, func.max(Step.at).label("at"))
    backed = Endorsement.issue_id, Endorsement.forum_id
    backings = select(*backed, func.max(Endorsement.at).label("at"))
    itself = (Step.action.in_(OWN_ACTS), Step.by_id.is_not(None))
    return {
        "acts": acts.where(Step.issue_id.in_(ids), *itself).group_by(Step.issue_id, Step.forum_id),
        "backings": backings.where(Endorsement.issue_id.in_(ids)).group_by(*backed),
    }


def _pauses(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    query = select(Pause.leg_id, Pause.started_on).join(Leg, Leg.id == Pause.leg_id)
    return query.where(Pause.ended_on.is_(None), Leg.issue_id.in_(ids))


def _deliveries(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Cascade.issue_id,
            Cascade.id,
            Cascade.decision_id,
            Cascade.forum_id,
            Cascade.at,
            Cascade.days,
            Cascade.asked_at,
            Cascade.answer_by,
        )
        .where(Cascade.issue_id.in_(ids))
        .order_by(Cascade.id)
    )


def _checks(ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(Cascade.issue_id, LocalCheck.cascade_id, LocalCheck.verdict, LocalCheck.at)
        .join(Cascade, Cascade.id == LocalCheck.cascade_id)
        .where(Cascade.issue_id.in_(ids))
        .order_by(LocalCheck.number)
    )
