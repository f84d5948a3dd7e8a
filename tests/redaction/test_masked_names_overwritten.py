"""After a name was masked without anybody asking, no byte of the database's file holds it."""

from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.activity.models import Job
from cop.feedback.models import UndoPoint
from cop.feedback.operations import raising
from cop.feedback.operations.masking import mask_directly
from cop.notifications import jobs as telling
from cop.notifications.models import Notice
from cop.redaction.jobs import overwrite
from cop.threads.models import Thread
from cop.threads.operations import reply
from tests.cast import NOW, Cast, Forums
from tests.conftest import SECRET
from tests.databases import POSTGRESQL
from tests.factories import add_thread, brief
from tests.feedback.journeys import hours

NAME = "Zebbedee Quorn"
LONG = "Words that fill more than a page of the file. " * 200


def test_no_byte_is_left_of_a_name(own_database: Engine, tmp_path: Path) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        thread = told_of(session, cast)
        assert in_the_files(tmp_path) or POSTGRESQL
        forum = cast.forums.far_north
        mask_directly(session, SECRET, forum, thread, by=cast.ray, name=NAME, now=hours(2))
        session.commit()
        do_jobs(session)
        titles = session.scalars(select(Notice.title)).all()
        assert titles
        assert not [title for title in titles if "Quorn" in title]
        assert not session.scalars(select(UndoPoint)).all()
        session.commit()
        for job in session.scalars(select(Job).where(Job.kind == "overwrite")).all():
            session.commit()
            overwrite(session, job, NOW)
        session.commit()
    assert in_the_files(tmp_path) == []


def told_of(session: Session, cast: Cast) -> Thread:
    """A discussion about him with many long replies, raised, and told of to everybody there."""
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie, title=f"What {NAME} taught us", body=NAME)
    for n in range(30):
        said = f"{LONG[: n * 150]} {NAME} {LONG[: n * 90]}"
        reply(session, forum, thread, by=cast.joel, body=f"{n}. {said}", now=hours(1))
    said = brief(what_is_happening=f"Since {NAME} died, nobody drives.")
    raising.raise_issue(
        session, forum, thread, by=cast.maddie, title=f"{NAME} drove", brief=said, now=hours(1)
    )
    session.commit()
    do_jobs(session)
    return thread


def do_jobs(session: Session) -> None:
    """Do what tells people, and what takes back what they were told."""
    for job in session.scalars(select(Job).where(Job.kind.in_(telling.HANDLERS))).all():
        telling.HANDLERS[job.kind](session, job, NOW)
    session.commit()


def in_the_files(folder: Path) -> list[str]:
    """The files of the database in which the name stands."""
    files = folder.glob("cop_own_tests.sqlite*")
    return [file.name for file in files if NAME.encode() in file.read_bytes()]
