"""Clocks count the forum's own working days, and the calendar never runs out."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.forums.calendars import Calendar
from cop.forums.models import WorkingDayRow
from cop.forums.operations import calendars_in_use, extend_calendars
from cop.forums.working_days import add_working_days, working_days_between
from cop.worker import keep_calendars
from tests.cast import NOW, TODAY, Cast

KEPT = Calendar.of("AU-SA", date(2022, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (TODAY, 0, TODAY),
        (TODAY, 3, date(2026, 3, 6)),
        (TODAY, 4, date(2026, 3, 10)),  # over the Adelaide Cup
        (date(2026, 3, 7), 1, date(2026, 3, 10)),  # from a Saturday
        (TODAY, -1, date(2026, 3, 2)),
        (date(2026, 4, 1), 5, date(2026, 4, 10)),  # over Easter
    ],
)
def test_days_are_counted_over_weekends_and_holidays(
    session: Session, cast: Cast, start: date, days: int, end: date
) -> None:
    assert add_working_days(session, cast.forums.far_north, start, days) == end


@pytest.mark.parametrize("days", [0, 1, 5, 65, 130, -20])
def test_rows_and_calendar_in_memory_agree(session: Session, cast: Cast, days: int) -> None:
    for offset in range(0, 300, 7):
        start = TODAY + timedelta(days=offset)
        end = add_working_days(session, cast.forums.far_north, start, days)
        assert end == KEPT.add(start, days)
        assert working_days_between(session, "AU-SA", start, end) == days


def test_what_lies_beyond_the_calendar_is_refused_by_name(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="AU-SA"):
        add_working_days(session, cast.forums.far_north, TODAY, 9000)
    with pytest.raises(Invalid, match="AU-SA"):
        working_days_between(session, "AU-SA", TODAY, date(1999, 1, 1))


def test_calendar_is_extended_without_a_seam(session: Session, cast: Cast) -> None:
    later = datetime(2029, 7, 1, tzinfo=NOW.tzinfo)
    keep_calendars(session, later)
    whole = Calendar.of("AU-SA", date(2022, 1, 1), date(2033, 12, 31))
    rows = session.execute(
        select(WorkingDayRow.day, WorkingDayRow.ordinal).order_by(WorkingDayRow.day)
    ).all()
    assert [ordinal for _, ordinal in rows] == list(whole.ordinals)
    assert [day for day, _ in rows] == [whole.first + timedelta(days=n) for n in range(len(rows))]


def test_calendar_that_reaches_far_enough_is_left_alone(session: Session) -> None:
    before = session.scalar(select(func.count()).select_from(WorkingDayRow))
    assert extend_calendars(session, calendars_in_use(session), today=TODAY) == 0
    assert session.scalar(select(func.count()).select_from(WorkingDayRow)) == before
