"""Forums whose people would wait for each other forever are named, with what would help."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.feedback.deadlocks import findings
from cop.feedback.models import Issue
from cop.feedback.operations.sunsets import archive_at_sunset
from cop.forums.models import Forum, Membership, WorkingDayRow
from cop.forums.operations import add_member, name_cover
from tests.cast import NOW, SINCE, TODAY, Cast
from tests.feedback.journeys import acknowledged, submitted
from tests.feedback.reading import leg


@pytest.fixture(autouse=True)
def only_the_cast_s_forums(session: Session, cast: Cast) -> None:
    """The preset's other forums have nobody in them here."""
    kept = ("slf", "spf", "cfsn-far-north", "cfsn-limestone-coast", "cfsn-eyre-western")
    for forum in session.scalars(select(Forum).where(Forum.key.not_in(kept))):
        forum.status = "inactive"
    session.flush()


def told(session: Session) -> list[tuple[str, str]]:
    return [(found.forum, found.problem) for found in findings(session, TODAY)]


def empty(session: Session, forum: Forum, *roles: str) -> None:
    session.execute(
        delete(Membership).where(Membership.forum_id == forum.id, Membership.role.in_(roles))
    )
    session.flush()
    session.expire_all()


def test_a_site_where_everybody_can_do_their_part_is_well(session: Session) -> None:
    assert told(session) == []


def test_a_network_without_a_convenor_sends_nothing(session: Session, cast: Cast) -> None:
    empty(session, cast.forums.limestone_coast, "facilitator")
    assert told(session) == [("Limestone Coast CFSN", "nobody can send its issues up")]


def test_a_network_with_a_co_chair_alone_can_t_say_whether_it_worked(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.limestone_coast
    empty(session, forum, "facilitator")
    add_member(session, forum, cast.gwen.id, "co_chair", since=SINCE)
    assert told(session) == [(forum.name, "nobody can say whether an answer worked")]


def test_leaders_without_co_chairs_decide_nothing(session: Session, cast: Cast) -> None:
    empty(session, cast.forums.leaders, "co_chair")
    assert told(session) == [(cast.forums.leaders.name, "nobody can decide")]


def test_a_forum_without_those_who_receive_and_answer(session: Session, cast: Cast) -> None:
    empty(session, cast.forums.leaders, "co_chair", "secretariat", "facilitator")
    assert {problem for _, problem in told(session)} == {
        "nobody can acknowledge what comes up to it",
        "nobody can decide",
        "nobody can send answers back",
    }


def test_who_alone_sends_and_alone_receives_waits_for_themselves(
    session: Session, cast: Cast
) -> None:
    statewide = cast.forums.statewide
    empty(session, statewide, "co_chair", "secretariat", "facilitator")
    add_member(session, statewide, cast.ray.id, "facilitator", since=SINCE)
    problems = told(session)
    assert (
        statewide.name,
        f"whoever sends for {cast.forums.far_north.name} is the only one who could receive it here",
    ) in problems


def test_a_seat_whose_holder_is_away_is_filled_by_who_acts_for_them(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.limestone_coast
    seat = session.scalars(
        select(Membership).where(
            Membership.forum_id == forum.id, Membership.user_id == cast.peter.id
        )
    ).one()
    until = TODAY + timedelta(days=9)
    name_cover(session, forum, seat, cast.gwen.id, by=cast.peter, since=TODAY, until=until, now=NOW)
    assert told(session) == []


def test_an_issue_whose_handler_has_left_is_named(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    leg(session, issue).handler_id = cast.maddie.id
    session.flush()
    problem = f"{issue.reference} is looked after by Maddie Kovac, who does so no longer"
    assert told(session) == [(cast.forums.statewide.name, problem)]


def test_a_calendar_that_ends_is_named(session: Session, cast: Cast) -> None:
    session.execute(delete(WorkingDayRow).where(WorkingDayRow.day > TODAY + timedelta(days=90)))
    assert {problem for _, problem in told(session)} == {
        "its calendar AU-SA ends before a year is over"
    }


def test_a_taskforce_is_archived_when_its_time_is_over_and_nothing_waits(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.statewide
    forum.sunset_on = TODAY - timedelta(days=1)
    issue = submitted(session, cast)
    assert (archive_at_sunset(session, NOW), forum.status) == (0, "active")
    assert [problem for _, problem in told(session)] == [
        "it was to end on 2 March 2026 and still has issues that wait"
    ]
    session.get_one(Issue, issue.id).state = "withdrawn"  # a test may begin anywhere
    session.flush()
    assert (archive_at_sunset(session, NOW), forum.status) == (1, "archived")


def test_on_its_last_day_a_taskforce_still_works(session: Session, cast: Cast) -> None:
    cast.forums.statewide.sunset_on = TODAY
    session.flush()
    assert archive_at_sunset(session, NOW) == 0
