"""Home: what it tells whom, and what it costs."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.notifications.jobs import notify
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.feedback.journeys import cascaded, decided, joined, raised, source_of, start
from tests.visiting import sign_in

MOST = 14


def tell(session: Session) -> None:
    """Do what the worker does about notices."""
    for job in session.query(Job).filter_by(kind="notify", done_at=None).all():
        notify(session, job, NOW)
        job.done_at = NOW
    session.commit()


def test_the_answer_stands_on_the_raisers_home(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    cascaded(session, cast)
    tell(session)
    sign_in(client, "maddie")
    home = client.get("/").text
    assert "Yes, in part. It comes in two stages." in home
    assert "The answer to what your network raised:" in home


def test_a_convenor_is_asked_whether_it_worked(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    joined(session, cast)
    session.commit()
    sign_in(client, "peter")
    assert "The same story four times" in client.get("/").text


def test_an_outcome_is_not_told_before_the_answer_is_sent(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided(session, cast)
    tell(session)
    sign_in(client, "maddie")
    thread = f"/regional/far-north/threads/{source_of(session, issue)}"
    for path in ("/", f"/issues/{issue.reference}", thread, "/issues/", "/notices/"):
        page = client.get(path)
        assert page.status_code == 200, path
        assert "Yes, with changes" not in page.text, path


def test_somebody_without_anything_is_told_what_belongs_here(client: FlaskClient) -> None:
    sign_in(client, "colin")
    home = client.get("/").text
    assert "No issues raised yet" in home
    assert "You don’t belong to a forum yet" in home


@pytest.mark.parametrize("many", [1, 40])
def test_home_costs_the_same_however_much_there_is(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, many: int
) -> None:
    for _ in range(min(many, 12)):
        raised(session, cast)
    thread = start(session, cast, "Busy")
    for _ in range(many):
        reply(session, cast.forums.far_north, thread, by=cast.leanne, body="Again.", now=NOW)
    tell(session)
    sign_in(client, "maddie")
    with statements() as counted:
        assert client.get("/").status_code == 200
    assert counted.number <= MOST, counted
