"""Who is told of what the screen held back, in words that give nothing away."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Job
from cop.notifications.jobs import notify
from cop.notifications.models import Notice
from cop.screening.operations.holding import (
    close_changed,
    rule_on,
    tell_of_risk,
    withdraw_held,
)
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.screening.sending import NEW
from tests.screening.test_hold import held


def told(session: Session) -> list[tuple[int, str, str, str]]:
    """Do the jobs that tell people, and return what they are told."""
    for job in session.scalars(select(Job).where(Job.kind == "notify").order_by(Job.id)):
        notify(session, job, NOW)
    rows = session.execute(
        select(Notice.user_id, Notice.text, Notice.title, Notice.href).order_by(Notice.id)
    )
    return [(who, text, title, href) for who, text, title, href in rows]


def test_the_convenor_hears_that_something_waits_and_its_writer_how_it_ended(
    session: Session, cast: Cast
) -> None:
    one = held(session, cast)
    where = f"/regional/far-north/held/{one.id}"
    waits = (
        cast.ray.id,
        "A text was held back and waits for you to look at it:",
        "Far North CFSN",
        where,
    )
    assert told(session) == [waits]
    rule_on(session, cast.forums.far_north, one, by=cast.ray, let_through=True, note="", now=NOW)
    looked = (
        cast.maddie.id,
        "Somebody looked at the text that was held back:",
        "Far North CFSN",
        where,
    )
    assert told(session) == [waits, looked]


@pytest.mark.parametrize("ending", ["withdrawn", "changed", "ruled"])
def test_what_waits_no_more_is_unread_no_longer(session: Session, cast: Cast, ending: str) -> None:
    one, other = held(session, cast), held(session, cast)
    told(session)
    assert unread(session, cast) == 2
    if ending == "withdrawn":
        withdraw_held(session, one, by=cast.maddie, secret=SECRET, now=NOW)
    elif ending == "changed":
        close_changed(session, one.id, by=cast.maddie, path=NEW, now=NOW)
    else:
        rule_on(
            session, cast.forums.far_north, one, by=cast.ray, let_through=True, note="", now=NOW
        )
    told(session)
    told(session)
    assert unread(session, cast) == 1
    left = select(Notice.href).where(Notice.read_at.is_(None), Notice.user_id == cast.ray.id)
    assert session.scalars(left).one().endswith(f"/held/{other.id}")


def unread(session: Session, cast: Cast) -> int:
    """How many notices Ray hasn't read, as his bell counts them."""
    session.expire_all()
    return session.get_one(User, cast.ray.id).unread_notices


def test_the_convenor_hears_of_a_child_at_risk_and_where_to_read(
    session: Session, cast: Cast
) -> None:
    tell_of_risk(
        session, cast.forums.far_north.id, by_id=cast.maddie.id, href="/issues/ISS-1", now=NOW
    )
    ((who, text, title, href),) = told(session)
    assert (who, title, href) == (cast.ray.id, "Far North CFSN", "/issues/ISS-1")
    assert "child at risk" in text
