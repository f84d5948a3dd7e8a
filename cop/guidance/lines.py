"""What pages show of a directive, as plain rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cop.guidance.states import Action, Degree, Kind, State


@dataclass(frozen=True, slots=True)
class Line:
    """A directive in a list, counting only forums that the reader may know of."""

    id: int
    reference: str
    title: str
    state: State
    edition: int
    replaced: bool
    must_read: bool
    due_on: date | None
    moved_at: datetime
    issued_at: datetime | None
    forum: str
    tier: str
    asked: int
    answered: int
    for_me: bool
    received: bool


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section, and how much of what is written on it the reader reads."""

    number: int
    heading: str
    text: str
    html: str
    reflections: int = 0
    clarifications: int = 0


@dataclass(frozen=True, slots=True)
class ReflectionLine:
    """What somebody wrote on a section."""

    id: int
    kind: Kind
    text: str
    by: str
    forum: str
    tier: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What a forum answered; its words are empty for those who don’t read them."""

    id: int
    number: int
    clear: Degree
    workable: Degree
    barrier: str
    adaptation: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A forum that is asked, and what came of it there.

    The discussion is named to those who read it alone; for others it doesn’t exist."""

    forum_id: int
    name: str
    tier: str
    slug: str
    thread_id: int | None
    discuss_on: date | None
    answer: Answer | None
    issues: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class StepLine:
    """A line of a directive’s history."""

    number: int
    action: Action
    target: State
    at: datetime
    forum: str
    tier: str
    by: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What the forums said together."""

    summary: str
    method: str
    silent_note: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """What the co-chairs are asked to confirm; the words of a text to issue are its sections."""

    id: int
    kind: str
    number: int
    text_version: int
    by: str
    at: datetime
    confirmer_ids: frozenset[int]
    confirmed_by: Sequence[str]
    we_asked: str
    you_said: str
    we_did: str
    we_did_not: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The version before this one, or after it."""

    reference: str
    title: str
    edition: int
    state: State


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that a directive waits for from this person."""

    reference: str
    title: str
    tier: str
    issuer: str
    due_on: date | None
    forum_id: int | None = None
    forum: str = ""
