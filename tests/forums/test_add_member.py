"""Seats hold from day to day; what was written before somebody came is not new to them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.accounts.operations import open_session
from cop.errors import Invalid, Unlawful
from cop.forums.arriving import who_holds
from cop.forums.models import ForumVisit, Membership
from cop.forums.operations import add_member, end_membership
from cop.forums.people import load_person
from cop.forums.tiers import Role
from tests.cast import NOW, TODAY, Cast
from tests.factories import add_thread

A_DAY = timedelta(days=1)


def roles(session: Session, cast: Cast, on: date) -> frozenset[Role]:
    person = load_person(session, cast.account("stranger"), on)
    return person.roles_in(cast.forums.far_north.id)


def test_seat_holds_from_its_first_day_to_its_last(session: Session, cast: Cast) -> None:
    until = TODAY + 9 * A_DAY
    person = cast.stranger.id
    add_member(session, cast.forums.far_north, person, "member", since=TODAY, until=until)
    for on, held in ((TODAY - A_DAY, False), (TODAY, True), (until, True), (until + A_DAY, False)):
        assert bool(roles(session, cast, on)) is held


def test_ended_seat_stays_in_the_record(session: Session, cast: Cast) -> None:
    seat = add_member(session, cast.forums.far_north, cast.stranger.id, "member", since=TODAY)
    end_membership(session, seat, on=TODAY + A_DAY)
    assert not roles(session, cast, TODAY + 2 * A_DAY)
    assert session.get(Membership, seat.id) is seat
    with pytest.raises(Invalid, match="before it begins"):
        end_membership(session, seat, on=TODAY - A_DAY)


def test_old_posts_are_not_new_to_who_comes_and_later_ones_are(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    add_thread(session, forum, cast.maddie, replies=3)
    session.refresh(forum)
    add_member(session, forum, cast.stranger.id, Role.MEMBER, since=TODAY)
    assert new_posts(session, cast.account("stranger")) == 0
    add_thread(session, forum, cast.maddie, replies=1)
    assert new_posts(session, cast.account("stranger")) == 2


def new_posts(session: Session, user: User) -> int:
    """How many posts the navigation calls new in the first of their forums."""
    token = open_session(session, user, browser="test", now=NOW)
    arrived = who_holds(session, token, NOW, lambda _: TODAY)
    assert arrived is not None
    return arrived.forums[0].new_posts


def test_second_role_keeps_what_was_seen(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    add_thread(session, forum, cast.maddie, replies=3)
    add_member(session, forum, cast.joel.id, Role.SPONSOR, since=TODAY)
    assert session.get_one(ForumVisit, (cast.joel.id, forum.id)).posts_seen == 0


@pytest.mark.parametrize("since", [TODAY, TODAY - 9 * A_DAY, TODAY + 9 * A_DAY])
def test_same_role_is_not_held_twice_at_a_time(session: Session, cast: Cast, since: date) -> None:
    forum = cast.forums.far_north
    with pytest.raises(Unlawful, match="hold this role in Far North CFSN already"):
        add_member(session, forum, cast.maddie.id, "member", since=since)


def test_who_left_may_come_back(session: Session, cast: Cast) -> None:
    forum, person = cast.forums.far_north, cast.stranger.id
    for since in (TODAY, TODAY + 20 * A_DAY):
        add_member(session, forum, person, "member", since=since, until=since + 9 * A_DAY)
    seats = session.scalars(select(Membership.since).where(Membership.user_id == person))
    assert len(seats.all()) == 2


def test_seat_does_not_end_before_it_begins(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="before it begins"):
        add_member(
            session,
            cast.forums.far_north,
            cast.stranger.id,
            "member",
            since=TODAY,
            until=TODAY - A_DAY,
        )
