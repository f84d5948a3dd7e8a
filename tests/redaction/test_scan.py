"""Look through what stands here already: what is found waits for who looks after it."""

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Job
from cop.activity.operations import schedule
from cop.redaction.finding import Finder
from cop.redaction.jobs import BATCHES, screen_existing
from cop.redaction.models import ReviewItem, Standing, WordsScan
from cop.redaction.operations.ruling import call_fine
from cop.redaction.operations.scanning import begin_scan, scan_batch, scan_is_on
from cop.redaction.places import PLACES, subject_of
from cop.redaction.register import words_columns
from cop.screening.models import HeldText, OwnContact, Ruling
from cop.threads.models import Post
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.factories import add_thread
from tests.redaction.planting import NUMBER, discussed, item_of, scan
from tests.screening.sending import MOBILE


def test_every_table_of_words_has_a_place() -> None:
    assert set(PLACES) == {table.name for table in words_columns()}
    kinds = {subject_of(table) for table in words_columns()}
    assert kinds == {
        "thread",
        "issue",
        "directive",
        "consultation",
        "forum",
        "person",
        "organisation",
        "rule_change",
    }


def test_each_place_waits_for_who_looks_after_it_and_holds_no_value(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    session.execute(update(User).where(User.key == "ray").values(position=f"Ring {NUMBER}"))
    assert scan(session) == {
        ("thread.title", "medicare"): 1,
        ("thread.tags", "medicare"): 1,
        ("post.body", "medicare"): 2,
        ("person.position", "medicare"): 1,
    }
    items = session.scalars(select(ReviewItem)).all()
    far_north = cast.forums.far_north.id
    assert {i.forum_id for i in items if i.subject == "thread"} == {far_north}
    assert [i.forum_id for i in items if i.subject == "person"] == [None]
    assert all(NUMBER not in repr(vars(item)) for item in items)


def test_a_second_search_finds_nothing_new(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    assert scan(session) == {}


def test_what_somebody_called_fine_is_not_asked_again_but_another_number_is(
    session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    body = update(Post).where(Post.thread_id == thread.id)
    session.execute(body.values(body=f"On {NUMBER}."))
    scan(session)
    item = item_of(session, "post", "body")
    call_fine(session, item, by=cast.ray, reads_it=True, reason="It is an example.", now=NOW)
    assert scan(session) == {}
    session.execute(body.values(body=f"On {NUMBER}. {MOBILE}"))
    assert scan(session) == {("post.body", "phone"): 1}
    session.expire_all()
    assert (item.state, item.types) == (Standing.WAITING, ["phone"])


def test_what_was_let_through_when_it_was_held_back_is_not_asked_again(
    session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.execute(update(Post).where(Post.thread_id == thread.id).values(body=NUMBER))
    marks = [Finder(session, SECRET).gate.whole(NUMBER)]
    session.add(
        HeldText(
            at=NOW,
            author_id=cast.maddie.id,
            forum_id=thread.forum_id,
            path="/",
            types=[],
            marks=marks,
            state=Ruling.SENT,
        )
    )
    session.flush()
    assert scan(session) == {}


def test_it_goes_on_where_it_was_stopped_with_as_much_in_hand_as_it_was_told(
    session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=6)
    session.execute(update(Post).where(Post.thread_id == thread.id).values(body=f"No {NUMBER}"))
    begin_scan(session)
    only = delete(WordsScan).where(WordsScan.table_name != "post")
    session.execute(only)
    rounds = 0
    while scan_is_on(session):
        # Another process each time: nothing is remembered but what is written down.
        session.expunge_all()
        before = len(session.scalars(select(ReviewItem.id)).all())
        scan_batch(session, Finder(session, SECRET), now=NOW, size=3)
        assert len(session.scalars(select(ReviewItem.id)).all()) - before <= 3
        rounds += 1
    assert len(session.scalars(select(ReviewItem.id)).all()) == 7
    assert rounds == 4


def test_a_forum_s_own_contact_is_no_finding_there(session: Session, cast: Cast) -> None:
    """The rules are those of the place, not of the site alone."""
    forum = cast.forums.far_north
    session.add(
        OwnContact(forum_id=forum.id, kind="mailbox", words="x@y.org", by_id=cast.ray.id, at=NOW)
    )
    session.flush()
    finder = Finder(session, SECRET)
    assert finder.rules(forum.id).mailboxes == {"x@y.org"}
    assert finder.rules(None).mailboxes == frozenset()


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        ("phone", "+61 491 570 156"),
        ("mailbox", "Tahlia.Whitlow@Example.com"),
        ("address", "12 Station Terrace, Port Augusta"),
    ],
)
def test_what_the_list_itself_allows_is_no_finding(
    session: Session, cast: Cast, kind: str, listed: str
) -> None:
    forum_id, by = cast.forums.far_north.id, cast.ray.id
    session.add(OwnContact(forum_id=forum_id, kind=kind, words=listed, by_id=by, at=NOW))
    session.flush()
    assert Finder(session, SECRET).found(listed, None)
    assert scan(session) == {}
    assert session.scalars(select(ReviewItem)).all() == []


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker reads it from its surroundings."""
    monkeypatch.setenv("COP_SECRET_KEY", SECRET)


def test_the_worker_searches_some_thousand_rows_at_a_time(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    jobs = select(Job).where(Job.kind == "screen_existing", Job.done_at.is_(None))
    schedule(session, "screen_existing", not_before=NOW)
    rounds = 0
    while job := session.scalar(jobs.limit(1)):
        screen_existing(session, job, NOW)
        job.done_at = NOW
        rounds += 1
    assert rounds == len(words_columns()) // BATCHES + 1
    assert not scan_is_on(session)
    assert len(session.scalars(select(ReviewItem.id)).all()) == 4


def test_a_second_search_that_finds_the_first_at_its_end_begins_no_third(
    session: Session, cast: Cast
) -> None:
    late = Job(kind="screen_existing", data={"goes_on": True}, not_before=NOW)
    screen_existing(session, late, NOW)
    assert not scan_is_on(session)
