"""Add whom to ring, correct it, put it in order and take it away; 000 stays, and stays first."""

import re
import unicodedata
from datetime import date, datetime

from sqlalchemy.orm import Session

from cop.errors import Invalid, Unlawful, require
from cop.forums.people import Person
from cop.screening import check
from cop.screening.gate import Screened, screen
from cop.screening.hotlines import EMERGENCY, FIRST
from cop.screening.operations.hotline_list import Line, Lines, change_lines, told_of
from cop.screening.permissions import can_set_rules

LONGEST = 120
MOST = 12  # who is in a hurry reads no more
DIALLED = re.compile(r"\+?[0-9](?: ?[0-9]){2,13}")
TYPED = f"change {EMERGENCY}"  # a slip of the hand never changes what people in danger ring
STAYS = f"{EMERGENCY} stays first, and can’t be removed."
LOOK_AT_BOTH = "The number changes. Look at the old one and the new one, then save it again."
NO_NUMBER = "none"  # what confirms that a line is to have none
UNVERIFIED: Line = {"verified_on": None, "verified_by": None}


def add_hotline(
    session: Session,
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
    """Put another line to ring at the end of the list."""
    require(can_set_rules(by))
    line = _line(label, number, hours, checked, by, today)

    def add(lines: Lines) -> Line:
        if not lines and line["number"] != EMERGENCY:
            raise Invalid(f"Add {EMERGENCY} first. It is what people ring in danger.", "number")
        if len(lines) >= MOST:
            raise Unlawful(f"{MOST} are as many as anybody reads in a hurry. Remove one first.")
        _refuse_twice(lines, line)
        lines.append(line)
        return told_of(line)

    change_lines(session, "added", None, add, by=by, now=now, seen=seen)


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
    typed: str = "",
    confirmed: str = "",
    seen: int | None = None,
) -> None:
    """Correct a line; it counts as not verified again unless it was checked with that.

    Another number is `confirmed` by who has seen it beside the old one. The emergency number is
    never empty, and another only for who typed that they mean it."""
    require(can_set_rules(by))
    line = _line(label, number, hours, checked, by, today)

    def correct(lines: Lines) -> Line:
        before = lines[place - 1]
        _refuse_twice(lines[: place - 1] + lines[place:], line)
        if place == FIRST:
            _guard_emergency(before, line, typed)
        else:
            _guard_number(before, line, confirmed)
        if told_of(line) == told_of(before) and not checked:
            raise Unlawful("Nothing was changed, so it stays as it was.")
        lines[place - 1] = line
        return told_of(line, before)

    change_lines(session, "corrected", place, correct, by=by, now=now, seen=seen, checked=checked)


def remove_hotline(
    session: Session, place: int, *, by: Person, now: datetime, seen: int | None = None
) -> None:
    """Take a line off the list; what it said stays in the list of changes."""
    require(can_set_rules(by))

    def remove(lines: Lines) -> Line:
        if place == FIRST:
            raise Unlawful(STAYS)
        return told_of(lines.pop(place - 1))

    change_lines(session, "removed", place, remove, by=by, now=now, seen=seen)


def move_hotline(
    session: Session,
    place: int,
    *,
    up: bool,
    by: Person,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Let a line change places with the one above it or below it."""
    require(can_set_rules(by))
    other = place - 1 if up else place + 1

    def move(lines: Lines) -> Line:
        if FIRST in (place, other):
            raise Unlawful(STAYS)
        if other > len(lines):
            raise Unlawful("It is the last one already.")
        lines[place - 1], lines[other - 1] = lines[other - 1], lines[place - 1]
        return told_of(lines[other - 1])

    change_lines(session, "moved", place, move, by=by, now=now, seen=seen, up=up)


def _line(label: str, number: str, hours: str, checked: bool, by: Person, today: date) -> Line:
    number = " ".join(unicodedata.normalize("NFKC", number).split())
    if number and not DIALLED.fullmatch(number):
        raise Invalid("Write the number in digits, as one dials it.", "number")
    if checked and not number:
        raise Invalid("Enter the number that you checked.", "number")
    _refuse_others(number)
    return {
        "label": _words(label, "label", "Say who answers."),
        "number": number or None,
        "hours": _words(hours, "hours", "Say when somebody answers."),
        **(verified(by, today) if checked else UNVERIFIED),
    }


def _refuse_others(number: str) -> None:
    """Let a number pass that is rung, and none that a family is known by."""
    if other := [found for found in check(number, where="number") if found.type != "phone"]:
        raise Screened(other, "number")


def verified(by: Person, today: date) -> Line:
    """Return that this person checked it on this day."""
    return {"verified_on": today.isoformat(), "verified_by": by.id}


def _guard_emergency(before: Line, line: Line, typed: str) -> None:
    if not line["number"]:
        raise Invalid("The first one is what people ring in danger. It needs its number.", "number")
    if line["number"] == before.get("number"):
        return
    if " ".join(typed.split()).casefold() != TYPED:
        raise Invalid(f"Type “{TYPED}” if you mean it. Otherwise put the number back.", "typed")


def _guard_number(before: Line, line: Line, confirmed: str) -> None:
    changed = line["number"] != before.get("number")
    if changed and " ".join(confirmed.split()) != (line["number"] or NO_NUMBER):
        raise Invalid(LOOK_AT_BOTH, "number")


def _refuse_twice(others: Lines, line: Line) -> None:
    """Refuse a number that another line has: who fails to reach it would ring it again."""
    for other in others:
        if line["number"] and _dialled(other.get("number")) == _dialled(line["number"]):
            raise Invalid(f"“{other['label']}” has this number already.", "number")


def _dialled(number: str | None) -> str:
    return "".join((number or "").split())


def _words(raw: str, field: str, missing: str) -> str:
    words = " ".join(raw.split())
    if not words:
        raise Invalid(missing, field)
    if len(words) > LONGEST:
        raise Invalid(f"Shorten this by {len(words) - LONGEST} characters.", field)
    screen(words, field)
    return words
