"""The worker: does what is due, keeps house once an hour, and stops when it is told to."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from cop import clock
from cop.accounts.kept_text import forget_old
from cop.activity.jobs import Handler, forget_done_jobs, run_next_job
from cop.consultations.jobs import HANDLERS as CONSULTATIONS
from cop.feedback.jobs import HANDLERS as FEEDBACK
from cop.feedback.operations.sunsets import archive_at_sunset
from cop.forums.operations import calendars_in_use, extend_calendars
from cop.guidance.jobs import HANDLERS as GUIDANCE
from cop.insights.operations import count_moved
from cop.notifications.jobs import HANDLERS as NOTIFICATIONS
from cop.redaction.jobs import HANDLERS as REDACTION
from cop.redaction.operations.passing_on import pass_on_found
from cop.screening.operations.holding import forget_held
from cop.site.queries import read_site

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
BETWEEN_CHORES = timedelta(hours=1)
BETWEEN_COUNTS = timedelta(minutes=1)

HANDLERS: Mapping[str, Handler] = {
    **NOTIFICATIONS,
    **FEEDBACK,
    **GUIDANCE,
    **CONSULTATIONS,
    **REDACTION,
}


def work(engine: Engine, stop: threading.Event) -> None:
    """Do jobs as they fall due until `stop` is set; the job in hand is finished first."""
    chores_at = counts_at = clock.now()
    while not stop.is_set():
        if clock.now() >= chores_at:
            keep_house(engine, clock.now())
            chores_at = clock.now() + BETWEEN_CHORES
        if clock.now() >= counts_at and not count_loop(engine, clock.now()):
            counts_at = clock.now() + BETWEEN_COUNTS
        if not _do_one(engine):
            stop.wait(IDLE_SECONDS)


def work_once(engine: Engine) -> int:
    """Keep house, do everything that is due, and return how many jobs that were."""
    keep_house(engine, clock.now())
    done = 0
    with Session(engine) as session:
        while run_next_job(session, HANDLERS, clock.now()):
            done += 1
    while count_loop(engine, clock.now()):
        pass
    return done


def count_loop(engine: Engine, now: datetime) -> bool:
    """Keep the counts of loop health up to date; say whether there is more to read."""
    return bool(_do_chore(engine, count_moved, now))


def keep_house(engine: Engine, now: datetime) -> None:
    """Do the chores, each on its own, so that one that fails stops none of the others."""
    for chore in CHORES:
        _do_chore(engine, chore, now)


def keep_calendars(session: Session, now: datetime) -> None:
    """Keep every calendar some years ahead of the clocks that count in it."""
    facts = read_site(session)
    if facts is not None:
        today = now.astimezone(ZoneInfo(facts.timezone)).date()
        extend_calendars(session, calendars_in_use(session), today=today)


def keep_statistics(session: Session, _now: datetime) -> None:
    """Let SQLite count what its tables hold, to find its way; PostgreSQL does so by itself."""
    if session.connection().dialect.name == "sqlite":
        for pragma in ("analysis_limit=1000", "optimize=0x10002"):
            session.connection().exec_driver_sql(f"PRAGMA {pragma}")


CHORES: tuple[Callable[[Session, datetime], object], ...] = (
    keep_calendars,
    forget_old,
    forget_held,
    pass_on_found,
    forget_done_jobs,
    archive_at_sunset,
    keep_statistics,
)


def _do_one(engine: Engine) -> bool:
    """Do one job; a database that is away for a while is waited for."""
    try:
        with Session(engine) as session:
            return run_next_job(session, HANDLERS, clock.now())
    except SQLAlchemyError:
        log.exception("the database did not answer")
        return False


def _do_chore(
    engine: Engine, chore: Callable[[Session, datetime], object], now: datetime
) -> object:
    try:
        with Session(engine) as session:
            result = chore(session, now)
            session.commit()
            return result
    except Exception:
        log.exception("the chore %s failed", chore.__name__)
        return None
