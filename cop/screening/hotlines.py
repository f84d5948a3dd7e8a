"""Whom to ring if a child is at risk, and whether somebody has checked that the number is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


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


def hotlines_of(settings: Mapping[str, Any]) -> tuple[Hotline, ...]:
    """Return the site's hotlines in their order, the first one to ring first."""
    return tuple(_hotline(line) for line in settings.get("hotlines", []))


def all_verified(hotlines: Sequence[Hotline]) -> bool:
    """Say whether somebody has checked each of them."""
    return all(line.verified for line in hotlines)


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
