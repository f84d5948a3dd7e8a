"""What the pages of the loop cost: as many statements for three rows as for hundreds."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import deciding
from tests.cast import Cast
from tests.counting import Statements
from tests.feedback import journeys
from tests.feedback.crowds import add_backers, add_issues_like, add_raisers, add_sources
from tests.feedback.journeys import draft, hours
from tests.feedback.stages import STAGES, journey
from tests.visiting import sign_in

ISSUE, LIST, TRIAGE = 11, 7, 4
# An answered issue also shows its actions, how far the answer came, and what is published of it.
ANSWERED = 13
OPENED = 17  # the inbox with one of its issues opened beside it, and what looks like that
RAISING = 15  # with the issues that sound like the discussion
BEFORE_AN_ANSWER = STAGES[: STAGES.index("cascaded")]
READERS = {"maddie": "member", "ray": "convenor", "helen": "decider", "louise": "observer"}


def cost(client: FlaskClient, statements: Statements, who: str, address: str) -> int:
    sign_in(client, who)
    client.get(address)  # what the process keeps is read once
    with statements() as counted:
        answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return counted.number


def proposed(session: Session, cast: Cast) -> Issue:
    issue = journeys.with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.wanda, now=hours(9))
    return issue


@pytest.mark.parametrize("who", READERS)
def test_an_issue_costs_the_same_with_few_and_with_many_behind_it(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, who: str
) -> None:
    issue = journeys.cascaded(session, cast)
    session.commit()
    address = f"/issues/{issue.reference}"
    few = cost(client, statements, who, address)
    add_backers(session, cast, issue, 300)
    add_raisers(session, cast, issue, 40)
    add_sources(session, cast, issue, 40)
    session.commit()
    many = cost(client, statements, who, address)
    assert few == many <= ANSWERED


def test_an_issue_costs_no_more_at_any_stage(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    for stage, issue in journey(session, cast):
        session.commit()
        readers = ["ray"] if stage in STAGES[:2] else ["ray", "priya", "helen"]
        for who in readers:
            spent = cost(client, statements, who, f"/issues/{issue.reference}")
            most = ISSUE if stage in BEFORE_AN_ANSWER else ANSWERED
            assert spent <= most, (stage, who, spent)


def test_a_decider_s_page_with_a_proposal_costs_no_more(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = proposed(session, cast)
    session.commit()
    assert cost(client, statements, "marcus", f"/issues/{issue.reference}") <= ISSUE


@pytest.mark.parametrize(
    "address", ["/issues/", "/issues/?show=open", "/regional/far-north/issues/"]
)
def test_lists_cost_the_same_with_three_issues_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, address: str
) -> None:
    issue = journeys.acknowledged(session, cast)
    add_issues_like(session, issue, 2)
    session.commit()
    few = cost(client, statements, "ray", address)
    add_more(session, issue)
    many = cost(client, statements, "ray", address)
    assert few == many <= LIST


def add_more(session: Session, issue: Issue) -> None:
    """Three hundred, and three of them from before."""
    add_issues_like(session, issue, 297)
    session.commit()


def test_the_inbox_costs_the_same_with_three_issues_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = journeys.acknowledged(session, cast)
    add_issues_like(session, issue, 2)
    session.commit()
    few = cost(client, statements, "priya", "/statewide/spf/triage")
    add_more(session, issue)
    many = cost(client, statements, "priya", "/statewide/spf/triage")
    everything = cost(client, statements, "priya", "/statewide/spf/triage?show=all")
    assert few == many == everything <= OPENED


def test_an_empty_inbox_costs_little(
    client: FlaskClient, cast: Cast, statements: Statements
) -> None:
    assert cost(client, statements, "priya", "/statewide/spf/triage") <= TRIAGE


def test_raising_costs_no_more_than_a_list(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    thread = journeys.start(session, cast)
    session.commit()
    address = f"/regional/far-north/threads/{thread.id}/issue"
    assert cost(client, statements, "maddie", address) <= RAISING
