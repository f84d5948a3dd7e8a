"""What the demo content holds, typed. Days count back from the day of loading; see timeline."""

from dataclasses import dataclass, field
from typing import Literal

from cop.presets.entries import Level, Role

OrganisationType = Literal[
    "state_government",
    "commonwealth",
    "local_government",
    "ngo",
    "acco",
    "peak",
    "education",
    "health",
    "justice",
    "university",
    "lived_experience",
    "industry",
]
ThreadKind = Literal["discussion", "question", "reflection", "practice", "barrier", "announcement"]


@dataclass(frozen=True)
class OrganisationEntry:
    """An employer or association people belong to."""

    key: str
    name: str
    type: OrganisationType
    regions: tuple[str, ...]
    fictional: bool
    about: str


@dataclass(frozen=True)
class MembershipEntry:
    """One role of a person in one forum."""

    forum: str
    role: Role


@dataclass(frozen=True)
class PersonEntry:
    """A fictional person; a persona is a sign-in of the demo, with something to try."""

    key: str
    name: str
    email: str
    pronouns: str
    organisation: str
    position: str
    region: str
    expertise: tuple[str, ...]
    memberships: tuple[MembershipEntry, ...]
    joined_days_ago: int
    administrator: bool = False
    persona: str | None = None
    persona_task: str | None = None
    sector: Literal["government", "non_government"] | None = None
    pseudonym: str | None = None
    flags: tuple[Literal["cultural_lead"], ...] = ()


@dataclass(frozen=True)
class QuoteEntry:
    """Words taken from an earlier post of the same thread, by its number."""

    post: int
    text: str


@dataclass(frozen=True)
class TombstoneEntry:
    """Who removed a post, when and why."""

    removed_by: str
    days_ago: int
    reason: str


@dataclass(frozen=True)
class PostEntry:
    """One post, at a local time of its day."""

    by: str
    days_ago: int
    time: str
    text: str
    quote: QuoteEntry | None = None
    tombstone: TombstoneEntry | None = None
    reactions: dict[Literal["useful"], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ThreadEntry:
    """A discussion with its posts in order; solved_post counts from one."""

    key: str
    forum: str
    kind: ThreadKind
    title: str
    tags: tuple[str, ...]
    posts: tuple[PostEntry, ...]
    rich: bool = False
    pinned: bool = False
    locked: bool = False
    solved_post: int | None = None
    cultural_notice: str = ""
    names_deceased: bool = False
    reactions: dict[Literal["affects_us_too"], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class AudienceEntry:
    """Whom a consultation asks; electors are computed from memberships."""

    tiers: tuple[Level, ...]
    forums: tuple[str, ...]
    roles: tuple[Role, ...]
    eligible_note: str


@dataclass(frozen=True)
class OptionEntry:
    """One answer of a choice."""

    value: str
    label: str


@dataclass(frozen=True)
class QuestionEntry:
    """One question of a consultation."""

    key: str
    type: Literal["free_text", "single_choice"]
    text: str
    required: bool
    max_words: int | None = None
    options: tuple[OptionEntry, ...] = ()


@dataclass(frozen=True)
class ResponseEntry:
    """What one elector answered, with the groups the answer counts in."""

    key: str
    respondent: str
    tier: Level
    region: str
    remoteness: Literal["metropolitan", "regional", "remote", "state-wide"]
    organisation_type: OrganisationType
    capacity: Literal["individual", "group", "organisation"]
    consent_to_quote: bool
    days_ago: int
    answers: dict[str, str]
    display_name: str | None = None


@dataclass(frozen=True)
class DidEntry:
    """Something people said, and what was done about it by whom."""

    said: str
    did: str
    owner: str
    status: Literal["done", "under_way", "not_started"]


@dataclass(frozen=True)
class DidNotEntry:
    """Something people said, and why it was not done."""

    said: str
    why: str


@dataclass(frozen=True)
class ApprovalEntry:
    """Who of the deciding forum approved an outcome."""

    by: str
    days_ago: int


@dataclass(frozen=True)
class OutcomeEntry:
    """We asked, you said, we did, we did not."""

    we_asked: str
    you_said: str
    decided_by: str
    decided_days_ago: int
    confirmations: tuple[ApprovalEntry, ...]
    we_did: tuple[DidEntry, ...]
    we_did_not: tuple[DidNotEntry, ...]
    review_on_in_days: int | None = None


@dataclass(frozen=True)
class ConsultationEntry:
    """A consultation with its questions and responses."""

    key: str
    title: str
    state: Literal["open", "published"]
    forum: str
    opened_by: str
    designed_by: str
    purpose: str
    iap2_level: Literal["inform", "consult", "involve", "collaborate", "empower"]
    promise: str
    mode: Literal["attributed", "confidential", "anonymous"]
    mode_note: str
    analysts: tuple[str, ...]
    audience: AudienceEntry
    opens_days_ago: int
    min_cell: int
    min_group: int
    questions: tuple[QuestionEntry, ...]
    responses: tuple[ResponseEntry, ...]
    closes_days_ago: int | None = None
    closes_in_days: int | None = None
    published_days_ago: int | None = None
    related_issues: tuple[str, ...] = ()
    headline: str = ""
    outcome: OutcomeEntry | None = None
