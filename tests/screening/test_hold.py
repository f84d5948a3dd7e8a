"""A text that was stopped is looked at by somebody else, and posted by its writer."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.database import Base
from cop.errors import Forbidden, Invalid, Stale, Unlawful
from cop.forums.operations import add_member
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from cop.screening.models import HeldText, Ruling
from cop.screening.operations.holding import (
    forget_held,
    hold_text,
    note_sent,
    rule_on,
    take_back,
    withdraw_held,
)
from cop.screening.permissions import can_rule, can_see_held, rulable_held, visible_held
from cop.threads.models import Post
from tests.cast import NOW, PEOPLE, SINCE, TODAY, Cast
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


def ruled(session: Session, cast: Cast) -> HeldText:
    """Ray lets Maddie's text through."""
    one, forum = held(session, cast), cast.forums.far_north
    rule_on(session, forum, one, by=cast.ray, let_through=True, note="", now=NOW)
    return one


def test_who_wrote_it_takes_back_what_waits_and_keeps_their_words(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    page = client.get(where).text
    assert "Ray Willoughby looks at it." in page
    assert f'action="{where}/withdrawal"' in page
    answer = client.post(f"{where}/withdrawal")
    assert answer.status_code == 303
    kept = client.get(answer.location).text
    assert NUMBER in kept
    assert "You took it back" in client.get(where).text
    one = session.scalars(select(HeldText)).one()
    assert (one.state, one.sealed) == (Ruling.WITHDRAWN, None)
    sign_in(client, "ray")
    assert "Maddie Kovac took it back" in client.get(where).text
    assert client.post(where, data={"let_through": "1"}).status_code == 409
    assert "held back in Far North" not in client.get("/").text


def test_nobody_else_takes_it_back_and_not_what_was_looked_at(session: Session, cast: Cast) -> None:
    one = ruled(session, cast)
    for by in (cast.ray, cast.leanne):
        with pytest.raises(Forbidden):
            withdraw_held(session, one, by=by, secret=SECRET, now=NOW)
    with pytest.raises(Unlawful, match="Ray Willoughby let it through"):
        withdraw_held(session, one, by=cast.maddie, secret=SECRET, now=NOW)


def test_a_withdrawal_sent_twice_leads_to_the_words_again(client: FlaskClient, cast: Cast) -> None:
    where, key = ask(client), {"submission_key": "b" * 32}
    first = client.post(f"{where}/withdrawal", data=key)
    assert client.post(f"{where}/withdrawal", data=key).location == first.location


def test_what_was_let_through_can_wait_again_until_it_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    assert f'action="{where}/second-look"' in client.get(where).text
    assert client.post(f"{where}/second-look").status_code == 303
    assert start(sign_in(client, "maddie"), NUMBER).status_code == 422
    page = client.get(where).text
    assert "It waits to be looked at" in page
    assert client.post(f"{where}/second-look").status_code == 403
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    assert start(sign_in(client, "maddie"), NUMBER).status_code == 303
    sign_in(client, "ray")
    assert f'action="{where}/second-look"' not in client.get(where).text
    late = client.post(f"{where}/second-look")
    assert late.status_code == 409
    assert "It has been posted meanwhile." in late.text


def test_a_text_taken_back_while_it_is_posted_is_not_posted(session: Session, cast: Cast) -> None:
    one = ruled(session, cast)
    marks = {one.marks[0]}  # as the form was read with
    take_back(session, one, by=cast.ray, now=NOW)
    with pytest.raises(Stale, match="Your words are still here"):
        note_sent(session, cast.maddie.id, NEW, marks)


def test_its_writer_hears_that_it_waits_again(session: Session, cast: Cast) -> None:
    one = ruled(session, cast)
    take_back(session, one, by=cast.ray, now=NOW)
    event = session.scalars(select(Event).where(Event.kind == "screen.taken_back")).one()
    assert recipients_for(session, event, TODAY) == {cast.maddie.id}
    message = message_for(session, event)
    assert message is not None
    assert message.text == "Your text has to be looked at again before it is posted:"


def test_of_two_who_look_at_once_the_second_keeps_their_note_and_learns_what_happened(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    add_member(session, cast.forums.far_north, cast.peter.id, "co_chair", since=SINCE)
    session.commit()
    where = ask(client)
    page = client.get(where).text
    assert "One of them is enough: Ray Willoughby or Peter Ballantyne." in page
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    late = sign_in(client, "peter").post(where, data={"note": "Leave the number out."})
    assert late.status_code == 409
    assert "Ray Willoughby let it through meanwhile." in late.text
    assert "Leave the number out." in late.text
    assert f'action="{where}/second-look"' in late.text


def test_a_convenor_s_own_text_names_who_else_looks(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    add_member(session, cast.forums.far_north, cast.peter.id, "co_chair", since=SINCE)
    session.commit()
    panel = start(sign_in(client, "ray"), NUMBER).text
    assert "ask Peter Ballantyne to look" in panel
    where = start(client, NUMBER, **answering(panel, "held")).location
    page = client.get(where).text
    assert "Peter Ballantyne looks at it." in page
    assert "Let it through" not in page


@pytest.mark.parametrize("act", ["withdrawal", "second-look"])
def test_the_address_of_an_act_leads_to_the_text(client: FlaskClient, cast: Cast, act: str) -> None:
    where = ask(client)
    assert client.get(f"{where}/{act}").location == where
    assert sign_in(client, "leanne").get(f"{where}/{act}").status_code == 404


def test_what_is_gone_is_not_called_sealed(client: FlaskClient, cast: Cast) -> None:
    where = ask(client)
    assert "It is sealed, and deleted a week after it was looked at." in client.get(where).text
    client.post(f"{where}/withdrawal")
    page = client.get(where).text
    assert "It is sealed" not in page
    assert "The words aren’t kept here any more." in page
