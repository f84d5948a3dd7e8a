"""Numbers to ring come first, whatever else is wrong with the form."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.screening.models import Outcome, ScreenLog
from tests.cast import Cast
from tests.factories import add_thread
from tests.feedback.sending import at_stage, full
from tests.screening.sending import AT_RISK, MOBILE, NUMBER, answering, start
from tests.screening.test_everywhere import WRITTEN
from tests.visiting import sign_in

NUMBERS, ASKS = "tel:131478", "Is a child at risk now?"


def first_the_numbers(page: str) -> bool:
    """Whether they stand once, above what is wrong, with the panel below."""
    places = [page.index(words) for words in (NUMBERS, 'class="errors"', ASKS)]
    focused = re.findall(r"<(?:div|section) class=\"(\w+)[^>]*autofocus", page)
    return places == sorted(places) and page.count(NUMBERS) == 1 and focused == ["screen"]


def counted(session: Session) -> int:
    found = select(func.count()).where(ScreenLog.outcome == Outcome.STOPPED)
    return session.scalar(found) or 0


def test_a_title_that_is_missing_hides_no_number_to_ring(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    page = start(sign_in(client, "maddie"), AT_RISK, title="")
    assert page.status_code == 422
    assert first_the_numbers(page.text)
    assert "Give your discussion a title." in page.text
    assert "What you wrote is kept while you ring." in page.text
    kept = session.scalars(select(KeptText.id)).one()
    assert f'name="kept" value="{kept}"' in page.text
    assert counted(session) == 1
    answers = {**answering(page.text, "confirmed"), "kept": str(kept)}
    assert first_the_numbers(start(client, AT_RISK, title="", **answers).text)
    kept = session.scalars(select(KeptText.id)).one()
    answers = {**answers, "kept": str(kept)}
    assert start(client, AT_RISK, **answers).status_code == 303
    assert counted(session) == 1
    assert session.scalars(select(KeptText)).all() == []


def test_whatever_was_found_stands_beside_what_is_missing(client: FlaskClient, cast: Cast) -> None:
    page = start(sign_in(client, "maddie"), f"{NUMBER} {MOBILE}", title="").text
    assert "Two things might point to a real family." in page
    assert page.index('class="errors"') < page.index("Two things might")
    assert len(re.findall("<(?:div|section)[^>]*autofocus", page)) == 1


def test_what_the_operation_refuses_hides_no_number_to_ring(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    answers = {**answering(panel, "confirmed"), "marking": "NOT A MARKING"}
    page = start(client, AT_RISK, **answers)
    assert page.status_code == 422
    assert first_the_numbers(page.text)
    assert 'value="confirmed" checked' in page.text


def test_a_reply_without_a_token_is_not_kept_and_still_shows_them(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.joel)
    session.commit()
    path = f"/regional/far-north/threads/{thread.id}/posts"
    sent = {"body": AT_RISK, "csrf_token": "another"}
    page = sign_in(client, "maddie").post(path, data=sent)
    assert first_the_numbers(page.text)
    assert "is kept while you ring" not in page.text
    assert session.scalars(select(KeptText)).all() == []
    assert counted(session) == 0


@pytest.mark.parametrize(("noun", "stage", "who", "field"), WRITTEN)
def test_they_come_first_on_every_page_of_an_issue(
    client: FlaskClient, session: Session, cast: Cast, noun: str, stage: str, who: str, field: str
) -> None:
    issue = at_stage(session, cast, stage)
    sent = full(cast)[noun] | {field: AT_RISK, "csrf_token": "another"}
    page = sign_in(client, who).post(f"/issues/{issue.reference}/{noun}", data=sent)
    assert page.status_code == 422
    assert first_the_numbers(page.text)
