"""The rule for one forum and the clause for lists never differ, for anybody."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import NotFound
from cop.forums.models import Forum
from cop.forums.permissions import (
    can_read_forum,
    can_see_forum,
    readable_forums,
    visible_forums,
)
from cop.forums.queries import get_forum, list_forums
from tests.cast import FORUMS, PEOPLE, Cast


@pytest.fixture
def every_kind(session: Session, cast: Cast) -> list[Forum]:
    """Every forum of the preset, one of them open and one archived."""
    cast.forums.eyre_western.visibility = "open"
    cast.forums.limestone_coast.status = "archived"
    session.flush()
    return list(session.scalars(select(Forum)))


@pytest.mark.parametrize("name", PEOPLE)
def test_rule_and_clause_agree(
    session: Session, cast: Cast, every_kind: list[Forum], name: str
) -> None:
    person = getattr(cast, name)
    for rule, clause in ((can_see_forum, visible_forums), (can_read_forum, readable_forums)):
        by_rule = {forum.key for forum in every_kind if rule(person, forum)}
        by_clause = set(session.scalars(select(Forum.key).where(clause(person))))
        assert by_rule == by_clause


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("maddie", {"far_north", "eyre_western"}),
        ("leanne", {"far_north", "cultural_practice", "eyre_western"}),
        ("ray", {"far_north", "statewide", "eyre_western"}),
        ("helen", {"leaders", "eyre_western"}),
        ("priya", {"statewide", "leaders", "eyre_western"}),
        ("lien", {"eyre_western"}),
        ("louise", set()),
        ("colin", set()),
        ("stranger", set()),
    ],
)
def test_who_reads_what(cast: Cast, every_kind: list[Forum], name: str, reads: set[str]) -> None:
    person = getattr(cast, name)
    found = {key for key in FORUMS if can_read_forum(person, getattr(cast.forums, key))}
    assert found == reads


def test_restricted_forum_is_found_by_its_members_alone(session: Session, cast: Cast) -> None:
    there = ("statewide", "cultural-practice")
    assert get_forum(session, *there, cast.leanne) is cast.forums.cultural_practice
    for person in cast.everybody():
        if person != cast.leanne:
            with pytest.raises(NotFound):
                get_forum(session, *there, person)
            listed = {forum.slug for forum in list_forums(session, "statewide", person)}
            assert "cultural-practice" not in listed
            assert "spf" in listed


@pytest.mark.parametrize("there", [("regional", "spf"), ("statewide", "nowhere"), ("x", "y")])
def test_forum_is_found_only_where_it_is(
    session: Session, cast: Cast, there: tuple[str, str]
) -> None:
    with pytest.raises(NotFound):
        get_forum(session, *there, cast.ray)


def test_archived_forums_are_listed_last(
    session: Session, cast: Cast, every_kind: list[Forum]
) -> None:
    last = list_forums(session, "regional", cast.ray)[-1]
    assert last.id == cast.forums.limestone_coast.id
