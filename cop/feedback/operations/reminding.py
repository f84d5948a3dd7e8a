"""Remind who is silent after an answer: jobs planned with what causes them, and judged afresh on
their day, so that nobody is reminded of what is done or overtaken."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.feedback.models import (
    ActionItem,
    Cascade,
    CascadeOpening,
    CascadePost,
    Decision,
    Issue,
    IssueRaiser,
    LocalCheck,
    Proposal,
    Report,
)
from cop.feedback.states import OPEN_TO_VERDICTS, State
from cop.forums.models import Forum
from cop.forums.queries import rule_set_of
from cop.forums.working_days import add_working_days, local_day, moment_on, ordinals_of

UNOPENED_AFTER = 5
WHOLE = 100  # percent: there is no more to report
ANSWERED = OPEN_TO_VERDICTS | {State.CLOSED}
BEING_DONE = frozenset({State.IN_ACTION, State.LOCAL_CHECK})


# --- planning ---------------------------------------------------------------------------------


def plan_after_answer(
    session: Session, issue: Issue, decision: Decision, sent: Iterable[Cascade], *, now: datetime
) -> None:
    """Plan to look whether each network has opened the answer, and to name its review date."""
    for delivery in sent:
        forum = session.get_one(Forum, delivery.forum_id)
        day = add_working_days(session, forum, local_day(now, forum.timezone), UNOPENED_AFTER)
        at = moment_on(day, forum.timezone)
        schedule(session, "remind_unopened", not_before=at, cascade=delivery.id)
    review_on = session.get_one(Proposal, decision.proposal_id).review_on
    if review_on is not None:
        at = moment_on(review_on, session.get_one(Forum, decision.forum_id).timezone)
        schedule(session, "remind_review", not_before=at, issue=issue.id, decision=decision.id)


def plan_progress(
    session: Session,
    issue: Issue,
    decision: Decision,
    action: ActionItem | None,
    *,
    now: datetime,
) -> None:
    """Plan to ask the owner for word, as many working days from now as the rule set says."""
    day = next_report_day(session, decision, now)
    schedule(
        session,
        "remind_progress",
        not_before=moment_on(day, session.get_one(Forum, decision.forum_id).timezone),
        issue=issue.id,
        decision=decision.id,
        action=action.id if action else None,
        since=now.isoformat(),
    )


def next_report_day(session: Session, decision: Decision, since: datetime) -> date:
    """Return by when the owner reports again who was last heard of at this moment."""
    forum = session.get_one(Forum, decision.forum_id)
    days = rule_set_of(session, forum.id).targets["progress_report"]
    return add_working_days(session, forum, local_day(since, forum.timezone), days)


def plan_silent(session: Session, issue: Issue, *, now: datetime) -> None:
    """Plan to look, half-way through the time to answer, who was asked now and is still silent."""
    asked = select(Cascade).where(
        Cascade.issue_id == issue.id, Cascade.asked_at == now, Cascade.answer_by.is_not(None)
    )
    for delivery in session.scalars(asked):
        if delivery.answer_by is not None:
            _plan_half_way(session, delivery, delivery.answer_by, now)


def _plan_half_way(session: Session, delivery: Cascade, answer_by: date, now: datetime) -> None:
    decision = session.get_one(Decision, delivery.decision_id)
    forum = session.get_one(Forum, decision.forum_id)
    today = local_day(now, forum.timezone)
    ordinals = ordinals_of(session, forum.calendar, {today, answer_by})
    half = (ordinals[answer_by] - ordinals[today] + 1) // 2
    at = moment_on(add_working_days(session, forum, today, half), forum.timezone)
    schedule(
        session,
        "remind_silent",
        not_before=at,
        cascade=delivery.id,
        answer_by=answer_by.isoformat(),
    )


# --- reminding --------------------------------------------------------------------------------


def remind_unopened(session: Session, delivery: Cascade, *, now: datetime) -> None:
    """Tell the network's convenor if nobody there has opened the answer yet."""
    issue = session.get_one(Issue, delivery.issue_id)
    if not _stands(session, issue, delivery.decision_id) or not _still_raises(session, delivery):
        return
    opened = exists().where(CascadeOpening.cascade_id == delivery.id)
    if session.scalar(select(opened)):
        return
    place = session.scalars(
        select(CascadePost).where(
            CascadePost.cascade_id == delivery.id, CascadePost.thread_id == delivery.thread_id
        )
    ).one()
    _tell(
        session,
        issue,
        "issue.unopened",
        delivery.forum_id,
        now,
        thread=place.thread_id,
        number=place.number,
    )


def remind_silent(session: Session, delivery: Cascade, answer_by: date, *, now: datetime) -> None:
    """Tell the network's convenor if it has been asked and has not said whether it worked."""
    issue = session.get_one(Issue, delivery.issue_id)
    asked_for = delivery.answer_by == answer_by and issue.state == State.LOCAL_CHECK
    if not asked_for or not _stands(session, issue, delivery.decision_id):
        return
    if session.get_one(Forum, delivery.forum_id).paused_on is not None:
        return  # nobody in Sorry Business is asked again
    said = select(LocalCheck.id).where(LocalCheck.cascade_id == delivery.id)
    if delivery.asked_again:  # what it said the first time was “too early”
        said = said.where(LocalCheck.at >= delivery.asked_at)
    if _still_raises(session, delivery) and session.scalar(said.limit(1)) is None:
        _tell(
            session,
            issue,
            "issue.check_silent",
            delivery.forum_id,
            now,
            answer_by=answer_by.isoformat(),
        )


def remind_review(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Tell owner and raisers that the day has come on which the decision is looked at again."""
    if _stands(session, issue, decision.id) and issue.state in ANSWERED:
        _tell(session, issue, "issue.review_due", decision.forum_id, now, owner=decision.owner_id)


def remind_progress(
    session: Session,
    issue: Issue,
    decision: Decision,
    action_id: int | None,
    since: datetime,
    *,
    now: datetime,
) -> None:
    """Ask the owner for word, and again after as many days, until something is reported."""
    if issue.state not in BEING_DONE or not _stands(session, issue, decision.id):
        return
    action = session.get_one(ActionItem, action_id) if action_id else None
    if (action and action.over) or _reported_since(session, decision, action, since):
        return
    owners = [action.owner_id, action.delegate_id] if action else [decision.owner_id]
    _tell(
        session,
        issue,
        "issue.progress_due",
        decision.forum_id,
        now,
        owners=[owner for owner in owners if owner is not None],
    )
    plan_progress(session, issue, decision, action, now=now)


def _reported_since(
    session: Session, decision: Decision, action: ActionItem | None, since: datetime
) -> bool:
    """Say whether something was reported after that, or all of it is done."""
    about = Report.action_id == action.id if action else Report.action_id.is_(None)
    percent, last = session.execute(
        select(func.max(Report.percent), func.max(Report.at)).where(
            Report.decision_id == decision.id, about
        )
    ).one()
    return percent == WHOLE or (last is not None and last > since)


def _stands(session: Session, issue: Issue, decision_id: int) -> bool:
    """Say whether this is still the issue's newest decision, and the issue was not sent back."""
    newest = session.scalar(select(func.max(Decision.id)).where(Decision.issue_id == issue.id))
    return newest == decision_id and issue.state in ANSWERED


def _still_raises(session: Session, delivery: Cascade) -> bool:
    raiser = exists().where(
        IssueRaiser.issue_id == delivery.issue_id,
        IssueRaiser.forum_id == delivery.forum_id,
        IssueRaiser.detached_at.is_(None),
    )
    return bool(session.scalar(select(raiser)))


def _tell(
    session: Session, issue: Issue, kind: str, forum_id: int, now: datetime, **data: Any
) -> None:
    record(
        session,
        kind,
        subject="issue",
        subject_id=issue.id,
        by_id=None,
        forum_id=forum_id,
        now=now,
        **data,
    )
