"""Posts are numbered densely, whoever writes at the same time, and told of."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.errors import Forbidden, Invalid
from cop.forums.models import Forum, ForumVisit
from cop.threads.models import Post, Thread
from cop.threads.operations import reply
from tests.cast import NOW, Cast, Forums
from tests.factories import add_thread


def test_reply_is_the_next_post_and_the_threads_latest(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=1)
    later = NOW + timedelta(hours=2)
    post = reply(
        session, cast.forums.far_north, thread, by=cast.joel, body=" Us *too*.\r\n", now=later
    )
    assert (post.number, post.body, post.html) == (3, "Us *too*.", "<p>Us <em>too</em>.</p>\n")
    session.refresh(thread)
    assert (thread.post_count, thread.last_post_at) == (3, later)
    assert thread.last_author_id == cast.joel.id
    assert cast.forums.far_north.post_count == 3


def test_reply_is_an_event_with_a_job_beside_it(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=1)
    event = session.scalars(select(Event)).one()
    assert (event.kind, event.subject_id, event.data) == ("thread.reply", thread.id, {"number": 2})
    job = session.scalars(select(Job)).one()
    assert (job.kind, job.data) == ("notify", {"event": event.id})


def test_own_reply_is_not_new_to_its_writer(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, replies=2)
    visit = session.get_one(ForumVisit, (cast.maddie.id, cast.forums.far_north.id))
    session.refresh(visit)
    assert visit.posts_seen == 3


@pytest.mark.parametrize("name", ["peter", "louise", "lien", "colin", "stranger"])
def test_nobody_else_replies(session: Session, cast: Cast, name: str) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie)
    with pytest.raises(Forbidden, match="Only members of Far North CFSN write here"):
        reply(session, forum, thread, by=getattr(cast, name), body="Hello.", now=NOW)


def test_closed_thread_and_archived_forum_take_no_reply(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie)
    thread.locked = True
    with pytest.raises(Forbidden, match="closed to new replies"):
        reply(session, forum, thread, by=cast.joel, body="Hello.", now=NOW)
    thread.locked, forum.status = False, "archived"
    with pytest.raises(Forbidden, match="archived"):
        reply(session, forum, thread, by=cast.joel, body="Hello.", now=NOW)


@pytest.mark.parametrize(("body", "says"), [(" \n ", "Write something"), ("x" * 20_001, "by 1 ")])
def test_empty_and_endless_replies_are_refused(
    session: Session, cast: Cast, body: str, says: str
) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie)
    with pytest.raises(Invalid, match=says):
        reply(session, forum, thread, by=cast.joel, body=body, now=NOW)


def test_thirty_replies_at_once_are_numbered_without_a_gap(own_database: Engine) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        writers = [cast.maddie, cast.joel, cast.leanne, cast.ray]
        forum_id = cast.forums.far_north.id
        thread_id = add_thread(session, cast.forums.far_north, cast.maddie).id
        session.commit()

    def write(number: int) -> None:
        with Session(own_database) as session:
            forum, thread = session.get_one(Forum, forum_id), session.get_one(Thread, thread_id)
            by = writers[number % len(writers)]
            reply(session, forum, thread, by=by, body=f"Reply {number}", now=NOW)
            session.commit()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(30)))
    with Session(own_database) as session:
        numbers = session.scalars(select(Post.number).order_by(Post.number)).all()
        assert numbers == list(range(1, 32))
        assert session.get_one(Thread, thread_id).post_count == 31
        assert session.get_one(Forum, forum_id).post_count == 31
