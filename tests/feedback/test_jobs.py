"""What the calendar does after an answer: it asks, closes, reopens, takes up again."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import checking, ending
from cop.feedback.states import Closure, Outcome, Verdict
from cop.forums.working_days import add_working_days
from tests.cast import NOW, TODAY, Cast
from tests.feedback.journeys import cascaded, hours, in_days, joined
from tests.feedback.reading import (
    cascades,
    day_of,
    events,
    last_step,
    leg,
    let_time_pass,
    note_of,
    steps,
    taken_back,
    waiting,
)

DUE = in_days(60)


def working(session: Session, cast: Cast, start: date, days: int) -> date:
    return add_working_days(session, cast.forums.leaders, start, days)


def say(
    session: Session, cast: Cast, issue: Issue, now: datetime, **verdicts: Verdict | None
) -> None:
    """File `far_north=` and `limestone_coast=` verdicts, None for silence."""
    for name, verdict in verdicts.items():
        by = {"far_north": cast.ray, "limestone_coast": cast.peter}[name]
        if verdict is not None:
            forum = getattr(cast.forums, name)
            checking.file_verdict(
                session, issue, forum, by=by, verdict=verdict, note=f"{name} says.", now=now
            )


def asked(session: Session, cast: Cast) -> tuple[Issue, date]:
    """Cascaded to two networks and asked of both; with the last day to answer."""
    issue = joined(session, cast)
    day = working(session, cast, DUE, 10)
    let_time_pass(session, at(day, 12))
    return issue, working(session, cast, day, 15)


def at(day: date, hour: int) -> datetime:
    """That hour of that day in UTC, some 10 hours later in Adelaide."""
    return NOW.replace(hour=hour) + timedelta(days=(day - TODAY).days)


def test_networks_are_asked_ten_working_days_after_the_due_date(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    day = working(session, cast, DUE, 10)
    assert let_time_pass(session, at(day - timedelta(days=1), 12)) == []
    assert let_time_pass(session, at(day, 12)) == ["ask_local_check"]
    assert (last_step(session, issue).action, last_step(session, issue).by_id) == ("ask", None)
    answer_by = working(session, cast, day, 15)
    assert {(day_of(c.asked_at), c.answer_by) for c in cascades(session, issue) if c.asked_at} == {
        (day, answer_by)
    }
    assert issue.due_on == answer_by
    told = {event.forum_id for event in events(session, issue, "issue.check_due")}
    assert told == {cast.forums.far_north.id, cast.forums.limestone_coast.id}


def test_a_verdict_before_the_asking_leaves_the_asking_in_place(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    say(session, cast, issue, hours(12), far_north=Verdict.FIXED)
    day = working(session, cast, DUE, 10)
    let_time_pass(session, at(day, 12))
    assert issue.due_on == working(session, cast, day, 15)
    assert [step.action for step in steps(session, issue)].count("ask") == 1


N, F, P, W, T = Verdict.NO, Verdict.FIXED, Verdict.PARTLY, Verdict.WORSE, Verdict.TOO_EARLY


@pytest.mark.parametrize("early", [True, False], ids=["before the asking", "in the window"])
def test_the_end_of_the_window_closes_or_reopens_by_what_was_said(
    session: Session, cast: Cast, early: bool
) -> None:
    reopened, closed = ("reopened", None), "closed"
    table = [
        (None, None, (closed, Closure.UNCONFIRMED)),
        (F, None, (closed, Closure.CONFIRMED)),
        (None, P, (closed, Closure.CONFIRMED)),
        (F, P, (closed, Closure.CONFIRMED)),
        (N, None, reopened),
        (None, W, reopened),
        (F, N, reopened),
        (W, P, reopened),
        (N, W, reopened),
    ]
    if early:
        # Who said “too early” before being asked, and nothing since, has not confirmed anything.
        table += [(T, None, (closed, Closure.UNCONFIRMED)), (F, T, (closed, Closure.UNCONFIRMED))]
        issue = joined(session, cast)
        last_day = working(session, cast, working(session, cast, DUE, 10), 15)
    else:
        issue, last_day = asked(session, cast)
    when = hours(12) if early else at(last_day, 1)
    for first, second, outcome in table:
        with taken_back(session):
            say(session, cast, issue, when, far_north=first, limestone_coast=second)
            let_time_pass(session, at(last_day, 20))
            assert (issue.state, issue.closure) == outcome, (first, second)


def test_it_reopens_with_what_the_networks_wrote_at_the_first_forum_that_had_it(
    session: Session, cast: Cast
) -> None:
    issue, last_day = asked(session, cast)
    say(session, cast, issue, at(last_day, 1), far_north=N, limestone_coast=F)
    let_time_pass(session, at(last_day, 20))
    step = last_step(session, issue)
    assert (step.action, step.by_id, note_of(session, step)) == ("reopen", None, "far_north says.")
    assert issue.holder_id == leg(session, issue).forum_id == cast.forums.statewide.id
    assert leg(session, issue).submitted_by_id is None


def test_the_window_lasts_to_the_evening_of_its_last_day(session: Session, cast: Cast) -> None:
    issue, last_day = asked(session, cast)
    let_time_pass(session, at(last_day, 12))
    assert issue.state == "local_check"
    let_time_pass(session, at(last_day, 13))
    assert issue.state == "closed"


@pytest.mark.parametrize(
    ("then", "outcome"),
    [
        (None, ("closed", Closure.UNCONFIRMED)),
        (T, ("closed", Closure.UNCONFIRMED)),
        (F, ("closed", Closure.CONFIRMED)),
        (N, ("reopened", None)),
    ],
)
def test_too_early_is_asked_once_more_after_twenty_working_days(
    session: Session, cast: Cast, then: Verdict | None, outcome: tuple[str, Closure | None]
) -> None:
    issue, last_day = asked(session, cast)
    said = last_day - timedelta(days=1)
    say(session, cast, issue, at(said, 1), far_north=F, limestone_coast=T)
    again = working(session, cast, said, 20)
    let_time_pass(session, at(again - timedelta(days=1), 20))
    assert issue.state == "local_check"
    assert let_time_pass(session, at(again, 12)) == ["ask_again"]
    end = working(session, cast, again, 15)
    assert [c.answer_by for c in cascades(session, issue)] == [last_day, end]
    say(session, cast, issue, at(again, 13), limestone_coast=then)
    let_time_pass(session, at(end, 20))
    assert (issue.state, issue.closure) == outcome
    assert waiting(session, "ask_again") == []


def test_too_early_said_twice_is_asked_once(session: Session, cast: Cast) -> None:
    issue, last_day = asked(session, cast)
    for hour in (1, 2):
        say(session, cast, issue, at(last_day, hour), far_north=F, limestone_coast=T)
    let_time_pass(session, at(working(session, cast, last_day, 21), 12))
    assert len(events(session, issue, "issue.check_due")) == 3


def test_a_no_that_replaces_too_early_reopens_it_when_it_would_be_asked_again(
    session: Session, cast: Cast
) -> None:
    issue, last_day = asked(session, cast)
    say(session, cast, issue, at(last_day, 1), far_north=F, limestone_coast=T)
    let_time_pass(session, at(last_day, 20))
    say(session, cast, issue, at(last_day + timedelta(days=3), 1), limestone_coast=N)
    let_time_pass(session, at(working(session, cast, last_day, 21), 12))
    assert issue.state == "reopened"


def test_each_network_that_said_too_early_has_its_own_second_window(
    session: Session, cast: Cast
) -> None:
    issue, last_day = asked(session, cast)
    early = last_day - timedelta(days=7)
    say(session, cast, issue, at(early, 1), far_north=T)
    say(session, cast, issue, at(last_day, 1), limestone_coast=T)
    first_end = working(session, cast, working(session, cast, early, 20), 15)
    let_time_pass(session, at(first_end, 20))
    assert issue.state == "local_check"
    say(session, cast, issue, at(first_end, 21), limestone_coast=N)
    let_time_pass(session, at(working(session, cast, working(session, cast, last_day, 20), 15), 20))
    assert issue.state == "reopened"


def test_too_early_before_the_asking_is_not_asked_about_before_its_time(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    say(session, cast, issue, hours(12), far_north=T)
    let_time_pass(session, at(DUE, 12))
    assert (issue.state, events(session, issue, "issue.check_due")) == ("local_check", [])


def test_a_no_closes_as_answered_after_fifteen_working_days_and_asks_nobody(
    session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast, Outcome.NOT_AGREED, due_on=None)
    day = working(session, cast, TODAY, 15)
    assert issue.due_on == day
    assert let_time_pass(session, at(day - timedelta(days=1), 12)) == []
    assert let_time_pass(session, at(day, 12)) == ["close_answered"]
    assert (issue.state, issue.closure) == ("closed", Closure.ANSWERED)
    let_time_pass(session, at(day + timedelta(days=400), 12))
    assert (issue.state, events(session, issue, "issue.check_due")) == ("closed", [])


def test_a_not_yet_comes_back_on_its_date_to_the_forum_that_put_it_off(
    session: Session, cast: Cast
) -> None:
    back_on = date(2026, 9, 1)
    issue = cascaded(session, cast, Outcome.DEFERRED, due_on=None, deferred_to=back_on)
    assert issue.due_on == back_on
    assert let_time_pass(session, at(back_on - timedelta(days=1), 12)) == []
    assert let_time_pass(session, at(back_on, 12)) == ["revisit"]
    visit = leg(session, issue)
    assert (issue.state, issue.holder_id, visit.number) == ("reopened", cast.forums.leaders.id, 3)
    assert (day_of(visit.entered_at), visit.submitted_by_id) == (back_on, None)
    assert last_step(session, issue).action == "revisit"
    assert events(session, issue, "issue.check_due") == []


def test_a_job_for_an_answer_that_was_overtaken_does_nothing(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    say(session, cast, issue, hours(12), far_north=N)
    ending.reopen(session, issue, by=cast.ray, evidence="Still there.", now=hours(13))
    before = issue.version
    let_time_pass(session, at(in_days(300), 12))
    assert (issue.state, issue.version) == ("reopened", before)
