"""What the demo content says of a directive, from its draft to its review, typed."""

from dataclasses import dataclass
from typing import Literal

State = Literal[
    "DRAFT",
    "ISSUED",
    "REFLECTION",
    "LOCAL_DISCUSSION",
    "FEEDBACK_IN",
    "SYNTHESISED",
    "RESPONDED",
    "REVIEWED",
]
Degree = Literal["yes", "mostly", "partly", "no"]


@dataclass(frozen=True)
class DirectiveStepEntry:
    """A step of the journey, taken by somebody."""

    action: State
    by: str
    days_ago: int
    note: str


@dataclass(frozen=True)
class PlanEntry:
    """When a forum discussed it, or means to."""

    forum: str
    status: Literal["discussed", "scheduled", "not_yet"]
    days_ago: int | None = None
    in_days: int | None = None


@dataclass(frozen=True)
class FeedbackEntry:
    """What a forum answered, in the words of one of its members."""

    forum: str
    by: str
    days_ago: int
    clear: Degree
    workable: Degree
    barrier: str
    adaptation: str


@dataclass(frozen=True)
class YesEntry:
    """A co-chair's yes to the response; the first of them proposed it."""

    by: str
    days_ago: int


@dataclass(frozen=True)
class ReplyEntry:
    """We asked, you said, we did, we did not."""

    we_asked: str
    you_said: str
    we_did: str
    we_did_not: str
    confirmations: tuple[YesEntry, ...]


@dataclass(frozen=True)
class DirectiveEntry:
    """A directive with its journey and what every forum answered."""

    key: str
    reference: str
    title: str
    state: State
    issued_by: str
    confirmed_by: str
    drafted_by: str
    must_read: bool
    marking: str
    related_issues: tuple[str, ...]
    source_threads: tuple[str, ...]
    targets: tuple[str, ...]
    body: str
    reflection_prompts: tuple[str, ...]
    journey: tuple[DirectiveStepEntry, ...]
    feedback: tuple[FeedbackEntry, ...]
    silent_forums: tuple[str, ...]
    response: ReplyEntry | None
    review_due_in_days: int
    silent_note: str = ""
    local_discussion: tuple[PlanEntry, ...] = ()
    discussion_closes_in_days: int | None = None
