"""The states of an issue and every lawful step between them: one table, read by all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an issue stands."""

    RAISED = "raised"
    DIVERTED = "diverted"
    LOCAL_ACTION = "local_action"
    ENDORSED = "endorsed"
    SUBMITTED = "submitted"
    ACKNOWLEDGED = "acknowledged"
    CLARIFYING = "clarifying"
    MERGED = "merged"
    RETURNED = "returned"
    REFERRED = "referred"
    DECIDED = "decided"
    CASCADED = "cascaded"
    IN_ACTION = "in_action"
    LOCAL_CHECK = "local_check"
    CLOSED = "closed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """A step that moves an issue from one state to another."""

    RAISE = "raise"
    DIVERT = "divert"
    ACT_LOCALLY = "act_locally"
    ENDORSE = "endorse"
    SUBMIT = "submit"
    ACKNOWLEDGE = "acknowledge"
    CLARIFY = "clarify"
    ANSWER = "answer"
    MERGE = "merge"
    RETURN = "return"
    APPEAL = "appeal"
    REFER = "refer"
    DECIDE = "decide"
    CASCADE = "cascade"
    START = "start"
    ASK = "ask"
    CLOSE = "close"
    REOPEN = "reopen"
    REVISIT = "revisit"
    WITHDRAW = "withdraw"
    OBJECT = "object"
    UNDO = "undo"


class Outcome(StrEnum):
    """What a decision says."""

    AGREED = "agreed"
    PART = "part"
    NOT_AGREED = "not_agreed"
    DEFERRED = "deferred"
    IN_PLACE = "already_in_place"


PROMISED_NOTHING = frozenset({Outcome.NOT_AGREED, Outcome.DEFERRED})


class Verdict(StrEnum):
    """What a network says of the answer."""

    FIXED = "fixed"
    PARTLY = "partly"
    NO = "no"
    WORSE = "worse"
    TOO_EARLY = "too_early"


WORKED = frozenset({Verdict.FIXED, Verdict.PARTLY})
FAILED = frozenset({Verdict.NO, Verdict.WORSE})


class Closure(StrEnum):
    """How an issue came to its end."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    ANSWERED = "answered"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: who takes the step stands in words, as the help page prints it."""

    action: Action
    sources: frozenset[State]
    target: State
    who: str
    must_supply: str


def _line(
    action: Action, sources: Iterable[State], target: State, who: str, must_supply: str
) -> Transition:
    return Transition(action, frozenset(sources), target, who, must_supply)


S = State
BEFORE_DECISION = (
    S.RAISED,
    S.LOCAL_ACTION,
    S.ENDORSED,
    S.SUBMITTED,
    S.ACKNOWLEDGED,
    S.CLARIFYING,
    S.REFERRED,
)

TRANSITIONS: tuple[Transition, ...] = (
    _line(Action.RAISE, (), S.RAISED, "A member of the network", "What is happening, what we ask"),
    _line(Action.DIVERT, [S.RAISED], S.DIVERTED, "Its convenor", "The lawful channel"),
    _line(
        Action.ACT_LOCALLY,
        [S.RAISED, S.ENDORSED],
        S.LOCAL_ACTION,
        "Its convenor",
        "An owner and a date",
    ),
    _line(
        Action.ENDORSE,
        [S.RAISED, S.LOCAL_ACTION],
        S.ENDORSED,
        "Three people of two organisations, or the convenor alone",
        "From the convenor: a reason",
    ),
    _line(
        Action.SUBMIT,
        [S.ENDORSED, S.REFERRED],
        S.SUBMITTED,
        "The convenor; further up, the forum that raised it further",
        "A complete brief",
    ),
    _line(
        Action.ACKNOWLEDGE,
        [S.SUBMITTED, S.REOPENED],
        S.ACKNOWLEDGED,
        "The receiving forum, never who submitted it",
        "A handler and the next date",
    ),
    _line(Action.CLARIFY, [S.ACKNOWLEDGED], S.CLARIFYING, "The handler", "A question"),
    _line(
        Action.ANSWER,
        [S.CLARIFYING],
        S.ACKNOWLEDGED,
        "The convenor who raised it; the handler, once the time to answer is over",
        "An answer",
    ),
    _line(Action.MERGE, [S.ACKNOWLEDGED], S.MERGED, "The handling forum", "The other issue, why"),
    _line(
        Action.RETURN,
        [S.ACKNOWLEDGED],
        S.RETURNED,
        "A co-chair or convenor of the handling forum",
        "A reason, and what can be done locally",
    ),
    _line(Action.APPEAL, [S.RETURNED], S.ENDORSED, "The convenor, once", "Why it can’t stay there"),
    _line(
        Action.REFER,
        [S.ACKNOWLEDGED],
        S.REFERRED,
        "A co-chair of the handling forum, or its convenor where it has none",
        "Options and advice",
    ),
    _line(
        Action.DECIDE,
        [S.ACKNOWLEDGED],
        S.DECIDED,
        "As many of the forum’s deciders as its rules ask for",
        "An answer, the reasons, an owner and a date",
    ),
    _line(
        Action.CASCADE,
        [S.DECIDED],
        S.CASCADED,
        "The secretariat or convenor of the deciding forum",
        "One plain answer",
    ),
    _line(Action.START, [S.CASCADED], S.IN_ACTION, "The decision’s owner", "What has begun"),
    _line(
        Action.ASK,
        [S.CASCADED, S.IN_ACTION],
        S.LOCAL_CHECK,
        "The first verdict, or the calendar",
        "",
    ),
    _line(
        Action.CLOSE,
        [S.LOCAL_ACTION, S.CASCADED, S.IN_ACTION, S.LOCAL_CHECK],
        S.CLOSED,
        "The verdicts, or the calendar; local action: its convenor",
        "",
    ),
    _line(
        Action.REOPEN,
        [S.LOCAL_CHECK, S.CLOSED],
        S.REOPENED,
        "The convenor of a raising network, or a “no” when the window ends",
        "New evidence",
    ),
    _line(Action.REVISIT, [S.CASCADED, S.IN_ACTION], S.REOPENED, "The date it was put off to", ""),
    _line(
        Action.WITHDRAW,
        BEFORE_DECISION,
        S.WITHDRAWN,
        "Who raised it, with the convenor",
        "A reason",
    ),
    _line(
        Action.OBJECT,
        [S.MERGED],
        S.ACKNOWLEDGED,
        "The convenor of a network that raised it, within five working days",
        "Why they are not the same",
    ),
)

# What can be taken back while nobody has been told: UNDO leads to the state before, so it has no
# line of its own. A redaction, a decision and what was posted in discussions stay.
UNDOABLE = frozenset(
    {
        Action.ACT_LOCALLY,
        Action.SUBMIT,
        Action.ACKNOWLEDGE,
        Action.CLARIFY,
        Action.ANSWER,
        Action.MERGE,
        Action.RETURN,
        Action.APPEAL,
        Action.REFER,
        Action.REOPEN,
        Action.WITHDRAW,
    }
)

_BY_ACTION = {line.action: line for line in TRANSITIONS}

NOT_SENT = frozenset({S.RAISED, S.LOCAL_ACTION, S.ENDORSED, S.DIVERTED})
ENDED = frozenset({S.DIVERTED, S.MERGED, S.RETURNED, S.CLOSED, S.WITHDRAWN})
OPEN_TO_BACKING = frozenset(State) - ENDED - {S.DECIDED, S.CASCADED, S.IN_ACTION, S.LOCAL_CHECK}
OPEN_TO_JOINING = frozenset({S.SUBMITTED, S.ACKNOWLEDGED, S.CLARIFYING, S.REFERRED, S.REOPENED})
OPEN_TO_VERDICTS = frozenset({S.CASCADED, S.IN_ACTION, S.LOCAL_CHECK})
# Somebody is told when these are late. From the answer on, the networks are asked instead.
CHASED = frozenset(
    {
        S.RAISED,
        S.LOCAL_ACTION,
        S.ENDORSED,
        S.SUBMITTED,
        S.ACKNOWLEDGED,
        S.CLARIFYING,
        S.REFERRED,
        S.DECIDED,
        S.REOPENED,
    }
)
# What stands in the inbox of the forum that has it.
WAITING = (
    State.SUBMITTED,
    State.REOPENED,
    State.ACKNOWLEDGED,
    State.CLARIFYING,
    State.REFERRED,
    State.DECIDED,
)


def transition(action: Action) -> Transition:
    """Return the line of the table for this action."""
    return _BY_ACTION[action]


def lawful_from(state: State) -> tuple[Transition, ...]:
    """Return every step that the table allows from this state."""
    return tuple(line for line in TRANSITIONS if state in line.sources)
