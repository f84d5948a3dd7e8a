"""Answering on the page: leave midway, come back, send, and keep the receipt."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.consultations.models import Consultation, Response
from cop.consultations.operations import answer_all, close_consultation
from tests.cast import NOW, Cast
from tests.visiting import Browser, sign_in

HOME = "/consultations/one-story"


@pytest.fixture
def shona(client: Browser, asked: Consultation, session: Session) -> Browser:
    session.commit()
    sign_in(client, "shona")
    return client


def answer(browser: Browser, number: int, raw: str, go: str = "on", query: str = "") -> object:
    return browser.post(f"{HOME}/questions/{number}{query}", data={"answer": raw, "go": go})


def test_shona_leaves_midway_comes_back_sends_and_gets_a_receipt(
    shona: Browser, clock: time_machine.Traveller, session: Session
) -> None:
    assert "Give your answers" in shona.get(HOME).text
    assert answer(shona, 1, "The ferry").location == f"{HOME}/questions/2"
    left = answer(shona, 2, "phone", go="later")
    assert left.location == HOME
    assert "Saved. You can come back until Sunday 15 March." in shona.get(HOME).text

    clock.shift(timedelta(days=3))
    sign_in(shona, "shona")
    assert "Carry on from question 3" in shona.get(HOME).text
    assert "The ferry" in shona.get(f"{HOME}/questions/1").text
    assert "checked" in shona.get(f"{HOME}/questions/2").text
    assert answer(shona, 3, "A paper copy").location == f"{HOME}/answers"
    check = shona.get(f"{HOME}/answers").text
    assert "The ferry" in check
    assert "On a phone in town" in check

    sent = shona.post(f"{HOME}/submission", data={"capacity": "individual", "consent": "y"})
    assert sent.location == f"{HOME}/receipt"
    response = session.scalars(select(Response)).one()
    assert response.receipt in shona.get(f"{HOME}/receipt").text
    assert (response.consent_to_quote, response.state) == (True, "submitted")


def test_sending_twice_gives_the_same_receipt(shona: Browser, session: Session, cast: Cast) -> None:
    for number, raw in enumerate(("", "desk", "Paper"), start=1):
        answer(shona, number, raw)
    first = shona.post(f"{HOME}/submission", data={"capacity": "individual"})
    receipt = session.scalar(select(Response.receipt))
    second = shona.post(f"{HOME}/submission", data={"capacity": "individual"})
    assert first.location == second.location
    assert session.scalar(select(Response.receipt)) == receipt
    assert session.scalar(select(func.count()).select_from(Response)) == 1


def test_going_back_saves_too_and_changing_leads_to_the_check(shona: Browser) -> None:
    assert answer(shona, 2, "", go="back").location == f"{HOME}/questions/1"
    assert answer(shona, 1, "Half a thought", go="back").location == HOME
    assert "Half a thought" in shona.get(f"{HOME}/questions/1").text
    assert answer(shona, 1, "More", query="?change=1").location == f"{HOME}/answers"


def test_form_sent_again_with_other_words_saves_the_other_words(shona: Browser) -> None:
    same = {"submission_key": "a" * 32, "go": "on"}
    shona.post(f"{HOME}/questions/1", data={"answer": "First", **same})
    shona.post(f"{HOME}/questions/1", data={"answer": "Second", **same})
    assert "Second" in shona.get(f"{HOME}/questions/1").text


def test_too_many_words_are_counted_and_kept(shona: Browser) -> None:
    page = answer(shona, 1, "ferry " * 34)
    assert page.status_code == 422
    assert "Shorten your answer by 14 words. 20 fit." in page.text
    assert '<strong class="bad">34 words</strong> of 20' in page.text
    assert page.text.count("ferry") >= 34
    assert "<title>Error: " in page.text


def test_choice_that_was_not_offered_and_none_at_all_are_refused(shona: Browser) -> None:
    invented = answer(shona, 2, "moon")
    assert (invented.status_code, "Choose one of the answers" in invented.text) == (422, True)
    nothing = shona.post(f"{HOME}/questions/2", data={"go": "on"})
    assert (nothing.status_code, "Choose the answer that fits" in nothing.text) == (422, True)
    assert 'href="#answer-0"' in nothing.text


def test_expired_form_keeps_the_words(shona: Browser) -> None:
    page = shona.post(
        f"{HOME}/questions/1", data={"csrf_token": "", "answer": "Long story", "go": "on"}
    )
    assert page.status_code == 422
    assert "Long story" in page.text


def test_sending_an_incomplete_sheet_says_what_is_missing(shona: Browser) -> None:
    answer(shona, 2, "desk")
    check = shona.get(f"{HOME}/answers").text
    assert "Question 3 still needs an answer" in check
    assert "Send my answers" not in check
    page = shona.post(f"{HOME}/submission", data={"capacity": "individual"})
    assert (page.status_code, "Question 3 still needs" in page.text) == (422, True)


def test_after_closing_the_words_come_back_and_nothing_is_saved(
    shona: Browser, clock: time_machine.Traveller
) -> None:
    answer(shona, 1, "Early")
    clock.shift(timedelta(days=12))
    sign_in(shona, "shona")
    assert "Give your answers" not in shona.get(HOME).text
    page = answer(shona, 1, "Too late but true")
    assert page.status_code == 409
    assert "Too late but true" in page.text
    assert "has closed" in page.text
    assert shona.get(f"{HOME}/questions/1").status_code == 403
    kept = shona.get(f"{HOME}/answers")
    assert "Early" in kept.text
    assert "were not sent" in kept.text
    assert shona.post(f"{HOME}/submission", data={"capacity": "group"}).status_code == 409


def test_what_was_sent_is_changed_until_closing(
    shona: Browser, session: Session, cast: Cast, asked: Consultation
) -> None:
    given = {"place": "desk", "idea": "Paper"}
    receipt = answer_all(session, asked, cast.shona.id, given, now=NOW).receipt
    session.commit()
    assert answer(shona, 3, "Voice", query="?change=1").location == f"{HOME}/answers"
    page = shona.get(f"{HOME}/answers").text
    assert "What you sent now says this." in page
    assert receipt in page
    assert answer(shona, 3, "", go="later").status_code == 422


@pytest.mark.parametrize("path", ["questions/0", "questions/4", "receipt", "nothing"])
def test_pages_that_are_not_there(shona: Browser, path: str) -> None:
    assert shona.get(f"{HOME}/{path}").status_code == 404
    assert shona.get("/consultations/unknown").status_code == 404


PAGES = ("", "/questions/1", "/answers", "/receipt", "/results", "/responses")


@pytest.mark.parametrize("path", PAGES)
def test_administrator_without_a_seat_finds_nothing(
    client: Browser, session: Session, cast: Cast, asked: Consultation, path: str
) -> None:
    close_consultation(session, asked, by=cast.caitlin, now=NOW)
    session.commit()
    sign_in(client, "colin")
    assert client.get(HOME + path).status_code == 404
    assert client.post(f"{HOME}/submission").status_code == 404
    assert asked.title not in client.get("/consultations/").text


def test_who_is_not_asked_is_told_why(
    client: Browser, session: Session, asked: Consultation
) -> None:
    session.commit()
    sign_in(client, "lien")
    page = client.get(f"{HOME}/questions/1")
    assert page.status_code == 403
    assert "on the day it opened" in page.text
    assert client.post(f"{HOME}/questions/1", data={"answer": "x"}).status_code == 403
    assert client.get(f"{HOME}/answers").status_code == 403


def test_stranger_is_sent_to_sign_in(client: Browser, asked: Consultation) -> None:
    assert client.get(HOME).location.startswith("/sign-in")
