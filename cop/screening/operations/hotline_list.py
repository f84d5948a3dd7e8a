"""How the list of whom to ring is changed: one way, which writes down who did what, and when."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import NotFound
from cop.forums.people import Person
from cop.site.operations import change_settings

KEPT_CHANGES = 100
Line = dict[str, Any]
Lines = list[Line]


def change_lines(
    session: Session,
    what: str,
    place: int | None,
    change: Callable[[Lines], Line],
    *,
    by: Person,
    now: datetime,
    seen: int | None,
    **more: Any,
) -> None:
    """Let `change` alter the list; the line that it returns is named in the list of changes.

    Without a place it is about a line that isn’t there yet."""

    def changed(settings: dict[str, Any]) -> dict[str, Any]:
        lines: Lines = list(settings.get("hotlines", []))
        if place is not None and not 1 <= place <= len(lines):
            raise NotFound
        told = {"what": what, "by": by.id, "at": now.isoformat(), **more, **change(lines)}
        earlier = settings.get("hotline_changes", [])
        return {"hotlines": lines, "hotline_changes": [told, *earlier][:KEPT_CHANGES]}

    change_settings(session, changed, seen=seen)
    kind = f"screen.hotline_{what}"
    record(session, kind, subject="site", subject_id=1, by_id=by.id, now=now, place=place)


def told_of(line: Line, before: Line | None = None) -> Line:
    """Return what the list of changes says of a line, and what it was before."""
    words = {"label": line["label"], "number": line.get("number"), "hours": line.get("hours", "")}
    return words if before is None else {**words, "before": told_of(before)}
