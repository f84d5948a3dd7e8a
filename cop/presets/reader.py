"""Turns a preset file into a Preset, or says plainly what in it is wrong."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args
from zoneinfo import available_timezones

from cop.presets.entries import (
    CommunityText,
    ForumEntry,
    HotlineEntry,
    KindText,
    Level,
    Preset,
    RegionEntry,
    Role,
    RuleSetEntry,
    ScreeningEntry,
    SiteText,
    TierText,
)
from cop.presets.strict import ContentError, Place, convert, load
from cop.screening.hotlines import EMERGENCY
from cop.site.markings import Markings

FOLDER = Path(__file__).parent

TYPED: dict[str, Any] = {
    "site": SiteText,
    "tiers": tuple[TierText, ...],
    "role_labels": dict[str, str],
    "forum_kinds": tuple[KindText, ...],
    "regions": tuple[RegionEntry, ...],
    "rule_sets": dict[str, RuleSetEntry],
    "forums": tuple[ForumEntry, ...],
    "protective_markings": Markings,
    "communities": tuple[CommunityText, ...],
    "hotlines": tuple[HotlineEntry, ...],
    "hotline_note": str,
    "screening": ScreeningEntry,
}
SETTINGS = (
    "loop_text_alternative",
    "protective_markings",
    "communities",
    "priority_areas",
    "information_sharing_guides",
    "directive_targets",
)
SITE_SETTINGS = ("acknowledgement", "privacy_notice", "complements_note")
LATER = (
    "clocks_pause_for",
    "terms_of_reference",
    "consultation_template",
    "meeting_series",
)
DIALLED = re.compile(r"\+?[0-9](?: ?[0-9]){2,13}")
MOST_DIGITS = 15
LATER_IF_ANY = ("strategies", "funding_lines", "external_stories")


class PresetError(ContentError):
    """What is wrong in a preset: names the file, the key and what was expected."""


def available() -> list[str]:
    """The names `read` accepts, in order."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read(preset: str) -> Preset:
    """The named preset, complete and consistent, or a PresetError."""
    if preset not in available():
        raise PresetError(f"no preset {preset!r}; expected one of {', '.join(available())}")
    return read_file(FOLDER / f"{preset}.yaml")


def read_file(path: Path) -> Preset:
    """The preset in this file, complete and consistent, or a PresetError."""
    data = load(path, PresetError)
    place = Place(path.name, error=PresetError)
    _check_header(data, path.stem, place)
    _check_sections(data, place)
    typed = {key: convert(kind, data[key], place.at(key)) for key, kind in TYPED.items()}
    typed["forums"] = tuple(_with_site_time(forum, typed["site"]) for forum in typed["forums"])
    preset = Preset(
        name=path.stem,
        settings=_settings(data),
        left_for_later=[key for key in data if key in LATER + LATER_IF_ANY],
        **typed,
    )
    _check(preset, place)
    return preset


def _check_header(data: dict[str, Any], stem: str, place: Place) -> None:
    if data.pop("preset", None) != stem:
        raise place.at("preset").wrong(f"expected {stem!r}, as the file is called")
    if data.pop("schema_version", None) != 1:
        raise place.at("schema_version").wrong("expected 1")


def _check_sections(data: dict[str, Any], place: Place) -> None:
    expected = tuple(dict.fromkeys((*TYPED, *SETTINGS, *LATER)))
    for key in expected:
        if key not in data:
            raise place.wrong(f"key {key!r} is missing")
    for key in data:
        if key not in expected + LATER_IF_ANY:
            raise place.wrong(f"key {key!r} is not known; expected one of {', '.join(expected)}")


def _settings(data: dict[str, Any]) -> dict[str, Any]:
    """What pages read, as plain data that can be stored as it is."""
    site = {key: data["site"][key] for key in SITE_SETTINGS}
    labels = {key: data[key] for key in ("tiers", "role_labels", "forum_kinds")}
    return site | labels | {key: data[key] for key in SETTINGS}


def _with_site_time(forum: ForumEntry, site: SiteText) -> ForumEntry:
    return replace(
        forum,
        timezone=forum.timezone or site.timezone,
        calendar=forum.calendar or site.calendar,
    )


def _check(preset: Preset, place: Place) -> None:
    _check_site(preset, place)
    _check_markings(preset.protective_markings, place.at("protective_markings"))
    _check_once((entry.key for entry in preset.communities), "key", place.at("communities"))
    _check_hotlines(preset, place.at("hotlines"))
    _check_client_systems(preset, place.at("screening").at("client_systems"))
    forums = place.at("forums")
    _check_once((forum.key for forum in preset.forums), "key", forums)
    _check_once((f"{forum.tier}/{forum.slug}" for forum in preset.forums), "slug", forums)
    _check_once((region.key for region in preset.regions), "key", place.at("regions"))
    seen: set[str | None] = {None}
    for forum in preset.forums:
        _check_forum(forum, preset, forums.at(forum.key))
        if forum.parent not in seen:
            raise forums.at(forum.key).wrong(f"expected parent {forum.parent!r} above this forum")
        seen.add(forum.key)


def _check_site(preset: Preset, place: Place) -> None:
    if preset.site.timezone not in available_timezones():
        raise place.at("site.timezone").wrong(f"{preset.site.timezone!r} is no time zone")
    if not re.fullmatch(r"[A-Z]{2,6}", preset.site.reference_prefix):
        raise place.at("site.reference_prefix").wrong("expected two to six capital letters")
    if sorted(tier.level for tier in preset.tiers) != sorted(get_args(Level)):
        raise place.at("tiers").wrong("expected strategic, statewide and regional, once each")
    if set(preset.role_labels) != {*get_args(Role), "administrator"}:
        raise place.at("role_labels").wrong("expected a label for every role and administrator")


def _check_markings(markings: Markings, place: Place) -> None:
    _check_once(markings.labels, "label", place.at("list"))
    if markings.default not in markings.labels:
        raise place.at("default").wrong(f"{markings.default!r} is not in the list")
    for label in markings.refused:
        if label in markings.labels:
            raise place.at("refused").wrong(f"{label!r} is in the list of what can be chosen")
        if label != label.upper():
            raise place.at("refused").wrong(f"expected capitals, found {label!r}")
    for beginning in markings.guests_never_see:
        if not any(label.startswith(beginning) for label in markings.labels):
            raise place.at("guests_never_see").wrong(f"no label begins with {beginning!r}")
        if markings.default.startswith(beginning):
            raise place.at("guests_never_see").wrong("guests would see nothing: it is the default")


def _check_hotlines(preset: Preset, place: Place) -> None:
    if preset.hotlines and preset.hotlines[0].number != EMERGENCY:
        raise place.at(0).at("number").wrong(f"expected {EMERGENCY}, which people ring in danger")
    for at, line in enumerate(preset.hotlines):
        if line.number is not None and not DIALLED.fullmatch(line.number):
            raise place.at(at).at("number").wrong("expected digits and blanks, or nothing")


def _check_client_systems(preset: Preset, place: Place) -> None:
    for at, system in enumerate(preset.screening.client_systems):
        if not system.names:
            raise place.at(at).at("names").wrong("expected at least one name")
        if not 3 <= system.shortest <= system.longest <= MOST_DIGITS:
            wanted = f"expected from 3 to {MOST_DIGITS} digits, the shortest first"
            raise place.at(at).at("shortest").wrong(wanted)


def _check_once(names: Iterable[str], what: str, place: Place) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise place.wrong(f"{what} {name!r} is used twice")
        seen.add(name)


def _check_forum(forum: ForumEntry, preset: Preset, place: Place) -> None:
    known = {
        "rule_set": set(preset.rule_sets),
        "region": {region.key for region in preset.regions},
        "kind": {kind.kind for kind in preset.forum_kinds},
    }
    for key, names in known.items():
        if getattr(forum, key) not in names:
            expected = ", ".join(sorted(names))
            raise place.at(key).wrong(f"{getattr(forum, key)!r}; expected one of {expected}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", forum.slug):
        raise place.at("slug").wrong("expected lower-case words joined by hyphens")
