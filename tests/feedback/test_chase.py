"""What is late is told to who has it, five working days later to co-chairs, then to the sponsor."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.feedback.models import Issue
from cop.feedback.operations import handling, pausing, raising
from cop.forums.models import Forum, Membership
from cop.forums.operations import name_cover
from cop.forums.queries import seats_running
from cop.forums.working_days import add_working_days
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from tests.cast import NOW, TODAY, Cast
from tests.feedback.asides import asked, tried_at_home
from tests.feedback.journeys import acknowledged, endorsed, hours, in_days, raised, submitted
from tests.feedback.reading import day_of, events, leg, let_time_pass


def morning_after(session: Session, forum: Forum, issue: Issue, working: int = 0) -> datetime:
    """Noon UTC of the day after what is due, or some working days past it."""
    assert issue.due_on is not None
    day = issue.due_on + timedelta(days=1)
    if working:
        day = add_working_days(session, forum, issue.due_on, working)
    return NOW + timedelta(days=(day - TODAY).days, hours=2)


def told(session: Session, cast: Cast, issue: Issue) -> list[tuple[int, set[str]]]:
    names = {person.id: person.key for person in cast.everybody()}
    return [(event.data["level"], named(session, event, names)) for event in late(session, issue)]


def named(session: Session, event: Event, names: dict[int, str]) -> set[str]:
    return {names[person] for person in recipients_for(session, event, day_of(event.at))}


def late(session: Session, issue: Issue) -> list[Event]:
    return events(session, issue, "issue.overdue")


def test_on_the_day_it_is_due_nobody_is_told(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    assert issue.due_on is not None
    let_time_pass(session, NOW + timedelta(days=(issue.due_on - TODAY).days, hours=3))
    assert (late(session, issue), issue.overdue_level) == ([], 0)


def test_it_goes_up_by_five_working_days_at_a_time(session: Session, cast: Cast) -> None:
    issue, forum = acknowledged(session, cast), cast.forums.statewide
    for working, level in ((0, 1), (4, 1), (5, 2), (9, 2), (10, 3), (60, 3)):
        let_time_pass(session, morning_after(session, forum, issue, working))
        assert issue.overdue_level == level, working
    assert told(session, cast, issue) == [
        (1, {"priya"}),
        (2, {"priya", "caitlin"}),
        # The State-wide forum has no sponsor, so the leaders' is told.
        (3, {"priya", "caitlin", "rosalind"}),
    ]
    late_now = f"Past its date, with {forum.name}"
    said = [message_for(session, event) for event in late(session, issue)]
    assert [message.text for message in said if message] == [
        f"{late_now}:",
        f"{late_now}; the co-chairs have been told:",
        f"{late_now}; the sponsor has been told:",
    ]


def test_before_anybody_has_it_all_who_could_are_told(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    let_time_pass(session, morning_after(session, cast.forums.statewide, issue))
    assert told(session, cast, issue) == [(1, {"priya", "caitlin", "wanda"})]


@pytest.mark.parametrize("where", ["raised", "endorsed", "local_action", "clarifying"])
def test_what_the_network_owes_is_told_to_the_network(
    session: Session, cast: Cast, where: str
) -> None:
    bring = {
        "raised": raised,
        "endorsed": endorsed,
        "local_action": tried_at_home,
        "clarifying": asked,
    }[where]
    issue = bring(session, cast)
    let_time_pass(session, morning_after(session, cast.forums.far_north, issue))
    owner = {"leanne"} if where == "local_action" else {"ray"}
    assert told(session, cast, issue) == [(1, owner)]


def test_a_step_ends_it_and_the_next_date_counts_anew(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    let_time_pass(session, morning_after(session, cast.forums.statewide, issue))
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(30),
        now=hours(24 * 12),
    )
    assert issue.overdue_level == 0
    let_time_pass(session, NOW + timedelta(days=20))
    assert [event.data["level"] for event in late(session, issue)] == [1]


def test_who_has_left_leaves_it_to_the_others(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    leg(session, issue).handler_id = cast.maddie.id  # holds no seat there
    session.flush()
    let_time_pass(session, morning_after(session, cast.forums.statewide, issue))
    assert told(session, cast, issue) == [(1, {"priya", "caitlin", "wanda"})]


def test_who_acts_for_a_co_chair_is_told_in_their_place(session: Session, cast: Cast) -> None:
    issue, forum = acknowledged(session, cast), cast.forums.statewide
    seat = next(s for s in seats_running(session, forum.id, TODAY) if s.name == "Caitlin Rourke")
    name_cover(
        session,
        forum,
        session.get_one(Membership, seat.id),
        cast.peter.id,
        by=cast.caitlin,
        since=TODAY,
        until=in_days(90),
        now=hours(6),
    )
    let_time_pass(session, morning_after(session, forum, issue, 5))
    assert told(session, cast, issue)[-1] == (2, {"priya", "peter"})


def test_while_the_clock_stands_still_nobody_is_told(session: Session, cast: Cast) -> None:
    issue, forum = acknowledged(session, cast), cast.forums.statewide
    due = issue.due_on
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(6))
    let_time_pass(session, morning_after(session, forum, issue, 3))
    assert (late(session, issue), issue.due_on) == ([], due)
    days = pausing.resume_leg(session, issue, by=cast.priya, now=hours(24 * 14))
    assert due is not None
    assert issue.due_on == add_working_days(session, forum, due, days)


def test_sorry_business_in_the_network_stops_its_own_clocks_alone(
    session: Session, cast: Cast
) -> None:
    at_home, forum = raised(session, cast), cast.forums.far_north
    due = at_home.due_on
    pausing.pause_forum(session, forum, by=cast.ray, note="", now=hours(6))
    let_time_pass(session, morning_after(session, forum, at_home, 3))
    assert (late(session, at_home), at_home.overdue_level) == ([], 0)
    days = pausing.resume_forum(session, forum, by=cast.ray, now=hours(24 * 20))
    assert due is not None
    assert at_home.due_on == add_working_days(session, forum, due, days)


def test_an_upper_forum_s_clock_runs_on_through_a_network_s_pause(
    session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    due = issue.due_on
    pausing.pause_forum(session, cast.forums.far_north, by=cast.ray, note="", now=hours(6))
    let_time_pass(session, morning_after(session, cast.forums.statewide, issue))
    assert (issue.due_on, issue.overdue_level) == (due, 1)


def test_what_is_answered_is_not_chased(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    issue.state = "cascaded"  # a test may begin anywhere
    session.flush()
    let_time_pass(session, NOW + timedelta(days=90))
    assert late(session, issue) == []
