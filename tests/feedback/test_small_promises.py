"""What pages promise in small things: a button says what it does, mistakes are named at once."""

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
