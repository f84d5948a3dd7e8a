"""What pages promise in small things: a button says what it does, mistakes are named at once."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.operations import briefs, deciding, raising
from tests.cast import Cast
from tests.feedback.journeys import (
    FULL_BRIEF,
    draft,
    endorsed,
    hours,
    raised,
    submitted,
    with_leaders,
)
from tests.feedback.sending import day
from tests.visiting import sign_in


@pytest.mark.parametrize("who", ["helen", "marcus", "wanda"])
def test_another_proposal_is_offered_once_and_called_so(
    client: FlaskClient, session: Session, cast: Cast, who: str
) -> None:
    issue = with_leaders(session, cast)
    address = f"/issues/{issue.reference}/proposals"
    session.commit()
    sign_in(client, who)
    before = client.get(f"/issues/{issue.reference}").text
    assert before.count(f'href="{address}"') == 1
    assert "Propose a decision" in before
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    session.commit()
    after = client.get(f"/issues/{issue.reference}").text
    assert after.count(f'href="{address}"') == 1
    assert "Propose something else" in after
    assert "Propose a decision" not in after
    assert "<h1>Propose something else</h1>" in client.get(address).text


@pytest.mark.parametrize(
    ("outcome", "wrong"),
    [
        ("part", {"answer", "rationale", "not_agreed", "owner", "due_on"}),
        ("agreed", {"answer", "rationale", "owner", "due_on"}),
        ("deferred", {"answer", "rationale", "owner", "deferred_to"}),
        ("not_agreed", {"answer", "rationale", "owner"}),
    ],
)
def test_everything_a_proposal_lacks_is_named_at_once(
    client: FlaskClient, session: Session, cast: Cast, outcome: str, wrong: set[str]
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")
    sent = {"outcome": outcome, "owner": ""}
    answer = client.post(f"/issues/{issue.reference}/proposals", data=sent)
    assert answer.status_code == 422
    assert set(re.findall(r'id="(\w+)-error"', answer.text)) == wrong
    assert f"{len(wrong)} things to fix" in answer.text


def test_a_backed_issue_says_what_its_brief_still_lacks(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast, replace(FULL_BRIEF, severity=None, evidence=""))
    raising.endorse_alone(session, issue, by=cast.ray, reason="It can’t wait.", now=hours(2))
    session.commit()
    sign_in(client, "ray")
    page = client.get(f"/issues/{issue.reference}").text
    assert "Backed, brief not complete" in page
    assert "Before it can be sent" in page
    assert "Say how serious it is." in page
    assert "ready to send" not in page.lower()
    briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.ray, now=hours(3))
    session.commit()
    page = client.get(f"/issues/{issue.reference}").text
    assert "Backed, ready to send" in page
    assert "Before it can be sent" not in page


def test_lists_promise_no_readiness_that_they_have_not_looked_at(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    endorsed(session, cast)
    session.commit()
    sign_in(client, "ray")
    assert "Backed, not sent yet" in client.get("/issues/").text


@pytest.mark.parametrize(("who", "act"), [("priya", "acknowledgement"), ("ray", "local-action")])
def test_what_waits_out_a_minute_is_not_said_to_be_told_now(
    client: FlaskClient, session: Session, cast: Cast, who: str, act: str
) -> None:
    issue = (submitted if act == "acknowledgement" else raised)(session, cast)
    session.commit()
    sign_in(client, who)
    sent = {"handler": str(cast.priya.id), "owner": str(cast.leanne.id)}
    sent |= day("next_on", "20", "3") | day("due_on", "20", "3")
    address = f"/issues/{issue.reference}/{act}"
    page = client.post(address, data=sent, follow_redirects=True).text
    assert "told in a minute" in page
    assert "told now" not in page
    assert "Nobody has been told yet." in page
