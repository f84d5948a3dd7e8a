"""What a preset holds, typed: the site's texts, tiers, forums and the rules they decide by."""

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from cop.site.markings import Markings

Level = Literal["strategic", "statewide", "regional"]
Role = Literal[
    "member",
    "facilitator",
    "co_chair",
    "sponsor",
    "backbone",
    "secretariat",
    "analyst",
    "observer",
    "lived_experience",
]
Status = Literal["active", "inactive", "dormant", "archived"]
Visibility = Literal["open", "members", "restricted"]
Remoteness = Literal["metropolitan", "regional", "remote"]
State = Literal["ACT", "NSW", "NT", "Qld", "SA", "Tas", "Vic", "WA"]


@dataclass(frozen=True)
class Contact:
    """Whom to write to, by role and not by name."""

    role: str
    email: str


@dataclass(frozen=True)
class SiteText:
    """The site's own name, place, time and standing texts."""

    name: str
    short_name: str
    reference_prefix: str
    strapline: str
    jurisdiction: str
    jurisdiction_code: str
    host_organisation: str
    timezone: str
    locale: str
    calendar: str
    licence: str
    contact: Contact
    acknowledgement: str
    privacy_notice: str
    complements_note: str


@dataclass(frozen=True)
class TierText:
    """What this site calls one of the three levels."""

    level: Level
    order: int
    label: str
    plural: str
    purpose: str


@dataclass(frozen=True)
class KindText:
    """A kind of forum and how pages explain it."""

    kind: str
    label: str
    description: str


@dataclass(frozen=True)
class RegionEntry:
    """A place people and forums belong to."""

    key: str
    name: str
    remoteness: Remoteness | None = None
    fictional: bool = False


@dataclass(frozen=True)
class Targets:
    """The clocks of a rule set, in working days."""

    acknowledge: int
    acknowledge_urgent: int
    decide: int
    cascade: int
    progress_report: int
    clarify: int
    merge_objection: int
    endorse: int
    divert: int
    local_action: int
    local_check: int
    check_after_due: int
    check_after_cascade: int
    check_again: int
    reopen: int


@dataclass(frozen=True)
class RuleSetEntry:
    """Who decides in a forum, how many must confirm, and its clocks."""

    deciders: tuple[Role, ...]
    confirmations: Literal["all_co_chairs", "one"]
    targets: Targets


@dataclass(frozen=True)
class Sunset:
    """When a time-limited forum closes, and by which rule."""

    rule: str
    days_from_now: int | None = None
    date: datetime.date | None = None


@dataclass(frozen=True)
class ForumEntry:
    """One forum; `parent` is the key of the forum its issues go to next."""

    key: str
    slug: str
    tier: Level
    rule_set: str
    visibility: Visibility
    kind: str
    name: str
    region: str
    purpose: str
    about: str
    parent: str | None
    acknowledgement: str
    acknowledgement_basis: Literal["established", "generic"]
    established_note: str
    status: Status
    contact: Contact
    sunset: Sunset | None
    priority_areas: tuple[str, ...] = ()
    timezone: str = ""
    calendar: str = ""


@dataclass(frozen=True)
class CommunityText:
    """A community to which a discussion can be limited, and who belongs to it."""

    key: str
    label: str
    hint: str


@dataclass(frozen=True)
class HotlineEntry:
    """Whom to ring; `verified_on` is empty until somebody has checked that it is right."""

    label: str
    number: str | None
    hours: str
    verified_on: datetime.date | None


@dataclass(frozen=True)
class ClientSystemEntry:
    """A system of the jurisdiction in which people have numbers, and how long these are.

    A name that is also an ordinary word is `common`."""

    names: tuple[str, ...]
    state: State | None = None
    shortest: int = 5
    longest: int = 10
    common: bool = False


@dataclass(frozen=True)
class ScreeningEntry:
    """What the screen looks for here: whose formats count (all if none is named), and systems."""

    states: tuple[State, ...] | None = None
    client_systems: tuple[ClientSystemEntry, ...] = ()


@dataclass(frozen=True)
class Preset:
    """A jurisdiction as data: what `cop init` builds a site from."""

    name: str
    site: SiteText
    tiers: tuple[TierText, ...]
    forum_kinds: tuple[KindText, ...]
    regions: tuple[RegionEntry, ...]
    rule_sets: dict[str, RuleSetEntry]
    forums: tuple[ForumEntry, ...]
    role_labels: dict[str, str]
    protective_markings: Markings
    communities: tuple[CommunityText, ...]
    hotlines: tuple[HotlineEntry, ...]
    hotline_note: str
    screening: ScreeningEntry
    settings: dict[str, Any]
    left_for_later: list[str]
