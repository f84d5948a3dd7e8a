"""Say that somebody has checked whom to ring, and take that back."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from cop.errors import Unlawful, require
from cop.forums.people import Person
from cop.screening.operations.hotline_list import Line, Lines, change_lines, told_of
from cop.screening.operations.hotlines import UNVERIFIED, verified
from cop.screening.permissions import can_set_rules


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

    def check(lines: Lines) -> Line:
        line = lines[place - 1]
        if not line.get("number"):
            raise Unlawful("There is no number yet. Enter it first.")
        lines[place - 1] = {**line, **verified(by, today), "earlier": _check_of(line)}
        return told_of(line)

    change_lines(session, "checked", place, check, by=by, now=now, seen=seen)


def take_back_check(
    session: Session, place: int, *, by: Person, now: datetime, seen: int | None = None
) -> None:
    """Take the last check back: what was said before it holds again, or nothing does."""
    require(can_set_rules(by))

    def take_back(lines: Lines) -> Line:
        line = dict(lines[place - 1])
        if not line.get("verified_on"):
            raise Unlawful("Nobody has said that it was checked.")
        lines[place - 1] = line | line.pop("earlier", UNVERIFIED)
        return told_of(line)

    change_lines(session, "unchecked", place, take_back, by=by, now=now, seen=seen)


def _check_of(line: Line) -> Line:
    return {key: line.get(key) for key in UNVERIFIED}
