"""What somebody has promised to do stands on their Home until it is done."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.operations import answering, reporting
from cop.feedback.owed import owed_by
from cop.feedback.states import Outcome
from tests.cast import Cast
from tests.feedback.journeys import cascaded, decided, hours, in_days
from tests.visiting import sign_in


def test_an_owner_finds_what_was_decided_once_it_was_sent(session: Session, cast: Cast) -> None:
    decided(session, cast)
    assert not owed_by(session, cast.caitlin)
    cascaded(session, cast)
    (item,) = owed_by(session, cast.caitlin)
    assert (item.what, item.action_id, item.due_on) == ("", None, in_days(60))
    assert not owed_by(session, cast.ray)


def test_a_no_is_nobody_s_to_do(session: Session, cast: Cast) -> None:
    cascaded(session, cast, Outcome.NOT_AGREED)
    assert not owed_by(session, cast.caitlin)


def test_an_action_is_its_owner_s_and_delegate_s_until_it_is_done(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(12))
    plan = reporting.Planned("Print the paper form", cast.ray.id, in_days(30), cast.leanne.id)
    action = reporting.add_action(session, issue, plan, by=cast.caitlin, now=hours(13))
    session.commit()
    for person in (cast.ray, cast.leanne):
        assert [item.action_id for item in owed_by(session, person)] == [action.id]
    sign_in(client, "leanne")
    home = client.get("/").text
    assert "Yours to do" in home
    assert f"/issues/{issue.reference}/reports?action={action.id}" in home
    reporting.report_progress(
        session,
        issue,
        by=cast.ray,
        text="Printed.",
        percent=100,
        action_id=action.id,
        now=hours(14),
    )
    assert not owed_by(session, cast.ray)
    session.commit()
    assert "Yours to do" not in client.get("/").text
