"""`/healthz` costs one statement and tells a stranger one word."""

import pytest
from sqlalchemy.exc import OperationalError

from cop import health
from tests.counting import Statements
from tests.visiting import Browser, sign_in


def test_stranger_is_told_one_word(client: Browser, statements: Statements) -> None:
    client.get("/healthz")  # a process reads the site's settings once
    with statements() as counted:
        answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "well\n")
    assert counted.number == 1
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_whoever_is_signed_in_is_told_the_same(client: Browser) -> None:
    sign_in(client, "maddie")
    assert client.get("/healthz").text == "well\n"


def test_database_that_is_away_is_said_without_a_word_of_its_own(
    client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("SELECT", {}, Exception("geheim"))

    monkeypatch.setattr(health, "site", away)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (503, "The database does not answer.\n")
