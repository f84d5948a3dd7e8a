"""A question stops the clock until it is answered, or its time is over; there are two of them."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue
from cop.feedback.operations import clarifying
from cop.feedback.operations.pausing import open_pause
from cop.forums.people import Person
from cop.forums.working_days import add_working_days
from tests.cast import NOW, TODAY, Cast
from tests.feedback.journeys import acknowledged, hours
from tests.feedback.reading import leg, let_time_pass
from tests.visiting import sign_in


def question(session: Session, issue: Issue, by: Person, at: float = 6) -> None:
    clarifying.clarify(session, issue, by=by, question="How many?", now=hours(at))


def after(days: float) -> float:
    return days * 24


def test_the_clock_stands_still_and_the_network_has_ten_working_days(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    question(session, issue, cast.priya)
    pause = open_pause(session, leg(session, issue))
    assert issue.state == "clarifying"
    assert issue.due_on == add_working_days(session, cast.forums.statewide, TODAY, 10)
    assert pause is not None
    assert (pause.kind, pause.started_on, pause.ended_on) == ("clarification", TODAY, None)


def test_the_answer_lets_it_run_on_and_the_date_moves_by_the_days_it_stood(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    decide_by = leg(session, issue).decide_by
    question(session, issue, cast.priya)
    # Tuesday to Wednesday of the week after; the Monday between is a public holiday.
    clarifying.answer_question(session, issue, by=cast.ray, answer="Nine.", now=hours(after(8)))
    moved = add_working_days(session, cast.forums.statewide, decide_by, 5)
    assert (issue.state, issue.due_on) == ("acknowledged", moved)
    assert (leg(session, issue).decide_by, leg(session, issue).paused_days) == (moved, 5)


def test_a_handler_goes_on_without_an_answer_only_when_its_time_is_over(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    question(session, issue, cast.priya)
    with pytest.raises(Forbidden, match="has time to answer first"):
        clarifying.answer_question(
            session, issue, by=cast.priya, answer="Go on.", now=hours(after(3))
        )
    let_time_pass(session, NOW + timedelta(days=20))
    assert open_pause(session, leg(session, issue)) is None
    assert leg(session, issue).paused_days == 10
    assert issue.state == "clarifying"
    clarifying.answer_question(
        session, issue, by=cast.priya, answer="We take 9.", now=hours(after(20))
    )
    assert issue.state == "acknowledged"
    assert leg(session, issue).paused_days == 10


def test_there_are_two_questions(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    for at in (6, 8):
        question(session, issue, cast.priya, at)
        clarifying.answer_question(session, issue, by=cast.ray, answer="Nine.", now=hours(at + 1))
    with pytest.raises(Unlawful, match="asked twice"):
        question(session, issue, cast.priya, 10)
    assert issue.state == "acknowledged"


def test_only_who_looks_after_it_asks_and_only_the_convenor_answers(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    for by in (cast.ray, cast.maddie, cast.helen):
        with pytest.raises(Forbidden):
            question(session, issue, by)
    question(session, issue, cast.caitlin)
    for by in (cast.maddie, cast.peter, cast.helen):
        with pytest.raises(Forbidden):
            clarifying.answer_question(session, issue, by=by, answer="Nine.", now=hours(7))


def test_a_question_and_an_answer_say_something(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid) as refusal:
        clarifying.clarify(session, issue, by=cast.priya, question=" ", now=hours(6))
    assert refusal.value.field == "question"
    question(session, issue, cast.priya)
    with pytest.raises(Invalid) as refusal:
        clarifying.answer_question(session, issue, by=cast.ray, answer=" ", now=hours(7))
    assert refusal.value.field == "answer"


def test_a_third_question_is_not_offered_and_its_page_says_why(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    sign_in(client, "priya")
    page = f"/issues/{issue.reference}"
    for at in (6, 8):
        session.commit()
        assert f'href="{page}/question"' in client.get(page).text
        clarifying.clarify(session, issue, by=cast.priya, question="How many?", now=hours(at))
        clarifying.answer_question(session, issue, by=cast.ray, answer="Nine.", now=hours(at + 1))
    session.commit()
    for address in (page, "/statewide/spf/triage"):
        assert f'href="{page}/question"' not in client.get(address).text
    refused = client.get(f"{page}/question")
    assert refused.status_code == 409
    assert "You have asked twice already." in refused.text
    assert "This changed while you were here" not in refused.text
    assert f'href="{page}"' in refused.text
