"""The silent are reminded: each job looks on its day whether its reason still holds."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.feedback.models import Issue
from cop.feedback.operations import answering, checking, ending, reporting
from cop.feedback.operations.receipts import open_answers
from cop.feedback.states import Outcome, Verdict
from cop.forums.models import Forum
from cop.forums.working_days import add_working_days
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from tests.cast import NOW, TODAY, Cast
from tests.feedback.journeys import cascaded, decided, hours, in_days, joined
from tests.feedback.reading import cascades, events, let_time_pass, waiting

DUE = in_days(60)


def working(session: Session, forum: Forum, start: date, days: int) -> date:
    return add_working_days(session, forum, start, days)


def at(day: date, hour: int = 12) -> datetime:
    """That hour of that day in UTC, some 10 hours later in Adelaide."""
    return NOW.replace(hour=hour) + timedelta(days=(day - TODAY).days)


def told(session: Session, event: Event) -> set[int]:
    return recipients_for(session, event, TODAY)


# --- nobody has opened it ---------------------------------------------------------------------


def test_a_network_that_has_not_opened_the_answer_is_reminded_once(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    far_north, _ = cascades(session, issue)
    open_answers(session, [far_north.id], by=cast.maddie, now=hours(12))
    day = working(session, cast.forums.limestone_coast, TODAY, 5)
    let_time_pass(session, at(day - timedelta(days=1)))
    assert events(session, issue, "issue.unopened") == []
    let_time_pass(session, at(day))
    (event,) = events(session, issue, "issue.unopened")
    assert event.forum_id == cast.forums.limestone_coast.id
    assert told(session, event) == {cast.peter.id}
    message = message_for(session, event)
    assert message is not None
    assert message.text.startswith("Nobody in Limestone Coast CFSN has opened the answer yet.")
    assert message.href.startswith("/regional/limestone-coast/threads/")
    let_time_pass(session, at(day + timedelta(days=30)))
    assert len(events(session, issue, "issue.unopened")) == 1


def test_who_was_sent_a_new_answer_is_not_reminded_of_the_old(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    checking.file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=Verdict.NO,
        note="No.",
        now=hours(12),
    )
    ending.reopen(session, issue, by=cast.ray, evidence="Still.", now=hours(13))
    let_time_pass(session, at(in_days(40)))
    for kind in ("issue.unopened", "issue.progress_due", "issue.check_silent"):
        assert events(session, issue, kind) == []


# --- silent when asked ------------------------------------------------------------------------


def test_half_way_through_the_window_the_silent_are_asked_again(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    asked = working(session, cast.forums.leaders, DUE, 10)
    let_time_pass(session, at(asked))
    checking.file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=Verdict.FIXED,
        now=at(asked, 13),
    )
    half = working(session, cast.forums.leaders, asked, 8)
    let_time_pass(session, at(half - timedelta(days=1)))
    assert events(session, issue, "issue.check_silent") == []
    let_time_pass(session, at(half))
    (event,) = events(session, issue, "issue.check_silent")
    assert event.forum_id == cast.forums.limestone_coast.id
    assert told(session, event) == {cast.peter.id}
    last_day = working(session, cast.forums.leaders, asked, 15)
    message = message_for(session, event)
    assert message is not None
    assert f"{last_day:%A} {last_day.day} {last_day:%B}" in message.text


def test_who_has_answered_is_not_reminded(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    asked = working(session, cast.forums.leaders, DUE, 10)
    let_time_pass(session, at(asked))
    for forum, by in (("far_north", cast.ray), ("limestone_coast", cast.peter)):
        checking.file_verdict(
            session,
            issue,
            getattr(cast.forums, forum),
            by=by,
            verdict=Verdict.TOO_EARLY,
            now=at(asked, 13),
        )
    let_time_pass(session, at(working(session, cast.forums.leaders, asked, 9)))
    assert events(session, issue, "issue.check_silent") == []


# --- its review date --------------------------------------------------------------------------


def test_owner_and_raisers_hear_of_the_review_date(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast, due_on=in_days(45), review_on=in_days(45))
    (plan,) = waiting(session, "remind_review")
    let_time_pass(session, at(in_days(44)))
    assert events(session, issue, "issue.review_due") == []
    let_time_pass(session, at(in_days(45)))
    (event,) = events(session, issue, "issue.review_due")
    assert told(session, event) == {cast.caitlin.id, cast.maddie.id, cast.ray.id}
    assert plan.data == {"issue": issue.id, "decision": answering.decision_of(session, issue).id}


def test_without_a_review_date_there_is_nothing_to_remind_of(session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    assert waiting(session, "remind_review") == []


def test_what_was_reopened_is_not_reviewed(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast, due_on=in_days(45), review_on=in_days(45))
    checking.file_verdict(
        session,
        issue,
        cast.forums.far_north,
        by=cast.ray,
        verdict=Verdict.NO,
        note="No.",
        now=hours(12),
    )
    ending.reopen(session, issue, by=cast.ray, evidence="Still.", now=hours(13))
    let_time_pass(session, at(in_days(46)))
    assert events(session, issue, "issue.review_due") == []


# --- progress ---------------------------------------------------------------------------------


@pytest.fixture
def under_way(session: Session, cast: Cast) -> Issue:
    issue = cascaded(session, cast, due_on=in_days(300))
    answering.start_action(session, issue, by=cast.caitlin, note="Begun.", now=hours(12))
    return issue


def test_the_owner_is_asked_for_word_every_twenty_working_days(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    first = working(session, cast.forums.leaders, TODAY, 20)
    second = working(session, cast.forums.leaders, first, 20)
    let_time_pass(session, at(first - timedelta(days=1)))
    assert events(session, under_way, "issue.progress_due") == []
    let_time_pass(session, at(second - timedelta(days=1)))
    (event,) = events(session, under_way, "issue.progress_due")
    assert told(session, event) == {cast.caitlin.id}
    message = message_for(session, event)
    assert message is not None
    assert message.href == f"/issues/{under_way.reference}/reports"
    let_time_pass(session, at(second))
    assert len(events(session, under_way, "issue.progress_due")) == 2


@pytest.mark.parametrize(("percent", "asked_again"), [(40, True), (100, False)])
def test_a_report_puts_the_asking_off_and_a_whole_one_ends_it(
    session: Session, cast: Cast, under_way: Issue, percent: int, asked_again: bool
) -> None:
    first = working(session, cast.forums.leaders, TODAY, 20)
    said = at(first - timedelta(days=4))
    reporting.report_progress(
        session, under_way, by=cast.caitlin, text="So far.", percent=percent, now=said
    )
    let_time_pass(session, at(first))
    assert events(session, under_way, "issue.progress_due") == []
    let_time_pass(session, at(working(session, cast.forums.leaders, first, 20)))
    assert bool(events(session, under_way, "issue.progress_due")) == asked_again


def test_an_action_s_owner_and_delegate_are_asked_for_word(
    session: Session, cast: Cast, under_way: Issue
) -> None:
    plan = reporting.Planned("Print it", cast.ray.id, None, cast.leanne.id)
    action = reporting.add_action(session, under_way, plan, by=cast.caitlin, now=hours(13))
    reporting.report_progress(
        session, under_way, by=cast.caitlin, text="All of it.", percent=100, now=hours(14)
    )
    first = working(session, cast.forums.leaders, TODAY, 21)  # it was named after midnight there
    let_time_pass(session, at(first))
    (event,) = events(session, under_way, "issue.progress_due")
    assert told(session, event) == {cast.ray.id, cast.leanne.id}
    reporting.report_progress(
        session,
        under_way,
        by=cast.ray,
        text="Printed.",
        percent=100,
        action_id=action.id,
        now=at(first, 13),
    )
    let_time_pass(session, at(working(session, cast.forums.leaders, first, 45)))
    assert len(events(session, under_way, "issue.progress_due")) == 1


def test_reminders_of_a_no_are_none(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast, Outcome.NOT_AGREED, due_on=None)
    let_time_pass(session, at(in_days(60)))
    kinds = set(session.scalars(select(Event.kind).where(Event.subject_id == issue.id)))
    assert not kinds & {"issue.progress_due", "issue.check_silent", "issue.review_due"}


def test_nothing_is_planned_before_the_answer_is_sent(session: Session, cast: Cast) -> None:
    decided(session, cast, due_on=in_days(45), review_on=in_days(45))
    for kind in ("remind_unopened", "remind_review", "remind_progress", "remind_silent"):
        assert waiting(session, kind) == []
