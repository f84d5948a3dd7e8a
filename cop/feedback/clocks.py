"""How long an issue took, in the working days of the forum that answered it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cop.feedback.models import Leg, Pause
from cop.feedback.permissions import Case
from cop.forums.models import Forum
from cop.forums.working_days import ordinals_of
from cop.wall import Wall


@dataclass(frozen=True, slots=True)
class Taken:
    """Working days that something took, against its target."""

    days: int
    target: int
    done: bool

    @property
    def late(self) -> bool:
        """Whether it took, or takes, longer than its target."""
        return self.days > self.target

    @property
    def words(self) -> str:
        """“4 days of 5”, or “Day 4 of 5” while it goes on."""
        if not self.done:
            return f"Day {self.days} of {self.target}"
        return (
            f"{self.days} day of {self.target}"
            if self.days == 1
            else f"{self.days} days of {self.target}"
        )


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of the newest leg; None where one has not started."""

    acknowledged: Taken | None
    decided: Taken | None


def clocks_of(session: Session, case: Case, pause: Pause | None, wall: Wall) -> Clocks:
    """Return how long the newest visit waited for a reply and for a decision, pauses left out.

    `pause` is the one that its clock is in, if it stands still; one statement, none once it is
    over."""
    leg, targets = case.leg, case.rules.targets
    if leg is None:
        return Clocks(None, None)
    reply = targets["acknowledge_urgent" if case.issue.urgent else "acknowledge"]
    if leg.left_at is not None:
        decided = leg.disposition == "decided"
        return Clocks(
            _taken(leg.acknowledge_days, reply, done=True),
            _taken(leg.days, targets["decide"], done=True) if decided else None,
        )
    so_far = _running(session, case.holder, leg, pause, wall)
    heard = leg.acknowledged_at is not None
    return Clocks(
        _taken(leg.acknowledge_days if heard else so_far, reply, done=heard),
        _taken(so_far, targets["decide"], done=False),
    )


def _running(
    session: Session, forum: Forum, leg: Leg, pause: Pause | None, wall: Wall
) -> int | None:
    """Return the working days that the visit has taken so far."""
    days = {leg.entered_on, wall.today} | ({pause.started_on} if pause else set())
    ordinals = ordinals_of(session, forum.calendar, days)
    if not days <= set(ordinals):
        return None
    until = pause.started_on if pause else wall.today
    return ordinals[until] - ordinals[leg.entered_on] - leg.paused_days


def _taken(days: int | None, target: int, *, done: bool) -> Taken | None:
    return None if days is None else Taken(max(days, 0), target, done)
