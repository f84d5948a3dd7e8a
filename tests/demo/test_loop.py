"""The demo's history keeps the settled rules, and its states hold on any loading day."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from cop.demo.reader import PRESETS, read_demo
from cop.demo.timeline import day_after, day_before, working_days
from cop.forums.calendars import Calendar
from tests.demo.loop import Replay
from tests.demo.sets import Demo, demo_of

YEAR = date(2026, 7, 1)
ISSUES = [(key, issue.reference) for key in PRESETS for issue in read_demo(key).issues]


@cache
def calendar_of(jurisdiction: str) -> Calendar:
    code = demo_of(jurisdiction).preset.site.calendar
    return Calendar.of(code, date(2024, 1, 1), date(2028, 12, 31))


def replays(jurisdiction: str, reference: str, days: int = 365) -> Iterator[Replay]:
    """The issue replayed on each loading day of a year, with an early and a late worker."""
    demo, calendar = demo_of(jurisdiction), calendar_of(jurisdiction)
    for ahead in range(days):
        for late in (False, True):
            loaded = YEAR + timedelta(days=ahead)
            yield Replay(demo.world, demo.issue(reference), calendar, loaded, late).run()


@pytest.mark.parametrize(("jurisdiction", "reference"), ISSUES)
def test_an_issue_is_where_it_says_on_every_loading_day(jurisdiction: str, reference: str) -> None:
    issue = demo_of(jurisdiction).issue(reference)
    journey = [(step.action, step.by) for step in issue.journey]
    for replay in replays(jurisdiction, reference):
        assert replay.steps == journey, replay.loaded
        assert replay.state == issue.state
        assert replay.place == issue.current_forum


def test_a_decision_is_dated_by_its_last_confirmation(demo: Demo) -> None:
    for issue in demo.content.issues:
        for step in issue.journey:
            if step.action == "DECIDED":
                assert issue.decision
                last = issue.decision.confirmations[-1]
                assert (step.by, step.days_ago) == (last.by, last.days_ago), issue.reference


def test_an_endorsement_by_threshold_is_dated_by_the_person_who_completed_it(demo: Demo) -> None:
    for issue in demo.content.issues:
        days = {entry.person: entry.days_ago for entry in issue.endorsements}
        for step in issue.journey:
            if step.basis == "threshold":
                assert days[step.by] == step.days_ago, issue.reference


def test_steps_of_the_clock_carry_no_day_and_others_do(demo: Demo) -> None:
    for issue in demo.content.issues:
        for step in issue.journey:
            assert (step.days_ago is None) == (step.by == "system"), issue.reference


def test_merged_issues_had_five_working_days_for_objections(demo: Demo) -> None:
    for issue in demo.content.issues:
        for step in issue.journey:
            if step.action == "MERGED":
                closes = working_days(step.objection_closes_days_ago or 0)
                assert working_days(step.days_ago or 0) - closes == 5
                parent = demo.issue(step.merged_into or "")
                moved = next(s.days_ago for s in parent.journey if s.action == "REFERRED")
                assert working_days(moved or 0) <= closes


def test_the_referral_form_was_reopened_inside_its_window() -> None:
    issue, calendar = demo_of("sa").issue("ISS-106"), calendar_of("sa")
    assert issue.decision
    for ahead in range(365):
        loaded = YEAR + timedelta(days=ahead)
        asked = calendar.add(day_after(calendar, loaded, issue.decision.due_in_days), 10)
        reopened = day_before(calendar, loaded, issue.journey[-1].days_ago or 0)
        assert calendar.between(asked, reopened) == 14


def test_the_referral_form_story_has_two_fixed_and_one_no(south_australia: Demo) -> None:
    (hero,) = [issue for issue in south_australia.content.issues if issue.hero]
    assert sorted(check.answer for check in hero.local_checks) == ["fixed", "fixed", "no"]
    assert hero.state == "REOPENED"


def test_south_australia_shows_every_state(south_australia: Demo) -> None:
    assert len({issue.state for issue in south_australia.content.issues}) == 17


def test_late_issues_are_late_and_others_are_acknowledged_in_time(demo: Demo) -> None:
    rules = demo.preset.rule_sets["practitioners"].targets
    for issue in demo.content.issues:
        if issue.state == "SUBMITTED":
            target = rules.acknowledge_urgent if issue.brief.urgency == "urgent" else 5
            waited = working_days(issue.journey[-1].days_ago or 0)
            assert (waited > target) == issue.overdue, issue.reference


def test_a_cascade_reaches_every_raising_forum_once(demo: Demo) -> None:
    for issue in demo.content.issues:
        if issue.decision and issue.state != "DECIDED":
            reached = sorted(entry.forum for entry in issue.cascades)
            assert reached == sorted(demo.world.raisers(issue)), issue.reference


@pytest.mark.parametrize(("days", "working"), [(1, 1), (3, 2), (7, 5), (14, 10), (-36, -26)])
def test_days_ago_become_working_days_five_in_seven(days: int, working: int) -> None:
    assert working_days(days) == working
