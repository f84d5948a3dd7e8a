"""Demo sets loaded into databases, once for a run of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.demo.entries import PostEntry, ThreadEntry
from cop.demo.reader import PRESETS, DemoSet
from cop.feedback.models import Issue
from cop.presets import read
from cop.presets.loader import load_preset
from tests.databases import drop, make_empty, make_tables

PASSWORD = "one password for all personas"


@contextmanager
def site(jurisdiction: str, folder: Path, now: datetime) -> Iterator[Session]:
    """A site of the jurisdiction's preset without anybody in it."""
    name = f"cop_demo_{jurisdiction}"
    engine = make_empty(name, folder)
    make_tables(engine)
    with Session(engine) as session:
        load_preset(session, read(PRESETS[jurisdiction]), now=now)
        session.commit()
        yield session
    engine.dispose()
    drop(name)


def only_issues(demo: DemoSet) -> DemoSet:
    """The set with no more discussion than its issues need: what their states hang on."""
    needed = {key for i in demo.issues for key in (*i.source_threads, *i.deliberation_threads)}
    threads = tuple(_opening(thread) for thread in demo.threads if thread.key in needed)
    return replace(demo, threads=threads, consultations=())


def issue(session: Session, reference: str) -> Issue:
    return session.scalars(select(Issue).where(Issue.reference == reference)).one()


def _opening(thread: ThreadEntry) -> ThreadEntry:
    first: PostEntry = replace(thread.posts[0], reactions={})
    return replace(thread, posts=(first,), reactions={}, solved_post=None)
