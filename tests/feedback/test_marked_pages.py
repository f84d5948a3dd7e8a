"""What a discussion is marked with stands on every page that shows words of it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.cast import Cast
from tests.factories import add_thread
from tests.visiting import sign_in


@pytest.mark.parametrize("page", ["", "/issue", "/masks", "/care"])
def test_the_marking_stands_above_and_below(
    client: FlaskClient, session: Session, cast: Cast, page: str
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}{page}"
    assert "Marked: " not in sign_in(client, "ray").get(here).text
    thread.marking, thread.marked = "OFFICIAL: Sensitive", True
    session.commit()
    shown = client.get(here).text
    assert shown.count("Marked: </span>OFFICIAL: Sensitive") == 2


def test_where_a_name_stands_is_shown_behind_the_warning(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = "We miss Jim Nelson, who drove the bus."
    thread = add_thread(session, cast.forums.far_north, cast.maddie, body=body)
    thread.names_deceased = True
    session.commit()
    masks = f"/regional/far-north/threads/{thread.id}/masks"
    sent = {"name": "Jim Nelson", "word": "our Uncle"}
    page = sign_in(client, "ray").post(masks, data=sent).text
    before, words = page.split('class="veil__words"')
    assert "who drove the bus" not in before
    assert "who drove the bus" in words
