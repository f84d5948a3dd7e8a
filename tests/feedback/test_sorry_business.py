"""A network in Sorry Business: what it tells its members, which dates wait, and which don't."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.feedback.models import Cascade, Issue, LocalAction
from cop.feedback.operations import checking, local, pausing
from cop.feedback.owed import asked_about, owed_by
from cop.feedback.queries import list_issues
from cop.feedback.states import Verdict
from cop.forums.models import Forum
from cop.forums.working_days import add_working_days
from cop.wall import Wall
from tests.cast import NOW, TIMEZONE, TODAY, Cast
from tests.counting import Statements
from tests.feedback.journeys import acknowledged, hours, in_days, joined, raised
from tests.feedback.reading import let_time_pass
from tests.visiting import sign_in

FORUM = "/regional/far-north"
NOTE = "The funeral is on Friday. Ring Ray if something can’t wait."
STILL = "clock stands still"


def pause(session: Session, cast: Cast, at: float = 6) -> None:
    pausing.pause_forum(session, cast.forums.far_north, by=cast.ray, note=NOTE, now=hours(at))
    session.commit()


def as_who(client: FlaskClient, name: str, path: str) -> str:
    sign_in(client, name)
    answer = client.get(path)
    assert answer.status_code == 200, (name, path, answer.status_code)
    return answer.text


# --- what is said ---------------------------------------------------------------------------------


def test_its_readers_read_why_and_nobody_else(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    pause(session, cast)
    for name in ("maddie", "leanne", "ray", "joel"):
        page = as_who(client, name, f"{FORUM}/")
        assert NOTE in page, name
        assert "Its own issues and checks wait" in page
    for name in ("gwen", "caitlin", "louise"):
        page = as_who(client, name, f"{FORUM}/")
        assert NOTE not in page, name
        assert "In Sorry Business since" in page, name


def test_the_note_costs_a_paused_network_one_statement_and_others_none(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    as_who(client, "maddie", f"{FORUM}/")
    with statements() as before:
        client.get(f"{FORUM}/")
    pause(session, cast)
    client.get(f"{FORUM}/")
    with statements() as paused:
        client.get(f"{FORUM}/")
    assert paused.number == before.number + 1


@pytest.mark.parametrize("path", ["/issues/", f"{FORUM}/issues/", "/issues/mine", "/", f"{FORUM}/"])
def test_what_is_due_at_home_waits_in_every_list(
    client: FlaskClient, session: Session, cast: Cast, path: str
) -> None:
    issue = raised(session, cast)
    by: dict[str, Any] = {
        "by": cast.ray,
        "owner_id": cast.joel.id,
        "due_on": in_days(10),
        "now": hours(5),
    }
    local.act_locally(session, issue, **by)
    session.commit()
    assert issue.due_on is not None
    wall = Wall(TIMEZONE, NOW)
    before = as_who(client, "maddie", path)
    assert STILL not in before.casefold()
    pause(session, cast)
    page = as_who(client, "maddie", path)
    main = page.split("<main", 1)[1]
    assert STILL in main.casefold(), path
    for words in (f"by {wall.day(issue.due_on)}", f"due by {wall.weekday(issue.due_on)}"):
        assert words not in main.replace("By ", "by "), path


@pytest.mark.parametrize(("name", "act"), [("maddie", ""), ("ray", "/care"), ("ray", "/brief")])
def test_the_pictures_of_an_issue_name_no_day_while_the_network_is_paused(
    client: FlaskClient, session: Session, cast: Cast, name: str, act: str
) -> None:
    issue = raised(session, cast)
    by: dict[str, Any] = {
        "by": cast.ray,
        "owner_id": cast.joel.id,
        "due_on": in_days(10),
        "now": hours(5),
    }
    local.act_locally(session, issue, **by)
    session.commit()
    path, day = f"/issues/{issue.reference}{act}", Wall(TIMEZONE, NOW).day(issue.due_on or TODAY)
    drawn = re.compile(rf"[Bb]y {day}</(?:text|span)")
    assert drawn.search(as_who(client, name, path))
    pause(session, cast)
    assert not drawn.search(as_who(client, name, path))


def test_home_says_that_a_network_of_ones_own_is_paused(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    assert "In Sorry Business" not in as_who(client, "maddie", "/")
    pause(session, cast)
    for name in ("maddie", "ray"):
        assert "In Sorry Business since" in as_who(client, name, "/"), name
    assert "In Sorry Business" not in as_who(client, "gwen", "/")


def test_its_page_says_that_nothing_is_due_until_the_clock_runs_on(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    pause(session, cast)
    page = as_who(client, "maddie", f"/issues/{issue.reference}")
    assert "The clock stands still, so nothing is due until it runs on." in page
    pausing.resume_forum(session, cast.forums.far_north, by=cast.ray, now=hours(24 * 9))
    session.commit()
    assert "clock stands still" not in as_who(client, "maddie", f"/issues/{issue.reference}")


def test_what_another_forum_has_goes_on(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    pause(session, cast, 7)
    [line] = list_issues(session, cast.maddie)
    assert (line.reference, line.still) == (issue.reference, False)
    assert STILL not in as_who(client, "maddie", "/issues/").split("<main", 1)[1].casefold()


def test_a_consultation_says_that_it_does_not_wait(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    template = client.application.jinja_env.get_template("home/_asked.html")
    ask = {
        "line": {"tier": "statewide", "title": "T", "questions": 2, "sent": None, "answered": 0,
                 "closes_at": date(2026, 3, 20), "key": "t"},
        "turnout": {"percent": None},
        "home_forum": "Far North CFSN",
    }  # fmt: skip
    for paused_on, waits in ((None, False), (date(2026, 3, 3), True)):
        with client.application.test_request_context():
            page = template.render(
                asked=[ask], wall=Wall(TIMEZONE, NOW), forum={"paused_on": paused_on}
            )
        assert ("doesn’t wait for Sorry Business" in page) is waits


# --- what waits -----------------------------------------------------------------------------------


def test_what_is_tried_at_home_is_due_later_by_the_same_days(session: Session, cast: Cast) -> None:
    issue, forum = raised(session, cast), cast.forums.far_north
    local.act_locally(
        session,
        issue,
        by=cast.ray,
        owner_id=cast.joel.id,
        due_on=in_days(10),
        note="",
        now=hours(5),
    )
    pause(session, cast)
    [owed] = owed_by(session, cast.joel)
    assert owed.waits
    days = pausing.resume_forum(session, forum, by=cast.ray, now=hours(24 * 9))
    plan = session.scalars(select(LocalAction)).one()
    assert days > 0
    assert plan.due_on == issue.due_on == add_working_days(session, forum, in_days(10), days)
    [owed] = owed_by(session, cast.joel)
    assert (owed.waits, owed.due_on) == (False, plan.due_on)


def answer_by(session: Session, issue: Issue, forum: Forum) -> date:
    sent = session.scalars(
        select(Cascade).where(Cascade.issue_id == issue.id, Cascade.forum_id == forum.id)
    ).one()
    session.refresh(sent)
    assert sent.answer_by is not None
    return sent.answer_by


def at(day: date, days: int = 0) -> datetime:
    """Noon of so many days after this one."""
    return NOW + timedelta(days=(day - TODAY).days + days)


def asked(session: Session, cast: Cast) -> Issue:
    """Two networks have been asked whether it worked; Limestone Coast says that it did."""
    issue = joined(session, cast)
    let_time_pass(session, NOW + timedelta(days=80))
    assert issue.state == "local_check"
    checking.file_verdict(
        session,
        issue,
        cast.forums.limestone_coast,
        by=cast.peter,
        verdict=Verdict.FIXED,
        note="As seen.",
        now=NOW + timedelta(days=80),
    )
    return issue


def test_a_check_waits_for_a_network_that_had_time_left(session: Session, cast: Cast) -> None:
    issue, forum = asked(session, cast), cast.forums.far_north
    by = answer_by(session, issue, forum)
    pausing.pause_forum(session, forum, by=cast.ray, note="", now=at(by, -3))
    let_time_pass(session, at(by, 20))
    assert issue.state == "local_check"
    assert asked_about(session, [issue.id], cast.ray) == {issue.id: True}
    pausing.resume_forum(session, forum, by=cast.ray, now=at(by, 20))
    later = answer_by(session, issue, forum)
    assert later > by + timedelta(days=14)
    assert asked_about(session, [issue.id], cast.ray) == {issue.id: False}
    let_time_pass(session, at(later, 2))
    assert issue.state == "closed"


def test_nobody_in_sorry_business_is_asked_again(session: Session, cast: Cast) -> None:
    issue, forum = asked(session, cast), cast.forums.far_north
    by = answer_by(session, issue, forum)
    pausing.pause_forum(session, forum, by=cast.ray, note="", now=at(by, -20))
    let_time_pass(session, at(by))
    silent = select(Event).where(Event.kind == "issue.check_silent", Event.forum_id == forum.id)
    assert session.scalars(silent).all() == []


def test_a_check_waits_for_nobody_whose_time_was_over(session: Session, cast: Cast) -> None:
    issue, forum = asked(session, cast), cast.forums.far_north
    by = answer_by(session, issue, forum)
    pausing.pause_forum(session, forum, by=cast.ray, note="", now=at(by, 1))
    let_time_pass(session, at(by, 2))
    assert issue.state == "closed"


def test_a_network_that_has_answered_keeps_nobody_waiting(session: Session, cast: Cast) -> None:
    issue = asked(session, cast)
    by = answer_by(session, issue, cast.forums.limestone_coast)
    pausing.pause_forum(
        session, cast.forums.limestone_coast, by=cast.peter, note="", now=at(by, -3)
    )
    let_time_pass(session, at(by, 2))
    assert issue.state == "closed"


def test_the_page_says_which_network_waits(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue, forum = asked(session, cast), cast.forums.far_north
    pausing.pause_forum(session, forum, by=cast.ray, note="", now=NOW + timedelta(days=81))
    session.commit()
    page = as_who(client, "ray", f"/issues/{issue.reference}")
    assert "Asked, and in Sorry Business: it waits" in page
    assert "Your network is in Sorry Business, so this waits" in page
    assert "Waits for you: Sorry Business" in as_who(client, "ray", "/")
