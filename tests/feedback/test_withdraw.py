"""Two people of the network agree to withdraw; where others stand behind it, one network leaves."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.cases import forums_of
from cop.feedback.models import Issue, IssueRaiser, IssueThread
from cop.feedback.operations import handling, raising, withdrawing
from cop.forums.models import Membership
from cop.forums.operations import end_membership
from cop.forums.people import Person
from cop.notifications.recipients import recipients_for
from tests.cast import SINCE, TODAY, Cast
from tests.feedback.journeys import (
    acknowledged,
    cascaded,
    hours,
    in_days,
    joined,
    raised,
    submitted,
)
from tests.feedback.reading import events, last_step, leg, note_of


def ask(session: Session, issue: Issue, by: Person, at: float = 12) -> object:
    return withdrawing.withdraw(session, issue, by=by, reason="Mended.", now=hours(at))


def both(session: Session, cast: Cast) -> Issue:
    issue = submitted(session, cast)
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="Here, too.", now=hours(5))
    return issue


def leave(session: Session, cast: Cast, name: str, role: str) -> None:
    seat = session.scalars(
        select(Membership).where(
            Membership.user_id == getattr(cast, name).id,
            Membership.forum_id == cast.forums.far_north.id,
            Membership.role == role,
        )
    ).one()
    end_membership(session, seat, on=SINCE)


@pytest.mark.parametrize(("first", "second"), [("maddie", "ray"), ("ray", "maddie")])
def test_who_raised_it_and_the_convenor_agree(
    session: Session, cast: Cast, first: str, second: str
) -> None:
    issue = raised(session, cast)
    ask(session, issue, getattr(cast, first))
    assert issue.state == "raised"
    assert events(session, issue, "issue.withdrawal_asked")
    withdrawing.agree_to_withdraw(session, issue, by=getattr(cast, second), now=hours(13))
    step = last_step(session, issue)
    assert (issue.state, issue.due_on) == ("withdrawn", None)
    assert note_of(session, step) == "Mended."
    ties = session.scalars(select(IssueThread.open).where(IssueThread.issue_id == issue.id))
    assert set(ties) == {False}


def test_nobody_agrees_with_themselves_and_nobody_else_agrees(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    ask(session, issue, cast.maddie)
    for by in (cast.maddie, cast.leanne, cast.peter, cast.helen):
        with pytest.raises(Forbidden):
            withdrawing.agree_to_withdraw(session, issue, by=by, now=hours(13))
    with pytest.raises(Unlawful, match="asked already"):
        ask(session, issue, cast.ray)
    assert issue.state == "raised"


def test_the_convenor_keeps_it_going(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    ask(session, issue, cast.maddie)
    withdrawing.keep_standing(session, issue, by=cast.ray, now=hours(13))
    assert withdrawing.open_withdrawal(session, issue) is None
    ask(session, issue, cast.maddie, 14)
    withdrawing.keep_standing(session, issue, by=cast.maddie, now=hours(15))
    assert withdrawing.open_withdrawal(session, issue) is None
    assert issue.state == "raised"


def test_a_convenor_is_alone_when_who_raised_it_has_left(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    leave(session, cast, "maddie", "member")
    ask(session, issue, cast.ray)
    assert issue.state == "withdrawn"


def test_who_raised_it_is_alone_where_nobody_convenes(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    leave(session, cast, "ray", "facilitator")
    ask(session, issue, cast.maddie)
    assert issue.state == "withdrawn"


def test_it_is_withdrawn_from_the_forum_that_has_it_too(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    visit = leg(session, issue)
    ask(session, issue, cast.maddie)
    withdrawing.agree_to_withdraw(session, issue, by=cast.ray, now=hours(13))
    assert (issue.state, visit.disposition, visit.left_at) == (
        "withdrawn",
        "withdrawn",
        hours(13),
    )


def test_with_others_behind_it_one_network_leaves_and_the_rest_go_on(
    session: Session, cast: Cast
) -> None:
    issue = both(session, cast)
    ask(session, issue, cast.peter)
    raisers, _ = forums_of(session, issue.id)
    assert (issue.state, raisers) == ("submitted", {cast.forums.far_north.id})
    assert events(session, issue, "issue.left")[-1].forum_id == cast.forums.limestone_coast.id


def test_the_first_network_may_leave_and_the_next_is_asked_from_then_on(
    session: Session, cast: Cast
) -> None:
    issue = both(session, cast)
    ask(session, issue, cast.ray)
    limestone = cast.forums.limestone_coast.id
    assert (issue.state, issue.origin_id) == ("submitted", limestone)
    assert forums_of(session, issue.id)[0] == {limestone}
    kept = select(IssueRaiser.detached_at).where(IssueRaiser.issue_id == issue.id)
    assert list(session.scalars(kept.order_by(IssueRaiser.id))) == [hours(12), None]


def test_whoever_left_the_network_is_told_nothing_more_of_it(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    moved = events(session, issue, "issue.moved")[-1]
    assert cast.maddie.id in recipients_for(session, moved, TODAY)
    leave(session, cast, "maddie", "member")
    assert cast.maddie.id not in recipients_for(session, moved, TODAY)


def test_a_network_that_left_is_told_nothing_more_of_it(session: Session, cast: Cast) -> None:
    issue = both(session, cast)
    ask(session, issue, cast.ray)
    handling.acknowledge(
        session, issue, by=cast.priya, handler_id=cast.priya.id, next_on=in_days(5), now=hours(13)
    )
    told = recipients_for(session, events(session, issue, "issue.moved")[-1], TODAY)
    assert cast.peter.id in told
    assert not told & {cast.maddie.id, cast.ray.id}


def test_a_network_that_left_may_join_again(session: Session, cast: Cast) -> None:
    issue = both(session, cast)
    ask(session, issue, cast.peter)
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="After all.", now=hours(13))
    assert forum.id in forums_of(session, issue.id)[0]


def test_what_is_decided_is_not_withdrawn(session: Session, cast: Cast) -> None:
    for issue in (cascaded(session, cast), joined(session, cast)):
        with pytest.raises(Unlawful):
            ask(session, issue, cast.ray, 20)


def test_a_reason_is_given_and_the_network_is_ones_own(session: Session, cast: Cast) -> None:
    issue = both(session, cast)
    with pytest.raises(Invalid) as refusal:
        withdrawing.withdraw(session, issue, by=cast.ray, reason=" ", now=hours(12))
    assert refusal.value.field == "reason"
    with pytest.raises(Forbidden):
        withdrawing.withdraw(
            session,
            issue,
            by=cast.ray,
            reason="No.",
            forum_id=cast.forums.limestone_coast.id,
            now=hours(12),
        )
    for by in (cast.leanne, cast.gwen, cast.priya, cast.helen):
        with pytest.raises(Forbidden):
            ask(session, issue, by)
