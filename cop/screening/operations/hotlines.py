"""Correct whom to ring, and say that somebody has checked it."""

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.forums.people import Person
from cop.screening.gate import screen
from cop.screening.permissions import can_set_rules
from cop.site.operations import change_settings

LONGEST = 120
DIALLED = re.compile(r"\+?[0-9](?: ?[0-9]){2,13}")
Line = dict[str, Any]


def correct_hotline(
    session: Session,
    place: int,
    *,
    label: str,
    number: str,
    hours: str,
    checked: bool,
    by: Person,
    now: datetime,
    today: date,
    seen: int | None = None,
) -> None:
    """Correct a hotline; it counts as not verified again unless it was checked with that."""
    require(can_set_rules(by))
    number = " ".join(number.split())
    if number and not DIALLED.fullmatch(number):
        raise Invalid("Write the number in digits, as one dials it.", "number")
    if checked and not number:
        raise Invalid("Enter the number that you checked.", "number")
    line = {
        "label": _words(label, "label", "Say who answers."),
        "number": number or None,
        "hours": _words(hours, "hours", "Say when somebody answers."),
        **(_verified(by, today) if checked else {"verified_on": None, "verified_by": None}),
    }
    _replace(session, place, lambda _: line, seen)
    _record(session, "screen.hotline_corrected", place, by, now)
    if checked:
        _record(session, "screen.hotline_checked", place, by, now)


def check_hotline(
    session: Session,
    place: int,
    *,
    by: Person,
    now: datetime,
    today: date,
    seen: int | None = None,
) -> None:
    """Note that this person has checked today that somebody answers there."""
    require(can_set_rules(by))

    def checked(line: Line) -> Line:
        if not line.get("number"):
            raise Unlawful("There is no number yet. Enter it first.")
        return {**line, **_verified(by, today)}

    _replace(session, place, checked, seen)
    _record(session, "screen.hotline_checked", place, by, now)


def _verified(by: Person, today: date) -> Line:
    return {"verified_on": today.isoformat(), "verified_by": by.id}


def _words(raw: str, field: str, missing: str) -> str:
    words = " ".join(raw.split())
    if not words:
        raise Invalid(missing, field)
    if len(words) > LONGEST:
        raise Invalid(f"Shorten this by {len(words) - LONGEST} characters.", field)
    screen(words, field)
    return words


def _replace(session: Session, place: int, new: Any, seen: int | None) -> None:
    def change(settings: Line) -> Line:
        lines: list[Line] = list(settings.get("hotlines", []))
        if not 1 <= place <= len(lines):
            raise NotFound
        lines[place - 1] = new(lines[place - 1])
        return {"hotlines": lines}

    change_settings(session, change, seen=seen)


def _record(session: Session, kind: str, place: int, by: Person, now: datetime) -> None:
    record(session, kind, subject="site", subject_id=1, by_id=by.id, now=now, place=place)
