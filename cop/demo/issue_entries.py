"""What the demo content says of an issue, from its brief to its local checks, typed."""

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "RAISED",
    "DIVERTED",
    "LOCAL_ACTION",
    "ENDORSED",
    "SUBMITTED",
    "ACKNOWLEDGED",
    "CLARIFYING",
    "MERGED",
    "RETURNED",
    "REFERRED",
    "DECIDED",
    "CASCADED",
    "IN_ACTION",
    "LOCAL_CHECK",
    "CLOSED",
    "REOPENED",
    "WITHDRAWN",
]
Outcome = Literal["agreed", "part", "not_agreed", "deferred", "already_in_place"]
Verdict = Literal["fixed", "partly", "no", "worse", "too_early"]


@dataclass(frozen=True)
class EndorsementEntry:
    """A member of the raising forum backing the issue."""

    person: str
    days_ago: int
    note: str


@dataclass(frozen=True)
class JoinEntry:
    """A facilitator making another forum a raiser."""

    forum: str
    by: str
    days_ago: int
    note: str


@dataclass(frozen=True)
class ConsultedEntry:
    """Whether an ACCO was asked, and which."""

    consulted: bool
    who: str


@dataclass(frozen=True)
class BriefEntry:
    """The structured text that travels with an issue."""

    what_is_happening: str
    evidence: str
    impact: str
    severity: Literal[1, 2, 3, 4] | None
    tried_locally: str
    ask_kind: Literal["decision", "guidance", "resource", "information", "advocacy"]
    ask: str
    urgency: Literal["normal", "urgent"]
    aboriginal_impact: str
    acco_consulted: ConsultedEntry
    lived_experience_input: str
    deidentified_declared: bool
    urgency_reason: str | None = None


@dataclass(frozen=True)
class StepEntry:
    """One step of the journey; one by `system` has no day, it falls when its rule says."""

    action: State
    by: str
    days_ago: int | None = None
    note: str | None = None
    basis: Literal["threshold", "convenor", "appeal"] | None = None
    urgent: bool = False
    handler: str | None = None
    next_date_days_ago: int | None = None
    next_date_in_days: int | None = None
    question: str | None = None
    clarification: Literal["answered"] | None = None
    merged_into: str | None = None
    objection_closes_days_ago: int | None = None
    objections: str | None = None
    reason_code: str | None = None
    what_locals_can_do: str | None = None
    appeal_available: bool = False
    criteria: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    advice: str | None = None
    outcome: Outcome | None = None
    owner: str | None = None
    due_in_days: int | None = None
    closure: Literal["fixed_locally", "confirmed", "unconfirmed", "answered"] | None = None
    new_evidence: str | None = None
    reason: str | None = None
    confirmed_by: str | None = None
    lawful_channel: str | None = None
    redacted: bool = False


@dataclass(frozen=True)
class LocalActionEntry:
    """What the raising forum does itself."""

    owner: str
    steps: tuple[str, ...]
    cost_aud: int


@dataclass(frozen=True)
class PauseEntry:
    """A stretch in which a forum's clocks stood still."""

    forum: str
    from_days_ago: int
    to_days_ago: int
    reason: str


@dataclass(frozen=True)
class ConfirmationEntry:
    """A decider's confirmation; the first is the proposer's own."""

    by: str
    days_ago: int


@dataclass(frozen=True)
class DecisionEntry:
    """The reasoned answer, written with the last confirmation."""

    forum: str
    outcome: Outcome
    question: str
    rationale: str
    owner: str
    due_in_days: int
    conditions: tuple[str, ...]
    what_it_does_not_do: str
    confirmations: tuple[ConfirmationEntry, ...]
    conflicts_declared: str | None = None
    review_in_days: int | None = None
    deferred_until_in_days: int | None = None


@dataclass(frozen=True)
class CascadeEntry:
    """The plain reply delivered to one raising forum."""

    forum: str
    by: str
    days_ago: int
    text: str
    pinned_in: str | None = None
    opened_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class UpdateEntry:
    """What a handler or an owner reports; only an owner gives a percentage."""

    by: str
    days_ago: int
    text: str
    percent: int | None = None


@dataclass(frozen=True)
class CheckEntry:
    """One raising forum's verdict on whether it worked."""

    forum: str
    by: str
    days_ago: int
    answer: Verdict
    note: str
    evidence: str | None = None


@dataclass(frozen=True)
class PublishedEntry:
    """What people without an account read of it."""

    by: str
    days_ago: int
    you_said: str
    we_did: str


@dataclass(frozen=True)
class IssueEntry:
    """An issue with all that happened to it; `current_forum` is where it stands at loading."""

    reference: str
    title: str
    state: State
    origin_forum: str
    current_forum: str
    raised_by: str
    source_threads: tuple[str, ...]
    priority_area: str
    marking: str
    endorsements: tuple[EndorsementEntry, ...]
    brief: BriefEntry
    journey: tuple[StepEntry, ...]
    closure: Literal["local", "confirmed", "unconfirmed", "answered"] | None = None
    hero: bool = False
    overdue: bool = False
    deliberation_threads: tuple[str, ...] = ()
    merged_into: str | None = None
    merged_children: tuple[str, ...] = ()
    related_directive: str | None = None
    joined_forums: tuple[JoinEntry, ...] = ()
    local_action: LocalActionEntry | None = None
    pauses: tuple[PauseEntry, ...] = ()
    handler_updates: tuple[UpdateEntry, ...] = ()
    decision: DecisionEntry | None = None
    cascades: tuple[CascadeEntry, ...] = ()
    progress: tuple[UpdateEntry, ...] = ()
    local_checks: tuple[CheckEntry, ...] = ()
    learning_note: str | None = None
    published: PublishedEntry | None = None
