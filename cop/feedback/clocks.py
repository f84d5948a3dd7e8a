"""How long an issue took, in working days of the forum that answered it, and when none run."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from cop.feedback.models import ForumPause, Issue, Leg, Pause
from cop.feedback.permissions import Case
from cop.feedback.states import State
from cop.forums.models import Forum
from cop.forums.working_days import ordinals_of
from cop.wall import Wall

# In the network's own hands: a pause of the network stops these clocks.
AT_HOME = frozenset({State.RAISED, State.LOCAL_ACTION, State.ENDORSED})


@dataclass(frozen=True, slots=True)
class Taken:
    """Working days that something took, against its target."""

    days: int
    target: int
    done: bool
    still: bool = False

    @property
    def late(self) -> bool:
        """Whether it took, or takes, longer than its target; not while the clock stands still."""
        return self.days > self.target and not self.still

    @property
    def words(self) -> str:
        """“4 days of 5”, or “Day 4 of 5” while it goes on."""
        if self.still:
            return f"Day {self.days} of {self.target}, standing still"
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
    heard, still = leg.acknowledged_at is not None, pause is not None
    return Clocks(
        _taken(leg.acknowledge_days, reply, done=True)
        if heard
        else _taken(so_far, reply, done=False, still=still),
        _taken(so_far, targets["decide"], done=False, still=still),
    )


def stands_still(state: State, pause: Pause | None, forum_pause: ForumPause | None) -> bool:
    """Say whether the clock that the issue's date belongs to stands still.

    `pause` is that of its visit, `forum_pause` that of its network."""
    if state in AT_HOME:
        return forum_pause is not None
    # While a question is open, the date is the network's, whose time to answer runs.
    return state is not State.CLARIFYING and pause is not None


def standing_still(issue: Any = Issue) -> ColumnElement[bool]:
    """Return the clause of the issues for which `stands_still` says so."""
    here = select(1).where(Pause.leg_id == issue.leg_id, Pause.ended_on.is_(None))
    at_home = select(1).where(ForumPause.forum_id == issue.origin_id, ForumPause.ended_on.is_(None))
    visit, network = exists(here.correlate(issue)), exists(at_home.correlate(issue))
    elsewhere = issue.state.not_in([*AT_HOME, State.CLARIFYING])
    return or_(and_(issue.state.in_(AT_HOME), network), and_(elsewhere, visit))


def due_while_running(session: Session, issue: Issue) -> date | None:
    """Return the day on which the issue is due, None while its clock stands still."""
    if issue.due_on is None:
        return None
    still = session.scalar(select(standing_still()).where(Issue.id == issue.id))
    return None if still else issue.due_on


def past_its_date(today: date) -> ColumnElement[bool]:
    """Return the clause of the issues whose date is over while their clock runs."""
    return and_(Issue.due_on.is_not(None), Issue.due_on < today, ~standing_still())


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


def _taken(days: int | None, target: int, *, done: bool, still: bool = False) -> Taken | None:
    return None if days is None else Taken(max(days, 0), target, done, still)
