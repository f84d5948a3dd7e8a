"""Read the site's settings, once per process and version."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.site.models import Site


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """The settings as plain data, safe to keep between requests."""

    version: int
    preset: str
    name: str
    short_name: str
    reference_prefix: str
    timezone: str
    calendar: str
    settings: dict[str, Any]


_kept: SiteFacts | None = None


def read_site(session: Session) -> SiteFacts | None:
    """Return the site's settings from the database, or None before a preset is loaded."""
    row = session.get(Site, 1)
    if row is None:
        return None
    return SiteFacts(
        version=row.version,
        preset=row.preset,
        name=row.name,
        short_name=row.short_name,
        reference_prefix=row.reference_prefix,
        timezone=row.timezone,
        calendar=row.calendar,
        settings=dict(row.settings),
    )


def site_at(session: Session, version: int | None) -> SiteFacts | None:
    """Return the settings of this version, reading the database only when the version is new.

    A version is drawn at random when a preset is loaded, so it names one site's settings."""
    global _kept
    if version is None:
        return None
    kept = _kept  # once, as another thread may keep another version meanwhile
    if kept is None or kept.version != version:
        kept = _kept = read_site(session)
    return kept


def kept_site() -> SiteFacts | None:
    """Return the settings as this process read them last, without asking the database."""
    return _kept


def site_version(session: Session) -> int | None:
    """Return the version of the settings now in the database."""
    return session.scalar(select(Site.version).where(Site.id == 1))


def reference_prefix(session: Session) -> str:
    """Return the letters before the number in this site's references."""
    return session.scalars(select(Site.reference_prefix).where(Site.id == 1)).one()
