"""Whom to ring if a child is at risk, and whether somebody has checked that the number is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

FIRST = 1  # the place of the emergency line
EMERGENCY = "000"
PARTS = {"label": "Who answers", "number": "Number", "hours": "When"}


@dataclass(frozen=True, slots=True)
class Hotline:
    """Whom to ring; `verified` is the day on which somebody checked it, in words."""

    label: str
    number: str
    hours: str
    verified: str
    verified_by: int | None = None

    @property
    def href(self) -> str:
        """Return the number as a telephone dials it."""
        return "tel:" + "".join(self.number.split())


@dataclass(frozen=True, slots=True)
class HotlineChange:
    """What somebody did to the list: which line, what, who and when."""

    label: str
    done: str
    by_id: int
    at: datetime


def hotlines_of(settings: Mapping[str, Any]) -> tuple[Hotline, ...]:
    """Return the site's hotlines in their order, the first one to ring first."""
    return tuple(_hotline(line) for line in settings.get("hotlines", []))


def hotlines_to_ring(settings: Mapping[str, Any]) -> tuple[Hotline, ...]:
    """Return those that have a number: without one, only who keeps the list sees the line."""
    return tuple(line for line in hotlines_of(settings) if line.number)


def all_verified(hotlines: Sequence[Hotline]) -> bool:
    """Say whether somebody has checked each of them."""
    return all(line.verified for line in hotlines)


def hotline_changes(settings: Mapping[str, Any]) -> list[HotlineChange]:
    """Return what was changed in the list, the newest first."""
    return [
        HotlineChange(
            told["label"], _in_a_sentence(told), told["by"], datetime.fromisoformat(told["at"])
        )
        for told in settings.get("hotline_changes", [])
    ]


def _in_a_sentence(told: Mapping[str, Any]) -> str:
    match told["what"]:
        case "corrected":
            return _corrected(told)
        case "moved":
            return "Moved up" if told["up"] else "Moved down"
        case "checked":
            return "Checked"
        case "unchecked":
            return "Check taken back"
    number, hours = told["number"] or "no number yet", told["hours"]
    return f"{'Added' if told['what'] == 'added' else 'Removed'}: {number}, {hours}"


def _corrected(told: Mapping[str, Any]) -> str:
    changed = [
        f"{words} was “{told['before'][part] or 'empty'}”, is “{told[part] or 'empty'}”"
        for part, words in PARTS.items()
        if told[part] != told["before"][part]
    ]
    checked = "Checked" if told["checked"] else "Not verified any more"
    return "; ".join([*changed, checked])


def _hotline(line: Mapping[str, Any]) -> Hotline:
    return Hotline(
        label=line["label"],
        number=line.get("number") or "",
        hours=line.get("hours", ""),
        verified=_in_words(line.get("verified_on")),
        verified_by=line.get("verified_by"),
    )


def _in_words(stored: str | None) -> str:
    if not stored:
        return ""
    day = date.fromisoformat(stored)
    return f"{day.day} {day:%B %Y}"
