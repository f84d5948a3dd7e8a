"""A text that is changed and sent from the page on which it was held is sent once."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.screening.models import HeldText, Ruling
from cop.screening.operations.holding import close_changed
from cop.threads.models import Post
from tests.cast import NOW, Cast
from tests.screening.sending import NEW, NUMBER, answering, start
from tests.screening.test_hold import ask, held
from tests.screening.test_hold_answers import hidden_in
from tests.visiting import sign_in

CHANGED = "Mum’s Medicare number is with the booking."


def test_what_is_changed_and_posted_waits_no_more(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    assert start(client, CHANGED, **hidden_in(client.get(where).text)).status_code == 303
    one = session.scalars(select(HeldText)).one()
    assert (one.state, one.sealed) == (Ruling.CHANGED, None)
    assert "You changed it and sent that instead" in client.get(where).text
    assert where not in client.get("/").text
    sign_in(client, "ray")
    assert "held back in Far North" not in client.get("/").text
    assert "Changed" in client.get("/regional/far-north/held/").text
    late = client.post(where, data={"let_through": "1"})
    assert late.status_code == 409
    assert "Its writer changed it meanwhile" in late.text
    sign_in(client, "maddie")
    assert start(client, NUMBER).status_code == 422


def test_what_is_changed_and_stopped_again_still_closes_what_it_came_from(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    again = f"Please read again. {NUMBER}"
    panel = start(client, again, **hidden_in(client.get(where).text)).text
    along = {"from_held": where.rpartition("/")[2]}
    assert f'name="from_held" value="{along["from_held"]}"' in panel
    assert start(client, again, **answering(panel, "held"), **along).status_code == 303
    states = session.scalars(select(HeldText.state).order_by(HeldText.id)).all()
    assert states == [Ruling.CHANGED, Ruling.WAITING]


def test_what_was_let_through_and_is_posted_as_it_was_is_not_called_changed(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    along = hidden_in(sign_in(client, "maddie").get(where).text)
    assert start(client, NUMBER, **along).status_code == 303
    assert session.scalars(select(HeldText.state)).one() is Ruling.SENT
    assert session.scalars(select(Post.body)).one() == NUMBER


def test_nobody_closes_what_somebody_else_wrote_or_what_was_for_another_page(
    session: Session, cast: Cast
) -> None:
    one = held(session, cast)
    close_changed(session, one.id, by=cast.leanne, path=NEW, now=NOW)
    close_changed(session, one.id, by=cast.maddie, path="/elsewhere", now=NOW)
    close_changed(session, 999_999, by=cast.maddie, path=NEW, now=NOW)
    assert one.state is Ruling.WAITING
    close_changed(session, one.id, by=cast.maddie, path=NEW, now=NOW)
    assert one.state is Ruling.CHANGED


def test_a_text_taken_back_gives_back_what_was_typed_and_no_more(
    client: FlaskClient, cast: Cast
) -> None:
    kept = client.get(client.post(f"{ask(client)}/withdrawal").location).text
    assert NUMBER in kept
    assert "What do you want to say?" in kept
    assert "creen-" not in kept
    assert "abel-" not in kept
