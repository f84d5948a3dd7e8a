"""A field that an error asks for isn't called optional beside it."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.cast import Cast
from tests.feedback.sending import at_stage
from tests.visiting import sign_in


def test_a_no_without_a_word_asks_for_one(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "cascaded")
    sign_in(client, "ray")
    address = f"/issues/{issue.reference}/local-checks"
    fresh = client.get(address).text
    assert 'What’s still in the way, or what works now? <span class="quiet">(optional)' in fresh
    answer = client.post(address, data={"verdict": "no", "note": "", "evidence": "12 of 30"})
    assert answer.status_code == 422
    asked, counted = answer.text.split('for="note"')[1].split('for="evidence"')
    assert "Error: " in asked
    assert "(optional)" not in asked
    assert "(optional)" in counted
