"""Turn a rule of the check off for the whole site, and on again."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.forums.people import Person
from cop.screening import FINDING_TYPES
from cop.screening.gate import screen
from cop.screening.models import RuleChange
from cop.screening.permissions import can_set_rules
from cop.screening.queries import settings_of
from cop.site.operations import change_settings

LONGEST_WHY = 300
TYPED = "turn it off"  # for what would otherwise protect a child


def needs_typing(kind: str) -> bool:
    """Say whether turning this rule off takes more than a tick: blocks, and a child at risk."""
    return FINDING_TYPES[kind].action != "warn"


def turn_off(
    session: Session,
    kind: str,
    *,
    by: Person,
    why: str,
    sure: bool,
    typed: str = "",
    now: datetime,
    seen: int | None = None,
) -> None:
    """Let texts pass unlooked at for this rule, on the whole site, with a reason that is kept."""
    require(can_set_rules(by))
    _check_kind(kind)
    why = _checked_why(why)
    if not sure:
        raise Invalid("Tick this if you mean it.", "sure")
    if needs_typing(kind) and " ".join(typed.split()).strip("“”\"'").casefold() != TYPED:
        raise Invalid(f"Type “{TYPED}” to turn off this rule.", "typed")
    _set(session, kind, True, by=by, why=why, now=now, seen=seen)


def turn_on(
    session: Session, kind: str, *, by: Person, now: datetime, seen: int | None = None
) -> None:
    """Look for it again."""
    require(can_set_rules(by))
    _check_kind(kind)
    _set(session, kind, False, by=by, why="", now=now, seen=seen)


def _check_kind(kind: str) -> None:
    if kind not in FINDING_TYPES:
        raise NotFound


def _checked_why(why: str) -> str:
    why = " ".join(why.split())
    if not any(letter.isalnum() for letter in why):
        raise Invalid("Say why. It stands on this page for whoever comes after you.", "why")
    if len(why) > LONGEST_WHY:
        raise Invalid(f"Shorten this by {len(why) - LONGEST_WHY} characters.", "why")
    screen(why, "why")
    return why


def _set(
    session: Session,
    kind: str,
    off: bool,
    *,
    by: Person,
    why: str,
    now: datetime,
    seen: int | None,
) -> None:
    def change(settings: dict[str, Any]) -> dict[str, Any]:
        screening = settings_of(settings)
        before = set(screening.get("off", ()))
        if (kind in before) == off:
            raise Unlawful("It is off already." if off else "It is on already.")
        after = before | {kind} if off else before - {kind}
        return {"screening": {**screening, "off": sorted(after)}}

    change_settings(session, change, seen=seen)
    session.add(RuleChange(at=now, type=kind, off=off, why=why, by_id=by.id))
    record(
        session,
        "screen.rule_off" if off else "screen.rule_on",
        subject="site",
        subject_id=1,
        by_id=by.id,
        now=now,
        type=kind,
    )
