"""What was answered to the panel stays answered, and only the panel's own buttons confirm it."""

import re

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.screening.models import Outcome, ScreenLog
from cop.threads.models import Post
from tests.cast import Cast
from tests.screening.sending import (
    AT_RISK,
    MEDICARE,
    MOBILE,
    NUMBER,
    answering,
    looking,
    marks,
    start,
    words,
)
from tests.visiting import sign_in

BOTH = f"{MOBILE}\n\n{NUMBER}"
MASKED = BOTH.replace(MEDICARE, "[Medicare number]")
WHY = "It is our own office’s phone."


def chosen(page: str) -> list[str]:
    """Which answers are chosen in the panel, in its order."""
    return re.findall(r'name="screen-\w+" value="(\w+)" checked', page)


def bodies(session: Session) -> list[str]:
    return list(session.scalars(select(Post.body)))


def agreed(page: str) -> dict[str, str]:
    """What the panel sends along of what was looked at."""
    return dict(re.findall(r'name="(agreed-\w+)" value="(\w+)"', page))


def unconfirmed(answers: dict[str, str]) -> dict[str, str]:
    """The same answers, sent by the form's own button."""
    return {name: value for name, value in answers.items() if name != "answered"}


def test_who_looks_first_keeps_the_reason_of_what_stays(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), BOTH).text
    looked = looking(client, BOTH, **answering(panel, "kept", "masked", why=WHY))
    assert looked.status_code == 200
    assert "[Medicare number]" in looked.text
    assert MEDICARE not in looked.text
    assert chosen(looked.text) == ["kept"]
    assert f'value="{WHY}"' in looked.text
    assert "Your changes stand below" in looked.text
    assert bodies(session) == []
    again = unconfirmed(dict(answering(looked.text, "kept", why=WHY)))
    posted = start(client, MASKED, **again, **agreed(looked.text))
    assert posted.status_code == 303
    kept = session.scalars(select(ScreenLog).where(ScreenLog.outcome == Outcome.KEPT)).one()
    assert kept.reason == WHY


def test_who_looks_first_still_asks_that_somebody_looks(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = f"{NUMBER}\n\n{MOBILE}"
    panel = start(sign_in(client, "maddie"), body).text
    looked = looking(client, body, **answering(panel, "held", "masked"))
    assert chosen(looked.text) == ["held"]
    assert "[mobile" in looked.text.casefold() or "0491" not in looked.text


def test_a_missing_reason_is_asked_for_by_who_looks_first(client: FlaskClient, cast: Cast) -> None:
    panel = start(sign_in(client, "maddie"), BOTH).text
    looked = looking(client, BOTH, **answering(panel, "kept", "masked")).text
    assert "Say why it is fine to post." in looked
    assert agreed(looked) == {}


def test_the_numbers_to_ring_stay_while_a_child_may_be_at_risk(
    client: FlaskClient, cast: Cast
) -> None:
    body = f"{MOBILE}\n\n{AT_RISK}"
    panel = start(sign_in(client, "maddie"), body).text
    looked = looking(client, body, **answering(panel, "change", "masked")).text
    assert "tel:131478" in looked
    assert chosen(looked) == ["change"]


def test_where_nothing_is_to_change_nobody_is_offered_to_look(
    client: FlaskClient, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    assert "let me look" not in panel
    assert "Answer this and post" in panel


def test_a_child_at_risk_comes_before_the_others(client: FlaskClient, cast: Cast) -> None:
    said = words(start(sign_in(client, "maddie"), f"{MOBILE}\n\n{AT_RISK}").text)
    risk = said.index("No identifiable child is at risk now")
    assert said.index("ring first") < risk < said.index("One more might point to a real family")
    assert risk < said.index("Keep it. It is fine, because:")


def test_a_preview_keeps_what_was_answered(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), BOTH).text
    answers = unconfirmed(dict(answering(panel, "kept", "masked", why=WHY)))
    page = start(client, BOTH, **answers, preview="1").text
    assert chosen(page) == ["kept", "masked"]
    assert f'value="{WHY}"' in page
    assert 'id="preview"' in page
    assert "Error:" not in page


def test_a_form_that_lacks_something_keeps_what_was_answered(
    client: FlaskClient, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), BOTH).text
    page = start(client, BOTH, title="", **answering(panel, "kept", "masked", why=WHY))
    assert page.status_code == 422
    assert chosen(page.text) == ["kept"]
    assert f'value="{WHY}"' in page.text


def test_the_ordinary_button_neither_masks_nor_posts_what_was_only_preselected(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    again = start(client, NUMBER, **unconfirmed(dict(answering(panel, "masked"))))
    assert again.status_code == 422
    assert marks(again.text) == marks(panel)
    assert MEDICARE in again.text
    assert bodies(session) == []
    changed = start(client, "Thank you.", **unconfirmed(dict(answering(panel, "masked"))))
    assert changed.status_code == 303


def test_what_was_looked_at_is_not_confirmed_with_another_answer(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), MOBILE).text
    looked = looking(client, MOBILE, **answering(panel, "kept", why=WHY)).text
    other = unconfirmed(dict(answering(looked, "masked")))
    assert start(client, MOBILE, **other, **agreed(looked)).status_code == 422
    assert bodies(session) == []


def test_the_button_says_what_it_does(client: FlaskClient, cast: Cast) -> None:
    one = start(sign_in(client, "maddie"), NUMBER).text
    assert "Make this change and post" in one
    assert "Make these changes and post" in start(client, BOTH).text


def test_a_reason_that_is_too_long_comes_back_whole(client: FlaskClient, cast: Cast) -> None:
    panel = start(sign_in(client, "maddie"), MOBILE).text
    long = "because it is so " * 20
    page = start(client, MOBILE, **answering(panel, "kept", why=long))
    assert page.status_code == 422
    assert "Shorten the reason: 300 characters fit." in page.text
    assert long.strip() in page.text


def test_the_numbers_to_ring_stay_where_a_form_lacks_something(
    client: FlaskClient, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    page = start(client, AT_RISK, title="", **answering(panel, "change")).text
    assert page.count("tel:131478") == 1
