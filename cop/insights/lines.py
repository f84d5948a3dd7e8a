"""Each measure as a line: its value, how it came about, what it was before, and its target."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cop.insights.figures import (
    ACKNOWLEDGED,
    COPIES,
    DECIDED,
    FIXED,
    LOCAL,
    LOCAL_HIGH,
    LOCAL_LOW,
    OWN_DAYS,
    SENT_BACK,
    VISITS,
    Rate,
    RateSpec,
    Spread,
    Unit,
    points,
    spread_of,
)
from cop.insights.measures import Fact
from cop.insights.queries import Count, DayCount, by_measure
from cop.insights.tables import Cell, Table

CARDS = (ACKNOWLEDGED, DECIDED, SENT_BACK, FIXED)
TIMES = {
    Fact.ACK_DAYS: ("to acknowledge", "acknowledge"),
    Fact.DECIDE_DAYS: ("to decide", "decide"),
    Fact.SEND_DAYS: ("to send the answer back", "cascade"),
}
# What each of them counts, and how a formula says it.
TIMED_UNITS: dict[Fact, tuple[Unit, str]] = {
    Fact.ACK_DAYS: (VISITS, "Every visit to a forum counts."),
    Fact.DECIDE_DAYS: (VISITS, "Every visit that ended in a decision counts."),
    Fact.SEND_DAYS: (COPIES, "Every copy of an answer sent to a network counts."),
}
COLUMNS = ("Measure", "Now", "Counted", "Period before", "Change", "Target", "How it is worked out")


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of the page; `tone` is how its change is meant: good, warn or none."""

    key: str
    label: str
    value: str
    counted: str
    unit: str
    before: str
    change: str
    target: str
    formula: str
    sentence: str
    tone: str = ""

    @property
    def counted_words(self) -> str:
        """“21 of 22 visits”, “8 decisions”, or “none” where there is nothing to count."""
        return f"{self.counted} {self.unit}" if self.counted != "none" else self.counted

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The line as a row of the table."""
        return (
            _capital(self.label),
            self.value,
            self.counted_words,
            self.before,
            self.change,
            self.target,
            self.formula,
        )


@dataclass(frozen=True, slots=True)
class Times:
    """How long one step took, now and in the period before."""

    fact: Fact
    now: Spread
    before: Spread


def rate_lines(specs: Iterable[RateSpec], counts: Sequence[Count], compared: bool) -> list[Line]:
    """Return these shares as lines."""
    of = by_measure(counts)
    return [_rate_line(spec, of.get(spec.fact, []), compared) for spec in specs]


def time_lines(days: Sequence[DayCount], compared: bool) -> list[Line]:
    """Return the durations among the measures."""
    return [_time_line(times, compared) for times in times_of(days)]


def cards_of(lines: Sequence[Line]) -> list[Line]:
    """Return the four measures that stand large at the top."""
    chosen = [spec.key for spec in CARDS]
    return [line for key in chosen for line in lines if line.key == key]


def measures_table(lines: Sequence[Line]) -> Table:
    """Return every measure with its formula."""
    return Table("measures", "Every measure", COLUMNS, [line.cells for line in lines])


def times_of(days: Sequence[DayCount]) -> list[Times]:
    """Return how long each step took, over all forums that acted."""
    return [
        Times(fact, _spread(days, fact, "number"), _spread(days, fact, "before")) for fact in TIMES
    ]


def _spread(days: Sequence[DayCount], fact: Fact, column: str) -> Spread:
    histogram: Counter[int] = Counter()
    for day in days:
        if day.measure == fact:
            histogram[day.days] += getattr(day, column)
    return spread_of(histogram)


def _rate_line(spec: RateSpec, counts: Sequence[Count], compared: bool) -> Line:
    now, before = spec.rate(counts), spec.rate(counts, before=True)
    change, tone = _change(spec, now, before) if compared else ("", "")
    alert = _alert(spec, now)
    return Line(
        key=spec.key,
        label=spec.label,
        value=now.words,
        counted=now.counts,
        unit=spec.unit.of(now.of),
        before=_before(before) if compared else "",
        change=alert or change,
        target=spec.target,
        formula=spec.formula,
        sentence=_sentence(spec, now),
        tone="warn" if alert else tone,
    )


def _before(rate: Rate) -> str:
    if not rate.of:
        return ""
    return rate.words if rate.percent is None else f"{rate.words} ({rate.counts})"


def _change(spec: RateSpec, now: Rate, before: Rate) -> tuple[str, str]:
    rise = points(now, before)
    if rise is None:
        return ("Too few to compare", "") if now.of and before.of else ("", "")
    if rise == 0:
        return "The same as before", ""
    by = "1 point" if abs(rise) == 1 else f"{abs(rise)} points"
    better = (rise > 0) == spec.more_is_better
    plain = spec is LOCAL  # neither more nor fewer is better, only the extremes are bad
    tone = "" if plain else "good" if better else "warn"
    return f"{'Up' if rise > 0 else 'Down'} {by}", tone


def _alert(spec: RateSpec, now: Rate) -> str:
    if spec is not LOCAL or now.percent is None:
        return ""
    if now.percent < LOCAL_LOW:
        return f"Below {LOCAL_LOW}%"
    return f"Above {LOCAL_HIGH}%" if now.percent > LOCAL_HIGH else ""


def _sentence(spec: RateSpec, now: Rate) -> str:
    return spec.nothing if not now.of else f"{now.counts} {spec.unit.of(now.of)} {spec.label}."


def _time_line(times: Times, compared: bool) -> Line:
    label, _ = TIMES[times.fact]
    unit, what_counts = TIMED_UNITS[times.fact]
    now, before = times.now, times.before
    change, tone = _slower(now, before) if compared else ("", "")
    return Line(
        key=f"days-{times.fact.value.replace('_', '-')}",
        label=f"working days {label}",
        value=_days_words(now),
        counted=f"{now.number}" if now.number else "none",
        unit=unit.of(now.number),
        before=_days_words(before) if compared and before.number else "",
        change=change,
        target=OWN_DAYS,
        formula=(
            f"The middle one (median) of the working days it took {label}, in the calendar of the "
            "forum that acted, without days on which the clock stood still; and the days that nine "
            f"in ten did not exceed. {what_counts}"
        ),
        sentence=_days_sentence(now, label),
        tone=tone,
    )


def _slower(now: Spread, before: Spread) -> tuple[str, str]:
    if now.median is None or before.median is None:
        return "", ""
    more = now.median - before.median
    if not more:
        return "The same as before", ""
    by = f"{abs(more):g} {'day' if abs(more) == 1 else 'days'}"
    return (f"{by} longer", "warn") if more > 0 else (f"{by} shorter", "good")


def _days_words(spread: Spread) -> str:
    if spread.median is None:
        return "none"
    return f"{spread.median:g}, nine in ten within {spread.ninety}"


def _days_sentence(spread: Spread, label: str) -> str:
    if spread.median is None:
        return f"Nothing was there {label}."
    return (
        f"Half took {spread.median:g} working days or fewer {label}; nine in ten, {spread.ninety}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
