"""“Me too” on a discussion counts each person once, and never its author."""

import pytest
from sqlalchemy import select

from cop.errors import Forbidden
from cop.threads.models import Reaction
from cop.threads.operations import set_me_too
from tests.cast import Cast
from tests.factories import add_thread


def who_has_it_too(cast: Cast) -> list[int]:
    return list(cast.session.scalars(select(Reaction.user_id).where(Reaction.kind == "me_too")))


def test_saying_it_twice_counts_once_and_taking_it_back_leaves_nothing(cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(cast.session, forum, cast.maddie)
    for wanted, left in ((True, [cast.joel.id]), (True, [cast.joel.id]), (False, [])):
        set_me_too(cast.session, forum, thread, by=cast.joel, me_too=wanted)
        assert who_has_it_too(cast) == left


def test_whoever_started_it_is_counted_already(cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(cast.session, forum, cast.maddie)
    with pytest.raises(Forbidden, match="counts for you already"):
        set_me_too(cast.session, forum, thread, by=cast.maddie, me_too=True)


def test_only_members_of_the_forum_say_it(cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(cast.session, forum, cast.maddie)
    with pytest.raises(Forbidden):
        set_me_too(cast.session, forum, thread, by=cast.gwen, me_too=True)
