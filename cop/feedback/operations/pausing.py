"""Stop the clock of a leg and let it run on: pauses are rows, and deadlines move by their days."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.feedback.models import Leg, Pause
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import add_working_days, local_day, working_days_between


def begin_pause(
    session: Session, leg: Leg, kind: str, *, by: Person, now: datetime, note: str = ""
) -> Pause:
    """Let the leg's clock stand still from today on."""
    if open_pause(session, leg) is not None:
        raise Unlawful("The clock stands still already.")
    forum = session.get_one(Forum, leg.forum_id)
    day = local_day(now, forum.timezone)
    pause = Pause(leg_id=leg.id, kind=kind, started_on=day, by_id=by.id, note=note)
    session.add(pause)
    session.flush()
    return pause


def end_pause(session: Session, leg: Leg, now: datetime) -> int:
    """Let the leg's clock run on, its deadlines put off by the days it stood still; return those.

    A leg whose clock runs is left as it is."""
    pause = open_pause(session, leg)
    if pause is None:
        return 0
    forum = session.get_one(Forum, leg.forum_id)
    pause.ended_on = local_day(now, forum.timezone)
    days = working_days_between(session, forum.calendar, pause.started_on, pause.ended_on)
    leg.paused_days += days
    leg.decide_by = add_working_days(session, forum, leg.decide_by, days)
    if leg.acknowledged_at is None:
        leg.acknowledge_by = add_working_days(session, forum, leg.acknowledge_by, days)
    session.flush()
    return days


def open_pause(session: Session, leg: Leg) -> Pause | None:
    """Return the pause that the leg's clock is in, if it stands still."""
    return session.scalar(select(Pause).where(Pause.leg_id == leg.id, Pause.ended_on.is_(None)))
