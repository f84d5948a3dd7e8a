"""A network that finds its issue merged wrongly takes it out again within five working days."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.cases import forums_of
from cop.feedback.models import Issue, IssueThread
from cop.feedback.operations import handling, objecting
from cop.forums.people import Person
from tests.cast import NOW, Cast
from tests.feedback.asides import acknowledged_in
from tests.feedback.journeys import acknowledged, hours
from tests.feedback.reading import last_step, leg


def merge(session: Session, cast: Cast, child: Issue, parent: Issue, at: float = 6) -> None:
    handling.merge(session, child, parent, by=cast.priya, reason="The same.", now=hours(at))


def objects(session: Session, issue: Issue, by: Person, at: float = 30) -> None:
    objecting.object_to_merge(session, issue, by=by, reason="Ours is about paper.", now=hours(at))


@pytest.fixture
def pair(session: Session, cast: Cast) -> tuple[Issue, Issue]:
    child = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    parent = acknowledged(session, cast)
    merge(session, cast, child, parent)
    return child, parent


def open_sources(session: Session, issue: Issue) -> set[int]:
    return set(
        session.scalars(
            select(IssueThread.thread_id).where(
                IssueThread.issue_id == issue.id,
                IssueThread.kind == "source",
                IssueThread.open.is_(True),
            )
        )
    )


def test_it_goes_on_by_itself_with_the_clock_it_had(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, parent = pair
    due = leg(session, child).decide_by
    taken = open_sources(session, parent)
    objects(session, child, cast.peter)
    visit = leg(session, child)
    assert (child.state, child.due_on, child.merged_into_id) == ("acknowledged", due, None)
    assert (visit.left_at, visit.disposition) == (None, None)
    assert forums_of(session, parent.id)[0] == {cast.forums.far_north.id}
    assert forums_of(session, child.id)[0] == {cast.forums.limestone_coast.id}
    assert open_sources(session, child) | open_sources(session, parent) == taken
    assert len(open_sources(session, child)) == 1
    assert last_step(session, child).facts == {"into": parent.reference}


def test_of_three_one_objects_and_two_stay_together(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, parent = pair
    third = acknowledged_in(session, cast, "eyre_western", cast.annika)
    merge(session, cast, third, parent, 7)
    objects(session, third, cast.annika)
    assert (child.state, third.state) == ("merged", "acknowledged")
    assert forums_of(session, parent.id)[0] == {
        cast.forums.far_north.id,
        cast.forums.limestone_coast.id,
    }


def test_a_network_that_another_merged_issue_brought_stays(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, parent = pair
    twin = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    merge(session, cast, twin, parent, 7)
    objects(session, child, cast.peter)
    assert cast.forums.limestone_coast.id in forums_of(session, parent.id)[0]


def test_five_working_days_it_can_be_said_and_no_longer(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, _ = pair
    last_day = objecting.objection_ends(session, child)
    assert last_day == (NOW + timedelta(days=8)).date()  # a public holiday lies between
    with pytest.raises(Unlawful, match="five working days"):
        objects(session, child, cast.peter, 9 * 24)
    assert child.state == "merged"
    objects(session, child, cast.peter, 8 * 24)
    assert child.state == "acknowledged"


def test_what_has_been_answered_is_not_taken_apart(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, parent = pair
    parent.state = "decided"  # a test may begin anywhere
    session.flush()
    with pytest.raises(Unlawful, match="has been answered meanwhile"):
        objects(session, child, cast.peter)


def test_only_the_networks_own_convenor_objects_and_says_why(
    session: Session, cast: Cast, pair: tuple[Issue, Issue]
) -> None:
    child, parent = pair
    for by in (cast.gwen, cast.ray, cast.priya, cast.colin):
        with pytest.raises(Forbidden):
            objects(session, child, by)
    with pytest.raises(Invalid) as refusal:
        objecting.object_to_merge(session, child, by=cast.peter, reason=" ", now=hours(8))
    assert refusal.value.field == "reason"
    with pytest.raises(Unlawful):
        objects(session, parent, cast.ray)
