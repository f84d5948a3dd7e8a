"""Who is told of what the screen held back, in words that give nothing away."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.notifications.jobs import notify
from cop.notifications.models import Notice
from cop.screening.operations.holding import rule_on, tell_of_risk
from tests.cast import NOW, Cast
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


def test_the_convenor_hears_of_a_child_at_risk_and_where_to_read(
    session: Session, cast: Cast
) -> None:
    tell_of_risk(
        session, cast.forums.far_north.id, by_id=cast.maddie.id, href="/issues/ISS-1", now=NOW
    )
    ((who, text, title, href),) = told(session)
    assert (who, title, href) == (cast.ray.id, "Far North CFSN", "/issues/ISS-1")
    assert "child at risk" in text
