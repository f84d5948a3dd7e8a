"""What pages promise in small things: a button says what it does, mistakes are named at once."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.feedback.operations import briefs, deciding, handling, raising, voices
from cop.feedback.words import moved_by
from tests.cast import Cast
from tests.feedback.asides import acknowledged_in, asked, merged
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
from tests.feedback.stages import journey
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
    assert "Backed, not sent yet" in page
    assert "Before it can be sent" in page
    assert "Say how serious it is." in page
    assert "ready to send" not in page.lower()
    briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.ray, now=hours(3))
    session.commit()
    page = client.get(f"/issues/{issue.reference}").text
    assert "Backed, not sent yet" in page
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
    assert "Nobody has been told of this step yet." in page


def test_while_a_question_is_out_the_page_names_who_must_answer_and_by_when(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = asked(session, cast)
    session.commit()
    sign_in(client, "ray")
    page = client.get(f"/issues/{issue.reference}").text
    assert re.search(
        r"A question waits for Far North CFSN</strong>, to be answered by \w+day", page
    )
    assert "</strong>, looked after by" not in page


def test_who_is_asked_to_help_write_is_not_said_to_have_written(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    session.commit()
    sign_in(client, "ray")
    address = f"/issues/{issue.reference}"
    assert f"Asked to help write: {cast.joel.name}." in client.get(address).text
    assert "Written together" not in client.get(address).text
    newer = replace(FULL_BRIEF, ask="Two forms.")
    briefs.edit_brief(session, issue, newer, by=cast.joel, now=hours(3))
    session.commit()
    assert f"Written together with {cast.joel.name}." in client.get(address).text
    assert "Asked to help write" not in client.get(address).text


def test_who_must_agree_to_a_withdrawal_is_said_alike_everywhere(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    session.commit()
    sign_in(client, "maddie")
    address = f"/issues/{issue.reference}/withdrawal"
    assert "Who raised it and the network’s convenor agree on this." in client.get(address).text
    page = client.post(address, data={"reason": "Solved."}, follow_redirects=True).text
    assert page.count("It happens once who raised it and the network’s convenor agree.") == 2
    assert "second person" not in page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "What is due stays: no working day has passed."),
        (1, "What is due moved by 1 working day."),
        (3, "What is due moved by 3 working days."),
    ],
)
def test_how_far_a_date_moved_is_said_plainly(days: int, said: str) -> None:
    assert moved_by(days) == said


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("raised", "has not been sent"),
        ("decided", "has been decided already"),
        ("merged", "is over"),
    ],
)
def test_why_an_issue_takes_no_other_in_is_true(
    session: Session, cast: Cast, at: str, why: str
) -> None:
    into = merged(session, cast) if at == "merged" else None
    into = into or next(issue for stage, issue in journey(session, cast) if stage == at)
    other = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    with pytest.raises(Unlawful, match=why):
        handling.merge(session, other, into, by=cast.priya, reason="The same.", now=hours(20))
