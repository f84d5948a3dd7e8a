"""Working days: by the forum that acted against its own targets, and by the region that raised."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cop.insights.figures import Spread, spread_of
from cop.insights.lines import TIMES
from cop.insights.measures import Fact
from cop.insights.places import Place, Regions
from cop.insights.queries import DayCount, NetworkDays
from cop.insights.tables import Cell, Table

STEPS = {
    Fact.ACK_DAYS: "To acknowledge",
    Fact.DECIDE_DAYS: "To decide",
    Fact.SEND_DAYS: "To send back",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A median beside its target, both as percentages of one scale; no target, no mark."""

    spread: Spread
    target: int | None
    length: float
    mark: float

    @property
    def late(self) -> bool:
        """Whether the middle one took longer than its target."""
        return None not in (self.target, self.spread.median) and self._over()

    def _over(self) -> bool:
        return (self.spread.median or 0) > (self.target or 0)


@dataclass(frozen=True, slots=True)
class DaysRow:
    """A forum or region with a bar for each step."""

    name: str
    bars: tuple[Bar, ...]


def forum_rows(days: Sequence[DayCount], places: Sequence[Place]) -> list[DaysRow]:
    """Return how long each forum took for each step, against its own targets."""
    found: dict[tuple[int, str], Counter[int]] = defaultdict(Counter)
    for day in days:
        found[day.place_id, day.measure][day.days] += day.number
    acted = {place for (place, _), histogram in found.items() if histogram.total()}
    return [
        DaysRow(
            place.name,
            tuple(
                _bar(found.get((place.id, fact), {}), place.targets.get(key))
                for fact, (_, key) in TIMES.items()
            ),
        )
        for place in places
        if place.id in acted
    ]


def region_rows(
    days: Sequence[NetworkDays], places: Sequence[Place], regions: Regions
) -> list[DaysRow]:
    """Return how long it took for what each region raised, wherever it went."""
    region = {place.id: place.region for place in places}
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for day in days:
        found[region[day.network_id], day.measure][day.days] += day.number
    there = {key for key, _ in found}
    return [
        DaysRow(name, tuple(_bar(found.get((key, fact), {}), None) for fact in TIMES))
        for key, name in regions.names.items()
        if key in there
    ]


def days_table(key: str, title: str, first: str, rows: Sequence[DaysRow]) -> Table:
    """Return medians, nine in ten, and targets as a table: a line for each step."""
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        for name, bar in zip(STEPS.values(), row.bars, strict=True):
            spread = bar.spread
            if spread.number:
                lines.append(
                    (row.name, name, spread.median, spread.ninety, bar.target, spread.number)
                )
    columns = (first, "Step", "Median working days", "Nine in ten within", "Target", "Counted")
    return Table(key, title, columns, lines, "Nothing has been acknowledged yet.")


def _bar(histogram: Mapping[int, int], target: int | None) -> Bar:
    spread = spread_of(histogram)
    if spread.median is None:
        return Bar(spread, target, 0, 0)
    scale = max(2 * (target or 0), spread.median, spread.ninety or 0, 1)
    mark = round(100 * (target or 0) / scale, 1)
    return Bar(spread, target, round(100 * spread.median / scale, 1), mark)
