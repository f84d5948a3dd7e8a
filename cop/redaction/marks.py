"""What a page says of something that was masked: when, by which role, and what it was."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from cop.redaction.models import Redaction
from cop.screening import FINDING_TYPES
from cop.site.queries import SiteFacts


def sentence(day: date, role: str, types: list[str], settings: Mapping[str, Any]) -> str:
    """Return the sentence, in the site's word for the role; no word of what stood there."""
    label = str(settings.get("role_labels", {}).get(role, "site")).lower()
    what = ", ".join(FINDING_TYPES[type_].label for type_ in types if type_ in FINDING_TYPES)
    return f"Masked on {day.day} {day:%B %Y} by the {label}: {what}."


def moments(done: Iterable[Redaction], site: SiteFacts | None) -> dict[str, datetime]:
    """Return what is said of these, each sentence once, with the moment of the first of it."""
    said: dict[str, datetime] = {}
    for one in done:
        (words,) = sentences([one], site)
        said.setdefault(words, one.at)
    return said


def sentences(done: Iterable[Redaction], site: SiteFacts | None) -> list[str]:
    """Return what is said of these, each sentence once."""
    zone, settings = ZoneInfo(site.timezone if site else "UTC"), site.settings if site else {}
    said = (sentence(r.at.astimezone(zone).date(), r.role, r.types, settings) for r in done)
    return list(dict.fromkeys(said))
