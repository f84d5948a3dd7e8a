"""Communities of a forum: one's own to say, and kept by those who run it."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, NotFound
from cop.forums.communities import (
    Belonging,
    belong,
    communities_for,
    keep_out,
    leave,
    let_in,
    who_belongs,
)
from cop.forums.models import CommunityMember, Membership
from cop.forums.operations import end_membership
from cop.site.queries import read_site
from tests.cast import NOW, TODAY, Cast


def mine(session: Session, cast: Cast, name: str) -> dict[str, bool]:
    facts = read_site(session)
    assert facts is not None
    person = getattr(cast, name)
    lines = communities_for(session, cast.forums.far_north, person, facts.settings)
    return {line.key: line.mine for line in lines}


def test_somebody_says_that_they_belong_once(session: Session, cast: Cast) -> None:
    assert mine(session, cast, "leanne") == {"first_nations": False, "women": False, "men": False}
    for _ in range(2):
        belong(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    assert mine(session, cast, "leanne")["women"]
    assert len(cast.leanne.communities) == 1
    assert not cast.maddie.communities


def test_it_holds_in_that_forum_alone(session: Session, cast: Cast) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    belong(session, cast.forums.cultural_practice, "women", by=cast.leanne, now=NOW)
    assert len(cast.leanne.communities) == 2


def test_who_leaves_leaves_no_trace(session: Session, cast: Cast) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    leave(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    assert not session.scalars(select(CommunityMember)).all()
    assert not cast.leanne.communities


def test_only_members_of_the_forum_say_so(session: Session, cast: Cast) -> None:
    for outsider in ("gwen", "louise", "colin", "stranger"):
        with pytest.raises(Forbidden):
            belong(session, cast.forums.far_north, "women", by=getattr(cast, outsider), now=NOW)


def test_a_community_that_the_site_doesnt_know_is_refused(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid):
        belong(session, cast.forums.far_north, "tall_people", by=cast.leanne, now=NOW)


def test_whoever_is_taken_out_cant_say_it_again_until_they_are_let_in(
    session: Session, cast: Cast
) -> None:
    forum, joel = cast.forums.far_north, cast.joel
    belong(session, forum, "women", by=joel, now=NOW)
    keep_out(session, forum, "women", joel.id, by=cast.ray, now=NOW)
    assert not cast.joel.communities
    leave(session, forum, "women", by=joel, now=NOW)  # which doesn't wipe the slate
    with pytest.raises(Forbidden, match="convenor"):
        belong(session, forum, "women", by=joel, now=NOW)
    let_in(session, forum, "women", joel.id, by=cast.ray)
    belong(session, forum, "women", by=joel, now=NOW)
    assert cast.joel.communities


def test_those_who_run_the_forum_alone_see_and_keep_who_belongs(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    belong(session, forum, "women", by=cast.leanne, now=NOW)
    assert who_belongs(session, forum, cast.ray) == [
        Belonging("women", cast.leanne.id, "Leanne Cooper", False)
    ]
    for name in ("maddie", "leanne", "peter", "colin", "lien"):
        with pytest.raises(Forbidden):
            who_belongs(session, forum, getattr(cast, name))
        with pytest.raises(Forbidden):
            keep_out(session, forum, "women", cast.leanne.id, by=getattr(cast, name), now=NOW)


def test_nobody_is_put_into_a_community_by_others(session: Session, cast: Cast) -> None:
    with pytest.raises(NotFound):
        let_in(session, cast.forums.far_north, "women", cast.maddie.id, by=cast.ray)
    with pytest.raises(NotFound):
        keep_out(session, cast.forums.far_north, "men", cast.joel.id, by=cast.ray, now=NOW)


def test_who_leaves_the_forum_belongs_to_none_of_its_communities(
    session: Session, cast: Cast
) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.leanne, now=NOW)
    seat = session.scalars(
        select(Membership).where(
            Membership.user_id == cast.leanne.id,
            Membership.forum_id == cast.forums.far_north.id,
        )
    ).one()
    end_membership(session, seat, on=TODAY - timedelta(days=1))
    assert not cast.leanne.communities
