"""Directives as lists and pages print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cop.guidance.dossier import Dossier
from cop.guidance.lines import Line, StepLine, TargetLine
from cop.guidance.permissions import Case
from cop.guidance.queries import PER_PAGE
from cop.guidance.states import ANSWERED, TRANSITIONS, Action, Degree, State, transition
from cop.guidance.urls import directive_url
from cop.guidance.words import DEGREE_WORDS, STATE_WORDS, STEP_ICONS, STEP_WORDS
from cop.wall import Wall

# Which target says how long a step takes from its day on, and which one by when it is taken.
LASTS = {Action.REFLECT: "reflection", Action.DISCUSS: "local_discussion"}
WITHIN = {Action.SYNTHESISE: "synthesis", Action.RESPOND: "respond"}
Badge = tuple[str, str, str | None, str | None]
Stop = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of directives."""

    href: str
    reference: str
    title: str
    forum: str
    tier: str
    badges: Sequence[Badge]
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many forums gave each answer to a question."""

    question: str
    counts: Sequence[tuple[str, str, int]]


def directive_rows(lines: Sequence[Line], wall: Wall, *, here: str) -> tuple[list[Row], str | None]:
    """Return a page of rows and the address of the next page."""
    page = lines[:PER_PAGE]
    older = f"{here}?before={page[-1].id}" if len(lines) > PER_PAGE else None
    return [_row(line, wall) for line in page], older


def _row(line: Line, wall: Wall) -> Row:
    return Row(
        href=directive_url(line.reference),
        reference=line.reference,
        title=line.title,
        forum=line.forum,
        tier=line.tier,
        badges=_badges(line, wall),
        note=_note(line, wall),
    )


def _badges(line: Line, wall: Wall) -> list[Badge]:
    badges = [state_badge(line.state, line.due_on, line.replaced, line.tier, wall)]
    if line.must_read and line.for_me and not line.replaced:
        read = ("You’ve read it", "good", "tick", None)
        badges.append(read if line.received else ("Must-read", "warn", "eye", None))
    return badges


def state_badge(state: State, due_on: date | None, replaced: bool, tier: str, wall: Wall) -> Badge:
    """Return the badge that says where a directive stands; overdue says so in words."""
    if replaced:
        return ("Replaced by a newer version", "", "undo", None)
    words = STATE_WORDS[state]
    if due_on and due_on < wall.today:
        return (f"{words}, past {wall.day(due_on)}", "bad", "alert", None)
    if state in (State.RESPONDED, State.REVIEWED):
        return (words, "good", "tick", None)
    return (words, "tier", STEP_ICONS[_reached(state)], tier)


def _note(line: Line, wall: Wall) -> str:
    if line.state is State.DRAFT:
        return f"Read by {line.forum} only, until it is issued."
    issued = f"Issued {wall.day(line.issued_at)}" if line.issued_at else ""
    return f"{issued}. {answered_words(line.answered, line.asked, line.state)}."


def answered_words(answered: int, asked: int, state: State) -> str:
    """Return “11 of 12 answered, 1 silent”; a forum is silent only once answers are in."""
    said = f"{answered} of {asked} answered"
    silent = asked - answered
    return f"{said}, {silent} silent" if silent and state in ANSWERED else said


# --- the way of a directive -----------------------------------------------------------------------


def stops_of(
    case: Case, steps: Sequence[StepLine], targets: dict[str, int], wall: Wall
) -> list[Stop]:
    """Return the steps of a directive as its trail prints them, from issuing on."""
    taken = {step.action: step for step in steps}
    return [
        _stop(case, action, taken.get(action), targets, wall)
        for action in (line.action for line in TRANSITIONS)
        if action is not Action.DRAFT
    ]


def _stop(
    case: Case, action: Action, step: StepLine | None, targets: dict[str, int], wall: Wall
) -> Stop:
    target = transition(action).target
    here = target is case.state and case.state is not State.REVIEWED
    state = "now" if here else "done" if step else "next"
    when = _when(case, action, step, targets, wall)
    return (_tier(case, action), state, STEP_ICONS[action], STEP_WORDS[action], when)


def _tier(case: Case, action: Action) -> str:
    if action is Action.REFLECT:
        return case.reflection.tier
    return "regional" if action in (Action.DISCUSS, Action.GATHER) else case.forum.tier


def _when(
    case: Case, action: Action, step: StepLine | None, targets: dict[str, int], wall: Wall
) -> str:
    if step is not None:
        return wall.day(step.at)
    due = _due_of(case, action)
    if due is not None:
        return f"{'opens ' if action is Action.DISCUSS else ''}by {wall.day(due)}"
    lasts, within = LASTS.get(action), WITHIN.get(action)
    if lasts:
        return f"takes {targets[lasts]} working days"
    return f"within {targets[within]} working days" if within else ""


def _due_of(case: Case, action: Action) -> date | None:
    """Return the day by which the step is due: the next one’s clock runs, a review has its date."""
    if transition(action).source is case.state:
        return case.directive.due_on
    return case.directive.review_on if action is Action.REVIEW else None


def _reached(state: State) -> Action:
    return next(line.action for line in TRANSITIONS if line.target is state)


# --- what forums answered -------------------------------------------------------------------------


def tallies_of(dossier: Dossier) -> list[Tally]:
    """Return how many forums answered each question how."""
    answers = [line.answer for line in dossier.answered if line.answer]
    return [
        _tally("Is it clear?", [answer.clear for answer in answers]),
        _tally("Can you work with it?", [answer.workable for answer in answers]),
    ]


def _tally(question: str, given: Sequence[Degree]) -> Tally:
    counts = [(degree.value, DEGREE_WORDS[degree], given.count(degree)) for degree in Degree]
    return Tally(question, counts)


def waiting_words(line: TargetLine, wall: Wall) -> str:
    """Return what is known of a forum that hasn’t answered."""
    if line.discuss_on is None:
        return "Nothing planned yet"
    if line.discuss_on <= wall.today:
        return f"Discussed it {wall.day(line.discuss_on)}, no answer yet"
    return f"Discusses it {wall.weekday(line.discuss_on)}"
