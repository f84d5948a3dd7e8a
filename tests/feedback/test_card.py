"""The briefing card: one page for those who decide, and the decision from it."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Decision, Issue, Proposal
from cop.feedback.operations import deciding
from cop.notifications.messages import message_for
from tests.cast import Cast
from tests.counting import Statements
from tests.feedback.crowds import add_issues_like, add_raisers
from tests.feedback.journeys import acknowledged, cascaded, draft, hours, with_leaders
from tests.feedback.reading import events
from tests.feedback.sending import SHOWN, TYPED, day
from tests.visiting import sign_in


def proposal(cast: Cast, **changes: str) -> dict[str, str]:
    return {
        "outcome": "agreed",
        "answer": "One form, from June.",
        "rationale": "Telling it again harms people.",
        "owner": str(cast.caitlin.id),
        **day("due_on", "1", "6"),
        **changes,
    }


def card(issue: Issue) -> str:
    return f"/issues/{issue.reference}/card"


def test_it_holds_what_a_decision_needs(client: FlaskClient, session: Session, cast: Cast) -> None:
    before = cascaded(session, cast)
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")
    page = client.get(card(issue)).text
    for told in (
        "One short form that every service accepts.",  # the ask
        "Families tell their story four times",  # in short
        "1 network stands",  # prevalence
        "One issue sounds like it.",
        f"{before.reference} ",  # decided before
        "Yes, with changes",
        "A shared form and a summary the family holds",  # options
        "The second, in stages.",  # advice
        "more than one agency has to act",  # why it came further
        "Day 0 of",  # clocks
    ):
        assert told in page, told
    assert "Propose it" in page


@pytest.mark.parametrize("who", ["maddie", "ray", "caitlin", "peter"])
def test_it_is_read_by_the_forum_that_has_it_alone(
    client: FlaskClient, session: Session, cast: Cast, who: str
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, who)
    assert client.get(card(issue)).status_code == 403
    assert client.post(card(issue), data=proposal(cast)).status_code == 403


def test_who_advises_reads_it_and_proposes_nothing(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "rosalind")
    page = client.get(card(issue))
    assert page.status_code == 200
    assert "Propose it" not in page.text
    assert client.post(card(issue), data=proposal(cast)).status_code == 403


def test_it_is_proposed_and_confirmed_from_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")
    sent = client.post(card(issue), data=proposal(cast))
    assert sent.headers["Location"] == f"/issues/{issue.reference}#proposal"
    sign_in(client, "marcus")
    page = client.get(card(issue)).text
    assert "One form, from June." in page
    assert "Propose something else" in page
    hidden = re.search(r'name="proposal"[^>]*value="(\d+)"', page)
    assert hidden
    client.post(f"/issues/{issue.reference}/confirmations", data={"proposal": hidden[1]})
    assert session.scalar(select(Decision.outcome).where(Decision.issue_id == issue.id)) == "agreed"
    assert "Decided: yes" in client.get(card(issue)).text


def test_one_person_is_enough_where_the_forum_says_so(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    sign_in(client, "caitlin")
    client.post(card(issue), data=proposal(cast))
    session.refresh(issue)
    assert issue.state == "decided"


def test_a_mistake_keeps_the_card_and_the_words(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")
    answer = client.post(card(issue), data={"outcome": "part", "answer": TYPED, "owner": ""})
    assert answer.status_code == 422
    assert "4 things to fix" in answer.text
    assert SHOWN in answer.text
    assert "How widespread" in answer.text


def test_a_proposal_made_meanwhile_is_read_first(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.marcus, now=hours(9))
    session.commit()
    sign_in(client, "helen")
    answer = client.post(card(issue), data=proposal(cast, seen="0", answer=TYPED))
    assert answer.status_code == 409
    assert "Read theirs first" in answer.text
    assert SHOWN in answer.text
    assert len(session.scalars(select(Proposal)).all()) == 1


def test_once_it_moved_on_nothing_is_proposed_and_the_words_are_kept(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    sign_in(client, "helen")
    assert "Propose it" not in client.get(card(issue)).text
    answer = client.post(card(issue), data=proposal(cast, answer=TYPED))
    assert answer.status_code == 409
    assert SHOWN in answer.text


def test_the_notice_and_the_inbox_lead_to_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    session.commit()
    (event,) = events(session, issue, "issue.proposed")
    assert message_for(session, event).href == card(issue)
    sign_in(client, "marcus")
    assert f'href="{card(issue)}"' in client.get("/strategic/slf/triage").text
    assert f'href="{card(issue)}"' in client.get(f"/issues/{issue.reference}").text


def test_it_costs_the_same_with_few_and_with_many_like_it(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    cascaded(session, cast)
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")

    def cost() -> int:
        client.get(card(issue))
        with statements() as counted:
            assert client.get(card(issue)).status_code == 200
        return counted.number

    few = cost()
    add_issues_like(session, issue, 297)
    add_raisers(session, cast, issue, 40)
    session.commit()
    assert cost() == few <= 22
