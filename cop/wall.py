"""Times as people read them on the wall where they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

A_WEEK = 7


@dataclass(frozen=True)
class Wall:
    """The clock and calendar on somebody's wall."""

    timezone: str
    now: datetime

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone there."""
        return ZoneInfo(self.timezone)

    @cached_property
    def today(self) -> date:
        """The date there."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """Return the date there at this moment."""
        return moment.astimezone(self.zone).date()

    def long_day(self, when: date | datetime) -> str:
        """Return “Thursday 19 November 2026”."""
        day = self._date(when)
        return f"{day:%A} {day.day} {day:%B %Y}"

    def full_day(self, when: date | datetime) -> str:
        """Return “19 November 2026”."""
        day = self._date(when)
        return f"{day.day} {day:%B %Y}"

    def day(self, when: date | datetime) -> str:
        """Return “19 Nov”, with the year where it is another one."""
        day = self._date(when)
        year = "" if day.year == self.today.year else f" {day.year}"
        return f"{day.day} {day:%b}{year}"

    def weekday(self, when: date | datetime) -> str:
        """Return “Friday 27 November”, with the year where it is another one."""
        day = self._date(when)
        year = "" if day.year == self.today.year else f" {day.year}"
        return f"{day:%A} {day.day} {day:%B}{year}"

    def moment(self, when: datetime) -> str:
        """Return “19 Nov, 9:12 am”."""
        local = when.astimezone(self.zone)
        return f"{self.day(local.date())}, {_hour(local)}"

    def time(self, when: datetime) -> str:
        """Return “9:12 am”."""
        return _hour(when.astimezone(self.zone))

    def ago(self, when: datetime) -> str:
        """Return how long ago in the fewest words: “40 min”, “2 h”, “Yesterday”, “Tue”, “3 Nov”."""
        days = (self.today - self._date(when)).days
        if days <= 0:
            return self._within_a_day(self.now - when)
        if days == 1:
            return "Yesterday"
        return f"{self._date(when):%a}" if days < A_WEEK else self.day(when)

    def _within_a_day(self, passed: timedelta) -> str:
        minutes = int(passed.total_seconds() // 60)
        if minutes < 1:
            return "Just now"
        return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"

    def _date(self, when: date | datetime) -> date:
        return self.day_of(when) if isinstance(when, datetime) else when


def _hour(local: datetime) -> str:
    half = "am" if local.hour < 12 else "pm"
    return f"{local.hour % 12 or 12}:{local.minute:02} {half}"


def within(days: int) -> str:
    """Return “today”, “tomorrow” or “in 3 days”; “3 days ago” for a negative number."""
    if days < 0:
        return "yesterday" if days == -1 else f"{-days} days ago"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
