"""The targets of a directive's steps, in working days of the forum that issues it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from cop.forums.models import Forum
from cop.forums.working_days import add_working_days, local_day, moment_on
from cop.guidance.states import Action, transition
from cop.site.queries import read_site

# What a preset that says nothing of its own means.
USUAL: Mapping[str, int] = {
    "reflection": 20,
    "local_discussion": 30,
    "synthesis": 10,
    "respond": 15,
}
# How long before its end a forum that hasn’t answered is reminded.
REMINDED = 5


def targets_of(settings: Mapping[str, object]) -> dict[str, int]:
    """Return the targets by name, from the site's settings."""
    stated = settings.get("directive_targets")
    return dict(USUAL) | (dict(stated) if isinstance(stated, dict) else {})


def due_after(
    session: Session, forum: Forum, action: Action, now: datetime, *, less: int = 0
) -> date | None:
    """Return the day by which the step after this one should be taken, None without a target.

    `less` gives the day that many working days earlier."""
    clock = transition(action).clock
    if clock is None:
        return None
    site = read_site(session)
    days = targets_of(site.settings if site else {})[clock]
    return add_working_days(session, forum, local_day(now, forum.timezone), days - less)


def morning_after(day: date, timezone: str) -> datetime:
    """Return the first moment of the day after this one: the day itself counts to its end."""
    return moment_on(day + timedelta(days=1), timezone, hour=0)
