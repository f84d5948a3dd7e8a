"""The states of a directive and every lawful step between them: one table, read by all."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a directive stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    REFLECTION = "reflection"
    LOCAL_DISCUSSION = "local_discussion"
    FEEDBACK_IN = "feedback_in"
    SYNTHESISED = "synthesised"
    RESPONDED = "responded"
    REVIEWED = "reviewed"


class Action(StrEnum):
    """A step that moves a directive from one state to the next."""

    DRAFT = "draft"
    ISSUE = "issue"
    REFLECT = "reflect"
    DISCUSS = "discuss"
    GATHER = "gather"
    SYNTHESISE = "synthesise"
    RESPOND = "respond"
    REVIEW = "review"


class Degree(StrEnum):
    """How clear or how workable a forum finds a directive."""

    YES = "yes"
    MOSTLY = "mostly"
    PARTLY = "partly"
    NO = "no"


class Kind(StrEnum):
    """What somebody writes on a section."""

    REFLECTION = "reflection"
    CLARIFICATION = "clarification"


class Proposed(StrEnum):
    """What the co-chairs are asked to confirm."""

    ISSUE = "issue"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: who takes the step stands in words, as the help page prints it.

    `clock` names the target, in working days, that begins to run with this step."""

    action: Action
    source: State | None
    target: State
    who: str
    must_supply: str
    clock: str | None = None


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Action.DRAFT,
        None,
        State.DRAFT,
        "The secretariat, a co-chair or a sponsor of the issuing forum",
        "A title, and the text in sections",
    ),
    Transition(
        Action.ISSUE,
        State.DRAFT,
        State.ISSUED,
        "As many of the forum’s co-chairs as its rules ask for",
        "The forums it asks, prompts to reflect on, and a review date",
    ),
    Transition(
        Action.REFLECT,
        State.ISSUED,
        State.REFLECTION,
        "A convenor, co-chair or secretariat of the forum that reflects on it first",
        "",
        "reflection",
    ),
    Transition(
        Action.DISCUSS,
        State.REFLECTION,
        State.LOCAL_DISCUSSION,
        "The forum that reflected on it, or the issuing forum’s secretariat",
        "A line to each forum",
        "local_discussion",
    ),
    Transition(
        Action.GATHER,
        State.LOCAL_DISCUSSION,
        State.FEEDBACK_IN,
        "The last answer, or the calendar",
        "",
        "synthesis",
    ),
    Transition(
        Action.SYNTHESISE,
        State.FEEDBACK_IN,
        State.SYNTHESISED,
        "An analyst or the secretariat of the issuing forum",
        "What the forums said, and which were silent",
        "respond",
    ),
    Transition(
        Action.RESPOND,
        State.SYNTHESISED,
        State.RESPONDED,
        "As many of the forum’s co-chairs as its rules ask for",
        "We asked, you said, we did, we did not",
    ),
    Transition(
        Action.REVIEW,
        State.RESPONDED,
        State.REVIEWED,
        "A co-chair, sponsor or secretariat of the issuing forum",
        "What was found",
    ),
)

_BY_ACTION = {line.action: line for line in TRANSITIONS}
_BY_SOURCE = {line.source: line for line in TRANSITIONS}

OPEN_TO_REFLECTIONS = frozenset({State.REFLECTION, State.LOCAL_DISCUSSION})
# From when the forums’ answers are all in, a forum without one is silent.
ANSWERED = frozenset({State.FEEDBACK_IN, State.SYNTHESISED, State.RESPONDED, State.REVIEWED})
ISSUED = frozenset(State) - {State.DRAFT}


def transition(action: Action) -> Transition:
    """Return the line of the table for this action."""
    return _BY_ACTION[action]


def next_step(state: State) -> Transition | None:
    """Return the step that the table allows from this state; each state has one, the last none."""
    return _BY_SOURCE.get(state)
