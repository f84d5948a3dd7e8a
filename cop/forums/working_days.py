"""Count in the forum's own working days: every duration is a subtraction of two ordinals."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session, aliased

from cop.errors import Invalid
from cop.forums.models import Forum, WorkingDayRow
from cop.forums.prepared import Query, prepared


def local_day(moment: datetime, timezone: str) -> date:
    """Return the date on the wall of somebody in this time zone."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def add_working_days(session: Session, forum: Forum, start: date, days: int) -> date:
    """Return the working day that comes this many working days after `start`."""
    from_day = aliased(WorkingDayRow)
    found = session.scalar(
        select(WorkingDayRow.day)
        .join(from_day, from_day.calendar == WorkingDayRow.calendar)
        .where(
            WorkingDayRow.calendar == forum.calendar,
            WorkingDayRow.works.is_(True),
            WorkingDayRow.ordinal == from_day.ordinal + days,
            from_day.day == start,
        )
    )
    if found is None:
        raise Invalid(f"The calendar {forum.calendar} doesn’t reach {days} days from {start}.")
    return found


def working_day_from(session: Session, forum: Forum, day: date) -> date:
    """Return this day if the forum works on it, else the next day on which it does."""
    found = session.scalar(
        select(func.min(WorkingDayRow.day)).where(
            WorkingDayRow.calendar == forum.calendar,
            WorkingDayRow.works.is_(True),
            WorkingDayRow.day >= day,
        )
    )
    if found is None:
        raise Invalid(f"The calendar {forum.calendar} doesn’t reach {day}.")
    return found


def working_days_between(session: Session, calendar: str, start: date, end: date) -> int:
    """Return how many working days lie after `start` up to `end`; negative if `end` is earlier."""
    ordinals = ordinals_of(session, calendar, {start, end})
    try:
        return ordinals[end] - ordinals[start]
    except KeyError as missing:
        raise Invalid(f"The calendar {calendar} doesn’t reach {missing.args[0]}.") from None


def ordinals_of(session: Session, calendar: str, days: Iterable[date]) -> dict[date, int]:
    """Return the ordinals of these days; subtract two of them to get working days."""
    return {day: ordinal for day, ordinal in _ordinals(session, calendar, set(days))}


def ordinal_on(calendar: str, day: Any) -> ScalarSelect[int]:
    """Return the ordinal of a day, which may be a column of another table, as a column."""
    found = aliased(WorkingDayRow)
    here = found.calendar == calendar, found.day == day
    return select(found.ordinal).where(*here).scalar_subquery()


@prepared
def _ordinals(calendar: str, days: Collection[date]) -> Query:
    here = WorkingDayRow.calendar == calendar, WorkingDayRow.day.in_(days)
    return select(WorkingDayRow.day, WorkingDayRow.ordinal).where(*here)


def moment_on(day: date, timezone: str, hour: int = 9) -> datetime:
    """Return that day's hour in this time zone, as a moment."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(timezone))
