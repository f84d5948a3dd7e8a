"""A read mark only rises, and is written only when it does."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cop.forums.models import ForumVisit
from cop.threads.models import ReadMark, Thread
from cop.threads.operations import mark_read, visit_forum
from tests.cast import Cast, Forums
from tests.counting import Statements
from tests.factories import add_thread


def test_mark_rises_and_never_falls(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=4)
    for number, mark in ((2, 2), (5, 5), (3, 5)):
        mark_read(session, thread, by=cast.joel, number=number)
        assert session.get_one(ReadMark, (cast.joel.id, thread.id)).number == mark


def test_reading_again_writes_nothing(session: Session, cast: Cast, statements: Statements) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=4)
    joel = cast.joel
    mark_read(session, thread, by=joel, number=5)
    with statements() as counted:
        mark_read(session, thread, by=joel, number=5)
        session.flush()
    assert [sql for sql in counted.sent if not sql.startswith("SELECT")] == []


def test_what_was_read_is_no_longer_new_in_the_forum(session: Session, cast: Cast) -> None:
    forum, joel = cast.forums.far_north, cast.joel
    thread = add_thread(session, forum, cast.maddie, replies=4)
    mark_read(session, thread, by=joel, number=3)
    assert seen(session, joel.id, forum.id) == 3
    visit_forum(session, forum, by=joel)
    assert seen(session, joel.id, forum.id) == 5
    mark_read(session, thread, by=joel, number=5)
    assert seen(session, joel.id, forum.id) == 5


def test_same_page_opened_many_times_at_once_ends_at_the_furthest(own_database: Engine) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        joel = cast.joel
        thread_id = add_thread(session, cast.forums.far_north, cast.maddie, replies=19).id
        session.commit()

    def read(number: int) -> None:
        with Session(own_database) as session:
            mark_read(session, session.get_one(Thread, thread_id), by=joel, number=number)
            session.commit()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(read, [3, 20, 7, 12, 1, 18, 20, 5, 9, 2] * 2))
    with Session(own_database) as session:
        assert session.get_one(ReadMark, (joel.id, thread_id)).number == 20


def seen(session: Session, user_id: int, forum_id: int) -> int:
    return session.get_one(ForumVisit, (user_id, forum_id), populate_existing=True).posts_seen
