"""Telling people of an event: once each, and at the same cost for three as for thirty."""

import pytest
from sqlalchemy import select

from cop.accounts.models import User
from cop.activity.models import Event
from cop.activity.operations import record
from cop.notifications.models import Notice
from cop.notifications.operations import Message, tell
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.factories import add_account

MESSAGE = Message("chat", "regional", "A reply in Far North:", "Travel", "/somewhere")


def happening(cast: Cast) -> Event:
    return record(
        cast.session, "thread.reply", subject="thread", subject_id=1, by_id=cast.joel.id, now=NOW
    )


def test_everybody_but_whoever_did_it_is_told_once(cast: Cast) -> None:
    event = happening(cast)
    people = [cast.maddie.id, cast.joel.id, cast.ray.id]
    assert tell(cast.session, event, people, MESSAGE) == 2
    assert tell(cast.session, event, people, MESSAGE) == 0
    told = cast.session.scalars(select(Notice.user_id).where(Notice.event_id == event.id))
    assert sorted(told) == sorted([cast.maddie.id, cast.ray.id])
    cast.session.expire_all()
    assert cast.session.get_one(User, cast.maddie.id).unread_notices == 1


@pytest.mark.parametrize("count", [3, 30])
def test_thirty_cost_what_three_cost(cast: Cast, statements: Statements, count: int) -> None:
    people = [add_account(cast.session, f"reader-{number}").id for number in range(count)]
    event = happening(cast)
    with statements() as counted:
        tell(cast.session, event, people, MESSAGE)
    assert counted.number == 3
