"""What is taken out of the index leaves no word behind, in its tables or in its file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text, update
from sqlalchemy.orm import Session

from cop.database import sqlite_driver
from cop.feedback.operations import local
from cop.search.models import INDEX, REALLY_DELETES
from cop.threads.finding import forget_post, retitle
from cop.threads.models import Thread
from cop.threads.operations import reply
from tests.cast import NOW, Cast, Forums
from tests.databases import POSTGRESQL
from tests.factories import add_thread
from tests.feedback.journeys import hours, raised
from tests.search.finding import keys

WORD = "kestrelwing"
needs_deletion = pytest.mark.skipif(
    not POSTGRESQL and sqlite_driver().sqlite_version_info < REALLY_DELETES,
    reason="this SQLite takes words out of its index later",
)
pytestmark = needs_deletion


def left(session: Session) -> list[str]:
    """The tables that still hold the word, and the file if it does."""
    session.commit()
    if POSTGRESQL:
        query = "SELECT 'document' FROM search_document WHERE words::text LIKE :word"
        return list(session.scalars(text(query), {"word": f"%{WORD}%"}))
    tables = {
        "document": "SELECT words FROM search_document",
        "index": f"SELECT block FROM {INDEX}_data",
        "terms": f"SELECT term FROM {INDEX}_idx",
    }
    found = [
        name
        for name, query in tables.items()
        if any(WORD[3:] in _told(value) for value in session.scalars(text(query)))
    ]
    session.commit()
    return found


def _told(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


@pytest.fixture
def site(own_database: Engine) -> Iterator[Session]:
    with Session(own_database) as session:
        yield session


def test_a_removed_post_leaves_nothing(site: Session) -> None:
    cast = Cast(site, Forums(site))
    thread = add_thread(site, cast.forums.far_north, cast.maddie, replies=3)
    post = reply(
        site, cast.forums.far_north, thread, by=cast.joel, body=f"{WORD}, {WORD}.", now=NOW
    )
    assert "document" in left(site)
    forget_post(site, post)
    site.delete(post)  # only to see whether search keeps a copy
    assert left(site) == []
    assert keys(site, cast.maddie, WORD) == set()


def test_a_title_that_went_away_leaves_nothing(site: Session) -> None:
    cast = Cast(site, Forums(site))
    thread = add_thread(site, cast.forums.far_north, cast.maddie, title=f"The {WORD}")
    retitle(site, [thread.id], "The bird")
    assert left(site) == []


def test_a_case_matter_leaves_nothing(site: Session) -> None:
    cast = Cast(site, Forums(site))
    issue = raised(site, cast)
    issue.title = f"The {WORD}"
    site.execute(update(Thread).values(title=issue.title))
    local.divert(
        site,
        issue,
        by=cast.ray,
        lawful_channel="Ring.",
        note="",
        now=hours(2),
        title="Taken off",
    )
    assert left(site) == []


@pytest.mark.skipif(POSTGRESQL, reason="a server empties its files when it vacuums")
def test_the_file_holds_no_word_of_it(site: Session, tmp_path: Path) -> None:
    cast = Cast(site, Forums(site))
    thread = add_thread(site, cast.forums.far_north, cast.maddie, replies=30)
    post = reply(site, cast.forums.far_north, thread, by=cast.joel, body=WORD, now=NOW)
    site.commit()
    forget_post(site, post)
    site.delete(post)
    site.commit()
    site.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert WORD[3:].encode() not in (tmp_path / "cop_own_tests.sqlite").read_bytes()
