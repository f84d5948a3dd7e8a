"""Build a site from a preset: its settings, rule sets, forums and working days."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.errors import Unlawful
from cop.forums.models import Forum, RuleSet
from cop.forums.operations import extend_calendars
from cop.presets.entries import ForumEntry, HotlineEntry, Preset, Sunset
from cop.screening.gate import screen
from cop.site.models import Site
from cop.site.queries import read_site

# Of the site's own texts these are for pages; the others have columns of their own.
SITE_WORDS = (
    "strapline",
    "jurisdiction",
    "jurisdiction_code",
    "host_organisation",
    "locale",
    "licence",
    "contact",
)

FORUM_WORDS = (
    "name",
    "purpose",
    "about",
    "acknowledgement",
    "established_note",
    "contact_role",
    "sunset_rule",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a preset brought, and the sections that later slices will read."""

    preset: str
    name: str
    forums: int
    calendars: tuple[str, ...]
    left_for_later: tuple[str, ...]


def load_preset(session: Session, preset: Preset, *, now: datetime) -> Loaded:
    """Build the site; raise Unlawful if this database has one already."""
    begin_write(session)
    earlier = read_site(session)
    if earlier is not None:
        raise Unlawful(f"This database is already the site of preset {earlier.preset!r}.")
    today = now.astimezone(ZoneInfo(preset.site.timezone)).date()
    session.add(_site(preset))
    rule_sets = _add_rule_sets(session, preset)
    _add_forums(session, preset, rule_sets, today)
    calendars = {preset.site.calendar, *(entry.calendar for entry in preset.forums)}
    extend_calendars(session, calendars, today=today)
    return Loaded(
        preset=preset.name,
        name=preset.site.name,
        forums=len(preset.forums),
        calendars=tuple(sorted(calendars)),
        left_for_later=tuple(preset.left_for_later),
    )


def _site(preset: Preset) -> Site:
    return Site(
        # Drawn at random, so that no process takes another site's settings for this one's.
        version=secrets.randbelow(2**30) + 1,
        preset=preset.name,
        name=preset.site.name,
        short_name=preset.site.short_name,
        reference_prefix=preset.site.reference_prefix,
        timezone=preset.site.timezone,
        calendar=preset.site.calendar,
        settings=_settings(preset),
    )


def _settings(preset: Preset) -> dict[str, Any]:
    words = asdict(preset.site)
    return {
        **preset.settings,
        **{key: words[key] for key in SITE_WORDS},
        "regions": [asdict(region) for region in preset.regions],
        "hotlines": [_hotline(entry) for entry in preset.hotlines],
        "hotline_note": preset.hotline_note,
        "screening": asdict(preset.screening),
    }


def _hotline(entry: HotlineEntry) -> dict[str, Any]:
    """Return a hotline as the settings keep it: JSON knows no dates."""
    verified = entry.verified_on.isoformat() if entry.verified_on else None
    return {**asdict(entry), "verified_on": verified}


def _add_rule_sets(session: Session, preset: Preset) -> dict[str, int]:
    """Add the rule sets and return their ids by key."""
    rows = [
        RuleSet(
            key=key,
            deciders=list(entry.deciders),
            confirmations=entry.confirmations,
            targets=asdict(entry.targets),
        )
        for key, entry in preset.rule_sets.items()
    ]
    session.add_all(rows)
    session.flush()
    return {row.key: row.id for row in rows}


def _add_forums(
    session: Session, preset: Preset, rule_sets: Mapping[str, int], today: date
) -> None:
    """Add the forums; the reader has made sure that a parent stands above its children."""
    ids: dict[str | None, int | None] = {None: None}
    for entry in preset.forums:
        forum = _forum(entry, ids[entry.parent], rule_sets[entry.rule_set], today)
        _screen(forum)
        session.add(forum)
        session.flush()
        ids[entry.key] = forum.id


def _forum(entry: ForumEntry, parent_id: int | None, rule_set_id: int, today: date) -> Forum:
    return Forum(
        key=entry.key,
        slug=entry.slug,
        tier=entry.tier,
        kind=entry.kind,
        name=entry.name,
        region=entry.region,
        purpose=entry.purpose,
        about=entry.about,
        parent_id=parent_id,
        rule_set_id=rule_set_id,
        visibility=entry.visibility,
        status=entry.status,
        acknowledgement=entry.acknowledgement,
        established_note=entry.established_note,
        contact_role=entry.contact.role,
        contact_email=entry.contact.email,
        sunset_on=_sunset_on(entry.sunset, today),
        sunset_rule=entry.sunset.rule if entry.sunset else "",
        timezone=entry.timezone,
        calendar=entry.calendar,
    )


def _screen(forum: Forum) -> None:
    """Let what a forum says of itself pass the screen, as everything does that pages show."""
    for words in FORUM_WORDS:
        screen(getattr(forum, words), words)


def _sunset_on(sunset: Sunset | None, today: date) -> date | None:
    """Return the closing day; days count in the calendar from the day of loading."""
    if sunset is None or sunset.days_from_now is None:
        return sunset.date if sunset else None
    return today + timedelta(days=sunset.days_from_now)
