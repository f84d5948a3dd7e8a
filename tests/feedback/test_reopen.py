"""A raising network sends an issue back with new evidence, to the forum that first received it."""

from datetime import date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.cases import case_of
from cop.feedback.models import Issue, IssueThread
from cop.feedback.operations import ending, handling, raising
from cop.feedback.permissions import can_acknowledge
from cop.feedback.states import Outcome, Verdict
from cop.forums.people import Person
from cop.forums.working_days import add_working_days, moment_on
from cop.threads.models import Thread
from tests.cast import TIMEZONE, TODAY, Cast
from tests.feedback.journeys import FULL_BRIEF, cascaded, checked, decided, hours, in_days
from tests.feedback.reading import last_step, leg, let_time_pass, note_of


def reopen(
    session: Session,
    issue: Issue,
    by: Person,
    evidence: str = " 9 of 14. ",
    now: datetime | None = None,
) -> None:
    ending.reopen(session, issue, by=by, evidence=evidence, now=now or hours(13))


@pytest.fixture
def closed(session: Session, cast: Cast) -> Issue:
    return checked(session, cast, Verdict.FIXED, Verdict.PARTLY)


def test_it_is_back_at_the_first_receiving_forum_on_a_leg_of_its_own(
    session: Session, cast: Cast, closed: Issue
) -> None:
    reopen(session, closed, cast.peter)
    visit, step = leg(session, closed), last_step(session, closed)
    statewide = cast.forums.statewide.id
    assert (closed.state, closed.closure, closed.holder_id) == ("reopened", None, statewide)
    assert (visit.number, visit.forum_id, visit.submitted_by_id) == (3, statewide, cast.peter.id)
    assert (visit.acknowledged_at, closed.due_on) == (None, visit.acknowledge_by)
    assert (step.action, step.source, step.leg_id) == ("reopen", "closed", visit.id)
    assert note_of(session, step) == "9 of 14."


def test_it_is_received_and_decided_as_before(session: Session, cast: Cast, closed: Issue) -> None:
    reopen(session, closed, cast.peter)
    handling.acknowledge(
        session,
        closed,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(14),
        now=hours(14),
    )
    assert closed.state == "acknowledged"


def test_its_discussions_are_its_own_again(session: Session, cast: Cast, closed: Issue) -> None:
    assert not session.scalars(select(IssueThread.open).where(IssueThread.open)).all()
    reopen(session, closed, cast.ray)
    ties = session.scalars(select(IssueThread).where(IssueThread.kind == "source")).all()
    assert [tie.open for tie in ties] == [True]


def test_a_discussion_that_was_raised_again_meanwhile_stays_with_the_new_issue(
    session: Session, cast: Cast, closed: Issue
) -> None:
    tie = session.scalars(select(IssueThread).where(IssueThread.kind == "source")).one()
    thread = session.get_one(Thread, tie.thread_id)
    newer = raising.raise_issue(
        session, cast.forums.far_north, thread, by=cast.joel, brief=FULL_BRIEF, now=hours(13)
    )
    reopen(session, closed, cast.ray)
    open_ = session.scalars(
        select(IssueThread.issue_id).where(IssueThread.kind == "source", IssueThread.open)
    )
    assert open_.all() == [newer.id]


@pytest.mark.parametrize("who", ["ray", "peter"])
def test_the_convenor_of_any_raising_network_does_it(
    session: Session, cast: Cast, closed: Issue, who: str
) -> None:
    reopen(session, closed, getattr(cast, who))
    assert last_step(session, closed).role == "facilitator"


def test_nobody_else_does_it(session: Session, cast: Cast, closed: Issue) -> None:
    for person in cast.everybody():
        if person.key not in {"ray", "peter"}:
            with pytest.raises(Forbidden):
                reopen(session, closed, person)


def test_who_reopened_it_does_not_receive_it(session: Session, cast: Cast, closed: Issue) -> None:
    reopen(session, closed, cast.ray)
    assert not can_acknowledge(cast.ray, case_of(session, closed, hours(14)))


def test_evidence_is_needed(session: Session, cast: Cast, closed: Issue) -> None:
    with pytest.raises(Invalid) as refusal:
        reopen(session, closed, cast.ray, "  ")
    assert (refusal.value.field, closed.state) == ("evidence", "closed")


@pytest.mark.parametrize(("days", "in_time"), [(0, True), (130, True), (131, False), (900, False)])
def test_it_is_reopened_within_130_working_days_of_the_answer(
    session: Session, cast: Cast, closed: Issue, days: int, in_time: bool
) -> None:
    day = add_working_days(session, cast.forums.leaders, TODAY, days)
    then = moment_on(day, TIMEZONE, 12)
    if in_time:
        reopen(session, closed, cast.ray, now=then)
    else:
        with pytest.raises(Unlawful, match="as a new issue"):
            reopen(session, closed, cast.ray, now=then)


def test_long_after_the_calendar_ends_it_is_too_late_as_well(
    session: Session, cast: Cast, closed: Issue
) -> None:
    with pytest.raises(Unlawful, match="as a new issue"):
        reopen(session, closed, cast.ray, now=moment_on(date(2046, 3, 1), TIMEZONE))


def test_a_no_that_closed_as_answered_may_be_reopened(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast, Outcome.NOT_AGREED, due_on=None)
    with pytest.raises(Unlawful):
        reopen(session, issue, cast.ray)
    let_time_pass(session, hours(24 * 40))
    reopen(session, issue, cast.ray, now=hours(24 * 41))
    assert (issue.state, issue.closure) == ("reopened", None)


def test_what_was_not_answered_is_not_reopened(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    opened = issue.version
    with pytest.raises(Unlawful, match="send the answer back"):
        reopen(session, issue, cast.ray)
    with pytest.raises(Unlawful):
        ending.reopen(
            session, issue, by=cast.ray, evidence="It is.", now=hours(13), version=opened - 1
        )
