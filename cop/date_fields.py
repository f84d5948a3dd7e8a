"""A date in three boxes: no picker, no surprise about the order, works without scripts."""

from datetime import date
from typing import Any

from wtforms import Field

WRONG = "Enter a real date, like 3 12 2026."


class DatePartsField(Field):
    """Day, month and year as typed; `data` is a date, or None where all three are empty."""

    day = month = year = ""

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Take the parts from the form if it was sent, from the given date otherwise."""
        self.process_errors = []
        given = data if isinstance(data, date) else None
        self.data = given
        if formdata is not None and f"{self.name}-day" in formdata:
            self._take(formdata)
        elif given is not None:
            self.day, self.month, self.year = str(given.day), str(given.month), str(given.year)

    def _take(self, formdata: Any) -> None:
        parts = [
            formdata.get(f"{self.name}-{part}", "").strip() for part in ("day", "month", "year")
        ]
        self.day, self.month, self.year = parts
        self.data = None
        if any(parts):
            try:
                self.data = _date(*parts)
            except (ValueError, OverflowError):
                self.process_errors = [WRONG]


def _date(day: str, month: str, year: str) -> date:
    """Return the date, reading a two-digit year as one of this century."""
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (day, month, year)):
        raise ValueError
    full = int(year) + 2000 if len(year) == 2 else int(year)
    if not 2000 <= full <= 2100:
        raise ValueError
    return date(full, int(month), int(day))
