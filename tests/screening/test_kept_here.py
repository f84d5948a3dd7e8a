"""What was written and isn't posted yet is found where it was written, once for each form."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from tests.cast import Cast
from tests.factories import add_thread
from tests.screening.sending import MOBILE, NEW, NUMBER, answering, start, words
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

HERE = "You wrote something here that isn’t posted yet."


def test_a_kept_text_names_its_fields_and_where_it_will_go(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), NUMBER)
    kept = session.scalars(select(KeptText)).one()
    said = words(client.get(f"/kept/{kept.id}").text)
    assert "A discussion in Far North" in said
    assert "What do you want to say?" in said
    assert "Throw it away" in said


def test_its_form_says_that_it_is_there(client: FlaskClient, session: Session, cast: Cast) -> None:
    assert HERE not in sign_in(client, "maddie").get(NEW).text
    start(client, NUMBER)
    kept = session.scalars(select(KeptText)).one()
    page = client.get(NEW).text
    assert HERE in page
    assert f'href="/kept/{kept.id}"' in page
    assert HERE not in sign_in(client, "leanne").get(NEW).text


def test_a_newer_text_takes_the_place_of_the_older_and_is_closed_once_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), NUMBER)
    panel = start(client, MOBILE).text
    kept = session.scalars(select(KeptText)).one()
    assert "0491 570 156" in client.get(f"/kept/{kept.id}").text
    start(client, MOBILE, kept=str(kept.id), **answering(panel, "false_alarm"))
    assert HERE not in client.get(NEW).text


def test_a_reply_is_found_in_its_discussion(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.joel)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}"
    sign_in(client, "maddie").post(f"{here}/posts", data={"body": NUMBER})
    assert HERE in client.get(here).text


def test_an_answer_is_found_at_its_question(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    path = f"/consultations/{consultation_for_walk(session, cast)}/questions/1"
    session.commit()
    sign_in(client, "shona").post(path, data={"answer": NUMBER})
    assert HERE in client.get(path).text
