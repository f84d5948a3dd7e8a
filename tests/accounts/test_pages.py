"""Signing in and out in a browser, the demo's people, and words that outlive a session."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import keep_text, open_kept
from cop.accounts.models import KeptText, UserSession
from cop.accounts.urls import safe_path
from cop.config import Mode
from cop.threads.models import Post
from cop.worker import forget_old
from tests.cast import NOW, PASSWORD, Cast
from tests.conftest import SECRET
from tests.factories import add_thread
from tests.visiting import Browser, sign_in


@pytest.fixture
def demo(app: Flask) -> Iterator[None]:
    usual = app.extensions["cop.config"]
    app.extensions["cop.config"] = replace(usual, mode=Mode.DEMO)
    yield
    app.extensions["cop.config"] = usual


def test_password_lets_in_and_leads_on(client: Browser) -> None:
    there = {"email": "maddie@example.org", "password": PASSWORD, "next": "/notices/"}
    answer = client.post("/sign-in", data=there)
    assert (answer.status_code, answer.location) == (303, "/notices/")
    assert client.get("/notices/").status_code == 200


def test_refusal_is_a_page_that_keeps_the_address_but_not_the_password(client: Browser) -> None:
    answer = client.post("/sign-in", data={"email": "maddie@example.org", "password": "not mine"})
    assert answer.status_code == 422
    assert "maddie@example.org" in answer.text
    assert "not mine" not in answer.text


def test_failure_counts_though_it_is_refused(client: Browser, session: Session) -> None:
    for _ in range(5):
        client.post("/sign-in", data={"email": "maddie@example.org", "password": "not mine"})
    answer = client.post("/sign-in", data={"email": "maddie@example.org", "password": PASSWORD})
    assert "Too many tries" in answer.text


def test_signing_out_ends_the_session_for_good(client: Browser, session: Session) -> None:
    sign_in(client, "maddie")
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    assert client.post("/sign-out").location == "/sign-in"
    assert session.scalars(select(UserSession.revoked_at)).one() == NOW
    with client.session_transaction() as cookie:
        cookie["_user_id"] = token
    assert client.get("/notices/").location == "/sign-in?next=/notices/"


def test_session_ends_after_two_weeks(client: Browser, clock: time_machine.Traveller) -> None:
    sign_in(client, "maddie")
    clock.shift(timedelta(days=14))
    assert client.get("/notices/").status_code == 303


def test_invented_session_is_nobodys(client: Browser) -> None:
    with client.session_transaction() as cookie:
        cookie["_user_id"] = "1"
    assert client.get("/notices/").status_code == 303


def test_demo_offers_its_people_by_tier_and_lets_one_in(client: Browser, demo: None) -> None:
    page = client.get("/sign-in").text
    assert "Look around as Maddie" in page
    assert page.index("Regional CFSN") < page.index("Maddie Kovac") < page.index("Priya")
    assert "Looking after the site" in page
    assert client.post("/sign-in/persona", data={"persona": "ray"}).location == "/"
    assert "Ray" in client.get("/notices/").text


@pytest.mark.parametrize("name", ["nobody", "", "ray' OR 1=1 --"])
def test_demo_lets_in_nobody_else(
    client: Browser, demo: None, session: Session, cast: Cast, name: str
) -> None:
    assert client.post("/sign-in/persona", data={"persona": name}).status_code == 422
    cast.account("ray").persona = None
    session.commit()
    assert client.post("/sign-in/persona", data={"persona": "ray"}).status_code == 422


@pytest.mark.parametrize("mode", [Mode.PRODUCTION, Mode.TEST])
def test_persona_does_not_exist_outside_a_demo(
    client: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    there = replace(app.extensions["cop.config"], mode=mode)
    monkeypatch.setitem(app.extensions, "cop.config", there)
    assert client.post("/sign-in/persona", data={"persona": "ray"}).status_code == 404
    assert "Look around as" not in client.get("/sign-in").text


def test_words_typed_after_the_session_ended_come_back_and_are_sent(
    client: Browser, session: Session, cast: Cast, clock: time_machine.Traveller
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.joel)
    session.commit()
    posts = f"/regional/far-north/threads/{thread.id}/posts"
    sign_in(client, "maddie")
    clock.shift(timedelta(days=15))
    away = client.post(posts, data={"body": "Zehn Seiten über Fahrten.", "submission_key": "k"})
    assert away.location == "/sign-in"
    kept = session.scalars(select(KeptText)).one()
    assert "Fahrten" not in repr(kept.sealed)
    back = client.post("/sign-in", data={"email": "maddie@example.org", "password": PASSWORD})
    assert back.location == f"/kept/{kept.id}"
    page = client.get(back.location).text
    assert "Zehn Seiten über Fahrten." in page
    assert f'action="{posts}"' in page
    sent = {"body": "Zehn Seiten über Fahrten.", "kept": str(kept.id)}
    assert client.post(posts, data=sent).status_code == 303
    assert session.scalars(select(Post.body).order_by(Post.id.desc())).first() == sent["body"]
    assert session.scalars(select(KeptText)).all() == []


def test_kept_words_are_for_their_writer_alone(
    client: Browser, session: Session, cast: Cast
) -> None:
    kept = keep_text(session, SECRET, cast.maddie.id, "/x", [("body", "secret words")], NOW)
    session.commit()
    assert client.get(f"/kept/{kept.id}").status_code == 303
    sign_in(client, "joel")
    assert client.get(f"/kept/{kept.id}").status_code == 404
    assert client.post(f"/kept/{kept.id}").status_code == 404
    assert open_kept("another secret, as long as it should be", kept) == []
    kept.user_id = cast.joel.id
    assert open_kept(SECRET, kept) == []


def test_kept_words_are_thrown_away_when_asked_and_after_a_week(
    client: Browser, session: Session, cast: Cast
) -> None:
    for path, at in (("/x", NOW), ("/y", NOW - timedelta(days=7, seconds=1))):
        keep_text(session, SECRET, cast.maddie.id, path, [("body", "words")], at)
    session.commit()
    forget_old(session, NOW)
    kept = session.scalars(select(KeptText)).one()
    session.commit()
    sign_in(client, "maddie")
    assert client.post(f"/kept/{kept.id}").location == "/"
    session.expire_all()
    assert session.scalars(select(KeptText)).all() == []


def test_colours_are_kept_for_a_year_or_dropped(client: Browser) -> None:
    answer = client.post("/theme", data={"theme": "dark", "next": "/help"})
    assert answer.location == "/help"
    assert "theme=dark" in answer.headers["Set-Cookie"]
    assert "Max-Age=31536000" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert "Max-Age=0" in client.post("/theme", data={"theme": ""}).headers["Set-Cookie"]
    evil = client.post("/theme", data={"theme": "neon", "next": "//evil.example"})
    assert evil.location == "/"
    assert "theme=" not in evil.headers.get("Set-Cookie", "")


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        "evil",
        "",
        None,
    ],
)
def test_nothing_leads_off_the_site(path: str | None) -> None:
    assert safe_path(path) == "/"


def test_text_typed_after_signing_out_elsewhere_is_kept(client: Browser) -> None:
    sign_in(client, "ray")
    client.post("/sign-out")
    sent = client.post("/regional/far-north/threads/1/posts", data={"body": "Two tabs open."})
    assert sent.location == "/sign-in"
    back = client.post("/sign-in", data={"email": "ray@example.org", "password": PASSWORD})
    assert back.location.startswith("/kept/")
    assert "Two tabs open." in client.get(back.location).text


def test_text_of_somebody_unknown_is_given_back_at_once(client: Browser) -> None:
    sent = client.post("/regional/far-north/threads/1/posts", data={"body": "The cookie is gone."})
    assert sent.status_code == 401
    assert "The cookie is gone." in sent.text
