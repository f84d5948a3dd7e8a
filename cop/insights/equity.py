"""Who hears back less well: the same measures by distance from the city, and by who raised.

Issues are counted openly. Whether somebody at an ACCO raised one is about a person's workplace, so
that split is shown for the whole site and one period only, and not beside a group under five."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cop.consultations.disclosure import MIN_CELL
from cop.insights.choices import DEFAULT, Choice
from cop.insights.figures import OF_ISSUES, Rate, RateSpec, Spread, spread_of
from cop.insights.lines import TIMES
from cop.insights.places import REMOTENESS, Place, Regions
from cop.insights.queries import Count, DayCount, NetworkDays, by_measure
from cop.insights.tables import Cell, Table

ACCO, OTHERS = "Raised from an ACCO", "Raised from elsewhere"
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Gap:
    """A measure in each group, and the difference between the best and the worst in words."""

    label: str
    values: tuple[str, ...]
    words: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The gap as a row of a table."""
        return (self.label, *self.values, self.words)


def distance_gaps(
    specs: Iterable[RateSpec],
    counts: Sequence[Count],
    days: Sequence[NetworkDays],
    places: Sequence[Place],
    regions: Regions,
) -> list[Gap]:
    """Return the gaps between metropolitan, regional and remote networks."""
    group = {place.id: regions.group_of(place) for place in places}
    of, timed = by_measure(counts), by_measure(days)
    gaps = []
    for spec in specs:
        rates = {
            name: spec.rate(of.get(spec.fact, ()), keep=_from(group, key))
            for key, name in REMOTENESS.items()
        }
        gaps.append(_rate_gap(spec.label, rates))
    for fact, (label, _) in TIMES.items():
        spreads = {}
        for key, name in REMOTENESS.items():
            histogram: Counter[int] = Counter()
            for day in timed.get(fact, ()):
                if group[day.network_id] == key:
                    histogram[day.days] += day.number
            spreads[name] = spread_of(histogram)
        gaps.append(_days_gap(label, spreads))
    return gaps


def acco_gaps(counts: Sequence[Count], days: Sequence[DayCount]) -> list[Gap]:
    """Return the gaps between what was raised from ACCOs and from elsewhere."""
    of, timed = by_measure(counts), by_measure(days)
    gaps = []
    for spec in OF_ISSUES:
        here = of.get(spec.fact, ())
        rates = {
            ACCO: spec.rate(here, keep=lambda count: count.acco),
            OTHERS: spec.rate(here, keep=lambda count: not count.acco),
        }
        gaps.append(_hide(_rate_gap(spec.label, rates), [rate.of for rate in rates.values()]))
    for fact, (label, _) in TIMES.items():
        spreads = {}
        for name, acco in ((ACCO, True), (OTHERS, False)):
            histogram: Counter[int] = Counter()
            for day in timed.get(fact, ()):
                if day.acco is acco:
                    histogram[day.days] += day.number
            spreads[name] = spread_of(histogram)
        gaps.append(_hide(_days_gap(label, spreads), [s.number for s in spreads.values()]))
    return gaps


def may_split_by_acco(choice: Choice, whole_site: bool) -> bool:
    """Say whether the split by who raised may be shown beside this choice."""
    return whole_site and choice.period == DEFAULT and not choice.narrowed


def gaps_table(key: str, title: str, groups: Sequence[str], gaps: Sequence[Gap]) -> Table:
    """Return gaps as a table."""
    columns = ("Measure", *groups, "Gap")
    return Table(key, title, columns, [gap.cells for gap in gaps], "There is nothing to compare.")


def _from(group: dict[int, str], key: str) -> Callable[[Count], bool]:
    return lambda count: group[count.network_id] == key


def _rate_gap(label: str, rates: dict[str, Rate]) -> Gap:
    known = {name: rate.percent for name, rate in rates.items() if rate.percent is not None}
    values = tuple(
        rate.counts if rate.percent is None else f"{rate.percent}% ({rate.counts})"
        for rate in rates.values()
    )
    return Gap(_capital(label), values, _gap_words(known, "point"))


def _days_gap(label: str, spreads: dict[str, Spread]) -> Gap:
    known = {
        name: spread.median
        for name, spread in spreads.items()
        if spread.median is not None and spread.number >= MIN_CELL
    }
    values = tuple(
        f"{s.median:g} days (of {s.number})" if s.median is not None else "none"
        for s in spreads.values()
    )
    return Gap(f"Median working days {label}", values, _gap_words(known, "day"))


def _gap_words(known: dict[str, int] | dict[str, float], unit: str) -> str:
    if len(known) < 2:
        return "Too few to compare"
    high = max(known, key=lambda name: known[name])
    low = min(known, key=lambda name: known[name])
    gap = known[high] - known[low]
    if not gap:
        return "No gap"
    return f"{high}: {gap:g} {unit if gap == 1 else unit + 's'} more than {_lower(low)}"


def _hide(gap: Gap, sizes: Sequence[int]) -> Gap:
    """Hide both sides if either is small: the other one and the sum would tell it."""
    if all(size == 0 or size >= MIN_CELL for size in sizes):
        return gap
    return Gap(gap.label, (HIDDEN,) * len(gap.values), "Too few to show")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
