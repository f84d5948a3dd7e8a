"""Owners report how far it is, handlers tell raisers how it goes; nobody else does."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from time_machine import Traveller

from cop.errors import Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.feedback.models import ActionItem, Issue, Report, ReportText
from cop.feedback.operations import answering, reporting
from cop.feedback.operations.reporting import Planned
from cop.feedback.owed import owed_by
from cop.feedback.states import Outcome
from cop.forums.people import Person
from cop.notifications.recipients import recipients_for
from cop.screening.gate import Gate, opened
from tests.cast import NOW, PEOPLE, TODAY, Cast
from tests.feedback.journeys import acknowledged, cascaded, decided, hours, in_days, joined, raised
from tests.feedback.reading import events, let_time_pass
from tests.visiting import sign_in


@pytest.fixture
def under_way(session: Session, cast: Cast) -> Issue:
    issue = cascaded(session, cast)
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(12))
    return issue


def report(session: Session, issue: Issue, by: Person, **changes: object) -> Report:
    values: dict[str, object] = {"text": "Half of it.", "percent": 50, "now": hours(13)} | changes
    return reporting.report_progress(session, issue, by=by, **values)  # type: ignore[arg-type]


def name_action(
    session: Session, issue: Issue, by: Person, owner: Person, **more: object
) -> ActionItem:
    plan = Planned("Print the paper form", owner.id, in_days(30), **more)  # type: ignore[arg-type]
    return reporting.add_action(session, issue, plan, by=by, now=hours(13))


def test_a_report_keeps_its_words_beside_it(session: Session, cast: Cast, under_way: Issue) -> None:
    found = report(session, under_way, cast.caitlin, text="  Half of it.  ")
    assert (found.kind, found.percent, found.action_id) == ("progress", 50, None)
    assert session.get_one(ReportText, found.id).text == "Half of it."
    with pytest.raises(DBAPIError), session.begin_nested():
        found.percent = 90
        session.flush()


def test_only_the_named_owner_reports_on_the_whole(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    for person in cast.everybody():
        if person.key != "caitlin":
            with pytest.raises(Forbidden):
                report(session, under_way, person)


def test_an_action_s_owner_and_delegate_report_on_it_alone(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray, delegate_id=cast.leanne.id)
    for person in (cast.ray, cast.leanne, cast.caitlin):
        report(session, under_way, person, action_id=action.id)
    for person in (cast.maddie, cast.priya, cast.helen, cast.colin):
        with pytest.raises(Forbidden):
            report(session, under_way, person, action_id=action.id)
    with pytest.raises(Forbidden):
        report(session, under_way, cast.ray)
    with pytest.raises(NotFound):
        report(session, under_way, cast.caitlin, action_id=999_999)


def test_a_whole_action_is_done_and_takes_no_more(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.priya, cast.ray)
    report(session, under_way, cast.ray, action_id=action.id, percent=100)
    assert action.done_at == hours(13)
    with pytest.raises(Unlawful, match="done already"):
        report(session, under_way, cast.ray, action_id=action.id)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"percent": None}, "percent"),
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"text": " \n "}, "text"),
        ({"text": "x" * 4001}, "text"),
    ],
)
def test_a_report_says_how_far_and_what(
    session: Session, cast: Cast, under_way: Issue, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        report(session, under_way, cast.caitlin, **changes)
    assert refusal.value.field == field


def test_nothing_is_reported_before_the_work_begins(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Unlawful):
        report(session, issue, cast.caitlin)
    with pytest.raises(Stale):
        report(session, issue, cast.caitlin, version=1)


@pytest.mark.parametrize("who", sorted(PEOPLE))
def test_owner_and_sender_name_actions(
    session: Session, cast: Cast, under_way: Issue, who: str
) -> None:
    # Who sends the leaders' answers is the forum's secretariat.
    if who in ("caitlin", "priya", "wanda"):
        assert name_action(session, under_way, getattr(cast, who), cast.ray).owner_id == cast.ray.id
    else:
        with pytest.raises(Forbidden):
            name_action(session, under_way, getattr(cast, who), cast.ray)


def test_an_action_is_owned_by_somebody_who_can_see_the_issue(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    for person in (cast.colin, cast.stranger):
        with pytest.raises(Invalid) as refusal:
            name_action(session, under_way, cast.caitlin, person)
        assert refusal.value.field == "owner"
    with pytest.raises(Invalid) as refusal:
        name_action(session, under_way, cast.caitlin, cast.ray, delegate_id=cast.stranger.id)
    assert refusal.value.field == "delegate"


@pytest.mark.parametrize("outcome", [Outcome.NOT_AGREED, Outcome.DEFERRED])
def test_a_no_sets_nothing_going(session: Session, cast: Cast, outcome: Outcome) -> None:
    more = {"deferred_to": in_days(90)} if outcome is Outcome.DEFERRED else {}
    issue = cascaded(session, cast, outcome, due_on=None, **more)
    with pytest.raises(Unlawful, match="nothing was agreed"):
        name_action(session, issue, cast.caitlin, cast.ray)
    with pytest.raises(Unlawful):
        name_action(session, decided(session, cast), cast.caitlin, cast.ray)


def test_the_same_action_is_named_once_until_it_is_done(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray)
    with pytest.raises(Invalid, match="named already"):
        name_action(session, under_way, cast.caitlin, cast.ray)
    name_action(session, under_way, cast.caitlin, cast.leanne)
    report(session, under_way, cast.ray, action_id=action.id, percent=100)
    name_action(session, under_way, cast.caitlin, cast.ray)


def test_an_action_is_taken_off_and_its_owner_told(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray)
    for person in (cast.ray, cast.maddie, cast.helen):
        with pytest.raises(Forbidden):
            reporting.drop_action(session, under_way, action.id, by=person, now=hours(14))
    reporting.drop_action(session, under_way, action.id, by=cast.caitlin, now=hours(14))
    (event,) = events(session, under_way, "issue.action_dropped")
    assert recipients_for(session, event, TODAY) == {cast.ray.id}
    assert action not in reporting.actions_of(session, under_way)
    assert owed_by(session, cast.ray) == []
    with pytest.raises(Unlawful, match="taken off"):
        report(session, under_way, cast.ray, action_id=action.id)
    with pytest.raises(Unlawful, match="taken off"):
        reporting.drop_action(session, under_way, action.id, by=cast.caitlin, now=hours(15))
    name_action(session, under_way, cast.caitlin, cast.ray)  # it can be named again


def test_what_is_done_stays(session: Session, cast: Cast, under_way: Issue) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray)
    report(session, under_way, cast.ray, action_id=action.id, percent=100)
    with pytest.raises(Unlawful, match="done already"):
        reporting.drop_action(session, under_way, action.id, by=cast.caitlin, now=hours(15))


def test_an_action_is_taken_off_on_its_page(
    client: FlaskClient, session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray)
    session.commit()
    sign_in(client, "caitlin")
    page = f"/issues/{under_way.reference}/actions/removal"
    assert f"{page}?action={action.id}" in client.get(f"/issues/{under_way.reference}").text
    assert client.get(f"{page}?action={action.id}").status_code == 200
    assert client.post(page, data={"action": ""}).status_code == 422
    assert client.post(page, data={"action": "999999"}).status_code == 422
    assert client.post(page, data={"action": str(action.id)}).status_code == 303
    assert client.get(page).status_code == 409
    sign_in(client, "ray")
    assert client.get(page).status_code == 403


def test_whoever_owns_an_action_is_told(session: Session, cast: Cast, under_way: Issue) -> None:
    name_action(session, under_way, cast.caitlin, cast.ray, delegate_id=cast.leanne.id)
    (event,) = events(session, under_way, "issue.action_given")
    assert recipients_for(session, event, TODAY) == {cast.ray.id, cast.leanne.id}


def test_a_report_is_told_to_the_raisers(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(12))
    report(session, issue, cast.caitlin)
    (event,) = events(session, issue, "issue.reported")
    told = recipients_for(session, event, TODAY)
    assert told == {cast.maddie.id, cast.ray.id, cast.peter.id}


def test_only_the_handler_tells_raisers_how_it_goes(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    found = reporting.write_update(session, issue, by=cast.priya, text="Asked.", now=hours(6))
    assert (found.kind, found.percent, found.decision_id) == ("update", None, None)
    for person in cast.everybody():
        if person.key != "priya":
            with pytest.raises(Forbidden):
                reporting.write_update(session, issue, by=person, text="No.", now=hours(6))
    (event,) = events(session, issue, "issue.reported")
    assert recipients_for(session, event, TODAY) == {cast.maddie.id, cast.ray.id}


def test_every_word_is_screened(session: Session, cast: Cast, under_way: Issue) -> None:
    with opened(Gate()) as gate:
        report(session, under_way, cast.caitlin)
        name_action(session, under_way, cast.caitlin, cast.ray)
    assert {"Half of it.", "Print the paper form"} <= gate.seen


def page(client: FlaskClient, name: str, issue: Issue) -> str:
    return sign_in(client, name).get(f"/issues/{issue.reference}").text


def test_progress_stands_in_words_and_as_a_bar(
    client: FlaskClient, session: Session, cast: Cast, under_way: Issue
) -> None:
    action = name_action(session, under_way, cast.caitlin, cast.ray)
    report(session, under_way, cast.ray, action_id=action.id, text="The printer said <b>yes</b>.")
    session.commit()
    for name in ("maddie", "gwen", "helen"):
        shown = page(client, name, under_way)
        assert "50 percent done" in shown
        assert 'max="100" value="50"' in shown
        assert "The printer said &lt;b&gt;yes&lt;/b&gt;." in shown
    assert "The printer said" not in page(client, "louise", under_way)
    assert f"reports?action={action.id}" in page(client, "ray", under_way)
    assert f"reports?action={action.id}" not in page(client, "maddie", under_way)


def test_the_silent_are_named(
    client: FlaskClient, session: Session, cast: Cast, under_way: Issue, clock: Traveller
) -> None:
    session.commit()
    assert "No word from" not in page(client, "maddie", under_way)
    clock.shift(timedelta(days=35))
    assert "No word from Caitlin Rourke since 3 Mar" in page(client, "maddie", under_way)


def test_updates_are_read_by_those_who_read_the_brief(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    reporting.write_update(session, issue, by=cast.priya, text="A name at last.", now=hours(6))
    session.commit()
    for name in ("maddie", "ray", "caitlin"):
        assert "A name at last." in page(client, name, issue)
    for name in ("gwen", "lien", "helen"):
        assert "A name at last." not in page(client, name, issue)


def test_nothing_can_be_said_of_what_was_not_sent(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    with pytest.raises(Forbidden):
        reporting.write_update(session, issue, by=cast.ray, text="x", now=hours(2))
    assert session.scalars(select(Report)).all() == []
    assert let_time_pass(session, NOW) == []
