"""What was written and isn't posted yet is found where it was written, and nothing is lost."""

import re

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import MOST
from cop.accounts.models import KeptText
from tests.cast import Cast
from tests.factories import add_thread
from tests.screening.sending import MEDICARE, MOBILE, NEW, NUMBER, answering, start, words
from tests.screening.test_hold import ask
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

HERE = "You wrote something here that isn’t posted yet."
NOT_SAVED = "You wrote something here that isn’t saved yet."


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


def kept_texts(session: Session) -> list[int]:
    return list(session.scalars(select(KeptText.id).order_by(KeptText.id)))


def key_in(page: str) -> dict[str, str]:
    """By which key a page is sent once."""
    found = re.search(r'name="submission_key"[^>]*value="(\w+)"', page)
    assert found
    return {"submission_key": found[1]}


def test_a_second_text_stands_beside_the_first_and_each_is_closed_by_its_own_sending(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), NUMBER)
    panel = start(client, MOBILE).text
    first, second = kept_texts(session)
    page = client.get(NEW).text
    assert "You wrote 2 things here that aren’t posted yet." in words(page)
    assert f'href="/kept/{second}"' in page
    home = client.get("/").text
    assert f'href="/kept/{first}"' in home
    assert f'href="/kept/{second}"' in home
    start(client, MOBILE, kept=str(second), **answering(panel, "false_alarm"))
    assert kept_texts(session) == [first]
    assert HERE in client.get(NEW).text
    start(client, "Thank you for asking.")
    assert kept_texts(session) == [first]


def test_going_on_with_a_text_takes_the_place_of_that_one_alone(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), NUMBER)
    start(client, MOBILE)
    first, second = kept_texts(session)
    start(client, f"Again. {NUMBER}", kept=str(first))
    assert kept_texts(session) == [second, second + 1]


def test_who_goes_back_in_the_browser_and_sends_again_leaves_no_second_text(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    key = key_in(sign_in(client, "maddie").get(NEW).text)
    start(client, NUMBER, **key)
    start(client, f"Again. {NUMBER}", **key)
    assert len(kept_texts(session)) == 1
    assert start(client, "Without it.", **key).status_code == 303
    assert kept_texts(session) == []


def test_of_very_many_texts_the_oldest_goes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    for number in range(12):
        start(client, f"{number}. {NUMBER}")
    assert len(kept_texts(session)) == MOST


def test_what_is_taken_back_stands_beside_an_older_text(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    start(sign_in(client, "maddie"), MOBILE)
    panel = start(client, NUMBER).text
    where = start(client, NUMBER, **answering(panel, "held")).location
    before = len(kept_texts(session))
    client.post(f"{where}/withdrawal")
    assert len(kept_texts(session)) == before + 1


def test_two_texts_typed_after_the_session_had_ended_are_both_kept(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie").post("/sign-out")
    for body in ("What I typed first.", "What I typed then."):
        start(client, body)
    assert len(kept_texts(session)) == 2


def test_what_is_about_one_thing_is_closed_by_a_proper_sending_of_its_form(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    page = "/screening/rules/email"
    sign_in(client, "colin").post(page, data={"why": NUMBER, "sure": "y"})
    assert NOT_SAVED in client.get(page).text
    client.post(page, data={"why": "We have our own.", "sure": "y"})
    assert kept_texts(session) == []
    assert NOT_SAVED not in client.get(page).text


def test_a_ruling_closes_what_was_stopped_of_its_note(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray").post(where, data={"note": f"Leave out {MEDICARE}."})
    assert "A note on a held text in Far North CFSN" in words(client.get("/").text)
    assert client.post(where, data={"note": "Leave the number out."}).status_code == 303
    assert "A note on a held text" not in words(client.get("/").text)


def test_two_replies_are_told_in_their_discussion(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.joel)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}"
    sign_in(client, "maddie")
    for body in (NUMBER, MOBILE):
        client.post(f"{here}/posts", data={"body": body})
    assert "You wrote 2 things here that aren’t posted yet." in words(client.get(here).text)


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
    assert NOT_SAVED in client.get(path).text


def test_home_tells_several_texts_apart_by_their_titles(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    for title in ("School buses", "Her card 2123 45670 1"):
        sign_in(client, "maddie").post(
            NEW, data={"title": title, "kind": "question", "body": NUMBER}
        )
    page = words(client.get("/").text)
    assert "“School buses”, a discussion in Far North CFSN" in page
    assert "2123" not in page


def test_home_shows_the_newest_and_folds_the_older(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "maddie")
    for number in range(5):
        start(client, NUMBER, title=f"Buses {number}")
    page = client.get("/").text
    first, older = page.split("<summary>2 older</summary>")
    assert [f"Buses {number}" in first for number in range(5)] == [False, False, True, True, True]
    assert [f"Buses {number}" in older for number in range(2)] == [True, True]
