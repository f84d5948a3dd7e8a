"""What was answered when a text was stored isn't asked again while it stands there unchanged."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Brief
from cop.screening.models import Answered
from tests.cast import Cast
from tests.feedback.sending import at_stage, full
from tests.screening.sending import AT_RISK, MOBILE, NUMBER, answering, marks
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

WHY = "It is our own office’s phone."


@pytest.fixture
def path(session: Session, cast: Cast, client: FlaskClient) -> str:
    issue = at_stage(session, cast, "raised")
    sign_in(client, "ray")
    return f"/issues/{issue.reference}/brief"


def brief(cast: Cast, evidence: str, **more: str) -> dict[str, str]:
    return full(cast)["brief"] | {"evidence": evidence} | more


def newest(session: Session) -> str:
    found = session.scalars(select(Brief.evidence).order_by(Brief.id.desc())).first()
    assert found is not None
    return found


def keep(client: FlaskClient, path: str, cast: Cast, evidence: str, said: str = "kept") -> None:
    panel = client.post(path, data=brief(cast, evidence)).text
    sent = brief(cast, evidence) | answering(panel, said, why=WHY)
    assert client.post(path, data=sent).status_code == 303


def test_what_was_kept_is_not_asked_again(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    keep(client, path, cast, MOBILE)
    saved = client.post(path, data=brief(cast, MOBILE, impact="Six families more."))
    assert saved.status_code == 303
    changed = client.post(path, data=brief(cast, f"{MOBILE} She answers after ten."))
    assert changed.status_code == 303
    again = client.post(path, data=brief(cast, f"{MOBILE} She answers after noon."))
    assert again.status_code == 303
    assert "0491 570 156" in newest(session)


def test_what_is_new_is_asked(client: FlaskClient, cast: Cast, path: str) -> None:
    keep(client, path, cast, MOBILE)
    other = client.post(path, data=brief(cast, f"{MOBILE} Or on 0491 570 157."))
    assert other.status_code == 422
    assert len(marks(other.text)) == 1


def test_a_child_at_risk_is_asked_again_once_the_text_has_changed(
    client: FlaskClient, cast: Cast, path: str
) -> None:
    keep(client, path, cast, AT_RISK, "confirmed")
    assert client.post(path, data=brief(cast, AT_RISK)).status_code == 303
    assert client.post(path, data=brief(cast, f"{AT_RISK} Soon.")).status_code == 422


def test_what_was_taken_out_is_asked_when_it_comes_back(
    client: FlaskClient, cast: Cast, path: str
) -> None:
    keep(client, path, cast, MOBILE)
    assert client.post(path, data=brief(cast, "We counted.")).status_code == 303
    assert client.post(path, data=brief(cast, MOBILE)).status_code == 422


def test_what_stood_there_before_it_was_asked_is_kept_unless_one_says_otherwise(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    keep(client, path, cast, MOBILE)
    for one in session.scalars(select(Answered)):
        session.delete(one)
    session.commit()
    panel = client.post(path, data=brief(cast, MOBILE))
    assert panel.status_code == 422
    assert 'value="kept" checked' in panel.text
    assert 'value="masked" checked' not in panel.text


def test_a_number_that_nobody_let_through_never_stands(
    client: FlaskClient, cast: Cast, path: str
) -> None:
    assert client.post(path, data=brief(cast, NUMBER)).status_code == 422
    assert client.post(path, data=brief(cast, NUMBER)).status_code == 422


def test_the_answer_to_a_consultation_is_asked_once(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    path = f"/consultations/{consultation_for_walk(session, cast)}/questions/1"
    panel = sign_in(client, "shona").post(path, data={"answer": MOBILE}).text
    assert "Make this change and continue" in panel
    sent = {"answer": MOBILE} | answering(panel, "kept", why=WHY)
    assert client.post(path, data=sent).status_code == 303
    assert client.post(path, data={"answer": f"{MOBILE} Or later."}).status_code == 303
