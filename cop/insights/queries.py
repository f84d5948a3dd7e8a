"""Read the sums: a fixed number of statements, each over as few rows as the choice leaves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cop.forums.models import Forum, Membership, WorkingDayRow
from cop.forums.working_days import local_day
from cop.guidance.coverage import last_answers
from cop.insights.choices import Choice, Window
from cop.insights.measures import NO_ASK, Fact
from cop.insights.models import LoopCount, LoopDays, LoopFact, LoopMonth, LoopReach, LoopRun
from cop.insights.permissions import Sight
from cop.threads.queries import last_words

Rows = Select[*tuple[Any, ...]]
VOICES = (Fact.RAISED, Fact.JOINED, Fact.VERDICT, Fact.ACTED)


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a measure bear this mark, in the period and in the one before."""

    measure: str
    network_id: int
    acco: bool
    mark: int
    number: int
    before: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many steps of a month were taken in time (mark 1) or not."""

    network_id: int
    month: date
    mark: int
    number: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many took this number of working days in the forum that acted."""

    measure: str
    place_id: int
    acco: bool
    days: int
    number: int
    before: int


@dataclass(frozen=True, slots=True)
class NetworkDays:
    """How many took this number of working days, by the network that raised."""

    measure: str
    network_id: int
    days: int
    number: int


M = TypeVar("M", Count, DayCount, NetworkDays)


def read_counts(session: Session, choice: Choice, sight: Sight, window: Window) -> list[Count]:
    """Return the counts of the period and of the one before it."""
    keys = (LoopCount.measure, LoopCount.network_id, LoopCount.acco, LoopCount.mark)
    sums = _sums(LoopCount.quarter, LoopCount.number, window)
    query: Rows = (
        select(*keys, *sums)
        .where(LoopCount.ask == choice.ask, sight.clause(LoopCount))
        .group_by(*keys)
    )
    rows = session.execute(_within(query, LoopCount.quarter, window.before))
    return [Count(m, n, a, mark, int(now), int(then)) for m, n, a, mark, now, then in rows]


def read_months(session: Session, choice: Choice, sight: Sight, window: Window) -> list[MonthCount]:
    """Return how many steps of each month were taken in time, by the network that raised."""
    keys = (LoopMonth.network_id, LoopMonth.month, LoopMonth.mark)
    rows = session.execute(
        select(*keys, func.sum(LoopMonth.number))
        .where(
            LoopMonth.ask == choice.ask,
            LoopMonth.month >= window.heat_start,
            sight.clause(LoopMonth),
        )
        .group_by(*keys)
    )
    return [MonthCount(n, month, mark, int(number)) for n, month, mark, number in rows]


def read_days(session: Session, choice: Choice, sight: Sight, window: Window) -> list[DayCount]:
    """Return how many took how many days, of this period and the one before, by who acted.

    A histogram of whole days: medians from it are exact."""
    keys = (LoopDays.measure, LoopDays.place_id, LoopDays.acco, LoopDays.days)
    sums = _sums(LoopDays.quarter, LoopDays.number, window)
    query: Rows = (
        select(*keys, *sums)
        .where(LoopDays.ask == choice.ask, sight.clause(LoopDays))
        .group_by(*keys)
    )
    rows = session.execute(_within(query, LoopDays.quarter, window.before))
    return [DayCount(m, place, a, days, int(x), int(y)) for m, place, a, days, x, y in rows]


def read_network_days(
    session: Session, choice: Choice, sight: Sight, window: Window
) -> list[NetworkDays]:
    """Return how many took how many days in this period, by who raised."""
    keys = (LoopDays.measure, LoopDays.network_id, LoopDays.days)
    query: Rows = (
        select(*keys, func.sum(LoopDays.number))
        .where(LoopDays.ask == choice.ask, sight.clause(LoopDays))
        .group_by(*keys)
    )
    rows = session.execute(_within(query, LoopDays.quarter, window.start))
    return [NetworkDays(m, n, days, int(x)) for m, n, days, x in rows]


def read_open(
    session: Session, choice: Choice, sight: Sight, edges: Sequence[date]
) -> list[tuple[int, int, int]]:
    """Return how many issues each forum has open (place, bucket, number); 0 is not late."""
    due = LoopFact.counts_on
    bucket = case(*((due >= edge, n) for n, edge in enumerate(edges)), else_=len(edges))
    query = select(LoopFact.place_id, bucket, func.count()).where(
        LoopFact.measure == Fact.OPEN, sight.clause(LoopFact)
    )
    if choice.ask:
        query = query.where(LoopFact.ask == choice.ask)
    rows = session.execute(query.group_by(LoopFact.place_id, bucket))
    return [(place, late, number) for place, late, number in rows]


def read_going_on(
    session: Session, forums: Iterable[int], since: date
) -> dict[int, tuple[int, int]]:
    """Return how many issues each of these forums raised since that day, and how many visited."""
    found: dict[int, tuple[int, int]] = {}
    raised = _per_forum(LoopCount.network_id, Fact.RAISED, forums, since)
    visited = _per_forum(LoopCount.place_id, Fact.ACK_DUE, forums, since)
    for forum, number in session.execute(raised):
        found[forum] = (int(number), 0)
    for forum, number in session.execute(visited):
        found[forum] = (found.get(forum, (0, 0))[0], int(number))
    return found


def _per_forum(
    forum: InstrumentedAttribute[int], measure: Fact, forums: Iterable[int], since: date
) -> Rows:
    return (
        select(forum, func.sum(LoopCount.number))
        .where(
            LoopCount.ask == NO_ASK,
            LoopCount.measure == measure,
            LoopCount.quarter >= since,
            forum.in_(sorted(forums)),
        )
        .group_by(forum)
    )


def read_voices(session: Session, networks: Sequence[int]) -> dict[int, date | None]:
    """Return the day on which anything last came from each of these networks.

    Answering what a directive asks is as good a sign as saying whether an answer worked, and so
    is dealing with what others raised, or a discussion in which a member had the last word."""
    last = [
        select(func.max(LoopFact.counts_on))
        .where(LoopFact.measure == voice, LoopFact.network_id == Forum.id)
        .correlate(Forum)
        .scalar_subquery()
        for voice in VOICES
    ]
    answers, said = last_answers(session, networks), last_words(session, networks)
    found: dict[int, date | None] = {}
    query = select(Forum.id, Forum.timezone, *last).where(Forum.id.in_(networks))
    for forum, timezone, *days in session.execute(query):
        moments = (heard[forum] for heard in (answers, said) if forum in heard)
        days += [local_day(moment, timezone) for moment in moments]
        found[forum] = max(filter(None, days), default=None)
    return found


def read_beginnings(session: Session, networks: Sequence[int]) -> dict[int, date]:
    """Return the day since when each of these networks has had anybody in it."""
    query = (
        select(Membership.forum_id, func.min(Membership.since))
        .where(Membership.forum_id.in_(networks))
        .group_by(Membership.forum_id)
    )
    return {forum: day for forum, day in session.execute(query)}


def read_reach(session: Session) -> list[tuple[int, int, int, int]]:
    """Return (network, members, copies sent, copies opened) of the last four quarters."""
    query = select(LoopReach.network_id, LoopReach.members, LoopReach.sent, LoopReach.opened)
    return [(n, members, sent, opened) for n, members, sent, opened in session.execute(query)]


def read_run(session: Session) -> LoopRun | None:
    """Return when it was counted last, None if it never was."""
    return session.get(LoopRun, 1)


def read_edges(session: Session, calendar: str, today: date, late: Sequence[int]) -> list[date]:
    """Return today and the days that came this many working days before it."""
    here = select(WorkingDayRow.ordinal).where(
        WorkingDayRow.calendar == calendar, WorkingDayRow.day == today
    )
    ordinals = [here.scalar_subquery() - days for days in late]
    days = session.scalars(
        select(WorkingDayRow.day)
        .where(
            WorkingDayRow.calendar == calendar,
            WorkingDayRow.works.is_(True),
            WorkingDayRow.ordinal.in_(ordinals),
        )
        .order_by(WorkingDayRow.day.desc())
    )
    return [today, *days]


def by_measure(rows: Iterable[M]) -> dict[str, list[M]]:
    """Return the rows of each measure, so that no figure looks through all of them."""
    found: dict[str, list[M]] = {}
    for row in rows:
        found.setdefault(row.measure, []).append(row)
    return found


def _sums(
    quarter: InstrumentedAttribute[date], number: InstrumentedAttribute[int], window: Window
) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """Return the sums of the chosen period and of the one before, side by side.

    Two columns and not two groups: so the rows come out of the index in the order of the groups."""
    if window.start is None:
        return func.sum(number), literal(0)
    now = quarter >= window.start
    return (
        func.sum(case((now, number), else_=0)),
        func.sum(case((now, 0), else_=number)),
    )


def _within(query: Rows, column: InstrumentedAttribute[date], since: date | None) -> Rows:
    return query if since is None else query.where(column >= since)
