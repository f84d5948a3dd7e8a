"""Count: read afresh what has moved, and add up the quarters it touches.

The sums say what was so on the day they were counted. Nothing here reads or writes the record's own
tables but to read them, and everything can be counted again from the start."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, delete, insert, or_, select
from sqlalchemy.orm import Session

from cop.database import begin_write, insert_once
from cop.feedback.models import ForumPause, Issue
from cop.feedback.states import ENDED
from cop.forums.models import Forum
from cop.insights.facts import Reader
from cop.insights.history import histories
from cop.insights.measures import quarter_of, quarters_back
from cop.insights.models import LoopCount, LoopDays, LoopFact, LoopMonth, LoopReach, LoopRun
from cop.insights.reach import count_reach
from cop.insights.sums import add_up
from cop.site.queries import read_site

BATCH = 500
# Somebody may have begun a step before the last count and committed it after.
OVERLAP = timedelta(minutes=10)
LOOK_AT_OPEN = timedelta(hours=1)

Touched = dict[int, set[date]]  # quarters by network


def count_moved(session: Session, now: datetime) -> bool:
    """Count what moved since the last time, and what a new day makes count.

    The first time it reads a batch and returns True while there are more: call it again after a
    commit, so that nobody waits for the whole of a large site."""
    facts = read_site(session)
    if facts is None:
        return False
    today = now.astimezone(ZoneInfo(facts.timezone)).date()
    run = _hold_run(session, now, today)
    if not run.whole:
        return _begin(session, run, today)
    look = now - run.looked_at >= LOOK_AT_OPEN or run.counted_on != today
    touched = _read_afresh(session, _moved(session, run.at - OVERLAP, look))
    if run.counted_on != today:
        _new_day(session, touched, min(run.counted_on, today), today)
    add_up(session, touched, today)
    if look:
        count_reach(session, today)
        run.looked_at = now
    run.at, run.counted_on = now, today
    session.flush()
    return False


def forget_counts(session: Session) -> None:
    """Throw every count away, so that `count_moved` counts again from the record."""
    begin_write(session)
    for model in (LoopFact, LoopCount, LoopDays, LoopMonth, LoopReach, LoopRun):
        session.execute(delete(model))
    session.flush()


def _begin(session: Session, run: LoopRun, today: date) -> bool:
    """Read the next batch; with none left, add everything up."""
    query = select(Issue.id).where(Issue.id > run.upto).order_by(Issue.id).limit(BATCH)
    if batch := session.scalars(query).all():
        _read_afresh(session, batch)
        run.upto = batch[-1]
    else:
        touched: Touched = defaultdict(set)
        for network, quarter in session.execute(_quarters()).all():
            touched[network].add(quarter)
        add_up(session, touched, today)
        count_reach(session, today)
        run.whole, run.counted_on = True, today
    session.flush()
    return not run.whole


def _quarters() -> Select[*tuple[Any, ...]]:
    return select(LoopFact.network_id, LoopFact.quarter).distinct()


def _hold_run(session: Session, now: datetime, today: date) -> LoopRun:
    """Return the row about the last count, held until the commit: of two workers one waits."""
    begin_write(session)
    first = {"at": now, "counted_on": today, "looked_at": now, "upto": 0, "whole": False}
    insert_once(session, LoopRun, id=1, **first)
    query = select(LoopRun).where(LoopRun.id == 1).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def _moved(session: Session, since: datetime, look_at_open: bool) -> Sequence[int]:
    """Return the issues that moved, and at times all open ones: a verdict moves none."""
    moved = Issue.moved_at >= since
    could = Issue.state.not_in(ENDED)
    query = select(Issue.id).where(or_(moved, could) if look_at_open else moved)
    return session.scalars(query.order_by(Issue.id)).all()


def _read_afresh(session: Session, issues: Sequence[int]) -> Touched:
    """Write the facts of these issues anew; return the quarters they were and are in."""
    zones = {row.id: row.timezone for row in session.execute(select(Forum.id, Forum.timezone))}
    resting = {forum: day for forum, day in session.execute(_resting())}
    touched: Touched = defaultdict(set)
    for start in range(0, len(issues), BATCH):
        batch = issues[start : start + BATCH]
        found, paused = histories(session, batch)
        reader = Reader(zones, paused, resting)
        rows = [row for history in found for row in reader.rows_of(history)]
        _replace(session, batch, rows, touched)
    return touched


def _resting() -> Select[*tuple[Any, ...]]:
    return select(ForumPause.forum_id, ForumPause.started_on).where(ForumPause.ended_on.is_(None))


def _replace(
    session: Session, batch: Sequence[int], rows: list[dict[str, Any]], touched: Touched
) -> None:
    gone = delete(LoopFact).where(LoopFact.issue_id.in_(batch))
    before = session.execute(
        gone.returning(LoopFact.network_id, LoopFact.quarter),
        execution_options={"synchronize_session": False},
    )
    for network, quarter in before.all():
        touched[network].add(quarter)
    for row in rows:
        touched[row["network_id"]].add(row["quarter"])
    if rows:
        session.execute(insert(LoopFact), rows)


def _new_day(session: Session, touched: Touched, last: date, today: date) -> None:
    """Add the quarters in which something counts today that did not when it was counted last."""
    quarters = [quarter_of(today)]
    while quarters[-1] > quarter_of(last):
        quarters.append(quarters_back(quarters[-1], 1))
    new = _quarters().where(LoopFact.quarter.in_(quarters), LoopFact.counts_on.between(last, today))
    for network, quarter in session.execute(new).all():
        touched[network].add(quarter)
