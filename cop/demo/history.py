"""Play the scenes in their order, and before each what the calendar has set for then."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.demo.stage import Scene
from cop.feedback import jobs as feedback
from cop.notifications.jobs import notify

HANDLERS: Mapping[str, Handler] = {**feedback.HANDLERS, "notify": notify}


def play(
    session: Session, scenes: Iterable[Scene], after_each: Callable[[], None], *, until: datetime
) -> None:
    """Let the history happen up to this moment, each act and each job at its own time."""
    for scene in sorted(scenes, key=lambda scene: scene.at):
        _do_what_is_due(session, scene.at)
        scene.do(scene.at)
        after_each()
    _do_what_is_due(session, until)


def _do_what_is_due(session: Session, now: datetime) -> None:
    """Do the worker’s part, but without commits and each job at the moment it was set for."""
    while (job := _next_job(session, now)) is not None:
        HANDLERS[job.kind](session, job, job.not_before)
        job.attempts, job.done_at = 1, job.not_before


def _next_job(session: Session, now: datetime) -> Job | None:
    return session.scalar(
        select(Job)
        .where(Job.done_at.is_(None), Job.not_before <= now)
        .order_by(Job.not_before, Job.id)
        .limit(1)
    )
