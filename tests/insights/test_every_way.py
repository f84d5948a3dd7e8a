"""What leaves the straight way: taken back, objected to, returned, left, standing still."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import (
    checking,
    ending,
    handling,
    local,
    objecting,
    pausing,
    raising,
    returning,
    undoing,
    withdrawing,
)
from cop.feedback.states import Verdict
from cop.forums.working_days import moment_on
from cop.insights.queries import read_voices
from tests.cast import TIMEZONE, Cast
from tests.feedback import journeys
from tests.feedback.journeys import hours, in_days
from tests.feedback.reading import leg
from tests.insights.comparing import agrees, count, count_afresh, health_for
from tests.insights.told import Told

SOON = timedelta(seconds=30)
Way = Callable[[Session, Cast], object]


def compare(session: Session, at: datetime) -> dict[str, str]:
    """Assert that the page is what the history tells; return what each measure counts."""
    count_afresh(session, at)
    told = Told(session, at.astimezone(ZoneInfo(TIMEZONE)).date())
    for chosen in ({"period": "all"}, {"period": "all", "region": "far-north"}):
        agrees(session, at, told, **chosen)
    return {line.key: line.counted for line in health_for(session, at, period="all").lines}


def undo_last(session: Session, issue: Issue, by: object, at: datetime) -> None:
    undoing.undo(session, issue, by=by, now=at + SOON)  # type: ignore[arg-type]


def sent_and_taken_back(session: Session, cast: Cast) -> None:
    issue = journeys.endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    undo_last(session, issue, cast.ray, hours(4))


def acknowledgement_taken_back(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    undo_last(session, issue, cast.priya, issue.moved_at)


def returned_and_taken_back(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    send_home(session, issue, cast, hours(30))
    undo_last(session, issue, cast.caitlin, hours(30))


def returned_and_appealed(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    send_home(session, issue, cast, hours(30))
    returning.appeal(session, issue, by=cast.ray, why="We can’t.", now=hours(40))
    raising.submit(session, issue, by=cast.ray, now=hours(50))


def reopening_taken_back(session: Session, cast: Cast) -> None:
    issue = journeys.cascaded(session, cast)
    check(session, issue, cast)
    ending.reopen(session, issue, by=cast.ray, evidence="Still there.", now=hours(60))
    undo_last(session, issue, cast.ray, hours(60))


def merged(session: Session, cast: Cast) -> tuple[Issue, Issue]:
    into, issue = journeys.acknowledged(session, cast), journeys.acknowledged(session, cast)
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=hours(30))
    return issue, into


def merge_taken_back(session: Session, cast: Cast) -> None:
    issue, _ = merged(session, cast)
    undo_last(session, issue, cast.priya, hours(30))


def merge_objected_to(session: Session, cast: Cast) -> None:
    issue, _ = merged(session, cast)
    objecting.object_to_merge(session, issue, by=cast.ray, reason="It differs.", now=hours(60))


def withdrawn(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    withdrawing.withdraw(session, issue, by=cast.ray, reason="Mended.", now=hours(30))
    withdrawing.agree_to_withdraw(session, issue, by=cast.maddie, now=hours(31))


def left_by_who_raised_it(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    there = cast.forums.limestone_coast
    raising.join(session, issue, there, by=cast.peter, note="Here, too.", now=hours(30))
    withdrawing.withdraw(session, issue, by=cast.ray, reason="Mended.", now=hours(31))
    assert issue.origin_id == there.id


def solved_at_home(session: Session, cast: Cast) -> None:
    issue = journeys.raised(session, cast)
    plan = {"owner_id": cast.ray.id, "due_on": in_days(9)}
    local.act_locally(session, issue, by=cast.ray, now=hours(4), **plan)  # type: ignore[arg-type]
    local.close_locally(session, issue, by=cast.ray, note="It worked.", now=hours(60))


def home_again_and_solved(session: Session, cast: Cast) -> None:
    issue = journeys.acknowledged(session, cast)
    send_home(session, issue, cast, hours(30))
    returning.appeal(session, issue, by=cast.ray, why="We can’t.", now=hours(40))
    plan = {"owner_id": cast.ray.id, "due_on": in_days(19)}
    local.act_locally(session, issue, by=cast.ray, now=hours(50), **plan)  # type: ignore[arg-type]
    local.close_locally(session, issue, by=cast.ray, note="It worked.", now=hours(90))


def paused_before_it_was_acknowledged(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(28))
    acknowledge(session, issue, cast, hours(28 + 24 * 14))


def check(session: Session, issue: Issue, cast: Cast) -> None:
    far_north = cast.forums.far_north
    checking.file_verdict(
        session, issue, far_north, by=cast.ray, verdict=Verdict.NO, note="No.", now=hours(50)
    )


def send_home(session: Session, issue: Issue, cast: Cast, at: datetime) -> None:
    words = {"reason_code": "not_ours", "reason": "Theirs.", "what_locals_can_do": "Ask them."}
    returning.return_issue(session, issue, by=cast.caitlin, now=at, **words)  # type: ignore[arg-type]


def acknowledge(session: Session, issue: Issue, cast: Cast, at: datetime) -> None:
    handling.acknowledge(
        session, issue, by=cast.priya, handler_id=cast.priya.id, next_on=in_days(40), now=at
    )


EXPECTED: dict[Way, dict[str, str]] = {
    sent_and_taken_back: {"acknowledged": "none", "decided": "none"},
    acknowledgement_taken_back: {"acknowledged": "0 of 1", "days-ack-days": "none"},
    returned_and_taken_back: {"acknowledged": "1 of 1", "decided": "0 of 1"},
    returned_and_appealed: {"acknowledged": "1 of 2", "decided": "1 of 2"},
    reopening_taken_back: {"acknowledged": "2 of 2", "reopened": "none", "closure": "none"},
    merge_taken_back: {"acknowledged": "2 of 2", "decided": "0 of 2"},
    merge_objected_to: {"acknowledged": "2 of 2", "decided": "0 of 2"},
    merged: {"acknowledged": "2 of 2", "decided": "0 of 1"},
    withdrawn: {"acknowledged": "1 of 1", "decided": "none", "local": "none"},
    left_by_who_raised_it: {"acknowledged": "1 of 1", "decided": "0 of 1"},
    solved_at_home: {"acknowledged": "none", "local": "1 of 1", "reopened": "none"},
    home_again_and_solved: {"decided": "1 of 1", "local": "1 of 1"},
    paused_before_it_was_acknowledged: {"acknowledged": "1 of 1", "days-ack-days": "1"},
}


@pytest.mark.parametrize("way", EXPECTED, ids=lambda way: way.__name__)
def test_every_way_counts_as_the_history_tells(session: Session, cast: Cast, way: Way) -> None:
    way(session, cast)
    counted = compare(session, hours(24 * 60))
    assert {key: counted[key] for key in EXPECTED[way]} == EXPECTED[way]


def test_days_that_a_clock_stood_still_are_no_days(session: Session, cast: Cast) -> None:
    paused_before_it_was_acknowledged(session, cast)
    compare(session, hours(24 * 60))
    line = {line.key: line for line in health_for(session, hours(24 * 60), period="all").lines}
    assert line["days-ack-days"].value == "1, nine in ten within 1"


def test_a_funnel_forgets_what_was_taken_back(session: Session, cast: Cast) -> None:
    sent_and_taken_back(session, cast)
    count(session, hours(24))
    assert [row.number for row in health_for(session, hours(24)).funnel] == [1, 0, 0, 0, 0, 0, 0]


def test_nothing_that_stands_still_grows_late(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    after = moment_on(leg(session, issue).acknowledge_by + timedelta(days=1), TIMEZONE)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(28))
    at_home = journeys.raised(session, cast)
    far_north = cast.forums.far_north
    pausing.pause_forum(session, far_north, by=cast.ray, note="", now=hours(28))
    much_later = hours(24 * 90)
    assert compare(session, after)["acknowledged"] == "none"
    assert compare(session, much_later)["acknowledged"] == "none"
    health = health_for(session, much_later)
    assert (health.open, health.late) == (2, 0)
    pausing.resume_leg(session, issue, by=cast.priya, now=much_later)
    pausing.resume_forum(session, far_north, by=cast.ray, now=much_later)
    again = hours(24 * 130)
    assert compare(session, again)["acknowledged"] == "0 of 1"
    assert health_for(session, again).late == 2
    assert at_home.state == "raised"


def test_what_was_late_before_its_clock_stopped_stays_late(session: Session, cast: Cast) -> None:
    issue = journeys.submitted(session, cast)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(24 * 20))
    assert compare(session, hours(24 * 60))["acknowledged"] == "0 of 1"
    assert health_for(session, hours(24 * 60)).late == 1


def test_joining_another_after_its_date_does_not_undo_its_being_late(
    session: Session, cast: Cast
) -> None:
    into, issue = journeys.acknowledged(session, cast), journeys.acknowledged(session, cast)
    late = moment_on(leg(session, issue).decide_by + timedelta(days=3), TIMEZONE)
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=late)
    assert compare(session, late)["decided"] == "0 of 2"


def test_who_left_an_issue_has_spoken(session: Session, cast: Cast) -> None:
    left_by_who_raised_it(session, cast)
    at = hours(24 * 60)
    compare(session, at)
    forums = cast.forums
    voices = read_voices(session, [forums.far_north.id, forums.limestone_coast.id])
    assert None not in voices.values()


def test_what_a_merge_gave_back_is_nobody_s_voice(session: Session, cast: Cast) -> None:
    into = journeys.acknowledged(session, cast)
    merge_taken_back(session, cast)
    count_afresh(session, hours(24))
    there = cast.forums.limestone_coast.id
    assert read_voices(session, [there]) == {there: None}
    assert into.state == "acknowledged"
