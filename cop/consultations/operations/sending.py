"""Send answers for a receipt."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.consultations.models import Consultation, Elector, Question, Response
from cop.consultations.operations.answering import check_open, save_answer, start_or_continue
from cop.consultations.queries import answers_of, questions_of
from cop.consultations.states import Capacity, ResponseState
from cop.database import begin_write
from cop.errors import Invalid

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another


def submit_response(
    session: Session,
    response: Response,
    *,
    now: datetime,
    capacity: Capacity = Capacity.INDIVIDUAL,
    consent_to_quote: bool = False,
) -> Response:
    """Send the answers and give the receipt; sending again changes nothing but who they are for."""
    begin_write(session)
    session.refresh(response, with_for_update=True)
    check_open(session, session.get_one(Consultation, response.consultation_id), now)
    missing = _missing(session, response)
    if missing:
        raise Invalid(_still_missing(missing))
    response.capacity = capacity
    response.consent_to_quote = consent_to_quote
    if response.state == ResponseState.DRAFT:
        response.state = ResponseState.SUBMITTED
        response.submitted_at = now
        response.receipt = _new_receipt(session)
    session.flush()
    return response


def answer_all(
    session: Session,
    consultation: Consultation,
    user_id: int,
    answers: Mapping[str, str],
    *,
    now: datetime,
    capacity: Capacity = Capacity.INDIVIDUAL,
    consent_to_quote: bool = False,
) -> Response:
    """Answer everything at once, given by question key, and send it."""
    elector = session.scalar(
        select(Elector).where(
            Elector.consultation_id == consultation.id, Elector.user_id == user_id
        )
    )
    if elector is None:
        raise Invalid(f"Person {user_id} isn’t asked by {consultation.key}.")
    response = start_or_continue(session, consultation, elector, now=now)
    questions = {question.key: question for question in questions_of(session, response.version_id)}
    for key, raw in answers.items():
        save_answer(session, response, questions[key], raw, now=now)
    return submit_response(
        session, response, now=now, capacity=capacity, consent_to_quote=consent_to_quote
    )


def _missing(session: Session, response: Response) -> list[Question]:
    """Return the required questions that this response leaves open."""
    given = answers_of(session, [response.id])[response.id]
    questions = questions_of(session, response.version_id)
    return [question for question in questions if question.required and question.key not in given]


def _still_missing(missing: list[Question]) -> str:
    if len(missing) == 1:
        return f"Question {missing[0].number} still needs an answer."
    numbers = [str(question.number) for question in missing]
    return f"Questions {', '.join(numbers[:-1])} and {numbers[-1]} still need an answer."


def _new_receipt(session: Session) -> str:
    """Return a number nobody can guess, such as R-7K4M-2QXD, that no other response has."""
    while True:
        drawn = "".join(secrets.choice(LETTERS) for _ in range(8))
        receipt = f"R-{drawn[:4]}-{drawn[4:]}"
        taken = select(Response.id).where(Response.receipt == receipt)
        if session.scalar(taken) is None:
            return receipt
