"""The worker's loop: claim a job, do it, mark it done, in a way that a kill can't break.

A claim is a lease and a number: `attempts` counts the claims, and what a worker did counts only if
the job still bears the number it was claimed under. A worker that took longer than its lease, so
that another one began, takes its work back; what the job writes is written once."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from cop.activity.models import Job

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
KEPT_FOR = timedelta(days=30)

Handler = Callable[[Session, Job, datetime], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """A job taken, and which taking of it this is."""

    job_id: int
    attempt: int


def run_due_jobs(session: Session, handlers: Mapping[str, Handler], now: datetime) -> int:
    """Do every job that is due at this moment and return how many were done or tried."""
    tried = 0
    while run_next_job(session, handlers, now):
        tried += 1
    return tried


def run_next_job(session: Session, handlers: Mapping[str, Handler], now: datetime) -> bool:
    """Do the job that has been due longest, if there is one, and say whether there was."""
    claimed = claim(session, now)
    if claimed is None:
        return False
    try:
        _do(session, handlers, claimed, now)
    except Exception as error:
        session.rollback()
        log.exception("job %s failed", claimed.job_id)
        _put_back(session, claimed, error, now)
    return True


def claim(session: Session, now: datetime) -> Claim | None:
    """Take the oldest due job for the length of a lease; no other worker gets it meanwhile."""
    # Asked without a lock first, so that a worker with nothing to do keeps nobody from writing.
    while session.scalar(_oldest(now)) is not None:
        oldest = _oldest(now).with_for_update(skip_locked=True).scalar_subquery()
        row = session.execute(
            update(Job)
            .where(Job.id == oldest, _due(now))
            .values(claimed_until=now + LEASE, attempts=Job.attempts + 1)
            .returning(Job.id, Job.attempts)
            .execution_options(synchronize_session=False)
        ).one_or_none()
        session.commit()
        if row is not None:
            return Claim(*row)
    session.commit()
    return None


def forget_done_jobs(session: Session, now: datetime) -> None:
    """Delete what was done a month ago; what was given up stays to be looked at."""
    session.execute(delete(Job).where(Job.done_at < now - KEPT_FOR))


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(Job.claimed_until.is_(None), Job.claimed_until < now)
    waiting = and_(Job.done_at.is_(None), Job.not_before <= now)
    return and_(waiting, free, Job.attempts < MOST_ATTEMPTS)


def _oldest(now: datetime) -> Select[int]:
    return select(Job.id).where(_due(now)).order_by(Job.not_before, Job.id).limit(1)


def _do(session: Session, handlers: Mapping[str, Handler], claimed: Claim, now: datetime) -> None:
    """Do the work and mark it done in one transaction, so a kill in between repeats it whole."""
    job = session.get_one(Job, claimed.job_id, populate_existing=True)
    handlers[job.kind](session, job, now)
    if _settle(session, claimed, done_at=now, error=None):
        session.commit()
    else:
        session.rollback()
        log.warning("job %s took longer than its lease; another worker has it", claimed.job_id)


def _put_back(session: Session, claimed: Claim, error: Exception, now: datetime) -> None:
    """Let the job wait twice as long after each failure, and keep why it failed."""
    later = now + timedelta(seconds=5 * 2**claimed.attempt)
    why = repr(error).replace("\x00", "")[:1000]  # PostgreSQL takes no NUL
    _settle(session, claimed, claimed_until=None, not_before=later, error=why)
    session.commit()
    if claimed.attempt >= MOST_ATTEMPTS:
        log.error("job %s is given up after %s attempts", claimed.job_id, claimed.attempt)


def _settle(session: Session, claimed: Claim, **values: object) -> bool:
    """Write how it went, unless somebody else has claimed the job since."""
    session.flush()
    settled = session.scalar(
        update(Job)
        .where(Job.id == claimed.job_id, Job.attempts == claimed.attempt, Job.done_at.is_(None))
        .values(**values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    return settled is not None
