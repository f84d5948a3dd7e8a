"""Archive a taskforce when its time is over, once nothing waits there any more."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.states import WAITING
from cop.forums.models import Forum
from cop.forums.working_days import local_day


def archive_at_sunset(session: Session, now: datetime) -> int:
    """Archive the forums whose last day is over; one with issues that wait stays until then."""
    waits = exists().where(Issue.holder_id == Forum.id, Issue.state.in_(WAITING))
    due = session.scalars(
        select(Forum).where(Forum.sunset_on.is_not(None), Forum.status == "active", ~waits)
    )
    ended = [f for f in due if f.sunset_on and f.sunset_on < local_day(now, f.timezone)]
    for forum in ended:
        forum.status = "archived"
    session.flush()
    return len(ended)
