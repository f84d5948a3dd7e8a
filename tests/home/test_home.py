"""Home: what it tells whom, and what it costs."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.feedback.operations import deciding
from cop.feedback.operations.checking import file_verdict
from cop.feedback.operations.ending import reopen
from cop.feedback.states import Verdict
from cop.notifications.jobs import notify
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.feedback.journeys import (
    cascaded,
    decided,
    draft,
    hours,
    joined,
    raised,
    source_of,
    start,
    with_leaders,
)
from tests.visiting import sign_in

MOST = 15


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
    sign_in(client, "stranger")
    home = client.get("/").text
    assert "You don’t belong to a forum yet" in home
    assert "Find your network" in home


def test_the_administrator_is_not_sent_to_find_a_network(client: FlaskClient) -> None:
    sign_in(client, "colin")
    home = client.get("/").text
    assert "You look after accounts" in home
    for wrong in ("No issues raised yet", "Find your network", "raise it from any discussion"):
        assert wrong not in home


def test_a_leader_is_told_what_fits_leaders(client: FlaskClient) -> None:
    sign_in(client, "helen")
    home = client.get("/").text
    assert "What comes up to your forum, you find here." in home
    for wrong in ("No issues raised yet", "Find another network", "bigger than your network"):
        assert wrong not in home


def test_a_member_of_a_network_is_told_how_to_raise(client: FlaskClient) -> None:
    sign_in(client, "gwen")
    home = client.get("/").text
    assert "When something is bigger than your network, raise it." in home
    assert "No issues raised yet" in home


def test_what_was_reopened_has_not_come_back(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    sign_in(client, "maddie")
    assert "One of your issues came back with an answer." in client.get("/").text
    file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=Verdict.NO,
        note="No.",
        now=hours(12),
    )
    reopen(session, issue, by=cast.ray, evidence="Still there.", now=hours(13))
    session.commit()
    home = client.get("/").text
    assert "came back with an answer" not in home
    assert "The answer before it was reopened." in home


def test_a_proposal_that_is_over_asks_nobody_for_a_yes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    tell(session)
    asks = "a decision is proposed and needs your yes:"
    for path in ("/", "/notices/"):
        assert asks in sign_in(client, "marcus").get(path).text
    proposal = deciding.latest_proposal(session, issue)
    assert proposal is not None
    deciding.confirm(session, issue, by=cast.marcus, proposal_id=proposal.id, now=hours(10))
    tell(session)
    for path in ("/", "/notices/"):
        page = sign_in(client, "marcus").get(path).text
        assert asks not in page
        assert "a decision was proposed. It needs no more from you:" in page


def test_a_newer_version_of_a_proposal_takes_the_place_of_the_older(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    newer = draft(cast, rationale="Better reasons.")
    deciding.propose(session, issue, newer, by=cast.helen, now=hours(9.5))
    tell(session)
    page = sign_in(client, "marcus").get("/notices/").text
    assert page.count("a decision is proposed and needs your yes:") == 1
    assert page.count("a decision was proposed. It needs no more from you:") == 1


def test_raising_tells_the_convenor_at_once_and_nobody_else(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    raised(session, cast)
    tell(session)
    assert "Raised in" in sign_in(client, "ray").get("/notices/").text
    for name in ("leanne", "joel", "maddie", "peter"):
        assert "Raised in" not in sign_in(client, name).get("/notices/").text


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
