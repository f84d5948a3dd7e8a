"""The one place where a consultation's state changes."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.consultations.models import Consultation
from cop.consultations.states import TRANSITIONS, Action, State
from cop.consultations.words import STATE_WORDS
from cop.database import begin_write
from cop.errors import Unlawful
from cop.forums.people import Person

EVENTS = {
    Action.OPEN: "consultation.opened",
    Action.CLOSE: "consultation.closed",
    Action.PUBLISH: "consultation.published",
}


def hold(session: Session, consultation: Consultation) -> None:
    """Hold the consultation until the commit and read it afresh."""
    begin_write(session)
    session.refresh(consultation, with_for_update=True)


def check_lawful(consultation: Consultation, action: Action) -> None:
    """Raise Unlawful if the table has no such step from here."""
    if consultation.state != TRANSITIONS[action][0]:
        state = STATE_WORDS[State(consultation.state)].lower()
        raise Unlawful(f"This consultation is {state}, so this can’t be done now.")


def move(
    session: Session,
    consultation: Consultation,
    action: Action,
    *,
    by: Person | None,
    now: datetime,
) -> None:
    """Take a step of the table and record it."""
    check_lawful(consultation, action)
    consultation.state = TRANSITIONS[action][1]
    session.flush()
    record(
        session,
        EVENTS[action],
        subject="consultation",
        subject_id=consultation.id,
        by_id=by.id if by else None,
        forum_id=consultation.forum_id,
        now=now,
    )
