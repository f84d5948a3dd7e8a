"""Loop health for one choice: everything that the page and its files show, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cop.insights import queries
from cop.insights.choices import Choice, Window
from cop.insights.coverage import read_coverage
from cop.insights.durations import DaysRow, days_table, forum_rows, region_rows
from cop.insights.equity import (
    ACCO,
    OTHERS,
    Gap,
    acco_gaps,
    distance_gaps,
    gaps_table,
    may_split_by_acco,
)
from cop.insights.figures import OF_ISSUES, RATES, RateSpec
from cop.insights.heat import HeatRow, heat_of, heat_table
from cop.insights.journey import (
    LATE_DAYS,
    AgeRow,
    FunnelRow,
    ages_of,
    ages_table,
    funnel_of,
    funnel_table,
)
from cop.insights.lines import Line, cards_of, measures_table, rate_lines, time_lines
from cop.insights.measures import Fact
from cop.insights.models import LoopRun
from cop.insights.opened import Reach, reach_of
from cop.insights.permissions import Sight
from cop.insights.places import REMOTENESS, Place, Regions
from cop.insights.queries import Count
from cop.insights.quiet import Quiet, able_to_speak, silent, silent_table
from cop.insights.tables import Table


@dataclass(frozen=True, slots=True)
class Health:
    """What loop health shows for one choice; what names single forums is left out of totals."""

    window: Window
    run: LoopRun | None
    raised: int
    lines: Sequence[Line]
    cards: Sequence[Line]
    funnel: Sequence[FunnelRow]
    ages: Sequence[AgeRow]
    forums: Sequence[DaysRow]
    regions: Sequence[DaysRow]
    heat: Sequence[HeatRow]
    distance: Sequence[Gap]
    acco: Sequence[Gap]
    quiet: Sequence[Quiet]
    reach: Reach
    open_table: Table

    @property
    def late(self) -> int:
        """How many open issues are past their date."""
        return sum(row.number for row in self.ages if row.late)

    @property
    def open(self) -> int:
        """How many issues are open."""
        return sum(row.number for row in self.ages)


def read_health(
    session: Session,
    choice: Choice,
    places: Sequence[Place],
    regions: Regions,
    *,
    today: date,
    calendar: str,
    timezone: str,
) -> Health:
    """Return the loop health of what was chosen, in a fixed number of statements."""
    window, sight = choice.window(today), choice.narrow(places)
    rates, counts = _rates(session, choice, sight, window, timezone)
    days = queries.read_days(session, choice, sight, window)
    network_days = queries.read_network_days(session, choice, sight, window)
    edges = queries.read_edges(session, calendar, today, LATE_DAYS)
    opened = queries.read_open(session, choice, sight, edges)
    named = choice.sight.names_forums
    months = queries.read_months(session, choice, sight, window) if named else []
    split = may_split_by_acco(choice, choice.sight.covers(places))
    compared = window.before is not None
    lines = [*rate_lines(rates, counts, compared), *time_lines(days, compared)]
    return Health(
        window=window,
        run=queries.read_run(session),
        raised=sum(count.number for count in counts if count.measure == Fact.RAISED),
        lines=lines,
        cards=cards_of(lines),
        funnel=funnel_of(counts),
        ages=ages_of(opened, places),
        forums=forum_rows(days, places) if named else [],
        regions=region_rows(network_days, places, regions) if named else [],
        heat=heat_of(months, places, regions, window),
        distance=distance_gaps(rates, counts, network_days, places, regions),
        acco=acco_gaps(counts, days) if split else [],
        quiet=_quiet(session, choice, places, regions, today) if named else [],
        reach=reach_of(queries.read_reach(session), choice.sight, places, regions),
        open_table=ages_table(opened, places, named),
    )


def tables_of(health: Health) -> dict[str, Table]:
    """Return everything it shows as tables, by key."""
    tables = (
        measures_table(health.lines),
        funnel_table(health.funnel),
        health.open_table,
        days_table("days", "Days by forum that acted", "Forum that acted", health.forums),
        days_table("region-days", "Days by region that raised", "Region", health.regions),
        heat_table(health.heat, health.window),
        gaps_table("distance", "Gaps by distance", list(REMOTENESS.values()), health.distance),
        gaps_table("acco", "Gaps by who raised", (ACCO, OTHERS), health.acco),
        silent_table(health.quiet),
        health.reach.table,
    )
    return {table.key: table for table in tables}


def _rates(
    session: Session, choice: Choice, sight: Sight, window: Window, timezone: str
) -> tuple[Sequence[RateSpec], list[Count]]:
    """Return the shares that the choice has, with their counts: no directive has a kind of ask."""
    counts = queries.read_counts(session, choice, sight, window)
    if choice.ask:
        return OF_ISSUES, counts
    return RATES, counts + read_coverage(session, sight, window, timezone)


def _quiet(
    session: Session, choice: Choice, places: Sequence[Place], regions: Regions, today: date
) -> Sequence[Quiet]:
    """Return the silent networks among those chosen; a tier or an ask makes nobody silent."""
    networks = able_to_speak(choice.narrow_networks(places), places)
    ids = [place.id for place in networks]
    last, began = queries.read_voices(session, ids), queries.read_beginnings(session, ids)
    return silent(networks, last, began, regions, today)
