"""What was in time, by region and month: a picture whose every cell is also a number in a table."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cop.insights.choices import Window
from cop.insights.figures import Rate
from cop.insights.measures import Kept, month_of
from cop.insights.places import Place, Regions
from cop.insights.queries import MonthCount
from cop.insights.tables import Table

# From what percentage on a cell has which shade, and how the legend says it.
SHADES = (
    (90, "h0", "90% or more"),
    (75, "h1", "75 to 89%"),
    (60, "h2", "60 to 74%"),
    (45, "h3", "45 to 59%"),
    (0, "h4", "Under 45%"),
)
FEW = ("hx", "Fewer than five, shown as a count")


@dataclass(frozen=True, slots=True)
class Square:
    """A month of a region: where it stands in its row, in percent, its shade and its number."""

    left: float
    width: float
    shade: str
    text: str
    rate: Rate
    month: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A region's months."""

    name: str
    squares: tuple[Square, ...]

    @property
    def words(self) -> str:
        """The row for who can’t see it: “Jun 4 of 5, Jul none, …”."""
        return ", ".join(f"{square.month} {square.rate.counts}" for square in self.squares)


def heat_of(
    counts: Sequence[MonthCount], places: Sequence[Place], regions: Regions, window: Window
) -> list[HeatRow]:
    """Return a row for each region from which anything was due."""
    region = {place.id: place.region for place in places}
    cells: dict[tuple[str, date], list[int]] = defaultdict(lambda: [0, 0])
    for count in counts:
        cell = cells[region[count.network_id], count.month]
        cell[0] += count.number if count.mark == Kept.IN_TIME else 0
        cell[1] += count.number
    months = months_of(window)
    there = {key for key, _ in cells}
    return [
        HeatRow(
            name,
            tuple(
                _square(n, months, Rate(*cells.get((key, month), (0, 0))))
                for n, month in enumerate(months)
            ),
        )
        for key, name in regions.names.items()
        if key in there
    ]


def heat_table(rows: Sequence[HeatRow], window: Window) -> Table:
    """Return the same as a table: how many of how many."""
    columns = ("Region", *(f"{month:%b %Y}" for month in months_of(window)))
    lines = [(row.name, *(s.rate.counts for s in row.squares)) for row in rows]
    return Table("on-time", "In time, by region and month", columns, lines, "Nothing was due yet.")


def months_of(window: Window) -> list[date]:
    """Return the months of the picture, the running one last."""
    months, month = [], month_of(window.today)
    while month >= window.heat_start:
        months.append(month)
        before = month.year * 12 + month.month - 2
        month = date(before // 12, before % 12 + 1, 1)
    return months[::-1]


def _square(place: int, months: Sequence[date], rate: Rate) -> Square:
    each = 100 / len(months)
    if not rate.of:
        shade, text = "none", ""
    elif rate.percent is None:
        shade, text = FEW[0], f"{rate.hits}/{rate.of}"
    else:
        shade = next(name for least, name, _ in SHADES if rate.percent >= least)
        text = str(rate.percent)
    return Square(
        left=round(place * each, 2),
        width=round(each - 0.5, 2),
        shade=shade,
        text=text,
        rate=rate,
        month=f"{months[place]:%b}",
    )
