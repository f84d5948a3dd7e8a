"""What somebody has promised to do stands on their Home until it is done."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.operations import answering, clarifying, reporting
from cop.feedback.operations.checking import file_verdict
from cop.feedback.owed import Task, asked_about, owed_by
from cop.feedback.states import Outcome, Verdict
from tests.cast import Cast
from tests.feedback.asides import asked, tried_at_home
from tests.feedback.journeys import cascaded, decided, endorsed, hours, in_days, joined
from tests.visiting import sign_in


def test_an_owner_finds_what_was_decided_once_it_was_sent(session: Session, cast: Cast) -> None:
    decided(session, cast)
    assert not owed_by(session, cast.caitlin)
    cascaded(session, cast)
    (item,) = owed_by(session, cast.caitlin)
    assert (item.task, item.action_id, item.due_on) == (Task.BEGIN, None, in_days(60))
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


def test_a_question_and_a_brief_are_the_convenors_to_do(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = asked(session, cast)
    session.commit()
    assert [item.task for item in owed_by(session, cast.ray)] == [Task.QUESTION]
    assert owed_by(session, cast.maddie) == []
    sign_in(client, "ray")
    home = client.get("/").text
    assert f"/issues/{issue.reference}/reply" in home
    assert f"{cast.forums.far_north.name} is asked a question" in home
    clarifying.answer_question(session, issue, by=cast.ray, answer="Nine.", now=hours(8))
    assert owed_by(session, cast.ray) == []


def test_what_has_enough_people_behind_it_waits_for_its_brief(session: Session, cast: Cast) -> None:
    endorsed(session, cast)
    assert [item.task for item in owed_by(session, cast.ray)] == [Task.BRIEF]
    assert owed_by(session, cast.peter) == []


def test_who_tries_it_for_the_network_finds_it_and_may_say_that_it_is_solved(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = tried_at_home(session, cast)
    session.commit()
    assert [item.task for item in owed_by(session, cast.leanne)] == [Task.LOCAL]
    sign_in(client, "leanne")
    closing = f"/issues/{issue.reference}/local-closure"
    assert closing in client.get("/").text
    assert closing in client.get(f"/issues/{issue.reference}").text
    assert client.post(closing, data={"note": "It works."}).status_code == 303
    assert owed_by(session, cast.leanne) == []


def test_who_has_answered_the_check_is_asked_no_more(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    file_verdict(
        session,
        issue,
        cast.forums.limestone_coast,
        by=cast.peter,
        verdict=Verdict.NO,
        note="Not here.",
        now=hours(30),
    )
    session.commit()
    assert asked_about(session, [issue.id], cast.peter) == {}
    assert asked_about(session, [issue.id], cast.ray) == {issue.id: False}
    sign_in(client, "peter")
    assert "Tell us if it’s working" not in client.get("/").text
    sign_in(client, "ray")
    assert "Tell us if it’s working" in client.get("/").text
