"""The loop in three parts with the stops on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians, sin
from textwrap import wrap

from cop.feedback.figure.parts import Dot, Labels, Stop, Text, Tier, latest
from cop.feedback.figure.words import describe_circle

SIZE, MIDDLE = 400, 200.0
RING_OUTER, RING_INNER, ARROW = 188.0, 104.0, 9.0
ARC_STARTS: dict[Tier, float] = {
    "strategic": 0,
    "regional": 120,
    "statewide": 240,
}  # degrees from the top, clockwise
ARC_SPAN, WIDEST_STEP = 94.0, 40.0
ONE_ROW, TWO_ROWS = (130.0,), (144.0, 119.0)
MOST_IN_ONE_ROW = 6


@dataclass(frozen=True, slots=True)
class Arc:
    tier: Tier
    path: str
    label: str
    label_path: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Circle:
    size: int
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]
    headline: tuple[Text, ...]
    note: Text | None
    description: str


def draw_circle(
    stops: Sequence[Stop], labels: Labels, *, headline: str = "", note: str = ""
) -> Circle:
    """The loop, clockwise: regional at the bottom, state-wide left, strategic right."""
    stops = latest(stops)
    by_tier = {tier: _along_the_arc(stops, tier) for tier in ARC_STARTS}
    is_crowded = any(len(here) > MOST_IN_ONE_ROW for here in by_tier.values())
    dots = [
        dot
        for tier, here in by_tier.items()
        for dot in _dots_on_arc(here, ARC_STARTS[tier], is_crowded)
    ]
    now = {stop.tier for stop in stops if stop.state == "now"}
    lines = wrap(headline, 14)[:3]
    top = MIDDLE + 8 - 13.5 * (len(lines) - 1) - (10 if note else 0)
    return Circle(
        size=SIZE,
        arcs=tuple(_arc(tier, labels[tier], tier in now) for tier in ARC_STARTS),
        dots=tuple(sorted(dots, key=lambda dot: dot.stop.number)),
        headline=tuple(
            Text(line, MIDDLE, round(top + 27 * row, 1)) for row, line in enumerate(lines)
        ),
        note=Text(note, MIDDLE, round(top + 27 * len(lines), 1)) if note else None,
        description=describe_circle(stops, labels),
    )


def _along_the_arc(stops: Sequence[Stop], tier: Tier) -> list[Stop]:
    """A journey leaves its first arc at the far end, and comes back to it at the near one."""
    visits = [list(visit) for _, visit in groupby(stops, key=lambda stop: stop.tier)]
    here = [visit for visit in visits if visit[0].tier == tier]
    if len(here) > 1 and here[0] is visits[0]:
        here = [*here[1:], here[0]]
    return [stop for visit in here for stop in visit]


def _dots_on_arc(stops: Sequence[Stop], start: float, is_crowded: bool) -> Iterator[Dot]:
    step = min(WIDEST_STEP, ARC_SPAN / max(1, len(stops) - 1))
    rows = TWO_ROWS if len(stops) > MOST_IN_ONE_ROW else ONE_ROW
    first = start + 60 - step * (len(stops) - 1) / 2
    for place, stop in enumerate(stops):
        x, y = _at(rows[place % len(rows)], first + step * place)
        yield Dot(stop, x, y, _radius(stop, is_crowded))


def _radius(stop: Stop, is_crowded: bool) -> float:
    small, large = (11, 12.5) if is_crowded else (15, 18)
    return large if stop.state == "now" else small


def _at(radius: float, degrees: float) -> tuple[float, float]:
    angle = radians(degrees)
    return round(MIDDLE + radius * sin(angle), 1), round(MIDDLE - radius * cos(angle), 1)


def _point(radius: float, degrees: float) -> str:
    return "{} {}".format(*_at(radius, degrees))


def _arc(tier: Tier, label: str, is_now: bool) -> Arc:
    start, end, half = ARC_STARTS[tier] - 3, ARC_STARTS[tier] + 111, (RING_OUTER + RING_INNER) / 2
    path = (
        f"M{_point(RING_OUTER, start)} A{RING_OUTER} {RING_OUTER} 0 0 1 {_point(RING_OUTER, end)} "
        f"L{_point(half, end + ARROW)} L{_point(RING_INNER, end)} "
        f"A{RING_INNER} {RING_INNER} 0 0 0 {_point(RING_INNER, start)} "
        f"L{_point(half, start + ARROW)} Z"
    )
    return Arc(tier, path, label, _label_path(tier), is_now)


def _label_path(tier: Tier) -> str:
    """Words run clockwise, along the bottom the other way: they never stand on their heads."""
    if tier == "regional":
        return f"M{_point(176, 236)} A176 176 0 0 0 {_point(176, 124)}"
    start = ARC_STARTS[tier]
    return f"M{_point(164, start + 6)} A164 164 0 0 1 {_point(164, start + 114)}"
