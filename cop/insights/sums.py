"""Add facts up, in the database: counts and days by quarter, what was in time by month."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, delete, func, insert, literal, select
from sqlalchemy.orm import Session

from cop.insights.measures import NO_ASK, ON_TIME, TIMED, Fact
from cop.insights.models import LoopCount, LoopDays, LoopFact, LoopMonth

FAST = {"synchronize_session": False}


@dataclass(frozen=True, slots=True)
class Sums:
    """A table of sums, by these columns of the facts of these measures."""

    model: type[LoopCount] | type[LoopDays] | type[LoopMonth]
    columns: tuple[str, ...]
    facts: ColumnElement[bool]


WHERE = ("network_id", "quarter", "place_id", "restricted")
# What is open is no count of a quarter, nor is when a forum acted; days have their own table.
COUNTED = LoopFact.measure.not_in([*TIMED, Fact.OPEN, Fact.ACTED])
TABLES = (
    Sums(LoopCount, (*WHERE, "measure", "acco", "mark"), COUNTED),
    Sums(LoopDays, (*WHERE, "measure", "acco", "days"), LoopFact.measure.in_(TIMED)),
    Sums(LoopMonth, (*WHERE, "month", "mark"), LoopFact.measure.in_(ON_TIME)),
)


def add_up(session: Session, touched: Mapping[int, Iterable[date]], today: date) -> None:
    """Add up these quarters of these networks afresh, as of today."""
    for network, quarters in sorted(touched.items()):
        for sums in TABLES:
            _add_up(session, sums, network, sorted(set(quarters)), today)


def _add_up(session: Session, sums: Sums, network: int, quarters: list[date], today: date) -> None:
    """Replace the sums by kind of ask, and those over all of them."""
    model = sums.model
    gone = delete(model).where(model.network_id == network, model.quarter.in_(quarters))
    session.execute(gone, execution_options=FAST)
    columns = [getattr(LoopFact, name) for name in sums.columns]
    facts = (
        sums.facts,
        LoopFact.network_id == network,
        LoopFact.quarter.in_(quarters),
        LoopFact.counts_on <= today,
    )
    every = select(*columns, literal(NO_ASK), func.count()).where(*facts).group_by(*columns)
    by_ask = select(*columns, LoopFact.ask, func.count()).where(*facts, LoopFact.ask != NO_ASK)
    for query in (every, by_ask.group_by(*columns, LoopFact.ask)):
        names = [*sums.columns, "ask", "number"]
        session.execute(insert(model).from_select(names, query))
