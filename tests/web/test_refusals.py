"""What can't be read, kept or found is refused on a page, never with a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from cop import create_app
from cop.config import Config
from cop.extensions import db
from cop.site.models import Site
from cop.threads import operations
from cop.threads.models import Post, Thread
from tests.visiting import Browser, sign_in

NEW = "/regional/far-north/threads/new"
WORDS = {"title": "Fahrten", "kind": "question", "body": "Wie weit fahrt ihr?"}


@pytest.fixture
def maddie(client: Browser) -> Browser:
    sign_in(client, "maddie")
    return client


@pytest.fixture
def as_served(app: Flask) -> Iterator[None]:
    """Turn errors into pages, as outside of tests."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield
    del app.config["PROPAGATE_EXCEPTIONS"]


@pytest.mark.parametrize("token", ["", "made up"])
def test_form_without_a_good_token_is_refused_and_keeps_its_words(
    maddie: Browser, session: Session, token: str
) -> None:
    answer = maddie.post(NEW, data={**WORDS, "csrf_token": token})
    assert answer.status_code == 422
    assert answer.text.count("had been open too long") == 1
    assert "Wie weit fahrt ihr?" in answer.text
    assert session.scalar(select(func.count()).select_from(Post)) == 0


def test_form_that_was_open_over_night_can_be_sent_again(
    maddie: Browser, clock: time_machine.Traveller
) -> None:
    data = {**WORDS, "csrf_token": maddie.token()}
    clock.shift(9 * 60 * 60)
    assert maddie.post(NEW, data=data).status_code == 422
    assert maddie.post(NEW, data=WORDS).status_code == 303


def test_form_sent_twice_makes_one_thing(maddie: Browser, session: Session) -> None:
    data = {**WORDS, "submission_key": "a" * 32}
    first, second = maddie.post(NEW, data=data), maddie.post(NEW, data=data)
    assert first.location == second.location
    assert session.scalar(select(func.count()).select_from(Thread)) == 1


def test_same_key_of_another_person_is_not_theirs(maddie: Browser, session: Session) -> None:
    maddie.post(NEW, data={**WORDS, "submission_key": "a" * 32})
    sign_in(maddie, "joel")
    answer = maddie.post(NEW, data={**WORDS, "submission_key": "a" * 32})
    assert answer.status_code == 409
    assert "Wie weit fahrt ihr?" in answer.text


def test_refusal_of_the_database_is_a_page_that_keeps_the_words(
    maddie: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clash(*_: object, **__: object) -> None:
        raise IntegrityError("INSERT", {}, Exception("uq_something"))

    monkeypatch.setattr(operations, "start_thread", clash)
    answer = maddie.post(NEW, data=WORDS)
    assert answer.status_code == 409
    assert "Wie weit fahrt ihr?" in answer.text


def test_what_is_too_big_is_said_to_be(maddie: Browser) -> None:
    answer = maddie.post(NEW, data={**WORDS, "body": "x" * 1_100_000})
    assert answer.status_code == 413
    assert "too big to send" in answer.text


@pytest.mark.parametrize("raw", [b"body=caf%E9", b"body=caf\xe9", b"body=%00", b"%ff=x"])
def test_form_of_bytes_that_are_no_text_is_a_bad_request(maddie: Browser, raw: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    assert maddie.post(NEW, data=raw, content_type=kind).status_code == 400


def test_no_part_of_a_form_holds_a_nul(maddie: Browser) -> None:
    parts = {**WORDS, "body": "a\0b"}
    answer = maddie.post(NEW, data=parts, content_type="multipart/form-data")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/regional/far-north/threads/?kind=%E9", 400),
        ("/regional/far-north/threads/?kind=%00", 400),
        ("/regional/%00/threads/", 400),
        ("/regional/%ff/threads/", 404),
        ("/regional/far-north/threads/99999999999999999999", 404),
        ("/regional/far-north/threads/2147483648", 404),
        ("/regional/far-north/threads/?before=99999999999999999999999-1", 404),
        ("/regional/far-north/threads/?before=1-99999999999999999999999", 404),
        ("/regional/far-north/threads/?before=x", 404),
        ("/notices/?before=-1", 404),
        ("/notices/?before=99999999", 404),
        ("/nowhere", 404),
    ],
)
def test_address_that_leads_nowhere_is_a_page(maddie: Browser, path: str, code: int) -> None:
    answer = maddie.get(path)
    assert answer.status_code == code
    assert "<h1>" in answer.text


def test_stranger_is_led_to_the_sign_in_page_and_back(client: Browser) -> None:
    assert client.get("/notices/?before=3").location == "/sign-in?next=/notices/%3Fbefore%3D3"
    assert client.post("/notices/read").location == "/sign-in"


def test_restricted_forum_does_not_exist_for_others_and_is_there_for_its_members(
    maddie: Browser,
) -> None:
    assert maddie.get("/statewide/cultural-practice/threads/").status_code == 404
    sign_in(maddie, "leanne")
    assert maddie.get("/statewide/cultural-practice/threads/").status_code == 200


def test_forum_of_others_says_why_it_is_closed(maddie: Browser) -> None:
    answer = maddie.get("/regional/limestone-coast/threads/")
    assert answer.status_code == 403
    assert "Limestone Coast CFSN is read by its members" in answer.text


def test_what_broke_is_a_page_that_asks_the_database_nothing(
    maddie: Browser, as_served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    maddie.get("/notices/")

    def away(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("the server is away"))

    monkeypatch.setattr(db.session.registry, "createfunc", lambda: _Away(away))
    answer = maddie.get("/notices/")
    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "CFSS Communities of Practice" in answer.text


class _Away:
    """A session whose database is away."""

    def __init__(self, away: object) -> None:
        self.execute = self.scalar = self.scalars = self.get = self.connection = away

    def rollback(self) -> None: ...

    def close(self) -> None: ...


def test_page_that_breaks_while_saying_so_still_says_something(
    maddie: Browser, app: Flask, as_served: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("cop.notifications.views.render_template", broken)
    monkeypatch.setattr("cop.web.render_template", broken)
    answer = maddie.get("/notices/")
    assert (answer.status_code, "Something broke" in answer.text) == (500, True)


def test_every_page_of_a_site_without_a_preset_says_what_to_run(
    client: Browser, session: Session
) -> None:
    session.execute(delete(Site))
    session.commit()
    for path in ("/", "/sign-in", "/notices/", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "Run cop init --preset" in answer.text


def test_site_without_tables_says_the_same(config: Config, tmp_path: Path) -> None:
    app = create_app(
        Config(config.mode, config.secret_key, f"sqlite:///{tmp_path}/empty.sqlite", tmp_path)
    )
    assert app.test_client().get("/").status_code == 503
    with app.app_context():
        db.engine.dispose()


def test_pages_carry_the_headers_that_keep_others_scripts_out(client: Browser) -> None:
    headers = client.get("/sign-in").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_assets_are_kept_for_good_and_change_their_address_with_their_content(
    client: Browser,
) -> None:
    page = client.get("/sign-in").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    with client.get(address) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
