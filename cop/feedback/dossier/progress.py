"""How far the work is: what was named, what was reported, and who has been silent too long."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.models import ActionItem, Report, ReportText
from cop.feedback.operations.reminding import BEING_DONE, WHOLE
from cop.feedback.permissions import Case
from cop.feedback.states import Action
from cop.feedback.traces import Trace
from cop.feedback.trails import StepLine
from cop.forums.prepared import Query, prepared
from cop.forums.working_days import ordinals_of
from cop.wall import Wall

MOST = 50  # reports on a page, the newest


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Something that was reported; an update to raisers has no percentage."""

    id: int
    kind: str
    action_id: int | None
    by: str
    at: datetime
    percent: int | None
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One thing that the decision sets going, and how far it is."""

    id: int | None
    what: str
    owner: str
    delegate: str | None
    by: tuple[int | None, int | None]
    since: datetime
    due_on: date | None = None
    done_at: datetime | None = None
    percent: int | None = None
    silent_since: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What the owners and the handler have said, the newest first."""

    actions: Sequence[ActionLine]
    reports: Sequence[ReportLine]
    updates: Sequence[ReportLine]


def progress_of(
    session: Session,
    case: Case,
    steps: Sequence[StepLine],
    wall: Wall,
    decision_id: int | None,
    owner: str,
) -> Progress:
    """Return what is reported of the issue, in three statements at most."""
    lines = _reports(session, case, decision_id)
    updates = [line for line in lines if line.kind == "update"]
    if decision_id is None:
        return Progress((), (), updates)
    reports = [line for line in lines if line.kind == "progress"]
    actions = _actions(session, decision_id, case, owner, _since(steps))
    return Progress(_with_silence(session, case, actions, reports, wall), reports, updates)


def _reports(session: Session, case: Case, decision_id: int | None) -> list[ReportLine]:
    if Trace.REPORTS not in case.traces:
        return []
    return [
        ReportLine(
            id_, kind, action, by, at, percent, f"Removed: {gone}" if gone else text, what or ""
        )
        for id_, kind, action, by, at, percent, text, gone, what in _reported(
            session, case.issue.id, decision_id
        )
    ]


@prepared
def _reported(issue_id: int, decision_id: int | None) -> Query:
    about = or_(Report.decision_id.is_(None), Report.decision_id == decision_id)
    return (
        select(
            Report.id,
            Report.kind,
            Report.action_id,
            User.name,
            Report.at,
            Report.percent,
            ReportText.text,
            ReportText.redacted_because,
            ActionItem.what,
        )
        .join(User, User.id == Report.by_id)
        .join(ReportText, ReportText.report_id == Report.id)
        .outerjoin(ActionItem, ActionItem.id == Report.action_id)
        .where(Report.issue_id == issue_id, about)
        .order_by(Report.id.desc())
        .limit(MOST)
    )


def _actions(
    session: Session, decision_id: int, case: Case, owner: str, started: datetime | None
) -> list[ActionLine]:
    """Return the whole decision, once its work has begun, and each thing that was named."""
    rows = _named(session, decision_id) if Trace.ACTIONS in case.traces else ()
    named = [
        ActionLine(id_, what, who, stands_in, (owner_id, delegate_id), *dates)
        for id_, what, who, stands_in, owner_id, delegate_id, *dates in rows
    ]
    if started is None:
        return named
    whole = ActionLine(None, "All that was decided", owner, None, (case.owner_id, None), started)
    return [whole, *named]


@prepared
def _named(decision_id: int) -> Query:
    holder, delegate = aliased(User), aliased(User)
    return (
        select(
            ActionItem.id,
            ActionItem.what,
            holder.name,
            delegate.name,
            ActionItem.owner_id,
            ActionItem.delegate_id,
            ActionItem.at,
            ActionItem.due_on,
            ActionItem.done_at,
        )
        .select_from(ActionItem)
        .join(holder, holder.id == ActionItem.owner_id)
        .outerjoin(delegate, delegate.id == ActionItem.delegate_id)
        .where(ActionItem.decision_id == decision_id, ActionItem.dropped_at.is_(None))
        .order_by(ActionItem.id)
    )


def _since(steps: Sequence[StepLine]) -> datetime | None:
    """Return when the work on the newest decision began, None if it has not."""
    for step in reversed(steps):
        if step.action in (Action.START, Action.DECIDE):
            return step.at if step.action is Action.START else None
    return None


def _with_silence(
    session: Session,
    case: Case,
    actions: list[ActionLine],
    reports: Sequence[ReportLine],
    wall: Wall,
) -> list[ActionLine]:
    """Add how far each is, and since when its owner has been silent for longer than agreed."""
    newest = {line.action_id: line for line in reversed(reports)}
    said = [(action, newest.get(action.id)) for action in actions]
    heard = [wall.day_of(report.at if report else action.since) for action, report in said]
    late = _heard_too_long_ago(session, case, set(heard), wall) if actions else set()
    return [
        _said(action, report, day if day in late else None)
        for (action, report), day in zip(said, heard, strict=True)
    ]


def _heard_too_long_ago(session: Session, case: Case, days: set[date], wall: Wall) -> set[date]:
    """Return the days that lie further back than an owner may be silent, while work goes on."""
    if case.state not in BEING_DONE:
        return set()
    ordinals = ordinals_of(session, case.holder.calendar, days | {wall.today})
    target = case.rules.targets["progress_report"]
    today = ordinals.get(wall.today, 0)
    return {day for day in days if day in ordinals and today - ordinals[day] > target}


def _said(line: ActionLine, report: ReportLine | None, silent_since: date | None) -> ActionLine:
    percent = report.percent if report else None
    done = line.done_at is not None or percent == WHOLE
    return replace(line, percent=percent, silent_since=None if done else silent_since)
