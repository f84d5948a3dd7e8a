"""Working days: by the forum that acted against its own targets, and by the region that raised."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
    """A median beside its target; `scale` is the days that every bar of its chart has room for."""

    spread: Spread
    target: int | None
    scale: float = 1

    @property
    def length(self) -> float:
        """How long the bar is, in percent."""
        return round(100 * (self.spread.median or 0) / self.scale, 1)

    @property
    def mark(self) -> float:
        """Where its target stands, in percent; of no use without one."""
        return round(100 * (self.target or 0) / self.scale, 1)

    @property
    def reach(self) -> float:
        """The days that the bar and its mark need room for."""
        return max(self.spread.median or 0, self.target or 0) if self.spread.number else 0

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
    return _on_one_scale(
        DaysRow(
            place.name,
            tuple(
                Bar(spread_of(found.get((place.id, fact), {})), place.targets.get(key))
                for fact, (_, key) in TIMES.items()
            ),
        )
        for place in places
        if place.id in acted
    )


def region_rows(
    days: Sequence[NetworkDays], places: Sequence[Place], regions: Regions
) -> list[DaysRow]:
    """Return how long it took for what each region raised, wherever it went."""
    region = {place.id: place.region for place in places}
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for day in days:
        found[region[day.network_id], day.measure][day.days] += day.number
    there = {key for key, _ in found}
    return _on_one_scale(
        DaysRow(name, tuple(Bar(spread_of(found.get((key, fact), {})), None) for fact in TIMES))
        for key, name in regions.names.items()
        if key in there
    )


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


def _on_one_scale(rows: Iterable[DaysRow]) -> list[DaysRow]:
    """Return the rows with one scale for all their bars: all are days, so lengths compare."""
    found = list(rows)
    scale = max((bar.reach for row in found for bar in row.bars), default=0) or 1
    return [
        DaysRow(row.name, tuple(replace(bar, scale=scale) for bar in row.bars)) for row in found
    ]
