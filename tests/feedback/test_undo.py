"""For a minute, whoever took the last step takes it back as if it had not been; nobody was told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.database import Base
from cop.errors import Unlawful
from cop.feedback.cases import forums_of
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Leg, Pause, Referral, Return
from cop.feedback.operations import (
    clarifying,
    ending,
    handling,
    local,
    pausing,
    raising,
    returning,
    undoing,
    withdrawing,
)
from cop.feedback.states import UNDOABLE, Action, Verdict
from cop.notifications.recipients import recipients_for
from tests.cast import TODAY, Cast
from tests.feedback.asides import acknowledged_in, asked, given_back
from tests.feedback.journeys import (
    acknowledged,
    checked,
    endorsed,
    hours,
    in_days,
    raised,
    submitted,
)
from tests.feedback.reading import events, last_step, steps

SOON = timedelta(seconds=60)


def picture(session: Session, issue: Issue) -> dict[str, object]:
    """All that a step may change of an issue, but for the record itself."""
    session.flush()
    legs = select(Leg).where(Leg.issue_id == issue.id, Leg.disposition.is_distinct_from("undone"))
    ties = select(IssueThread.thread_id, IssueThread.kind, IssueThread.open)
    raisers = select(IssueRaiser).where(
        IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None)
    )
    own = [leg.id for leg in session.scalars(legs)]
    open_pauses = select(Pause.leg_id).where(Pause.leg_id.in_(own), Pause.ended_on.is_(None))
    return {
        "issue": values(issue, without=("version", "moved_at")),
        "legs": [values(leg) for leg in session.scalars(legs.order_by(Leg.id))],
        "ties": {
            row[0]: row[1:]
            for row in session.execute(ties.where(IssueThread.issue_id == issue.id))
            if row[2]
        },
        "raisers": [values(raiser) for raiser in session.scalars(raisers)],
        "pauses": session.scalars(open_pauses).all(),
        "forums": forums_of(session, issue.id),
    }


def values(row: Base, without: tuple[str, ...] = ()) -> dict[str, object]:
    return {c.name: getattr(row, c.name) for c in row.__table__.columns if c.name not in without}


def give_back(session: Session, issue: Issue, cast: Cast, now: datetime) -> None:
    returning.return_issue(
        session,
        issue,
        by=cast.priya,
        reason_code="not_ours",
        reason="It is theirs.",
        what_locals_can_do="Ask them.",
        now=now,
    )


def half_withdrawn(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    withdrawing.withdraw(session, issue, by=cast.maddie, reason="Mended.", now=hours(9))
    return issue


def beside_another(session: Session, cast: Cast) -> Issue:
    acknowledged_in(session, cast, "limestone_coast", cast.peter)
    return acknowledged(session, cast)


def merge(session: Session, issue: Issue, cast: Cast, now: datetime) -> None:
    other = select(Issue).where(Issue.origin_id == cast.forums.limestone_coast.id)
    into = session.scalars(other).one()
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=now)


def refer(session: Session, issue: Issue, cast: Cast, now: datetime) -> None:
    words: dict[str, Any] = {"criteria": ["law"], "options": ["One"], "advice": "One."}
    handling.refer(session, issue, by=cast.caitlin, now=now, **words)


def receive(session: Session, issue: Issue, cast: Cast, now: datetime) -> None:
    who = cast.priya
    handling.acknowledge(session, issue, by=who, handler_id=who.id, next_on=in_days(9), now=now)


def disputed(session: Session, cast: Cast) -> Issue:
    return checked(session, cast, Verdict.PARTLY, Verdict.NO)


Before = Callable[[Session, Cast], Issue]
Taken = Callable[[Session, Issue, Cast, datetime], object]

# From where each can be taken back, who takes the step, and the step.
STEPS: dict[Action, tuple[Before, str, Taken]] = {
    Action.ACT_LOCALLY: (
        raised,
        "ray",
        lambda s, i, c, at: local.act_locally(
            s, i, by=c.ray, owner_id=c.ray.id, due_on=in_days(9), now=at
        ),
    ),
    Action.SUBMIT: (endorsed, "ray", lambda s, i, c, at: raising.submit(s, i, by=c.ray, now=at)),
    Action.ACKNOWLEDGE: (submitted, "priya", receive),
    Action.CLARIFY: (
        acknowledged,
        "priya",
        lambda s, i, c, at: clarifying.clarify(s, i, by=c.priya, question="How many?", now=at),
    ),
    Action.ANSWER: (
        asked,
        "ray",
        lambda s, i, c, at: clarifying.answer_question(s, i, by=c.ray, answer="Nine.", now=at),
    ),
    Action.MERGE: (beside_another, "priya", merge),
    Action.RETURN: (acknowledged, "priya", give_back),
    Action.APPEAL: (
        given_back,
        "ray",
        lambda s, i, c, at: returning.appeal(s, i, by=c.ray, why="It isn’t.", now=at),
    ),
    Action.REFER: (acknowledged, "caitlin", refer),
    Action.REOPEN: (
        disputed,
        "ray",
        lambda s, i, c, at: ending.reopen(s, i, by=c.ray, evidence="9 of 14.", now=at),
    ),
    Action.WITHDRAW: (
        half_withdrawn,
        "ray",
        lambda s, i, c, at: withdrawing.agree_to_withdraw(s, i, by=c.ray, now=at),
    ),
}


def test_every_step_that_can_be_taken_back_is_taken_back_here() -> None:
    assert set(STEPS) == UNDOABLE


def do(session: Session, cast: Cast, action: Action, now: datetime) -> tuple[Issue, str, object]:
    """Bring an issue to where this can be done, do it, and return what it was like before."""
    bring, who, act = STEPS[action]
    issue = bring(session, cast)
    before = picture(session, issue)
    act(session, issue, cast, now)
    return issue, who, before


@pytest.mark.parametrize("action", sorted(UNDOABLE))
def test_all_is_as_it_was_and_the_record_keeps_both(
    session: Session, cast: Cast, action: Action
) -> None:
    issue, who, before = do(session, cast, action, hours(20))
    state, count = issue.state, len(steps(session, issue))
    assert last_step(session, issue).action == action
    undoing.undo(session, issue, by=getattr(cast, who), now=hours(20) + SOON)
    step = last_step(session, issue)
    assert picture(session, issue) == before
    assert (step.action, step.source, step.target) == ("undo", state, issue.state)
    assert (step.facts, len(steps(session, issue))) == ({"undone": count}, count + 1)


@pytest.mark.parametrize("action", sorted(UNDOABLE))
def test_nobody_hears_of_it(session: Session, cast: Cast, action: Action) -> None:
    issue, who, _ = do(session, cast, action, hours(20))
    event = events(session, issue, "issue.moved")[-1]
    assert recipients_for(session, event, TODAY)
    assert told_at(session, event) == hours(20) + SOON
    undoing.undo(session, issue, by=getattr(cast, who), now=hours(20) + SOON)
    for told in events(session, issue, "issue.moved")[-2:]:
        assert recipients_for(session, told, TODAY) == set()


def told_at(session: Session, event: Event) -> datetime:
    jobs = session.scalars(select(Job).where(Job.kind == "notify")).all()
    return next(job.not_before for job in jobs if job.data == {"event": event.id})


def test_after_a_minute_it_stays(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.ACKNOWLEDGE, hours(20))
    with pytest.raises(Unlawful, match="a minute has passed"):
        undoing.undo(session, issue, by=cast.priya, now=hours(20) + SOON + timedelta(seconds=1))
    assert issue.state == "acknowledged"


def test_somebody_else_s_step_stays(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.ACKNOWLEDGE, hours(20))
    for by in (cast.caitlin, cast.ray, cast.colin):
        with pytest.raises(Unlawful):
            undoing.undo(session, issue, by=by, now=hours(20))


def test_what_something_followed_stays(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.ACKNOWLEDGE, hours(20))
    clarifying.clarify(session, issue, by=cast.caitlin, question="How many?", now=hours(20))
    with pytest.raises(Unlawful):
        undoing.undo(session, issue, by=cast.priya, now=hours(20))
    assert issue.state == "clarifying"


def test_a_step_is_taken_back_once(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.SUBMIT, hours(20))
    undoing.undo(session, issue, by=cast.ray, now=hours(20))
    with pytest.raises(Unlawful):
        undoing.undo(session, issue, by=cast.ray, now=hours(20))
    raising.submit(session, issue, by=cast.ray, now=hours(21))
    assert issue.state == "submitted"


def test_a_forum_that_had_it_for_a_moment_has_not_been_visited(
    session: Session, cast: Cast
) -> None:
    issue, _, _ = do(session, cast, Action.SUBMIT, hours(20))
    undoing.undo(session, issue, by=cast.ray, now=hours(20))
    assert cast.forums.statewide.id not in forums_of(session, issue.id)[1]


def test_a_pause_of_a_visit_that_was_none_is_none(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.SUBMIT, hours(20))
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(20))
    undoing.undo(session, issue, by=cast.ray, now=hours(20))
    assert session.scalars(select(Pause).where(Pause.ended_on.is_(None))).all() == []


def test_a_merge_is_not_taken_back_once_the_other_moved_on(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.MERGE, hours(20))
    into = session.get_one(Issue, issue.merged_into_id)
    clarifying.clarify(session, into, by=cast.caitlin, question="How many?", now=hours(20))
    with pytest.raises(Unlawful, match="has moved on"):
        undoing.undo(session, issue, by=cast.priya, now=hours(20))
    assert issue.state == "merged"


def test_papers_that_were_taken_back_are_set_aside(session: Session, cast: Cast) -> None:
    issue, _, _ = do(session, cast, Action.REFER, hours(20))
    undoing.undo(session, issue, by=cast.caitlin, now=hours(20))
    assert [r.undone for r in session.scalars(select(Referral))] == [True]
    issue, _, _ = do(session, cast, Action.RETURN, hours(20))
    undoing.undo(session, issue, by=cast.priya, now=hours(20))
    assert [r.undone for r in session.scalars(select(Return))] == [True]
    assert returning.last_return(session, issue) is None
