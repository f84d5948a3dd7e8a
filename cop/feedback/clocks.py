"""How long an issue took, in the working days of the forum that answered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cop.feedback.permissions import Case
from cop.feedback.states import Action
from cop.feedback.trails import StepLine, standing
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


def clocks_of(session: Session, case: Case, steps: Sequence[StepLine], wall: Wall) -> Clocks:
    """Return how long the newest leg waited for a reply and for a decision, in one statement."""
    steps = standing(steps)
    sent = _last(steps, Action.SUBMIT, Action.REOPEN, Action.REVISIT)
    if sent is None:
        return Clocks(None, None)
    after = [step for step in steps if step.number > sent.number]
    received, decided = _last(after, Action.ACKNOWLEDGE), _last(after, Action.DECIDE)
    start = wall.day_of(sent.at)
    heard = wall.day_of(received.at) if received else wall.today
    ended = wall.day_of(decided.at) if decided else wall.today
    ordinals = ordinals_of(session, case.holder.calendar, {start, heard, ended})
    targets = case.rules.targets
    reply = targets["acknowledge_urgent" if case.issue.urgent else "acknowledge"]
    return Clocks(
        _taken(ordinals, start, heard, reply, received is not None),
        _taken(ordinals, start, ended, targets["decide"], decided is not None),
    )


def _taken(
    ordinals: dict[date, int], start: date, end: date, target: int, done: bool
) -> Taken | None:
    if start not in ordinals or end not in ordinals:
        return None
    return Taken(ordinals[end] - ordinals[start], target, done)


def _last(steps: Sequence[StepLine], *actions: Action) -> StepLine | None:
    found = [step for step in steps if step.action in actions]
    return found[-1] if found else None
