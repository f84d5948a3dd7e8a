"""What the worker does for consultations."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.consultations.models import Consultation
from cop.consultations.operations import close_consultation
from cop.consultations.states import State


def close_by_the_clock(session: Session, job: Job, now: datetime) -> None:
    """Close the consultation that the job names, unless somebody has closed it before."""
    consultation = session.get_one(Consultation, job.data["consultation"])
    if consultation.state == State.OPEN and consultation.closes_at <= now:
        close_consultation(session, consultation, by=None, now=now)


HANDLERS: dict[str, Handler] = {"close_consultation": close_by_the_clock}
