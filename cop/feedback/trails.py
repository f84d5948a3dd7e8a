"""Where an issue has been, as stops: the full list for its page, a short trail for elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from cop.feedback.figure import Stop
from cop.feedback.states import ENDED, Action, Closure, Outcome, State
from cop.feedback.words import CLOSURE_WORDS, OUTCOME_WORDS
from cop.wall import Wall

TrailStop = tuple[str, str, str, str, str]
LONGEST_TRAIL = 5


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step with the names that go with it."""

    issue_id: int
    number: int
    action: Action
    target: State
    at: datetime
    forum: str
    tier: str
    by: str | None
    facts: dict[str, object]
    note: str
    origin: str = ""
    origin_tier: str = "regional"


# What the trail calls a step; None leaves it out of the short trail.
SHORT: dict[Action, tuple[str, str] | None] = {
    Action.RAISE: ("up", "Raised"),
    Action.DIVERT: ("shield", "Taken off the forum"),
    Action.ACT_LOCALLY: ("pencil", "Being fixed in the network"),
    Action.ENDORSE: None,
    Action.SUBMIT: ("people", "With {forum}"),
    Action.ACKNOWLEDGE: None,
    Action.CLARIFY: ("question", "A question back"),
    Action.ANSWER: None,
    Action.MERGE: ("merge", "Joined with {into}"),
    Action.RETURN: ("undo", "Returned"),
    Action.APPEAL: ("up", "Appealed"),
    Action.REFER: None,
    Action.DECIDE: ("gavel", "{outcome}"),
    Action.CASCADE: ("down", "Answer back"),
    Action.START: ("pencil", "Being done"),
    Action.ASK: ("loop", "Did it fix it?"),
    Action.CLOSE: ("tick", "{closure}"),
    Action.REOPEN: ("undo", "Reopened"),
    Action.REVISIT: ("clock", "Taken up again"),
    Action.WITHDRAW: ("x", "Withdrawn"),
}

LONG: dict[Action, str] = {
    Action.RAISE: "Raised",
    Action.ENDORSE: "Ready to send",
    Action.SUBMIT: "Sent up",
    Action.ACKNOWLEDGE: "Received",
    Action.REFER: "Raised further",
    Action.DECIDE: "{outcome}",
    Action.CASCADE: "Answer sent to every network that raised it",
    Action.START: "The work began",
    Action.ASK: "Did it fix it?",
}

IN_THE_NETWORKS = {Action.ASK, Action.CLOSE, Action.CASCADE}


def stops_of(steps: Sequence[StepLine], wall: Wall) -> list[Stop]:
    """Return every step as a stop of the circle, the lanes and the list beside them."""
    steps = untold(steps)
    return [
        Stop(
            number=step.number,
            tier=_tier(step),  # type: ignore[arg-type]
            state="now" if step is steps[-1] and step.target not in ENDED else "done",
            name=_long_name(step),
            who=_who(step),
            when=wall.day(step.at),
            at=wall.day_of(step.at),
        )
        for step in steps
    ]


def trail_of(steps: Sequence[StepLine], wall: Wall, due_on: date | None = None) -> list[TrailStop]:
    """Return the few stops that tell the story so far, the present one, and the way home."""
    steps = untold(steps)
    told = [step for step in steps if SHORT[step.action] is not None]
    if len(told) > LONGEST_TRAIL - 1:
        told = [told[0], *told[-(LONGEST_TRAIL - 2) :]]
    over = bool(steps) and steps[-1].target in ENDED
    stops = [_stop(step, wall, now=step is told[-1] and not over) for step in told]
    if stops and not over:
        stops[-1] = _with_deadline(stops[-1], steps[-1], wall, due_on)
    return stops + ([] if over else _way_home(steps, told))


def untold(steps: Sequence[StepLine]) -> list[StepLine]:
    """Return the steps without the outcome of a decision that has not been sent back yet."""
    sent = max((s.number for s in steps if s.action is Action.CASCADE), default=0)
    return [
        replace(s, facts={}) if s.action is Action.DECIDE and s.number > sent else s for s in steps
    ]


def _stop(step: StepLine, wall: Wall, *, now: bool) -> TrailStop:
    icon, name = SHORT[step.action] or ("loop", "")
    text = _filled(name, step)
    return (_tier(step), "now" if now else "done", icon, text, wall.day(step.at))


def _with_deadline(stop: TrailStop, last: StepLine, wall: Wall, due_on: date | None) -> TrailStop:
    """Say of the present stop by when it goes on."""
    tier, state, icon, name, when = stop
    if last.action is Action.REFER:
        name = "Being raised further"
    return (tier, state, icon, name, f"By {wall.day(due_on)}" if due_on else f"Since {when}")


def _way_home(steps: Sequence[StepLine], told: Sequence[StepLine]) -> list[TrailStop]:
    """Return the stops still to come: nothing is over before it is back in the networks."""
    seen = {step.action for step in told[-2:]}
    if not steps or seen & {Action.CASCADE, Action.START, Action.ASK}:
        return []
    home = steps[0].tier
    back = (home, "next", "down", "Back in the network", "Not yet")
    if Action.DECIDE in seen:
        return [back]
    return [(steps[-1].tier, "next", "gavel", "An answer", "Not yet"), back]


def _long_name(step: StepLine) -> str:
    short = SHORT[step.action]
    return _filled(LONG.get(step.action) or (short[1] if short else ""), step)


def _who(step: StepLine) -> str:
    place = step.origin if step.action is Action.ASK and not step.by else step.forum
    return f"{place}, {step.by}" if step.by else place


def _tier(step: StepLine) -> str:
    return step.origin_tier if step.action in IN_THE_NETWORKS else step.tier


def _filled(name: str, step: StepLine) -> str:
    facts = step.facts
    outcome = OUTCOME_WORDS[Outcome(str(facts["outcome"]))] if "outcome" in facts else "Decided"
    closure = CLOSURE_WORDS[Closure(str(facts["closure"]))] if "closure" in facts else "Closed"
    into = str(facts.get("into", "another"))
    return name.format(forum=step.forum, outcome=outcome, closure=closure, into=into)
