"""What pages promise in small things: a button says what it does, mistakes are named at once."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.operations import deciding
from tests.cast import Cast
from tests.feedback.journeys import draft, hours, with_leaders
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
