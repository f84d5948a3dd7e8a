"""The index written again is the index that was, in the order in which everything was said."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from cop.search import models, operations
from cop.search.models import SearchDocument
from cop.search.operations import rebuild
from cop.search.queries import search
from cop.search.words import Document
from cop.threads.models import Post
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.databases import POSTGRESQL
from tests.factories import add_thread
from tests.feedback.journeys import joined
from tests.search.finding import indexed, keys


def order(session: Session) -> list[tuple[str, int]]:
    newest = select(SearchDocument.kind, SearchDocument.key).order_by(SearchDocument.id)
    return [(kind, key) for kind, key in session.execute(newest)]


def build(session: Session) -> list[int]:
    written = list(rebuild(session))
    session.flush()
    return written


def test_it_holds_what_the_operations_wrote(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.limestone_coast, cast.gwen, replies=3)
    joined(session, cast)
    written = indexed(session)
    assert build(session)[-1] == len(written)
    assert indexed(session) == written
    assert keys(session, cast.gwen, "travel") != set()


def test_it_is_in_the_order_of_time_across_kinds_and_batches(
    session: Session, cast: Cast, monkeypatch: object
) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, replies=2)
    joined(session, cast)
    later = NOW + timedelta(days=3)
    add_thread(session, cast.forums.far_north, cast.maddie, replies=2, now=later)
    before = order(session)
    operations.BATCH, whole = 2, operations.BATCH
    try:
        assert build(session)[:3] == [0, 2, 4]
    finally:
        operations.BATCH = whole
    after = order(session)
    posts = [key for kind, key in after if kind == "post"]
    assert sorted(after) == sorted(before)
    assert posts == sorted(posts)
    first_issue = next(entry for entry in after if entry[0] == "issue")
    assert after.index(first_issue) < after.index(("post", posts[-1]))


def test_it_leaves_out_what_was_removed(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=1)
    first = update(Post).where(Post.thread_id == thread.id, Post.number == 1)
    session.execute(first.values(removed_at=NOW))
    build(session)
    assert len(order(session)) == 1


def pieces(session: Session) -> int:
    """How many pieces SQLite's index consists of: a search opens each of its words in every one."""
    return int(session.scalar(text("SELECT count(DISTINCT segid) FROM search_index_idx")) or 0)


@pytest.mark.skipif(POSTGRESQL, reason="There an index is one piece.")
def test_it_is_one_piece_and_later_acts_leave_few(
    session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=12)
    monkeypatch.setattr(operations, "BATCH", 2)
    monkeypatch.setattr(models, "STEP", 1)
    list(rebuild(session))
    session.commit()
    assert pieces(session) == 1
    most = 0
    for number in range(40):
        document = Document("post", 10**6 + number, "", f"Voucher {number} of {thread.id}")
        operations.put(session, document)
        session.commit()
        most = max(most, pieces(session))
    assert 1 < most < 10  # fifteen as SQLite has it


def test_it_goes_on_where_it_was_stopped_by_starting_again(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, replies=5)
    written = indexed(session)
    next(rebuild(session))
    assert indexed(session) == {}
    build(session)
    assert indexed(session) == written


def test_what_is_written_meanwhile_is_there_once(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie, replies=1)
    building = rebuild(session)
    next(building)
    reply(session, forum, thread, by=cast.joel, body="A kestrel.", now=NOW)
    list(building)
    assert len(search(session, cast.joel, "kestrel").lines) == 1
    assert len(order(session)) == 3
