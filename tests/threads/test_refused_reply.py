"""The address to which a reply is sent leads to the discussion, with what was refused there."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.threads.models import Post
from tests.cast import Cast
from tests.factories import add_thread
from tests.screening.sending import NUMBER
from tests.visiting import sign_in


def test_it_leads_to_the_discussion(client: FlaskClient, session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=30)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}"
    answer = sign_in(client, "leanne").get(f"{here}/posts")
    assert (answer.status_code, answer.location) == (303, f"{here}?page=2#reply")
    assert client.get(answer.location).status_code == 200
    assert client.get(f"{here}/posts/1/useful").location == f"{here}?post=1#p1"
    sign_in(client, "peter")
    assert client.get(f"{here}/posts").status_code == 404
    assert client.get(f"{here}/posts/1/useful").status_code == 404


def test_what_was_refused_stands_in_the_reply_and_is_posted_from_there(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}"
    sign_in(client, "leanne")
    assert client.post(f"{here}/posts", data={"body": NUMBER}).status_code == 422
    kept = session.scalars(select(KeptText)).one()
    where = client.get(f"{here}/posts").location
    assert f"kept={kept.id}" in where
    page = client.get(where).text
    assert f"\n{NUMBER}</textarea>" in page
    assert f'name="kept" value="{kept.id}"' in page
    mine = {"body": "Without the number.", "kept": str(kept.id)}
    assert client.post(f"{here}/posts", data=mine).status_code == 303
    assert session.scalars(select(KeptText)).all() == []
    assert "Without the number." in session.scalars(select(Post.body)).all()


def test_what_somebody_else_kept_or_kept_elsewhere_stands_in_no_reply(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    other = add_thread(session, cast.forums.far_north, cast.maddie)
    session.commit()
    there = "/regional/far-north/threads"
    sign_in(client, "leanne").post(f"{there}/{thread.id}/posts", data={"body": NUMBER})
    kept = session.scalars(select(KeptText)).one()
    assert NUMBER not in client.get(f"{there}/{other.id}?kept={kept.id}").text
    assert "kept" not in client.get(f"{there}/{other.id}/posts").location
    assert NUMBER not in sign_in(client, "joel").get(f"{there}/{thread.id}?kept={kept.id}").text
