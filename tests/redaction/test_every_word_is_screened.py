"""Replay the South Australian demo, and what it has none of: no word is kept that wasn't screened.

Each act opens a gate of its own, as a form does. What the act writes into a column of words must
have passed that gate, or stand in the database already. Every column of words is written."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, update
from sqlalchemy.orm import Session

from cop.demo.history import play
from cop.demo.links import Links
from cop.demo.loader import nothing_archived, scenes_of
from cop.demo.people import load_people
from cop.demo.reader import read_demo
from cop.demo.stage import Stage
from cop.feedback.operations.local import TOMBSTONE
from cop.presets import read
from cop.presets.loader import load_preset
from cop.screening.gate import screen
from cop.screening.operations.holding import NOBODY_LOOKED
from cop.site.queries import read_site
from cop.threads.models import Post, Thread
from tests.cast import NOW, Cast, Forums
from tests.databases import drop, make_empty, make_tables
from tests.factories import add_thread
from tests.redaction.acts import ACTS
from tests.redaction.watching import Watch

OURS = frozenset({TOMBSTONE, NOBODY_LOOKED})
# Why a whole text was taken away; no operation does that yet.
WRITTEN_BY_NOBODY = {
    "report_text.redacted_because",
    "step_note.redacted_because",
    "directive_step_note.redacted_because",
}


@pytest.fixture(scope="module")
def walked(database: Engine, tmp_path_factory: pytest.TempPathFactory) -> Watch:
    watch = Watch(OURS)
    replay_the_demo(watch, tmp_path_factory.mktemp("walk"))
    with database.connect() as connection, watch.watching(database):
        taken_back = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            do_the_rest(watch, session)
        taken_back.rollback()
    return watch


def replay_the_demo(watch: Watch, folder: Path) -> None:
    engine, now = make_empty("cop_walk", folder), NOW
    make_tables(engine)
    with watch.watching(engine), Session(engine) as session:
        with watch.unit():
            load_preset(session, read("sa-cfss"), now=now)
            session.flush()
        replay(watch, session, now)
    engine.dispose()
    drop("cop_walk")


def replay(watch: Watch, session: Session, now: datetime) -> None:
    """Everything that the loader does, each act of it as a unit of work."""
    site = read_site(session)
    assert site is not None
    stage, demo = Stage(session, site, now), read_demo("sa")
    with watch.unit():
        load_people(stage, demo, None)
        session.flush()
    links = Links.of(list(demo.issues))
    with nothing_archived(stage):
        scenes = [replace(s, do=watch.each(s.do)) for s in scenes_of(stage, demo)]
        tie = watch.each(lambda at: links.make(stage, at))
        play(session, scenes, tie, until=stage.now)


def do_the_rest(watch: Watch, session: Session) -> None:
    cast = Cast(session, Forums(session))
    for act in ACTS:
        with session.begin_nested() as point, watch.unit():
            act(session, cast)
            session.flush()
            point.rollback()
        session.expire_all()


def test_nothing_is_kept_that_was_not_screened(walked: Watch) -> None:
    assert walked.missed == {}


def test_every_column_of_words_was_written(walked: Watch) -> None:
    assert walked.never_written() == WRITTEN_BY_NOBODY


def test_a_word_that_passed_no_gate_is_missed(
    database: Engine, session: Session, cast: Cast
) -> None:
    watch = Watch()
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    with watch.watching(database):
        with watch.unit():
            screen("Passed,  and  trimmed.", "title")
            session.execute(update(Thread).values(title="Passed, and trimmed."))
            thread.tags = ["Nobody looked"]
            session.flush()
        with watch.unit():
            post = {"thread_id": thread.id, "author_id": cast.maddie.id, "at": NOW}
            said = [{"number": n, "body": f"Said {n}", "html": "", **post} for n in (2, 3)]
            session.execute(insert(Post), said)
    assert watch.missed == {"thread.tags": {"Nobody looked"}, "post.body": {"Said 2", "Said 3"}}
