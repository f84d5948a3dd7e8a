"""The forums as loop health looks at them: where they are, how they are called, their targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.forums.models import Forum, RuleSet

REMOTENESS = {"metropolitan": "Metropolitan", "regional": "Regional", "remote": "Remote"}


@dataclass(frozen=True, slots=True)
class Place:
    """A forum with the targets of its rule set, in working days."""

    id: int
    key: str
    slug: str
    name: str
    tier: str
    kind: str
    region: str
    visibility: str
    status: str
    parent_id: int | None
    targets: dict[str, int]


def read_places(session: Session) -> list[Place]:
    """Return every forum of the site, by name, in one statement."""
    rows = session.execute(
        select(
            Forum.id,
            Forum.key,
            Forum.slug,
            Forum.name,
            Forum.tier,
            Forum.kind,
            Forum.region,
            Forum.visibility,
            Forum.status,
            Forum.parent_id,
            RuleSet.targets,
        )
        .join(RuleSet, RuleSet.id == Forum.rule_set_id)
        .order_by(Forum.name)
    )
    return [Place(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Regions:
    """What the site calls its regions, and how far from the city each is."""

    names: Mapping[str, str]
    remoteness: Mapping[str, str]

    def group_of(self, place: Place) -> str:
        """Return metropolitan, regional or remote; empty for a forum of the whole state."""
        return self.remoteness.get(place.region, "")


def regions_of(settings: Mapping[str, Any]) -> Regions:
    """Return the regions of the site's settings."""
    entries: Sequence[Mapping[str, Any]] = settings.get("regions", [])
    return Regions(
        names={entry["key"]: entry["name"] for entry in entries},
        remoteness={e["key"]: e["remoteness"] for e in entries if e.get("remoteness")},
    )
