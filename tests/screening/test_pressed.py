"""The button that was pressed is not forgotten while the panel is answered."""

import html
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.consultations.models import Answer
from cop.screening.models import HeldText, Ruling
from tests.cast import Cast
from tests.screening.sending import MEDICARE, NUMBER, answering, start, words
from tests.screening.test_hold import ask
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

UNDONE = "Nothing you chose here was done. To do it, press “Make this change and post”."


def by_its_button(page: str, button: str = "answered") -> dict[str, str]:
    """What the panel's own button sends."""
    found = re.search(rf'<button[^>]*name="{button}" value="([^"]*)"', page)
    assert found
    return {button: html.unescape(found[1])}


@pytest.mark.parametrize(
    ("go", "does", "leads"),
    [
        ("later", "Make this change and save", "/consultations/{}"),
        ("on", "Make this change and continue", "/consultations/{}/answers"),
        ("back", "Make this change and go back", "/consultations/{}"),
    ],
)
def test_an_answer_goes_where_its_button_said(
    client: FlaskClient, session: Session, cast: Cast, go: str, does: str, leads: str
) -> None:
    key = consultation_for_walk(session, cast)
    session.commit()
    path = f"/consultations/{key}/questions/1"
    panel = sign_in(client, "shona").post(path, data={"answer": NUMBER, "go": go}).text
    assert does in panel
    sent = {"answer": NUMBER, **answering(panel, "masked"), **by_its_button(panel)}
    assert client.post(path, data=sent).location == leads.format(key)
    assert "[Medicare number]" in session.scalars(select(Answer.text)).one()


@pytest.mark.parametrize("button", ["answered", "look"])
def test_a_ruling_stays_what_it_was(
    client: FlaskClient, session: Session, cast: Cast, button: str
) -> None:
    where = ask(client)
    sent = {"note": f"It is our own: {MEDICARE}.", "let_through": "1"}
    panel = sign_in(client, "ray").post(where, data=sent).text
    assert "Make this change and let it through" in panel
    answers = {k: v for k, v in answering(panel, "masked").items() if k != "answered"}
    sent = {"note": sent["note"], **answers, **by_its_button(panel, button)}
    page = client.post(where, data=sent)
    if button == "look":
        assert "[Medicare number]" in page.text
        client.post(where, data={"note": "It is our own.", "let_through": "1"})
    assert session.scalars(select(HeldText.state)).one() is Ruling.LET_THROUGH


def test_what_sends_nothing_back_is_no_yes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sent = {"note": f"Leave out {MEDICARE}."}
    panel = sign_in(client, "ray").post(where, data=sent).text
    client.post(where, data={**sent, **answering(panel, "masked"), **by_its_button(panel)})
    assert session.scalars(select(HeldText.state)).one() is Ruling.DECLINED


def test_no_other_field_is_filled_in_by_the_panel_s_button(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray").post(where, data={"note": "", "answered": "note=Leave it out."})
    assert session.scalars(select(HeldText.state)).one() is Ruling.WAITING


def test_who_presses_the_form_s_own_button_is_told_that_nothing_was_done(
    client: FlaskClient, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    assert "Nothing you chose" not in panel
    answers = {k: v for k, v in answering(panel, "masked").items() if k != "answered"}
    again = words(start(client, NUMBER, **answers).text)
    assert UNDONE in again
    assert UNDONE in words(start(client, NUMBER, title="", **answers).text)
    assert UNDONE not in words(start(client, NUMBER, preview="1", **answers).text)
    changed = start(client, NUMBER, **answering(panel, "change")).text
    assert "Nothing you chose" not in changed
