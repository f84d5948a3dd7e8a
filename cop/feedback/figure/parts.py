"""What both pictures are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tier = Literal["regional", "statewide", "strategic"]
State = Literal["done", "now", "next"]
Anchor = Literal["start", "middle", "end"]
Labels = Mapping[Tier, str]

MOST_STOPS = 14


@dataclass(frozen=True, slots=True)
class Stop:
    number: int
    tier: Tier
    state: State
    name: str
    who: str
    when: str
    at: date | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    stop: Stop
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    x: float
    y: float
    anchor: Anchor = "middle"


def latest(stops: Sequence[Stop]) -> Sequence[Stop]:
    """As many as stay legible; the list beside the picture has them all."""
    return stops[-MOST_STOPS:]
