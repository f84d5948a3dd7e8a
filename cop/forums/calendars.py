"""Working days: which days a place works, numbered so that a duration is a subtraction.

Half-day holidays still work. A day that does not work carries the ordinal of the last working
day before it, so a clock started on a Saturday runs from the Friday.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class WorkingDay(NamedTuple):
    """A day, how many working days there were up to and with it, and whether it is one."""

    day: date
    ordinal: int
    works: bool


def working_days(
    calendar_code: str, first: date, last: date, *, before: int = 0
) -> Iterator[WorkingDay]:
    """Every day from first to last; `before` is the ordinal the day before first had."""
    off = _public_holidays(calendar_code, first, last)
    return _numbered(off, first, last, before)


def _public_holidays(calendar_code: str, first: date, last: date) -> frozenset[date]:
    import holidays  # needed once a year or so, by one process

    country, _, subdivision = calendar_code.partition("-")
    years = range(first.year, last.year + 1)
    try:
        found = holidays.country_holidays(
            country, subdiv=subdivision or None, years=years, categories="public"
        )
    except NotImplementedError as problem:
        raise ValueError(
            f"no calendar {calendar_code!r}; expected a country and state like AU-SA"
        ) from problem
    return frozenset(found)


def _numbered(off: frozenset[date], first: date, last: date, ordinal: int) -> Iterator[WorkingDay]:
    day = first
    while day <= last:
        works = day.weekday() < SATURDAY and day not in off
        ordinal += works
        yield WorkingDay(day, ordinal, works)
        day += ONE_DAY


@dataclass(frozen=True)
class Calendar:
    """The working days of one place between two dates, held in memory."""

    code: str
    first: date
    ordinals: tuple[int, ...]

    @classmethod
    def of(cls, code: str, first: date, last: date) -> "Calendar":
        """The calendar of a code like AU-SA, both dates included."""
        if last < first:
            raise ValueError(f"a calendar cannot run from {first} back to {last}")
        return cls(code, first, tuple(row.ordinal for row in working_days(code, first, last)))

    @property
    def last(self) -> date:
        """The last day this calendar knows."""
        return self.first + timedelta(days=len(self.ordinals) - 1)

    def ordinal(self, day: date) -> int:
        """How many working days this calendar has up to and with the day."""
        if not self.first <= day <= self.last:
            raise self._outside(f"{day}")
        return self.ordinals[(day - self.first).days]

    def works(self, day: date) -> bool:
        """Whether people work on the day."""
        here = self.ordinal(day)
        return here > (self.ordinal(day - ONE_DAY) if day > self.first else 0)

    def between(self, start: date, end: date) -> int:
        """Working days from start to end; negative when end comes first."""
        return self.ordinal(end) - self.ordinal(start)

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days from the day; zero gives the last one up to it."""
        wanted = self.ordinal(day) + count
        if not 1 <= wanted <= self.ordinals[-1]:
            raise self._outside(f"{count} working days from {day}")
        return self.first + timedelta(days=bisect_left(self.ordinals, wanted))

    def _outside(self, what: str) -> ValueError:
        return ValueError(
            f"{what} is outside calendar {self.code}, which runs from {self.first} to {self.last}"
        )
