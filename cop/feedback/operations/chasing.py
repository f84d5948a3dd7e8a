"""Say that something is late: to who has it, then to the co-chairs, then to the sponsor and all."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.feedback.clocks import standing_still
from cop.feedback.models import Issue
from cop.feedback.record import lock, watch_deadline
from cop.feedback.states import CHASED, State
from cop.forums.models import Forum
from cop.forums.working_days import add_working_days, local_day, moment_on, working_days_between

# Working days past the date at which the next one up is told.
HANDLER, CO_CHAIRS, SPONSOR = 1, 2, 3
TOLD_AFTER = {HANDLER: 0, CO_CHAIRS: 5, SPONSOR: 10}


def chase(session: Session, issue: Issue, version: int, *, now: datetime) -> None:
    """Tell whoever is next of what is late; nobody is told twice of the same date."""
    lock(session, issue)
    if issue.version != version or State(issue.state) not in CHASED or issue.due_on is None:
        return
    forum = session.get_one(Forum, issue.holder_id)
    today = local_day(now, forum.timezone)
    if stands_still(session, issue):
        _look_again(session, issue, forum, now)
    elif today <= issue.due_on:
        watch_deadline(session, issue)  # the date was put off since
    else:
        late = working_days_between(session, forum.calendar, issue.due_on, today)
        _tell(session, issue, forum, late, now)


def stands_still(session: Session, issue: Issue) -> bool:
    """Say whether the clock that the issue's date belongs to stands still."""
    return bool(session.scalar(select(standing_still()).where(Issue.id == issue.id)))


def _tell(session: Session, issue: Issue, forum: Forum, late: int, now: datetime) -> None:
    level = max(level for level, days in TOLD_AFTER.items() if days <= max(late, 0))
    if level > issue.overdue_level:
        issue.overdue_level = level
        record(
            session,
            "issue.overdue",
            subject="issue",
            subject_id=issue.id,
            by_id=None,
            forum_id=forum.id,
            now=now,
            level=level,
        )
    if level < SPONSOR and issue.due_on is not None:
        days = TOLD_AFTER[level + 1]
        day = add_working_days(session, forum, issue.due_on, days)
        at = moment_on(day, forum.timezone)
        schedule(session, "chase", not_before=at, issue=issue.id, version=issue.version)


def _look_again(session: Session, issue: Issue, forum: Forum, now: datetime) -> None:
    tomorrow = local_day(now, forum.timezone) + timedelta(days=1)
    at = moment_on(tomorrow, forum.timezone)
    schedule(session, "chase", not_before=at, issue=issue.id, version=issue.version)
