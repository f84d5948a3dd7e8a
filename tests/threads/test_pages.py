"""Pages of discussion: what they cost, what they refuse, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.threads.models import Thread
from cop.threads.operations import reply, start_thread
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.feedback.journeys import cascaded, source_of
from tests.visiting import sign_in

MOST_FOR_A_THREAD, MOST_FOR_A_LIST = 8, 7
# With the answers that stand in it; the first time also with the writing of who opened them.
AN_ANSWERED_THREAD, OPENING_AN_ANSWER = 7, 10
LARGEST_PAGE = 72 * 1024


def fill(session: Session, cast: Cast, posts: int) -> Thread:
    thread = start_thread(
        session, cast.forums.far_north, by=cast.maddie, title="Long", body="First.", now=NOW
    )
    for number in range(2, posts + 1):
        reply(
            session,
            cast.forums.far_north,
            thread,
            by=cast.leanne if number % 2 else cast.joel,
            body="A post of ordinary length. " * 20,
            now=NOW + timedelta(minutes=number),
        )
    session.commit()
    return thread


@pytest.mark.parametrize("posts", [3, 300])
def test_a_discussion_costs_the_same_however_long_it_is(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, posts: int
) -> None:
    address = f"/regional/far-north/threads/{fill(session, cast, posts).id}"
    sign_in(client, "ray")
    client.get("/help")  # the site's settings are read once per process
    last = (posts - 1) // 20 + 1
    for page in (1, last, last):
        session.expunge_all()
        with statements() as counted:
            answer = client.get(f"{address}?page={page}")
        assert answer.status_code == 200
        assert counted.number <= MOST_FOR_A_THREAD, "\n\n".join(counted.sent)


def test_a_raised_and_answered_discussion_costs_no_more(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    address = f"/regional/far-north/threads/{source_of(session, issue)}"
    sign_in(client, "leanne")
    session.expunge_all()
    for most in (OPENING_AN_ANSWER, AN_ANSWERED_THREAD):
        with statements() as counted:
            answer = client.get(address)
        assert "The answer from" in answer.text
        assert counted.number <= most, "\n\n".join(counted.sent)


@pytest.mark.parametrize("threads", [3, 300])
def test_the_list_costs_the_same_however_many_there_are(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, threads: int
) -> None:
    for number in range(threads):
        start_thread(
            session,
            cast.forums.far_north,
            by=cast.maddie,
            title=f"Number {number}",
            body="Text.",
            now=NOW + timedelta(minutes=number),
        )
    session.commit()
    sign_in(client, "ray")
    for path in ("/regional/far-north/threads/", "/regional/far-north/"):
        with statements() as counted:
            assert client.get(path).status_code == 200
        most = MOST_FOR_A_LIST if path.endswith("threads/") else MOST_FOR_A_LIST + 4
        assert counted.number <= most, (path, counted)


def test_twenty_posts_fit_into_seventy_two_kilobytes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 20)
    sign_in(client, "ray")
    page = client.get(f"/regional/far-north/threads/{thread.id}")
    assert page.text.count('class="post"') == 20
    assert len(page.data) <= LARGEST_PAGE


def test_the_list_leads_to_the_first_unread_post(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 25)
    sign_in(client, "ray")
    client.get(f"/regional/far-north/threads/{thread.id}")
    listed = client.get("/regional/far-north/threads/").text
    assert f"/regional/far-north/threads/{thread.id}?post=21#p21" in listed
    opened = client.get(f"/regional/far-north/threads/{thread.id}?post=21").text
    assert opened.index("New since you were last here") < opened.index('id="p21"')


def test_a_thread_under_another_forum_leads_to_its_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    moved = client.get(f"/statewide/spf/threads/{thread.id}")
    assert (moved.status_code, moved.location) == (301, f"/regional/far-north/threads/{thread.id}")
    sign_in(client, "caitlin")
    assert client.get(f"/statewide/spf/threads/{thread.id}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "?page=0",
        "?page=-1",
        "?page=99999999999999",
        "?page=2",
        "?page=x",
        "?post=0",
        "?post=999",
        "?quote=77",
    ],
)
def test_an_absurd_page_is_not_found(
    client: FlaskClient, session: Session, cast: Cast, address: str
) -> None:
    thread = fill(session, cast, 3)
    sign_in(client, "ray")
    found = client.get(f"/regional/far-north/threads/{thread.id}{address}")
    assert found.status_code == 404


@pytest.mark.parametrize("cursor", ["x", "1-2-3", "-5", "9" * 40 + "-1", "1e5-3"])
def test_an_absurd_place_in_the_list_is_not_found(client: FlaskClient, cursor: str) -> None:
    sign_in(client, "ray")
    assert client.get(f"/regional/far-north/threads/?before={cursor}").status_code == 404


def test_a_post_of_200_kilobytes_is_refused_with_its_text_kept(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    text = "word " * 40_000
    refused = client.post(f"/regional/far-north/threads/{thread.id}/posts", data={"body": text})
    assert refused.status_code == 422
    assert text.strip() in refused.text
    assert 'href="#body"' in refused.text


def test_sending_a_reply_twice_makes_one_post(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    form = {"body": "Once.", "submission_key": "0123456789abcdef0123456789abcdef"}
    first, second = (
        client.post(f"/regional/far-north/threads/{thread.id}/posts", data=form) for _ in range(2)
    )
    session.refresh(thread)
    assert first.location == second.location
    assert thread.post_count == 2


def test_an_old_page_is_refused_with_its_text_kept(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    refused = client.post(
        f"/regional/far-north/threads/{thread.id}/posts",
        data={"body": "Typed an hour ago.", "csrf_token": "old"},
    )
    assert refused.status_code == 422
    assert "Typed an hour ago." in refused.text
    assert "Your words are still here" in refused.text


def test_a_preview_shows_and_posts_nothing(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    shown = client.post(
        f"/regional/far-north/threads/{thread.id}/posts",
        data={"body": "Some **bold** words.", "preview": "1"},
    )
    session.refresh(thread)
    assert "<strong>bold</strong>" in shown.text
    assert thread.post_count == 1


@pytest.mark.parametrize("path", ["new", "{thread}/posts"])
def test_a_preview_of_a_text_that_is_too_long_says_so(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    bomb = "[a]: " + "b" * 100_000 + "\n\n" + "[a]" * 20_000
    answer = client.post(
        f"/regional/far-north/threads/{path.format(thread=thread.id)}",
        data={"body": bomb, "title": "Bomb", "preview": "1"},
    )
    session.refresh(thread)
    assert answer.status_code == 422
    assert "20,000 characters fit" in answer.text
    assert len(answer.text) < 2_000_000
    assert thread.post_count == 1


def test_a_quote_begins_the_reply(client: FlaskClient, session: Session, cast: Cast) -> None:
    thread = fill(session, cast, 1)
    sign_in(client, "ray")
    page = client.get(f"/regional/far-north/threads/{thread.id}?quote=1").text
    assert "&gt; **Maddie Kovac**" in page
    assert "&gt; First." in page
