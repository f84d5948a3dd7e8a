"""A text that was stopped is looked at by somebody else, and posted by its writer."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.database import Base
from cop.errors import Forbidden, Invalid, Stale
from cop.screening.models import HeldText, Ruling
from cop.screening.operations.holding import forget_held, hold_text, rule_on
from cop.screening.permissions import can_rule, can_see_held, rulable_held, visible_held
from cop.threads.models import Post
from tests.cast import NOW, PEOPLE, Cast
from tests.conftest import SECRET
from tests.screening.sending import MOBILE, NEW, NUMBER, answering, start
from tests.visiting import sign_in


def held(session: Session, cast: Cast) -> HeldText:
    """Maddie asks for a text to be looked at."""
    return hold_text(
        session,
        cast.forums.far_north,
        by=cast.maddie,
        path=NEW,
        fields=[("title", "Bookings"), ("body", NUMBER)],
        found=[],
        marks=["a" * 24],
        secret=SECRET,
        now=NOW,
    )


def ask(client: FlaskClient) -> str:
    """Maddie asks on the page; where it stands is returned."""
    panel = start(sign_in(client, "maddie"), NUMBER).text
    answer = start(client, NUMBER, **answering(panel, "held"))
    assert answer.status_code == 303
    return answer.location


def test_a_held_text_is_read_by_its_writer_and_by_who_looks_after_the_forum(
    session: Session, cast: Cast
) -> None:
    one = held(session, cast)
    for name in PEOPLE:
        person = getattr(cast, name)
        seen = session.scalars(select(HeldText.id).where(visible_held(person))).all()
        ruled = session.scalars(select(HeldText.id).where(rulable_held(person))).all()
        assert bool(can_see_held(person, one)) == (one.id in seen) == (name in {"maddie", "ray"})
        assert bool(can_rule(person, one)) == (one.id in ruled) == (name == "ray")


def test_nobody_lets_their_own_text_through(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Nobody else looks after this forum"):
        hold_text(
            session,
            cast.forums.far_north,
            by=cast.ray,
            path=NEW,
            fields=[],
            found=[],
            marks=[],
            secret=SECRET,
            now=NOW,
        )


def test_a_text_is_ruled_on_once(session: Session, cast: Cast) -> None:
    one, forum = held(session, cast), cast.forums.far_north
    with pytest.raises(Forbidden):
        rule_on(session, forum, one, by=cast.leanne, let_through=True, note="", now=NOW)
    with pytest.raises(Invalid, match="Say what to change"):
        rule_on(session, forum, one, by=cast.ray, let_through=False, note=" ", now=NOW)
    rule_on(session, forum, one, by=cast.ray, let_through=False, note="Leave it out.", now=NOW)
    assert one.state is Ruling.DECLINED
    with pytest.raises(Stale):
        rule_on(session, forum, one, by=cast.ray, let_through=True, note="", now=NOW)


@pytest.mark.parametrize(
    ("ruled", "days", "state", "sealed"),
    [
        (True, 6, Ruling.LET_THROUGH, True),
        (True, 8, Ruling.LET_THROUGH, False),
        (False, 27, Ruling.WAITING, True),
        (False, 29, Ruling.DECLINED, True),
        (False, 37, Ruling.DECLINED, False),
    ],
)
def test_words_are_forgotten_a_week_after_the_ruling(
    session: Session, cast: Cast, ruled: bool, days: int, state: Ruling, sealed: bool
) -> None:
    one = held(session, cast)
    if ruled:
        rule_on(
            session, cast.forums.far_north, one, by=cast.ray, let_through=True, note="", now=NOW
        )
    for day in range(days + 1):
        forget_held(session, NOW + timedelta(days=day))
    assert (one.state, one.sealed is not None) == (state, sealed)


def test_what_is_let_through_is_posted_by_its_writer_as_it_was(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    assert "It waits to be looked at" in client.get(where).text
    sign_in(client, "ray")
    page = client.get(where).text
    assert NUMBER[:10] in page
    assert "Let it through" in page
    assert client.post(where, data={"let_through": "1", "note": ""}).status_code == 303
    sign_in(client, "maddie")
    assert "it can be posted as it stands" in client.get(where).text
    assert start(client, NUMBER).status_code == 303
    assert session.scalars(select(Post.body)).one() == NUMBER
    assert "It has been posted" in client.get(where).text
    assert start(client, NUMBER + " Again.").status_code == 422  # the leave was for once


def test_what_is_let_through_is_these_words_and_no_others(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray")
    client.post(where, data={"let_through": "1"})
    sign_in(client, "maddie")
    assert start(client, f"Another story. {NUMBER}").status_code == 422
    assert "can be posted as it stands" in client.get(where).text
    assert start(client, NUMBER).status_code == 303
    assert "It has been posted" in client.get(where).text


def test_who_looks_reads_what_was_replaced_as_it_would_be_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = f"{NUMBER} {MOBILE}"
    panel = start(sign_in(client, "maddie"), body).text
    where = start(client, body, **answering(panel, "held", "masked")).location
    sign_in(client, "ray")
    page = client.get(where).text
    assert "2123 45670 1" in page
    assert "0491" not in page
    client.post(where, data={"let_through": "1"})
    sign_in(client, "maddie")
    assert start(client, body.replace("0491 570 156", "[phone number]")).status_code == 303


def test_its_writer_finds_on_home_what_they_asked_about(client: FlaskClient, cast: Cast) -> None:
    where = ask(client)
    page = client.get("/").text
    assert "waits to be looked at" in page
    assert where in page


def test_what_is_let_through_holds_for_its_writer_and_its_number_alone(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray")
    client.post(where, data={"let_through": "1"})
    assert start(sign_in(client, "leanne"), NUMBER).status_code == 422
    other = NUMBER.replace("2123 45670 1", "2950 31341 1")
    assert start(sign_in(client, "maddie"), other).status_code in (303, 422)
    assert start(client, NUMBER).status_code == 303


def test_who_does_not_let_it_through_says_why_and_the_writer_can_change_it(
    client: FlaskClient, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray")
    assert client.post(where, data={"note": ""}).status_code == 422
    assert client.post(where, data={"note": "Leave the number out."}).status_code == 303
    page = sign_in(client, "maddie").get(where).text
    assert "Leave the number out." in page
    assert "Change it and post" in page


def test_held_texts_exist_for_nobody_else(client: FlaskClient, cast: Cast) -> None:
    where = ask(client)
    for name in ("leanne", "peter", "priya", "colin", "helen"):
        assert sign_in(client, name).get(where).status_code == 404
    assert "Medicare" not in sign_in(client, "leanne").get("/regional/far-north/held/").text


def test_the_words_stand_nowhere_in_the_open(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    ask(client)
    for table in Base.metadata.sorted_tables:
        for row in session.execute(select(table)):
            assert "2123" not in repr([part for part in row if not isinstance(part, int)])
