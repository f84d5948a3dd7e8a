"""Working days follow a place's own public holidays, and durations are subtractions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.forums.calendars import Calendar, working_days

FIRST, LAST = date(2024, 1, 1), date(2028, 12, 31)
SOUTH_AUSTRALIA = Calendar.of("AU-SA", FIRST, LAST)
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
counts = st.integers(-200, 200)


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 3, 9),  # Adelaide Cup
        date(2025, 12, 26),  # Proclamation Day
        date(2026, 12, 28),  # Proclamation Day, moved from a Saturday
        date(2025, 1, 27),  # Australia Day, moved from a Sunday
        date(2026, 4, 6),  # Easter Monday
    ],
)
def test_south_australian_public_holidays_do_not_work(holiday: date) -> None:
    assert not SOUTH_AUSTRALIA.works(holiday)


@pytest.mark.parametrize("half_day", [date(2025, 12, 24), date(2025, 12, 31)])
def test_half_day_holidays_still_work(half_day: date) -> None:
    assert SOUTH_AUSTRALIA.works(half_day)


@pytest.mark.parametrize(
    ("code", "holiday"),
    [
        ("AU-VIC", date(2026, 11, 3)),  # Melbourne Cup
        ("AU-WA", date(2026, 6, 1)),  # Western Australia Day
        ("AU-NSW", date(2026, 6, 8)),  # King's Birthday
    ],
)
def test_each_state_keeps_its_own_holidays(code: str, holiday: date) -> None:
    assert not Calendar.of(code, FIRST, LAST).works(holiday)


def test_adelaide_cup_is_a_working_day_elsewhere() -> None:
    assert Calendar.of("AU-NSW", FIRST, LAST).works(date(2026, 3, 9))


def test_five_working_days_over_easter_take_eleven_days() -> None:
    assert SOUTH_AUSTRALIA.add(date(2026, 4, 1), 5) == date(2026, 4, 10)


def test_a_clock_started_on_a_saturday_runs_from_the_friday() -> None:
    assert SOUTH_AUSTRALIA.add(date(2026, 8, 8), 1) == date(2026, 8, 10)
    assert SOUTH_AUSTRALIA.add(date(2026, 8, 8), 0) == date(2026, 8, 7)
    assert SOUTH_AUSTRALIA.between(date(2026, 8, 8), date(2026, 8, 10)) == 1


@given(days, counts)
def test_adding_gives_a_working_day_that_many_working_days_away(day: date, count: int) -> None:
    end = SOUTH_AUSTRALIA.add(day, count)
    assert SOUTH_AUSTRALIA.works(end)
    assert SOUTH_AUSTRALIA.between(day, end) == count


@given(days, days)
def test_adding_what_lies_between_arrives(start: date, end: date) -> None:
    arrived = SOUTH_AUSTRALIA.add(start, SOUTH_AUSTRALIA.between(start, end))
    assert arrived == SOUTH_AUSTRALIA.add(end, 0)


@given(days)
def test_ordinals_rise_by_one_on_working_days_and_rest_otherwise(day: date) -> None:
    step = SOUTH_AUSTRALIA.between(day, day + timedelta(days=1))
    assert step == int(SOUTH_AUSTRALIA.works(day + timedelta(days=1)))


def test_rows_continue_the_numbers_of_earlier_rows() -> None:
    whole = list(working_days("AU-SA", FIRST, LAST))
    year = list(working_days("AU-SA", FIRST, date(2024, 12, 31)))
    rest = working_days("AU-SA", date(2025, 1, 1), LAST, before=year[-1].ordinal)
    assert year + list(rest) == whole


@pytest.mark.parametrize("code", ["AU-XX", "ZZ", "", "Adelaide"])
def test_an_unknown_calendar_is_refused_by_name(code: str) -> None:
    with pytest.raises(ValueError, match=f"no calendar '{code}'"):
        working_days(code, FIRST, LAST)


def test_days_outside_the_calendar_are_refused_with_its_range() -> None:
    with pytest.raises(ValueError, match="runs from 2024-01-01 to 2028-12-31"):
        SOUTH_AUSTRALIA.ordinal(date(2023, 12, 31))
    with pytest.raises(ValueError, match="runs from 2024-01-01 to 2028-12-31"):
        SOUTH_AUSTRALIA.add(date(2028, 12, 1), 60)


def test_a_calendar_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="back to"):
        Calendar.of("AU-SA", LAST, FIRST)
