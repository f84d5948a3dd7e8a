"""Say what a decision sets going and how far it is; tell raisers how it goes while they wait."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.models import ActionItem, Decision, Issue, Report, ReportText
from cop.feedback.operations.answering import decision_of
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.handling import check_future
from cop.feedback.operations.reminding import BEING_DONE, WHOLE, plan_progress
from cop.feedback.permissions import Case, can_see_issue
from cop.feedback.record import expect_version, lock
from cop.feedback.rights import WAITED_FOR, can_name_actions, can_report_on, can_update
from cop.feedback.states import OPEN_TO_VERDICTS, PROMISED_NOTHING
from cop.forums.models import Forum
from cop.forums.people import Person, get_person
from cop.forums.working_days import local_day


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as it is named: what, who answers for it and reports on it, by when."""

    what: str
    owner_id: int | None
    due_on: date | None = None
    delegate_id: int | None = None


def add_action(
    session: Session,
    issue: Issue,
    plan: Planned,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
) -> ActionItem:
    """Name one thing that the decision sets going; its owner is told, and asked for word."""
    begin(session, issue, can_name_actions, None, by=by, now=now, version=version)
    decision = _decision_under_way(session, issue)
    action = ActionItem(
        decision_id=decision.id,
        what=_said(plan.what, "what", "Say what is to be done.", 500),
        owner_id=_known(session, issue, plan.owner_id, "owner", now),
        delegate_id=_delegate(session, issue, plan, now),
        due_on=plan.due_on,
        by_id=by.id,
        at=now,
    )
    forum = session.get_one(Forum, decision.forum_id)
    check_future(plan.due_on, local_day(now, forum.timezone), "due_on")
    _check_new(session, action)
    session.add(action)
    session.flush()
    plan_progress(session, issue, decision, action, now=now)
    owners = [person for person in (action.owner_id, action.delegate_id) if person is not None]
    _tell(session, issue, "issue.action_given", decision.forum_id, by, now, owners=owners)
    return action


def _check_new(session: Session, action: ActionItem) -> None:
    """Refuse what is named already: the form was sent twice."""
    same = select(ActionItem.id).where(
        ActionItem.decision_id == action.decision_id,
        ActionItem.what == action.what,
        ActionItem.owner_id == action.owner_id,
        ActionItem.done_at.is_(None),
        ActionItem.dropped_at.is_(None),
    )
    if session.scalar(same) is not None:
        raise Invalid("This action is named already, with the same owner.", "what")


def drop_action(
    session: Session,
    issue: Issue,
    action_id: int | None,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
) -> ActionItem:
    """Take an action off that was named by mistake or isn’t needed; its owner is told."""
    begin(session, issue, can_name_actions, None, by=by, now=now, version=version)
    decision = _decision_under_way(session, issue)
    action = _action_of(session, decision, action_id)
    if action is None:
        raise Invalid("Choose the action that is taken off.", "action")
    _check_open(action)
    action.dropped_at, action.dropped_by_id = now, by.id
    owners = [person for person in (action.owner_id, action.delegate_id) if person is not None]
    _tell(session, issue, "issue.action_dropped", decision.forum_id, by, now, owners=owners)
    return action


def report_progress(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    text: str,
    percent: int | None,
    now: datetime,
    action_id: int | None = None,
    version: int | None = None,
) -> Report:
    """Report how far an action is, or the whole decision; at 100 percent an action is done."""
    lock(session, issue)
    expect_version(issue, version)
    decision = decision_of(session, issue)
    action = _action_of(session, decision, action_id)
    require(can_report_on(by, case_of(session, issue, now), action))
    if issue.state not in BEING_DONE:
        raise Unlawful("Progress is reported from the day the work begins until it is closed.")
    _check_open(action)
    if percent is None or not 0 <= percent <= WHOLE:
        raise Invalid("Give a whole number from 0 to 100.", "percent")
    said = _said(text, "text", "Say how far it is.")
    report = _add(session, issue, "progress", said, by, now, decision.id, action_id, percent)
    if action and percent == WHOLE:
        action.done_at = now
    if percent < WHOLE:
        plan_progress(session, issue, decision, action, now=now)
    _tell(session, issue, "issue.reported", decision.forum_id, by, now, report="progress")
    return report


def write_update(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    text: str,
    now: datetime,
    version: int | None = None,
) -> Report:
    """Tell the raisers how it goes while they wait for an answer."""
    begin(session, issue, can_update, None, by=by, now=now, version=version)
    if issue.state not in WAITED_FOR:
        raise Unlawful("Nobody waits for news of it now.")
    said = _said(text, "text", "Write what you can tell them.")
    report = _add(session, issue, "update", said, by, now, None, None, None)
    _tell(session, issue, "issue.reported", issue.holder_id, by, now, report="update")
    return report


def actions_of(session: Session, issue: Issue) -> list[ActionItem]:
    """Return what the newest decision sets going, in the order it was named."""
    newest = (
        select(Decision.id)
        .where(Decision.issue_id == issue.id)
        .order_by(Decision.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    named = ActionItem.decision_id == newest, ActionItem.dropped_at.is_(None)
    return list(session.scalars(select(ActionItem).where(*named).order_by(ActionItem.id)))


def reportable(person: Person, case: Case, actions: list[ActionItem]) -> list[ActionItem | None]:
    """Return what this person may report on now: actions not done, None for the whole decision."""
    open_ones = [None, *(action for action in actions if action.done_at is None)]
    return [action for action in open_ones if can_report_on(person, case, action)]


def _decision_under_way(session: Session, issue: Issue) -> Decision:
    if issue.state not in OPEN_TO_VERDICTS:
        raise Unlawful("Actions are named from the answer on, until the issue is closed.")
    decision = decision_of(session, issue)
    if decision.outcome in PROMISED_NOTHING:
        raise Unlawful("There is nothing to set going: nothing was agreed to.")
    return decision


def _action_of(session: Session, decision: Decision, action_id: int | None) -> ActionItem | None:
    """Return the action that is reported on, locked, or raise NotFound if it is another's."""
    if action_id is None:
        return None
    action = session.get(ActionItem, action_id, populate_existing=True)
    if action is None or action.decision_id != decision.id:
        raise NotFound("That action belongs to another decision.")
    return action


def _check_open(action: ActionItem | None) -> None:
    if action and action.done_at:
        raise Unlawful("This action is done already.")
    if action and action.dropped_at:
        raise Unlawful("This action was taken off.")


def _delegate(session: Session, issue: Issue, plan: Planned, now: datetime) -> int | None:
    if plan.delegate_id is None or plan.delegate_id == plan.owner_id:
        return None
    return _known(session, issue, plan.delegate_id, "delegate", now)


def _known(session: Session, issue: Issue, user_id: int | None, field: str, now: datetime) -> int:
    """Return the person, who must be able to see the issue: a notice names it to them."""
    user = session.get(User, user_id) if user_id is not None else None
    if user is None or not user.active or user.administrator:
        raise Invalid("Choose somebody with an account.", field)
    timezone = session.get_one(Forum, issue.holder_id).timezone
    person = get_person(session, user.id, now, timezone)
    if not can_see_issue(person, case_of(session, issue, now)):
        raise Invalid(f"{user.name} can’t see this issue. Choose somebody who can.", field)
    return user.id


def _said(text: str, field: str, otherwise: str, longest: int = 4000) -> str:
    if not text.strip():
        raise Invalid(otherwise, field)
    return checked(text, field, longest)


def _add(
    session: Session,
    issue: Issue,
    kind: str,
    text: str,
    by: Person,
    now: datetime,
    decision_id: int | None,
    action_id: int | None,
    percent: int | None,
) -> Report:
    report = Report(
        issue_id=issue.id,
        decision_id=decision_id,
        action_id=action_id,
        kind=kind,
        by_id=by.id,
        at=now,
        percent=percent,
    )
    session.add(report)
    session.flush()
    session.add(ReportText(report_id=report.id, text=text))
    session.flush()
    return report


def _tell(
    session: Session,
    issue: Issue,
    kind: str,
    forum_id: int,
    by: Person,
    now: datetime,
    **data: Any,
) -> None:
    record(
        session,
        kind,
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=forum_id,
        now=now,
        **data,
    )
