"""Answer a consultation: begin, and save each answer as it is given."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.consultations.models import (
    Answer,
    Consultation,
    ConsultationVersion,
    Elector,
    Question,
    Response,
    ResponseOwner,
)
from cop.consultations.operations.texts import checked_answer
from cop.consultations.states import Kind, ResponseState, State
from cop.database import begin_write
from cop.errors import Invalid, Unlawful

CLOSED = (
    "This consultation has closed, so it wasn’t saved. Your words are still here to copy; "
    "the people who ran it can be reached through their forum."
)


def start_or_continue(
    session: Session, consultation: Consultation, elector: Elector, *, now: datetime
) -> Response:
    """Return the elector's one response, begun now if there is none."""
    begin_write(session)
    session.refresh(elector, with_for_update=True)
    earlier = session.scalar(
        select(Response)
        .join(ResponseOwner, ResponseOwner.response_id == Response.id)
        .where(ResponseOwner.elector_id == elector.id)
    )
    if earlier is not None:
        return earlier
    check_open(session, consultation, now)
    response = Response(
        consultation_id=consultation.id,
        version_id=_newest_version(session, consultation).id,
        state=ResponseState.DRAFT,
        started_at=now,
    )
    session.add(response)
    session.flush()
    session.add(ResponseOwner(response_id=response.id, elector_id=elector.id))
    session.flush()
    return response


def save_answer(
    session: Session,
    response: Response,
    question: Question,
    raw: str,
    *,
    now: datetime,
    complete: bool = False,
) -> None:
    """Keep an answer, replacing the earlier one; `complete` refuses to leave a required one empty.

    What has been sent stays sent and complete: its changes count as soon as they are saved."""
    consultation = session.get_one(Consultation, response.consultation_id)
    check_open(session, consultation, now)
    value = checked_answer(question, raw)
    must = complete or response.state == ResponseState.SUBMITTED
    if must and question.required and not value:
        raise Invalid(_please_answer(question), "answer")
    answer = _answer_to(session, response, question)
    if Kind(question.kind) is Kind.SINGLE_CHOICE:
        answer.choice = value or None
    else:
        answer.text = value or None
    response.saved_at = now
    session.flush()


def check_open(session: Session, consultation: Consultation, now: datetime) -> None:
    """Raise Unlawful unless answers are taken at this moment."""
    begin_write(session)
    session.refresh(consultation, with_for_update={"read": True})
    within = consultation.opens_at <= now < consultation.closes_at
    if consultation.state != State.OPEN or not within:
        raise Unlawful(CLOSED)


def _newest_version(session: Session, consultation: Consultation) -> ConsultationVersion:
    return session.scalars(
        select(ConsultationVersion)
        .where(ConsultationVersion.consultation_id == consultation.id)
        .order_by(ConsultationVersion.number.desc())
        .limit(1)
    ).one()


def _answer_to(session: Session, response: Response, question: Question) -> Answer:
    """Return the row of this answer, new if it has not been answered before."""
    if question.version_id != response.version_id:
        raise Invalid("That question belongs to another version of this consultation.")
    answer = session.scalar(
        select(Answer).where(Answer.response_id == response.id, Answer.question_key == question.key)
    )
    if answer is None:
        version = session.get_one(ConsultationVersion, question.version_id).number
        answer = Answer(response_id=response.id, question_key=question.key, version=version)
        session.add(answer)
    return answer


def _please_answer(question: Question) -> str:
    if Kind(question.kind) is Kind.SINGLE_CHOICE:
        return "Choose the answer that fits best."
    return "Write an answer before you go on."
