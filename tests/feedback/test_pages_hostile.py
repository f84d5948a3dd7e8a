"""Values that no page would send are mistakes, and never a broken page."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.feedback.models import Step
from cop.feedback.operations import deciding
from tests.cast import Cast
from tests.feedback.journeys import draft, hours
from tests.feedback.sending import ONCE, TYPED, at_stage, day, full
from tests.visiting import sign_in


@pytest.mark.parametrize("proposal", ["", "x", "-1", "0", "9" * 5000, "²", "1;--"])
def test_a_yes_to_nothing_real_is_refused(
    client: FlaskClient, session: Session, cast: Cast, proposal: str
) -> None:
    issue = at_stage(session, cast, "with_leaders")
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    session.commit()
    sign_in(client, "marcus")
    address = f"/issues/{issue.reference}/confirmations"
    assert client.post(address, data={"proposal": proposal}).status_code == 409
    assert issue.state == "acknowledged"


HOSTILE: list[tuple[str, dict[str, str]]] = [
    ("brief", {"severity": "9"}),
    ("brief", {"severity": "x"}),
    ("brief", {"ask_kind": "x" * 90}),
    ("brief", {"ask_kind": ""}),
    ("brief", {"acco_consulted": "maybe"}),
    ("brief", {"evidence": "x" * 100_000}),
    ("brief", {"acco_who": "x" * 401}),
    ("brief", {"deidentified": ""}),
    ("raisers", {"forum": "x"}),
    ("raisers", {"forum": "9" * 40}),
    ("raisers", {"forum": "-1"}),
    ("acknowledgement", {"handler": "x"}),
    ("acknowledgement", {"handler": "9" * 40}),
    ("acknowledgement", day("next_on", "31", "2")),
    ("acknowledgement", day("next_on", "1", "1", "99999")),
    ("acknowledgement", day("next_on", "-1", "0x1", "two")),
    ("acknowledgement", day("next_on", "1", "1", "2001")),
    ("acknowledgement", day("next_on", "", "", "")),
    ("referral", {"criteria": "because"}),
    ("referral", {"options": "- \n* \n"}),
    ("referral", {"options": "x" * 4000}),
    ("proposals", {"outcome": "perhaps"}),
    ("proposals", {"outcome": ""}),
    ("proposals", {"owner": "x"}),
    ("proposals", {"owner": "9" * 40}),
    ("proposals", day("due_on", "1", "1", "2099")),
    ("proposals", day("due_on", "1", "1", "2001")),
    ("proposals", {"conditions": "x" * 3000}),
    ("cascade", {"answer": " \n "}),
    ("cascade", {"answer": "x" * 100_000}),
    ("local-checks", {"verdict": "splendid"}),
    ("local-checks", {"forum": "9" * 40, "verdict": "splendid"}),
    ("reopening", {"evidence": " "}),
    ("updates", {"text": "x" * 100_000}),
    ("actions", {"owner": "x"}),
    ("actions", {"owner": "9" * 40}),
    ("actions", {"delegate": "-1"}),
    ("actions", {"what": "x" * 501}),
    ("actions", day("due_on", "1", "1", "2001")),
    ("reports", {"percent": "101"}),
    ("reports", {"percent": "-1"}),
    ("reports", {"percent": "²"}),
    ("reports", {"percent": "9" * 5000}),
    ("reports", {"percent": "half"}),
    ("reports", {"action": "9" * 9}),
    ("reports", {"action": "x"}),
    ("reports", {"text": "x" * 100_000}),
    ("public-outcome", {"you_said": "x" * 1001}),
    ("public-outcome", {"we_did": " \n "}),
]


@pytest.mark.parametrize(("noun", "changes"), HOSTILE)
def test_a_hostile_value_is_a_mistake_and_never_a_crash(
    client: FlaskClient, session: Session, cast: Cast, noun: str, changes: dict[str, str]
) -> None:
    stage, who = ONCE[noun]
    issue = at_stage(session, cast, "with_leaders" if noun == "proposals" else stage)
    before = session.scalar(select(func.count(Step.id)))
    sign_in(client, "helen" if noun == "proposals" else who)
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=full(cast)[noun] | changes)
    assert answer.status_code in (403, 422)
    assert session.scalar(select(func.count(Step.id))) == before


@pytest.mark.parametrize("noun", sorted(set(ONCE) - {"submission"}))
def test_a_null_byte_never_reaches_the_database(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who = ONCE[noun]
    issue = at_stage(session, cast, stage)
    words = {name: value.replace(TYPED, f"{TYPED}\0") for name, value in full(cast)[noun].items()}
    sign_in(client, who)
    assert client.post(f"/issues/{issue.reference}/{noun}", data=words).status_code == 400
