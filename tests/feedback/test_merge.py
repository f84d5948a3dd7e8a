"""A merged issue keeps its networks named, and they hear everything the other hears."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue, IssueRaiser, IssueThread
from cop.feedback.operations import answering, checking, deciding, ending, handling, raising
from cop.feedback.states import State, Verdict
from cop.forums.people import Person
from cop.threads.models import Thread
from tests.cast import Cast
from tests.feedback.journeys import (
    FULL_BRIEF,
    acknowledged,
    cascaded,
    draft,
    hours,
    let_through,
    submitted,
)
from tests.feedback.reading import cascades, last_step, leg, let_time_pass, note_of
from tests.visiting import sign_in


@pytest.fixture
def parent(session: Session, cast: Cast) -> Issue:
    return acknowledged(session, cast)


@pytest.fixture
def child(session: Session, cast: Cast) -> Issue:
    return let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )


def merge(
    session: Session, child: Issue, into: Issue, by: Person, reason: str = " The same. "
) -> None:
    handling.merge(session, child, into, by=by, reason=reason, now=hours(30))


def test_the_child_ends_as_part_of_its_parent(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    visit = leg(session, child)
    merge(session, child, parent, cast.priya)
    step = last_step(session, child)
    assert (child.state, child.merged_into_id, child.due_on) == ("merged", parent.id, None)
    assert (step.action, step.facts) == ("merge", {"into": parent.reference})
    assert note_of(session, step) == "The same."
    assert (visit.left_at, visit.disposition) == (hours(30), "merged")


def test_its_networks_stand_behind_the_parent_since_they_raised_it(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    merge(session, child, parent, cast.priya)
    rows = session.scalars(select(IssueRaiser).where(IssueRaiser.issue_id == parent.id))
    assert [(r.forum_id, r.via, r.since) for r in rows] == [
        (cast.forums.far_north.id, "raise", hours(1)),
        (cast.forums.limestone_coast.id, "merge", hours(20)),
    ]


def test_it_stays_urgent_and_its_page_names_where_it_goes_on(
    client: FlaskClient, session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    child.urgent, parent.urgent = True, False
    merge(session, child, parent, cast.priya)
    assert parent.urgent
    session.commit()
    sign_in(client, "peter")
    for page in (f"/issues/{child.reference}", f"/issues/{child.reference}/objection"):
        assert f'<a href="/issues/{parent.reference}">' in client.get(page).text


def test_what_has_arrived_is_not_sent_back_to_waiting_for_that(
    session: Session, cast: Cast, child: Issue
) -> None:
    waits = submitted(session, cast)
    assert child.state == "acknowledged"
    with pytest.raises(Unlawful, match=f"Acknowledge {waits.reference} first"):
        merge(session, child, waits, cast.priya)


def test_its_discussions_hear_the_answer(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    source = session.scalars(
        select(IssueThread.thread_id).where(IssueThread.issue_id == child.id)
    ).one()
    merge(session, child, parent, cast.priya)
    deciding.propose(session, parent, draft(cast), by=cast.caitlin, now=hours(31))
    answering.cascade(session, parent, by=cast.priya, answer="Yes.", now=hours(32))
    assert source in [c.thread_id for c in cascades(session, parent)]
    assert session.get_one(Thread, source).post_count == 2


@pytest.mark.parametrize("earlier", ["parent", "child"])
@pytest.mark.parametrize("state", ["acknowledged", "referred"])
def test_the_parent_takes_the_earlier_clock(
    session: Session, cast: Cast, parent: Issue, child: Issue, earlier: str, state: str
) -> None:
    first = {"parent": parent, "child": child}[earlier]
    leg(session, first).decide_by -= timedelta(days=14)
    earliest = leg(session, first).decide_by
    if state == "referred":
        handling.refer(
            session,
            parent,
            by=cast.caitlin,
            criteria=["law"],
            options=["One"],
            advice="One.",
            now=hours(29),
        )
    merge(session, child, parent, cast.priya)
    assert leg(session, parent).decide_by == earliest
    assert parent.due_on == (
        earliest if earlier == "child" or state == "referred" else parent.due_on
    )


def test_grandchildren_are_heard_through_their_parent(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    grandchild = let_through(
        session, cast, cast.forums.eyre_western, raised_by=cast.annika, by=cast.annika
    )
    merge(session, grandchild, child, cast.priya)
    merge(session, child, parent, cast.priya)
    forums = select(IssueRaiser.forum_id).where(IssueRaiser.issue_id == parent.id)
    assert set(session.scalars(forums)) == {
        cast.forums.far_north.id,
        cast.forums.limestone_coast.id,
        cast.forums.eyre_western.id,
    }


def test_a_network_that_raised_both_is_named_once(
    session: Session, cast: Cast, parent: Issue
) -> None:
    second = let_through(session, cast, cast.forums.far_north, raised_by=cast.joel, by=cast.ray)
    merge(session, second, parent, cast.priya)
    ties = session.scalars(select(IssueThread).where(IssueThread.issue_id == parent.id)).all()
    assert [(t.kind, t.open) for t in ties] == [("source", True), ("source", True)]


def test_a_discussion_that_the_parent_once_had_is_its_source_again(
    session: Session, cast: Cast
) -> None:
    first = cascaded(session, cast)
    checking.file_verdict(
        session, first, cast.forums.far_north, by=cast.ray, verdict=Verdict.FIXED, now=hours(12)
    )
    thread_id = session.scalars(select(IssueThread.thread_id)).one()
    second = let_through(
        session,
        cast,
        cast.forums.far_north,
        raised_by=cast.maddie,
        by=cast.ray,
        thread=session.get_one(Thread, thread_id),
    )
    ending.reopen(session, first, by=cast.ray, evidence="Again.", now=hours(25))
    merge(session, second, first, cast.priya)
    tie = session.scalars(select(IssueThread).where(IssueThread.issue_id == first.id)).one()
    assert (tie.thread_id, tie.kind, tie.open) == (thread_id, "source", True)


def test_a_reason_is_needed(session: Session, cast: Cast, parent: Issue, child: Issue) -> None:
    with pytest.raises(Invalid) as refusal:
        merge(session, child, parent, cast.priya, "  ")
    assert refusal.value.field == "reason"


def test_only_the_handling_forum_merges(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    for person in cast.everybody():
        if person.key not in {"priya", "wanda", "caitlin"}:
            with pytest.raises(Forbidden):
                merge(session, child, parent, person)


def test_nothing_is_merged_into_itself(session: Session, cast: Cast, parent: Issue) -> None:
    with pytest.raises(Unlawful, match="into itself"):
        merge(session, parent, parent, cast.priya)


def test_nothing_is_merged_into_its_own_part(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    merge(session, child, parent, cast.priya)
    with pytest.raises(Unlawful, match="already part of"):
        merge(session, parent, child, cast.priya)


def test_what_has_not_been_received_is_not_merged(
    session: Session, cast: Cast, parent: Issue
) -> None:
    other = let_through(
        session,
        cast,
        cast.forums.limestone_coast,
        raised_by=cast.gwen,
        by=cast.peter,
        received=False,
    )
    with pytest.raises(Unlawful, match="acknowledge it"):
        merge(session, other, parent, cast.priya)


def test_an_answered_or_ended_issue_takes_nothing_in_as_nobody_would_hear(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    takes = {State.SUBMITTED, State.ACKNOWLEDGED, State.CLARIFYING, State.REFERRED, State.REOPENED}
    for state in State:
        parent.state = state
        session.flush()
        if state not in takes:
            with pytest.raises(Unlawful, match="takes nothing more in"), session.begin_nested():
                merge(session, child, parent, cast.priya)
    assert child.state == "acknowledged"


@pytest.mark.parametrize("restricted", ["parent", "child"])
def test_an_issue_of_a_restricted_forum_is_not_merged(
    session: Session, cast: Cast, parent: Issue, child: Issue, restricted: str
) -> None:
    {"parent": parent, "child": child}[restricted].restricted = True
    session.flush()
    with pytest.raises(Unlawful, match="restricted"):
        merge(session, child, parent, cast.priya)


def test_the_merged_issue_asks_nothing_and_the_networks_of_both_are_asked(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    merge(session, child, parent, cast.priya)
    deciding.propose(session, parent, draft(cast), by=cast.caitlin, now=hours(31))
    answering.cascade(session, parent, by=cast.priya, answer="Yes.", now=hours(32))
    let_time_pass(session, hours(24 * 90))
    assert all(c.asked_at for c in cascades(session, parent))
    assert (child.state, child.version) == ("merged", last_step(session, child).number)


def test_a_source_that_another_issue_has_taken_up_stays_with_it(
    session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    tie = session.scalars(select(IssueThread).where(IssueThread.issue_id == child.id)).one()
    tie.open = False
    session.flush()
    thread = session.get_one(Thread, tie.thread_id)
    other = raising.raise_issue(
        session,
        cast.forums.limestone_coast,
        thread,
        by=cast.gwen,
        brief=FULL_BRIEF,
        now=hours(29),
    )
    merge(session, child, parent, cast.priya)
    open_ties = select(IssueThread.issue_id).where(
        IssueThread.thread_id == thread.id, IssueThread.open.is_(True)
    )
    assert session.scalars(open_ties).all() == [other.id]
