"""The worker's loop: claim a job, do it, mark it done, in a way that a kill can't break."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from cop.activity.models import Job

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8

Handler = Callable[[Session, Job, datetime], None]


def run_due_jobs(session: Session, handlers: Mapping[str, Handler], now: datetime) -> int:
    """Do every job that is due and return how many were done or tried."""
    tried = 0
    while (job_id := claim(session, now)) is not None:
        _do(session, handlers, job_id, now)
        tried += 1
    return tried


def claim(session: Session, now: datetime) -> int | None:
    """Take the oldest due job for the length of a lease; no other worker gets it meanwhile."""
    free = or_(Job.claimed_until.is_(None), Job.claimed_until < now)
    oldest = (
        select(Job.id)
        .where(Job.done_at.is_(None), Job.not_before <= now, free, Job.attempts < MOST_ATTEMPTS)
        .order_by(Job.not_before, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    job_id = session.scalar(
        update(Job)
        .where(Job.id == oldest, free)
        .values(claimed_until=now + LEASE, attempts=Job.attempts + 1)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    session.commit()
    return job_id


def next_due(session: Session) -> datetime | None:
    """Return when the next waiting job falls due."""
    return session.scalar(
        select(Job.not_before)
        .where(Job.done_at.is_(None), Job.attempts < MOST_ATTEMPTS)
        .order_by(Job.not_before)
        .limit(1)
    )


def _do(session: Session, handlers: Mapping[str, Handler], job_id: int, now: datetime) -> None:
    """Do the work and mark it done in one transaction, so a kill in between repeats it whole."""
    try:
        job = session.get_one(Job, job_id, populate_existing=True)
        handlers[job.kind](session, job, now)
        job.done_at = now
        session.commit()
    except Exception as error:
        session.rollback()
        log.exception("job %s failed", job_id)
        _put_back(session, job_id, error, now)


def _put_back(session: Session, job_id: int, error: Exception, now: datetime) -> None:
    """Let the job wait twice as long after each failure, and keep why it failed."""
    job = session.get_one(Job, job_id, populate_existing=True)
    job.claimed_until = None
    job.not_before = now + timedelta(seconds=5 * 2**job.attempts)
    job.error = repr(error)[:1000]
    session.commit()
