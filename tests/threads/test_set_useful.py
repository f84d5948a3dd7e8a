"""“Useful” counts once for each person, and can be taken back."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.errors import Forbidden
from cop.forums.models import Forum
from cop.threads.models import Post
from cop.threads.operations import set_useful
from cop.threads.queries import get_post
from tests.cast import Cast, Forums
from tests.factories import add_thread


def test_useful_counts_once_and_is_taken_back_once(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    post = get_post(session, add_thread(session, forum, cast.maddie).id, 1)
    for useful, count in ((True, 1), (True, 1), (False, 0), (False, 0)):
        set_useful(session, forum, post, by=cast.joel, useful=useful)
        assert post.useful_count == count
    for name in ("joel", "ray"):
        set_useful(session, forum, post, by=getattr(cast, name), useful=True)
    assert post.useful_count == 2


@pytest.mark.parametrize(
    ("name", "says"), [("maddie", "your own post"), ("peter", "Only members"), ("louise", "Only")]
)
def test_author_and_others_of_elsewhere_may_not(
    session: Session, cast: Cast, name: str, says: str
) -> None:
    forum = cast.forums.far_north
    post = get_post(session, add_thread(session, forum, cast.maddie).id, 1)
    with pytest.raises(Forbidden, match=says):
        set_useful(session, forum, post, by=getattr(cast, name), useful=True)


def test_clicking_many_times_at_once_counts_once(own_database: Engine) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        joel, forum_id = cast.joel, cast.forums.far_north.id
        add_thread(session, cast.forums.far_north, cast.maddie)
        session.commit()

    def click(_: int) -> None:
        with Session(own_database) as session:
            post = session.scalars(select(Post)).one()
            set_useful(session, session.get_one(Forum, forum_id), post, by=joel, useful=True)
            session.commit()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(click, range(12)))
    with Session(own_database) as session:
        assert session.scalars(select(Post.useful_count)).one() == 1
