"""The same panel wherever somebody writes: a brief, an answer, a decision, what backs an issue."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.consultations.models import Answer
from cop.feedback.models import Brief
from cop.screening.gate import Screened
from cop.screening.models import HeldText, ScreenLog
from cop.threads.operations import reply, start_thread
from tests.cast import NOW, Cast
from tests.feedback.sending import at_stage, full
from tests.screening.sending import (
    AT_RISK,
    MEDICARE,
    MOBILE,
    NUMBER,
    answering,
    choices,
    marks,
    words,
)
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

# What somebody writes on the way of an issue: noun, at which stage, who, in which field.
WRITTEN = [
    ("brief", "raised", "ray", "evidence"),
    ("endorsements", "raised", "leanne", "note"),
    ("diversion", "raised", "ray", "note"),
    ("acknowledgement", "submitted", "priya", "note"),
    ("referral", "acknowledged", "caitlin", "advice"),
    ("proposals", "acknowledged", "caitlin", "rationale"),
    ("question", "acknowledged", "priya", "question"),
    ("return", "acknowledged", "priya", "what_locals_can_do"),
    ("cascade", "decided", "priya", "answer"),
    ("local-checks", "cascaded", "ray", "note"),
    ("reopening", "local_check", "ray", "evidence"),
]


NOT_YET = {"brief": "Not saved yet.", "endorsements": "Not backed yet."}


@pytest.mark.parametrize(("noun", "stage", "who", "field"), WRITTEN)
def test_a_number_is_stopped_on_every_page_of_an_issue(
    client: FlaskClient, session: Session, cast: Cast, noun: str, stage: str, who: str, field: str
) -> None:
    issue = at_stage(session, cast, stage)
    path = f"/issues/{issue.reference}/{noun}"
    sent = full(cast)[noun] | {field: NUMBER}
    answer = sign_in(client, who).post(path, data=sent)
    assert answer.status_code == 422
    assert f"{NOT_YET.get(noun, 'Not sent yet.')} One thing might point" in words(answer.text)
    assert "Not posted yet" not in answer.text
    assert "might point to a real family" in answer.text
    assert len(marks(answer.text)) == 1
    answer = client.post(path, data=sent | answering(answer.text, "masked"))
    assert answer.status_code == 303, answer.text


def test_the_brief_keeps_what_was_masked(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = at_stage(session, cast, "raised")
    path = f"/issues/{issue.reference}/brief"
    sent = full(cast)["brief"] | {"evidence": f"We know of one. {NUMBER}"}
    panel = sign_in(client, "ray").post(path, data=sent).text
    client.post(path, data=sent | answering(panel, "masked"))
    newest = session.scalars(select(Brief.evidence).order_by(Brief.id.desc())).first()
    assert newest is not None
    assert "[Medicare number]" in newest


def test_an_answer_to_a_consultation_is_stopped_and_stays_private(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    key = consultation_for_walk(session, cast)
    session.commit()
    path = f"/consultations/{key}/questions/1"
    sent = {"answer": NUMBER, "go": "on"}
    panel = sign_in(client, "shona").post(path, data=sent)
    assert panel.status_code == 422
    assert [set(found) for found in choices(panel.text).values()] == [{"masked", "change"}]
    refused = client.post(path, data=sent | answering(panel.text, "held"))
    assert refused.status_code == 422  # nobody else is shown an answer
    assert session.scalar(select(func.count()).select_from(HeldText)) == 0
    done = client.post(path, data=sent | answering(panel.text, "masked"))
    assert done.status_code == 303
    assert session.scalars(select(Answer.text)).one() == NUMBER.replace(
        "2123 45670 1", "[Medicare number]"
    )
    assert set(session.scalars(select(ScreenLog.by_id))) == {None}


@pytest.mark.parametrize("text", [NUMBER, MOBILE, AT_RISK])
def test_without_a_gate_nothing_passes(session: Session, cast: Cast, text: str) -> None:
    forum = cast.forums.far_north
    with pytest.raises(Screened):
        start_thread(session, forum, by=cast.maddie, title="Cards", body=text, now=NOW)
    thread = start_thread(session, forum, by=cast.maddie, title="Cards", body="Any?", now=NOW)
    with pytest.raises(Screened):
        reply(session, forum, thread, by=cast.maddie, body=text, now=NOW)


def test_a_tag_is_screened(session: Session, cast: Cast) -> None:
    with pytest.raises(Screened):
        start_thread(
            session,
            cast.forums.far_north,
            by=cast.maddie,
            title="Cards",
            body="Any?",
            tags=["cards", f"card {MEDICARE}"],
            now=NOW,
        )
