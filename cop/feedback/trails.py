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


# What the short trail calls a step; what is missing here it leaves out.
SHORT: dict[Action, str] = {
    Action.RAISE: "Raised",
    Action.DIVERT: "Taken off the forum",
    Action.ACT_LOCALLY: "Being fixed in the network",
    Action.SUBMIT: "With {forum}",
    Action.CLARIFY: "A question back",
    Action.MERGE: "Joined with {into}",
    Action.RETURN: "Returned",
    Action.APPEAL: "Appealed",
    Action.DECIDE: "{outcome}",
    Action.CASCADE: "Answer back",
    Action.START: "Being done",
    Action.ASK: "Did it fix it?",
    Action.CLOSE: "{closure}",
    Action.REOPEN: "Reopened",
    Action.REVISIT: "Taken up again",
    Action.WITHDRAW: "Withdrawn",
    Action.OBJECT: "Goes on by itself",
}
STEP_ICONS: dict[Action, str] = {
    Action.RAISE: "up",
    Action.DIVERT: "shield",
    Action.ACT_LOCALLY: "pencil",
    Action.ENDORSE: "people",
    Action.SUBMIT: "people",
    Action.ACKNOWLEDGE: "check",
    Action.CLARIFY: "question",
    Action.ANSWER: "chat",
    Action.MERGE: "merge",
    Action.RETURN: "undo",
    Action.APPEAL: "up",
    Action.REFER: "up",
    Action.DECIDE: "gavel",
    Action.CASCADE: "down",
    Action.START: "pencil",
    Action.ASK: "loop",
    Action.CLOSE: "tick",
    Action.REOPEN: "undo",
    Action.REVISIT: "clock",
    Action.WITHDRAW: "x",
    Action.OBJECT: "merge",
    Action.UNDO: "undo",
}
# Told before the rest where there is no room for everything.
WEIGHTY = (Action.REOPEN, Action.CLOSE, Action.ASK, Action.DECIDE, Action.MERGE, Action.CASCADE)

LONG: dict[Action, str] = {
    Action.RAISE: "Raised",
    Action.ENDORSE: "Backed",
    Action.SUBMIT: "Sent up",
    Action.ACKNOWLEDGE: "Received",
    Action.REFER: "Raised further",
    Action.DECIDE: "{outcome}",
    Action.CASCADE: "Answer sent to every network that raised it",
    Action.START: "The work began",
    Action.ANSWER: "Answered the question",
    Action.OBJECT: "Taken out of the other issue again",
}

IN_THE_NETWORKS = {Action.ASK, Action.CLOSE, Action.CASCADE}


def stops_of(steps: Sequence[StepLine], wall: Wall) -> list[Stop]:
    """Return every step that stands as a stop of the circle, the lanes and the list beside them.

    They are numbered as they are shown: what was taken back at once leaves no gap."""
    steps = untold(steps)
    return [
        Stop(
            number=number,
            tier=_tier(step),  # type: ignore[arg-type]
            state="now" if step is steps[-1] and step.target not in ENDED else "done",
            name=_long_name(step),
            who=_who(step),
            when=wall.day(step.at),
            at=wall.day_of(step.at),
        )
        for number, step in enumerate(steps, 1)
    ]


def names_of(steps: Sequence[StepLine]) -> dict[int, str]:
    """Return what each step is called, by its own number, also of those that were taken back."""
    shown = {step.number: _long_name(step) for step in untold(steps)}
    return {step.number: shown.get(step.number) or _taken_back(step) for step in steps}


def _taken_back(step: StepLine) -> str:
    if step.action is Action.UNDO:
        return "Taken back within a minute"
    return f"{_long_name(replace(step, facts={}))}, taken back"


def trail_of(steps: Sequence[StepLine], wall: Wall, due_on: date | None = None) -> list[TrailStop]:
    """Return the few stops that tell the story so far, the present one, and the way home."""
    steps = untold(steps)
    # What happened last is told, also where it is a small thing: the rest would be out of date.
    told = _most_telling([s for s in steps if s.action in SHORT or s is steps[-1]])
    over = bool(steps) and steps[-1].target in ENDED
    stops = [_stop(step, wall, now=step is told[-1] and not over) for step in told]
    if stops and not over:
        stops[-1] = _with_deadline(stops[-1], steps[-1], wall, due_on)
    return stops + ([] if over else _way_home(steps, told))


def _most_telling(steps: list[StepLine]) -> list[StepLine]:
    """Return the first step, the last, and between them what weighs most, as room allows."""
    if len(steps) < LONGEST_TRAIL:
        return steps
    between = sorted(steps[1:-1], key=lambda s: (s.action in WEIGHTY, s.number))
    kept = {step.number for step in between[-(LONGEST_TRAIL - 3) :]}
    return [s for s in steps if s in (steps[0], steps[-1]) or s.number in kept]


def standing(steps: Sequence[StepLine]) -> list[StepLine]:
    """Return the steps without those that were taken back at once, and without the taking back."""
    undone = {s.facts.get("undone") for s in steps if s.action is Action.UNDO}
    return [s for s in steps if s.action is not Action.UNDO and s.number not in undone]


def untold(steps: Sequence[StepLine]) -> list[StepLine]:
    """Return the steps that stand, without the outcome of a decision that was not sent back yet."""
    steps = standing(steps)
    sent = max((s.number for s in steps if s.action is Action.CASCADE), default=0)
    return [
        replace(s, facts={}) if s.action is Action.DECIDE and s.number > sent else s for s in steps
    ]


def _stop(step: StepLine, wall: Wall, *, now: bool) -> TrailStop:
    state = "now" if now else "done"
    text = _filled(SHORT.get(step.action) or LONG[step.action], step)
    return (_tier(step), state, STEP_ICONS[step.action], text, wall.day(step.at))


def _with_deadline(stop: TrailStop, last: StepLine, wall: Wall, due_on: date | None) -> TrailStop:
    """Say of the present stop by when it goes on."""
    tier, state, icon, name, when = stop
    if last.action is Action.REFER:
        name = "Being raised further"
    if due_on is None:
        return (tier, state, icon, name, f"Since {when}")
    what = {Action.CASCADE: "Next by", Action.START: "Work due"}.get(last.action, "By")
    return (tier, state, icon, name, f"{what} {wall.day(due_on)}")


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
    return _filled(LONG.get(step.action) or SHORT[step.action], step)


def _who(step: StepLine) -> str:
    place = step.origin if step.action is Action.ASK and not step.by else step.forum
    if not step.by:
        return place
    # Who sends an issue somewhere does not belong there.
    sends = step.action in (Action.SUBMIT, Action.REOPEN, Action.REVISIT)
    return f"To {place}, by {step.by}" if sends else f"{place}, {step.by}"


def _tier(step: StepLine) -> str:
    return step.origin_tier if step.action in IN_THE_NETWORKS else step.tier


def _filled(name: str, step: StepLine) -> str:
    facts = step.facts
    outcome = OUTCOME_WORDS[Outcome(str(facts["outcome"]))] if "outcome" in facts else "Decided"
    closure = CLOSURE_WORDS[Closure(str(facts["closure"]))] if "closure" in facts else "Closed"
    into = str(facts.get("into", "another"))
    return name.format(forum=step.forum, outcome=outcome, closure=closure, into=into)
