"""How often each rule found something, month by month, and what became of it."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from cop.screening import FINDING_TYPES
from cop.screening.changes import title_of
from cop.screening.models import Outcome, ScreenLog

MONTHS = 12
PER_PAGE = 50
OUTCOMES = {
    Outcome.STOPPED: "Stopped",
    Outcome.MASKED: "Replaced",
    Outcome.KEPT: "Kept, with a reason",
    Outcome.FALSE_ALARM: "False alarm, its writer says",
    Outcome.HELD: "Asked to look",
    Outcome.LET_THROUGH: "Let through",
    Outcome.CONFIRMED: "No child at risk now, its writer says",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A month as a bar: its name, how many, and how long the bar is, in per cent."""

    label: str
    number: int
    length: float


@dataclass(frozen=True)
class Counts:
    """What was found in these months: how many by month, type and outcome."""

    months: Sequence[date]
    numbers: Counter[tuple[int, str, Outcome]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many findings were stopped."""
        return sum(n for (_, _, outcome), n in self.numbers.items() if outcome == Outcome.STOPPED)

    @property
    def types(self) -> list[str]:
        """The types that are counted, in their order; of one that is gone, its old counts too."""
        return [*FINDING_TYPES, *sorted({type_ for _, type_, _ in self.numbers} - {*FINDING_TYPES})]

    def bars(self, outcome: Outcome) -> list[Bar]:
        """Return each month's number of this outcome as a bar, on one scale."""
        found = [self._month(at, outcome) for at in range(len(self.months))]
        most = max(found) or 1
        return [
            Bar(month_name(month), number, round(100 * number / most, 1))
            for month, number in zip(self.months, found, strict=True)
        ]

    def by_rule(self) -> list[tuple[str, list[int]]]:
        """Return a line for each rule: how many of each outcome in all the months."""
        sums: Counter[tuple[str, Outcome]] = Counter()
        for (_, type_, outcome), number in self.numbers.items():
            sums[type_, outcome] += number
        return [(title_of(t), [sums[t, outcome] for outcome in OUTCOMES]) for t in self.types]

    def by_month(self, outcome: Outcome) -> list[tuple[str, list[int]]]:
        """Return a line for each rule: how many of this outcome in each month."""
        at = range(len(self.months))
        return [
            (title_of(type_), [self.numbers[month, type_, outcome] for month in at])
            for type_ in self.types
        ]

    def as_csv(self) -> bytes:
        """Return a line for each rule and month, and nothing but lines."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow(["Month", "Rule", *OUTCOMES.values()])
        for at, month in enumerate(self.months):
            for type_ in self.types:
                numbers = [self.numbers[at, type_, outcome] for outcome in OUTCOMES]
                writer.writerow([f"{month:%Y-%m}", title_of(type_), *numbers])
        return text.getvalue().encode("utf-8-sig")

    def _month(self, at: int, outcome: Outcome) -> int:
        return sum(n for (m, _, o), n in self.numbers.items() if m == at and o == outcome)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody kept what was found: the rule, the place and the reason, never the value."""

    id: int
    at: datetime
    label: str
    place: str
    why: str


def read_counts(
    session: Session, *, today: date, timezone: str, forum_id: int | None = None
) -> Counts:
    """Count the last twelve months in one statement, of the site or of one forum."""
    months = last_months(today)
    zone = ZoneInfo(timezone)
    starts = [datetime(day.year, day.month, 1, tzinfo=zone) for day in months]
    later = [(ScreenLog.at < start, at) for at, start in enumerate(starts[1:])]
    query = (
        select(
            case(*later, else_=MONTHS - 1).label("month"),
            ScreenLog.type,
            ScreenLog.outcome,
            func.count(),
        )
        .where(ScreenLog.at >= starts[0])
        .group_by("month", ScreenLog.type, ScreenLog.outcome)
    )
    if forum_id is not None:
        query = query.where(ScreenLog.forum_id == forum_id)
    rows = session.execute(query)
    return Counts(months, Counter({(month, type_, out): n for month, type_, out, n in rows}))


def list_reasons(session: Session, forum_id: int, before: int | None = None) -> list[Reason]:
    """Return why findings of this forum were kept, the newest first; one more than a page.

    Of what was kept in a discussion limited to a community, no reason was written down."""
    query = (
        select(ScreenLog.id, ScreenLog.at, ScreenLog.type, ScreenLog.place, ScreenLog.reason)
        .where(
            ScreenLog.forum_id == forum_id,
            ScreenLog.outcome == Outcome.KEPT,
            ScreenLog.reason != "",
        )
        .order_by(ScreenLog.id.desc())
        .limit(PER_PAGE + 1)
    )
    if before is not None:
        query = query.where(ScreenLog.id < before)
    return [
        Reason(id_, at, title_of(type_), place.replace("_", " "), why)
        for id_, at, type_, place, why in session.execute(query)
    ]


def last_months(today: date) -> list[date]:
    """Return the first days of this month and the eleven before it, the oldest first."""
    last = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(last - MONTHS + 1, last + 1)]


def month_name(month: date) -> str:
    """Return “Mar 2026”."""
    return f"{month:%b %Y}"
