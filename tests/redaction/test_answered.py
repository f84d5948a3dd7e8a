"""What its writer or a reviewer has answered is not asked again, as long as words and rule stay."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.redaction.models import ReviewItem
from cop.screening.models import Answered
from cop.threads.models import Post
from tests.cast import Cast
from tests.factories import add_thread
from tests.redaction.planting import scan
from tests.screening.sending import AT_RISK, MOBILE, NUMBER, answering, start
from tests.visiting import sign_in


def post(client: FlaskClient, text: str, said: str) -> None:
    """Maddie posts it, and answers the panel like this."""
    panel = start(sign_in(client, "maddie"), text).text
    answer = start(client, text, **answering(panel, said, why="It is the office’s own."))
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("text", "said"),
    [(MOBILE, "kept"), (MOBILE, "false_alarm"), (AT_RISK, "confirmed")],
)
def test_what_its_writer_answered_is_not_asked_again(
    client: FlaskClient, session: Session, cast: Cast, text: str, said: str
) -> None:
    post(client, text, said)
    assert scan(session) == {}
    assert session.scalars(select(ReviewItem)).all() == []


def test_what_was_let_through_is_not_asked_again(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    where = start(client, NUMBER, **answering(panel, "held")).location
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    assert start(sign_in(client, "maddie"), NUMBER).status_code == 303
    assert scan(session) == {}


def test_it_is_asked_again_when_the_text_has_changed(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    post(client, MOBILE, "kept")
    session.execute(update(Post).values(body=f"{MOBILE} She lives next door."))
    assert scan(session) == {("post.body", "phone"): 1}


def test_it_is_asked_again_when_another_rule_finds_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    post(client, MOBILE, "kept")
    session.execute(update(Answered).values(mark="0" * 24))  # as a rule that found other words
    assert scan(session) == {("post.body", "phone"): 1}


def test_the_same_number_in_other_words_is_asked_about(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    post(client, MOBILE, "kept")
    thread = add_thread(session, cast.forums.far_north, cast.leanne)
    other = update(Post).where(Post.thread_id == thread.id)
    session.execute(other.values(body="Hers is 0491 570 156."))
    assert scan(session) == {("post.body", "phone"): 1}


def test_nothing_says_whose_words_were_answered_for(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    post(client, MOBILE, "kept")
    (row,) = session.execute(select(Answered.__table__)).all()
    assert set(row._mapping) == {"id", "at", "text_mark", "mark"}
    assert "0491" not in repr(row)
