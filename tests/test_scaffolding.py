"""The scaffolding itself: nothing a test does stays, and app and test see the same database."""

import socket
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop import clock as product_clock
from cop.accounts.models import User
from cop.forums.models import Forum
from cop.forums.tiers import Role
from tests.cast import NOW, PEOPLE, Cast
from tests.counting import Statements
from tests.factories import add_many_threads, add_thread, submit_issue
from tests.visiting import Browser, sign_in


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_commits_is_gone_for_the_next(session: Session, cast: Cast, turn: int) -> None:
    assert cast.account("maddie").name == "Maddie Kovac"
    cast.account("maddie").name = "Somebody Else"
    session.commit()
    assert cast.maddie.name == "Somebody Else"


def test_people_of_the_cast_hold_their_seats(cast: Cast) -> None:
    assert cast.ray.roles_in(cast.forums.far_north.id) == {Role.FACILITATOR}
    assert cast.priya.roles_in(cast.forums.statewide.id) == {Role.FACILITATOR, Role.SECRETARIAT}
    assert not cast.colin.seats
    assert cast.colin.administrator
    assert len(cast.everybody()) == len(PEOPLE)


def test_page_sees_what_the_test_wrote_and_the_test_what_the_page_wrote(
    client: Browser, session: Session, cast: Cast
) -> None:
    cast.account("maddie").unread_notices = 7
    session.commit()
    sign_in(client, "maddie")
    assert "7" in client.get("/notices/").text
    client.post("/notices/read")
    session.expire_all()
    assert cast.account("maddie").unread_notices == 0


def test_clock_of_the_product_stands_where_the_test_puts_it(
    clock: time_machine.Traveller,
) -> None:
    assert product_clock.now() == NOW
    clock.shift(timedelta(days=8))
    assert product_clock.now() == NOW + timedelta(days=8)


def test_statements_are_counted(session: Session, statements: Statements) -> None:
    with statements() as counted, session.begin_nested():
        session.scalar(select(func.count()).select_from(User))
    assert counted.number == 1


def test_own_database_keeps_what_is_committed(own_database: Engine, session: Session) -> None:
    with Session(own_database) as writer:
        writer.get_one(Forum, 1).name = "Renamed"
        writer.commit()
    with Session(own_database) as reader:
        assert reader.get_one(Forum, 1).name == "Renamed"
    assert session.get_one(Forum, 1).name != "Renamed"


def test_nothing_reaches_the_network() -> None:
    with socket.socket() as outside, pytest.raises(RuntimeError, match="wanted to reach"):
        outside.connect(("192.0.2.1", 80))


def test_factories_bring_an_issue_to_the_next_forum(cast: Cast) -> None:
    issue = submit_issue(cast)
    assert issue.reference == "ISS-1"
    assert (issue.state, issue.holder_id) == ("submitted", cast.forums.statewide.id)


def test_many_threads_are_counted_like_any_others(session: Session, cast: Cast) -> None:
    add_many_threads(session, cast.forums.far_north, cast.maddie, 30)
    first = add_thread(session, cast.forums.far_north, cast.joel, replies=2)
    assert (cast.forums.far_north.thread_count, cast.forums.far_north.post_count) == (31, 33)
    assert first.post_count == 3
