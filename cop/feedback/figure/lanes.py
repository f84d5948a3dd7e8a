"""Three lanes, one per tier, and the line an issue draws through them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from textwrap import wrap

from cop.feedback.figure.parts import Anchor, Dot, Labels, Stop, Text, Tier, latest
from cop.feedback.figure.words import describe_lanes

WIDTH, LANE_HEIGHT, LANE_STEP = 928, 64.0, 70.0
LANE_ORDER: tuple[Tier, ...] = ("strategic", "statewide", "regional")
FIRST_X, LAST_X, WIDEST_GAP, SMALLEST_GAP = 190.0, 805.0, 150.0, 44.0
DOT, DOT_NOW, BEND = 14.0, 16.0, 14.0
CHARACTER = 7.0  # the width to count with, of small text

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Lane:
    tier: Tier
    y: float
    height: float
    label: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    tier: Tier
    path: str
    is_solid: bool


@dataclass(frozen=True, slots=True)
class Lanes:
    width: int
    height: int
    lanes: tuple[Lane, ...]
    segments: tuple[Segment, ...]
    dots: tuple[Dot, ...]
    names: tuple[Text, ...]
    dates: tuple[Text, ...]
    description: str


def draw_lanes(stops: Sequence[Stop], labels: Labels) -> Lanes:
    """Time from left to right, one lane per tier; a longer wait is a longer line, not to scale."""
    stops = latest(stops)
    places = [(x, _lane_y(stop.tier)) for stop, x in zip(stops, _across(stops), strict=True)]
    dots = [
        Dot(stop, x, y, DOT_NOW if stop.state == "now" else DOT)
        for stop, (x, y) in zip(stops, places, strict=True)
    ]
    names, dates = _labels(dots)
    return Lanes(
        width=WIDTH,
        height=int(LANE_STEP * 2 + LANE_HEIGHT),
        lanes=tuple(_lane(tier, labels[tier]) for tier in LANE_ORDER),
        segments=tuple(_segments(dots)),
        dots=tuple(dots),
        names=names,
        dates=dates,
        description=describe_lanes(stops, labels),
    )


def _lane_y(tier: Tier) -> float:
    return LANE_ORDER.index(tier) * LANE_STEP + LANE_HEIGHT / 2


def _lane(tier: Tier, label: str) -> Lane:
    lines = wrap(label, 20)[:3]
    first = _lane_y(tier) + 5 - 8.5 * (len(lines) - 1)
    words = tuple(Text(line, 16, first + 17 * row, "start") for row, line in enumerate(lines))
    return Lane(tier, _lane_y(tier) - LANE_HEIGHT / 2, LANE_HEIGHT, words)


def _across(stops: Sequence[Stop]) -> list[float]:
    """Every gap has a share to itself; what is left over goes to the longer waits."""
    waits = [sqrt(max(0, (b.at - a.at).days)) if a.at and b.at else 1.0 for a, b in pairwise(stops)]
    if not waits:
        return [FIRST_X] * len(stops)
    even = min(WIDEST_GAP, (LAST_X - FIRST_X) / len(waits))
    least = max(SMALLEST_GAP, even * 0.6)
    spare, total = (even - least) * len(waits), sum(waits) or 1.0
    places = [FIRST_X]
    for wait in waits:
        places.append(round(places[-1] + least + spare * wait / total, 1))
    return places


def _segments(dots: Sequence[Dot]) -> Iterator[Segment]:
    for a, b in pairwise(dots):
        yield Segment(a.stop.tier, _line(a, b), b.stop.state != "next")
    if dots and dots[-1].stop.state != "done":
        last = dots[-1]
        yield Segment(last.stop.tier, f"M{last.x + DOT_NOW + 6} {last.y} H{WIDTH - 14}", False)


def _line(a: Dot, b: Dot) -> str:
    if a.y == b.y:
        return f"M{a.x} {a.y} H{b.x}"
    turn = BEND if b.y > a.y else -BEND
    return f"M{a.x} {a.y} H{round(b.x - BEND, 1)} Q{b.x} {a.y} {b.x} {a.y + turn} V{b.y}"


def _labels(dots: Sequence[Dot]) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    taken = [
        *(_around(dot) for dot in dots),
        *(upright(a, b) for a, b in pairwise(dots) if a.y != b.y),
    ]
    names: list[Text] = []
    dates: list[Text] = []
    for dot in sorted(dots, key=lambda dot: dot.stop.state != "now"):
        for kept, texts, near, far in (
            (dates, (dot.stop.when,), 22, 28),
            (names, (dot.stop.name, _head(dot.stop.name)), -9, -19),
        ):
            text = _first_free(dot, texts, near, far, taken)
            if text:
                kept.append(text)
                taken.append(box_of(text))
    return tuple(names), tuple(dates)


def _head(name: str) -> str:
    return re.split("[:,]", name, maxsplit=1)[0]


def _first_free(
    dot: Dot, texts: Sequence[str], near: int, far: int, taken: Sequence[Box]
) -> Text | None:
    """Beside the dot, else centred over or under it, else on its other side; else nowhere."""
    places: tuple[tuple[float, int, Anchor], ...] = (
        (dot.x + 22, near, "start"),
        (dot.x, far, "middle"),
        (dot.x - 22, near, "end"),
    )
    for x, below, anchor in places:
        for words in filter(None, texts):
            text = Text(words, round(x, 1), dot.y + below, anchor)
            if _fits(box_of(text), taken):
                return text
    return None


def _fits(box: Box, taken: Sequence[Box]) -> bool:
    is_inside = box[0] >= FIRST_X - 30 and box[2] <= WIDTH - 4
    return is_inside and not any(touch(box, other) for other in taken)


def box_of(text: Text) -> Box:
    width = len(text.text) * CHARACTER
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return left, text.y - 10, left + width, text.y + 3


def _around(dot: Dot) -> Box:
    return dot.x - dot.r - 2, dot.y - dot.r, dot.x + dot.r + 2, dot.y + dot.r


def upright(a: Dot, b: Dot) -> Box:
    return b.x - 9, min(a.y, b.y), b.x + 4, max(a.y, b.y)


def touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
