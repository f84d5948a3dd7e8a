"""A person as pages show them: a name, what they do, and the round patch beside it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

TINTS = 6


class Face(NamedTuple):
    """What a page prints of somebody; the tint goes with the person, never with a tier."""

    name: str
    initials: str
    tint: int
    role: str = ""
    organisation: str = ""
    href: str | None = None

    @property
    def first_name(self) -> str:
        """The name that a greeting uses."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """One of the demo's people on the sign-in page; without a tier they look after the site."""

    key: str
    name: str
    position: str
    organisation: str
    what_they_do: str
    initials: str
    tint: int
    tier: str
    tier_label: str


@lru_cache(maxsize=4096)
def face(user_id: int, name: str, role: str = "", organisation: str = "") -> Face:
    """Return the face of this person."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()] or ["?"]
    initials = (parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")).upper()
    return Face(name, initials, user_id % TINTS + 1, role, organisation)
