"""What a dossier is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from cop.feedback.states import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class RaiserLine:
    """A forum behind the issue, what it was told, and what it says of it."""

    forum_id: int
    name: str
    tier: str
    slug: str
    via: str
    since: datetime
    note: str
    by: str
    answer: str | None = None
    answer_by: date | None = None
    waits: bool = False  # in Sorry Business, so that its time to answer stands still
    cascade_id: int | None = None
    opened: bool = False
    verdict: Verdict | None = None
    verdict_note: str = ""
    verdict_evidence: str = ""
    verdict_by: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A proposal, or the decision that it became."""

    proposal_id: int
    version: int
    outcome: Outcome
    answer: str
    rationale: str
    not_agreed: str
    question: str
    conditions: list[str]
    owner: str
    owner_position: str
    proposed_by: str
    due_on: date | None
    deferred_to: date | None
    review_on: date | None
    confirmed_by: list[str] = field(default_factory=list)
    confirmer_ids: list[int] = field(default_factory=list)
    confirmed_at: list[datetime] = field(default_factory=list)
    proposed_at: datetime | None = None
    decided_at: datetime | None = None
    sent: bool = False
    leg_id: int | None = None
    number: int | None = None
    decision_id: int | None = None
    decided_by: int | None = None
    superseded_by: int | None = None
    conflicts_said: str = ""
    conflicts: "Sequence[ConflictLine]" = ()
    advice: "Sequence[AdviceLine]" = ()


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Somebody who stood aside, and who acted for them."""

    name: str
    note: str
    delegate: str
    at: datetime
    leg_id: int


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """What somebody told those who decide, under the name they are known by."""

    name: str
    role: str
    text: str
    at: datetime
    leg_id: int
    forum_id: int


@dataclass(frozen=True, slots=True)
class SentLine:
    """The version of the brief that a forum got."""

    version: int
    forum: str
    at: datetime
    declared_by: str
    leg_id: int
    forum_id: int


@dataclass(frozen=True, slots=True)
class LivedLine:
    """What somebody has lived through, under their pseudonym; withdrawn, only that there was."""

    id: int
    pseudonym: str
    text: str
    at: datetime
    withdrawn: bool
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class BriefSeen:
    """A version of the brief as this person reads it: outside, small counts are hidden."""

    version: int
    at: datetime
    what_is_happening: str
    ask: str
    ask_kind: str
    evidence: str
    impact: str
    severity: int | None
    tried_locally: str
    urgency_reason: str
    aboriginal_impact: str
    acco_consulted: bool | None
    acco_who: str
    lived_experience: str
    deidentified: bool


@dataclass(frozen=True, slots=True)
class Options:
    """What a forum wrote when it raised the issue further."""

    options: list[str]
    advice: str
    criteria: list[str]


@dataclass(frozen=True, slots=True)
class Backer:
    """Somebody who backs the issue."""

    user_id: int
    name: str
    organisation: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A discussion tied to the issue, for those who may read it."""

    thread_id: int
    title: str
    kind: str
    replies: int
    forum: str
    tier: str
    slug: str
