"""Statements built once: each run gets its own values, and each shape its own statement."""

from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Forum, Membership
from cop.forums.people import Person
from cop.forums.permissions import readable_forums, visible_forums
from cop.forums.prepared import Query, Shape, prepared
from cop.forums.tiers import Ability
from tests.cast import PEOPLE, Cast

built: list[str] = []


@prepared
def forums_read(me: Person, tier: str | None = None) -> Query:
    built.append("forums_read")
    query = select(Forum.key).where(readable_forums(me), visible_forums(me))
    return query if tier is None else query.where(Forum.tier == tier)


@prepared
def seats_in(me: Person, forum_ids: list[int], order: str, newest: bool) -> Query:
    query = select(Membership.id).where(
        Membership.user_id == me.id, Membership.forum_id.in_(forum_ids)
    )
    column = Membership.since if order == "since" else Membership.id
    return query.order_by(column.desc() if newest else column)


@prepared
def people_named(names: dict[str, str]) -> Query:
    return select(User.key).where(User.key.in_(names.values())).order_by(User.key)


@prepared
def whole_forum(key: str) -> Query:
    return select(Forum).where(Forum.key == key)


@prepared
def asks_who_they_are(me: Person) -> Query:
    query = select(Forum.id)
    return query.where(Forum.id.in_(me.seats)) if me.forums_where(Ability.READ) else query


def test_everybody_gets_their_own_rows_whoever_asked_before(session: Session, cast: Cast) -> None:
    people = {person.key: person for person in cast.everybody()}
    alone = {
        key: set(
            session.scalars(
                select(Forum.key).where(readable_forums(person), visible_forums(person))
            )
        )
        for key, person in people.items()
    }
    chance = Random(4)
    for _ in range(200):
        key = chance.choice(list(people))
        assert set(forums_read(session, people[key]).scalars()) == alone[key], key


def test_statement_is_built_once_for_each_kind_of_person_and_not_for_each_person(
    session: Session, cast: Cast
) -> None:
    for person in cast.everybody():
        forums_read(session, person, "regional").all()
    built.clear()
    for person in cast.everybody():
        forums_read(session, person, "statewide").all()
    assert len(PEOPLE) > 10
    assert built == []


def test_what_is_left_out_and_what_is_none_shape_the_statement(
    session: Session, cast: Cast
) -> None:
    every = set(forums_read(session, cast.ray).scalars())
    assert set(forums_read(session, cast.ray, None).scalars()) == every
    assert set(forums_read(session, cast.ray, tier="regional").scalars()) < every


def test_lists_may_be_of_any_length_and_of_any_kind(session: Session, cast: Cast) -> None:
    ids = sorted(cast.ray.seats)
    assert len(ids) == 2
    for some in ([], ids[:1], ids, tuple(ids), set(ids), frozenset(ids[1:])):
        found = seats_in(session, cast.ray, some, Shape("id"), False).scalars().all()  # type: ignore[arg-type]
        assert len(found) == len(some)


@pytest.mark.parametrize("order", ["since", "id"])
def test_shapes_and_flags_decide_what_is_built(session: Session, cast: Cast, order: str) -> None:
    ids = list(cast.priya.seats)
    there = seats_in(session, cast.priya, ids, Shape("id"), True).scalars().all()
    here = seats_in(session, cast.priya, ids, Shape("id"), False).scalars().all()
    assert there == here[::-1]
    assert len(set(seats_in(session, cast.priya, ids, Shape(order), False).scalars())) == len(here)


def test_each_value_of_a_dictionary_is_a_value(session: Session, cast: Cast) -> None:
    del cast
    assert people_named(session, {"a": "ray", "b": "maddie"}).scalars().all() == ["maddie", "ray"]
    assert people_named(session, {"a": "gwen", "b": "none"}).scalars().all() == ["gwen"]
    assert people_named(session, {"a": "gwen"}).scalars().all() == ["gwen"]


def test_entities_are_those_of_the_session(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    assert whole_forum(session, forum.key).scalar() is forum


def test_what_the_session_has_not_sent_yet_is_seen(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    before = len(set(forums_read(session, cast.ray).scalars()))
    forum.visibility = "open"
    forum.name = "Changed"
    cast.forums.limestone_coast.visibility = "open"
    assert len(set(forums_read(session, cast.ray).scalars())) == before + 1


def test_asking_a_stand_in_who_it_is_fails_loudly(session: Session, cast: Cast) -> None:
    with pytest.raises(TypeError):
        asks_who_they_are(session, cast.ray)
