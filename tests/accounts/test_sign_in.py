"""People sign in with a password; those who guess are locked out, whoever's address it is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.accounts.models import SignInFailure, UserSession
from cop.accounts.operations import LOCKED, WRONG, sign_in
from cop.errors import Invalid
from cop.forums.arriving import who_holds
from tests.cast import NOW, PASSWORD, TODAY, Cast


def attempt(session: Session, email: str, password: str, now: datetime = NOW) -> str:
    try:
        return sign_in(session, email, password, browser="test", now=now)[0].key
    except Invalid as refusal:
        return refusal.message


def test_right_password_opens_a_session_that_lasts_two_weeks(session: Session) -> None:
    user, token = sign_in(session, " Maddie@Example.org ", PASSWORD, browser="x" * 900, now=NOW)
    assert user.key == "maddie"
    arrived = who_holds(session, token, NOW + timedelta(days=13, hours=23), lambda _: TODAY)
    assert arrived is not None
    assert arrived.person.id == user.id
    assert who_holds(session, token, NOW + timedelta(days=14), lambda _: TODAY) is None
    row = session.scalars(select(UserSession)).one()
    assert token not in (row.token_hash, row.browser)
    assert len(row.browser) == 200


@pytest.mark.parametrize("email", ["maddie@example.org", "nobody@example.org"])
def test_wrong_address_and_wrong_password_sound_the_same_and_lock_the_same(
    session: Session, email: str
) -> None:
    said = [attempt(session, email, "a wrong password") for _ in range(6)]
    assert said == [WRONG] * 5 + [LOCKED]
    assert attempt(session, email, PASSWORD, NOW + timedelta(minutes=14)) == LOCKED


def test_lock_ends_after_fifteen_minutes_and_one_more_mistake_does_not_lock_again(
    session: Session,
) -> None:
    for _ in range(5):
        attempt(session, "maddie@example.org", "a wrong password")
    later = NOW + timedelta(minutes=16)
    assert attempt(session, "maddie@example.org", "a wrong password", later) == WRONG
    assert attempt(session, "maddie@example.org", PASSWORD, later) == "maddie"


def test_signing_in_forgets_earlier_mistakes(session: Session) -> None:
    for _ in range(4):
        attempt(session, "maddie@example.org", "a wrong password")
    assert attempt(session, "maddie@example.org", PASSWORD) == "maddie"
    assert session.scalars(select(SignInFailure)).all() == []


def test_address_of_a_failure_is_not_kept_in_the_clear(session: Session) -> None:
    attempt(session, "maddie@example.org", "a wrong password")
    assert "maddie" not in session.scalars(select(SignInFailure.email_hash)).one()


def test_failures_at_the_same_moment_are_all_counted(own_database: Engine) -> None:
    def guess(_: int) -> str:
        with Session(own_database) as session:
            said = attempt(session, "nobody@example.org", "a wrong password")
            session.commit()
            return said

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(guess, range(4))) == {WRONG}
    with Session(own_database) as session:
        assert session.scalars(select(SignInFailure.count)).one() == 4


def test_old_hash_is_made_anew_when_its_password_is_known(session: Session, cast: Cast) -> None:
    user = cast.account("maddie")
    user.password_hash = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)
    attempt(session, user.email, PASSWORD)
    assert "m=19456,t=2,p=1" in user.password_hash
    assert attempt(session, user.email, PASSWORD) == "maddie"


@pytest.mark.parametrize("change", [{"active": False}, {"password_hash": None}])
def test_ended_account_and_one_without_a_password_let_nobody_in(
    session: Session, cast: Cast, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(cast.account("maddie"), name, value)
    assert attempt(session, "maddie@example.org", PASSWORD) == WRONG
    assert attempt(session, "maddie@example.org", "nobody has this password") == WRONG
