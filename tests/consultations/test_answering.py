"""Answering: saved as you go, sent once, changed until it closes, and never lost."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.consultations.models import Answer, Consultation, Elector, Response, ResponseOwner
from cop.consultations.operations import (
    answer_all,
    close_consultation,
    save_answer,
    start_or_continue,
    submit_response,
)
from cop.consultations.queries import answers_of, questions_of
from cop.consultations.states import Capacity, ResponseState
from cop.errors import Invalid, Unlawful
from tests.cast import Cast

ALL = {"barrier": "The ferry", "place": "phone", "idea": "A paper copy"}


@pytest.fixture
def elector(session: Session, cast: Cast, asked: Consultation) -> Elector:
    mine = (Elector.consultation_id == asked.id) & (Elector.user_id == cast.shona.id)
    return session.scalars(select(Elector).where(mine)).one()


@pytest.fixture
def response(session: Session, asked: Consultation, elector: Elector, now: datetime) -> Response:
    return start_or_continue(session, asked, elector, now=now)


def save(session: Session, response: Response, number: int, raw: str, **more: object) -> None:
    question = questions_of(session, response.version_id)[number - 1]
    save_answer(session, response, question, raw, **more)


def given(session: Session, response: Response) -> dict[str, str]:
    return answers_of(session, [response.id])[response.id]


def test_coming_back_finds_the_same_response(
    session: Session, asked: Consultation, elector: Elector, response: Response, now: datetime
) -> None:
    later = now + timedelta(days=2)
    assert start_or_continue(session, asked, elector, now=later) is response


def test_response_itself_does_not_say_whose_it_is(response: Response) -> None:
    assert not {"user_id", "elector_id"} & set(Response.__table__.columns.keys())
    assert {"elector_id", "response_id"} == set(ResponseOwner.__table__.columns.keys())


def test_answers_are_kept_and_replaced(session: Session, response: Response, now: datetime) -> None:
    save(session, response, 1, "  The tide.\r\n", now=now)
    save(session, response, 1, "The ferry", now=now)
    save(session, response, 2, "desk", now=now)
    assert given(session, response) == {"barrier": "The ferry", "place": "desk"}
    assert session.scalar(select(func.count()).select_from(Answer)) == 2
    assert response.saved_at == now


def test_long_answer_is_told_by_how_many_words(
    session: Session, response: Response, now: datetime
) -> None:
    with pytest.raises(Invalid, match=r"Shorten your answer by 14 words\. 20 fit\."):
        save(session, response, 1, "word " * 34, now=now)
    with pytest.raises(Invalid, match="by 1 word"):
        save(session, response, 1, "word " * 21, now=now)
    save(session, response, 1, "word " * 20, now=now)


def test_text_without_a_limit_of_words_has_one_of_characters(
    session: Session, response: Response, now: datetime
) -> None:
    with pytest.raises(Invalid, match="by 5 characters"):
        save(session, response, 3, "x" * 20_005, now=now)


def test_choice_is_one_of_those_offered(
    session: Session, response: Response, now: datetime
) -> None:
    with pytest.raises(Invalid, match="Choose one"):
        save(session, response, 2, "moon", now=now)


def test_required_answer_may_wait_but_not_when_going_on(
    session: Session, response: Response, now: datetime
) -> None:
    save(session, response, 2, "", now=now)
    with pytest.raises(Invalid, match="Choose the answer"):
        save(session, response, 2, "", now=now, complete=True)
    with pytest.raises(Invalid, match="Write an answer"):
        save(session, response, 3, " ", now=now, complete=True)
    save(session, response, 1, "", now=now, complete=True)


def test_sending_names_what_is_missing(session: Session, response: Response, now: datetime) -> None:
    with pytest.raises(Invalid, match="Questions 2 and 3 still need"):
        submit_response(session, response, now=now)
    save(session, response, 2, "desk", now=now)
    with pytest.raises(Invalid, match="Question 3 still needs"):
        submit_response(session, response, now=now)


def test_receipt_has_no_letters_that_look_alike_and_stays(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    sent = answer_all(
        session,
        asked,
        cast.shona.id,
        ALL,
        now=now,
        capacity=Capacity.GROUP,
        consent_to_quote=True,
    )
    receipt = sent.receipt
    assert re.fullmatch(r"R-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", receipt or "")
    assert (sent.state, sent.capacity, sent.consent_to_quote) == ("submitted", "group", True)
    again = submit_response(session, sent, now=now + timedelta(hours=1))
    assert (again.receipt, again.submitted_at) == (receipt, now)


def test_what_was_sent_can_be_changed_until_it_closes_and_stays_whole(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    sent = answer_all(session, asked, cast.shona.id, ALL, now=now)
    receipt = sent.receipt
    save(session, sent, 2, "desk", now=now)
    with pytest.raises(Invalid, match="Write an answer"):
        save(session, sent, 3, "", now=now)
    assert given(session, sent) == ALL | {"place": "desk"}
    assert (sent.state, sent.receipt) == (ResponseState.SUBMITTED, receipt)


def test_nothing_is_saved_or_sent_after_closing_by_the_clock_or_by_hand(
    session: Session, cast: Cast, asked: Consultation, response: Response, now: datetime
) -> None:
    save(session, response, 2, "desk", now=now)
    save(session, response, 3, "Paper", now=now)
    with pytest.raises(Unlawful, match="closed"):
        save(session, response, 3, "More", now=asked.closes_at)
    close_consultation(session, asked, by=cast.caitlin, now=now)
    with pytest.raises(Unlawful, match="closed"):
        submit_response(session, response, now=now)
    assert given(session, response)["idea"] == "Paper"


def test_nobody_else_answers(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    with pytest.raises(Invalid, match="isn’t asked"):
        answer_all(session, asked, cast.lien.id, ALL, now=now)


def test_question_of_another_version_is_refused(
    session: Session, response: Response, now: datetime
) -> None:
    question = questions_of(session, response.version_id)[0]
    session.expunge(question)
    question.version_id += 1
    with pytest.raises(Invalid, match="another version"):
        save_answer(session, response, question, "x", now=now)
