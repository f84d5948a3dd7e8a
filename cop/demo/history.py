"""Play the scenes in their order, and before each what the calendar has set for then."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.consultations import jobs as consultations
from cop.database import UTCDateTime
from cop.demo.stage import Scene
from cop.feedback import jobs as feedback
from cop.guidance import jobs as guidance
from cop.notifications import jobs as notifications
from cop.redaction import jobs as redaction

HANDLERS: Mapping[str, Handler] = {
    **feedback.HANDLERS,
    **guidance.HANDLERS,
    **consultations.HANDLERS,
    **notifications.HANDLERS,
    **redaction.HANDLERS,
}
NEXT_JOB = (
    select(Job)
    .where(Job.done_at.is_(None), Job.not_before <= bindparam("now", type_=UTCDateTime))
    .order_by(Job.not_before, Job.id)
    .limit(1)
)


def play(
    session: Session, scenes: Iterable[Scene], tie: Callable[[datetime], None], *, until: datetime
) -> None:
    """Let the history happen up to this moment, each act and each job at its own time.

    `tie` is called where a discussion and an issue may have come together."""
    for scene in sorted(scenes, key=lambda scene: scene.at):
        _do_what_is_due(session, scene.at)
        scene.do(scene.at)
        if scene.may_tie:
            tie(scene.at)
    _do_what_is_due(session, until)


def _do_what_is_due(session: Session, now: datetime) -> None:
    """Do the worker’s part, but without commits and each job at the moment it was set for."""
    while (job := _next_job(session, now)) is not None:
        HANDLERS[job.kind](session, job, job.not_before)
        job.attempts, job.done_at = 1, job.not_before


def _next_job(session: Session, now: datetime) -> Job | None:
    return session.scalar(NEXT_JOB, {"now": now})
