"""Open and leave legs: one visit of an issue to one forum, with its own clock."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.feedback.models import Issue, Leg, Return
from cop.feedback.operations.briefs import keep_sent
from cop.feedback.operations.pausing import end_pause
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.working_days import add_working_days, local_day, working_days_between


def receiving_forum(session: Session, issue: Issue) -> Forum:
    """Return the forum above the one that has the issue."""
    holder = session.get_one(Forum, issue.holder_id)
    if holder.parent_id is None:
        raise Unlawful(f"There is no forum above {holder.name}. It is decided there.")
    return session.get_one(Forum, holder.parent_id)


def open_leg(
    session: Session, issue: Issue, forum: Forum, *, by: Person | None, now: datetime
) -> Leg:
    """Start the issue's visit to this forum, timed by the forum's own targets and calendar."""
    leave_leg(session, issue, "passed_on", now)
    targets = rule_set_of(session, forum.id).targets
    start = local_day(now, forum.timezone)
    wait = targets["acknowledge_urgent" if issue.urgent else "acknowledge"]
    last = session.scalar(select(func.max(Leg.number)).where(Leg.issue_id == issue.id)) or 0
    leg = Leg(
        issue_id=issue.id,
        number=last + 1,
        forum_id=forum.id,
        submitted_by_id=by.id if by else None,
        barred_id=_who_returned(session, issue),
        entered_at=now,
        entered_on=start,
        acknowledge_by=add_working_days(session, forum, start, wait),
        decide_by=add_working_days(session, forum, start, targets["decide"]),
    )
    session.add(leg)
    session.flush()
    keep_sent(session, leg)
    return leg


def _who_returned(session: Session, issue: Issue) -> int | None:
    """Return who sent the issue back, if this visit is the appeal against that."""
    return session.scalar(
        select(Return.by_id)
        .where(Return.issue_id == issue.id, Return.appealed_at.is_not(None))
        .order_by(Return.id.desc())
        .limit(1)
    )


def leave_leg(session: Session, issue: Issue, disposition: str, now: datetime) -> None:
    """End the visit that is going on, if there is one, and write down how long it took."""
    leg = session.get(Leg, issue.leg_id) if issue.leg_id else None
    if leg is not None and leg.left_at is None:
        end_pause(session, leg, now)
        leg.left_at = now
        leg.disposition = disposition
        leg.days = days_in(session, leg, now) - leg.paused_days
        session.flush()


def days_in(session: Session, leg: Leg, now: datetime) -> int:
    """Return the working days since the visit began, of the forum's own calendar."""
    forum = session.get_one(Forum, leg.forum_id)
    today = local_day(now, forum.timezone)
    return working_days_between(session, forum.calendar, leg.entered_on, today)


def current_leg(session: Session, issue: Issue) -> Leg:
    """Return the visit that is going on."""
    if issue.leg_id is None:
        raise Unlawful(f"{issue.reference} has not been sent to a forum yet.")
    return session.get_one(Leg, issue.leg_id)
