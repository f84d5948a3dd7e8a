"""The worker does what is due, keeps house, and stops when it is told to."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop import worker
from cop.accounts.kept_text import keep_text
from cop.accounts.models import KeptText
from cop.activity.models import Job
from cop.notifications.models import Notice
from cop.threads.operations import reply
from cop.worker import HANDLERS, keep_house, work, work_once
from tests.cast import NOW, Cast, Forums
from tests.factories import add_thread


@pytest.fixture
def replied(own_database: Engine, clock: time_machine.Traveller) -> Engine:
    """A discussion of Maddie's to which Joel has replied."""
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        thread = add_thread(session, cast.forums.far_north, cast.maddie)
        forum = cast.forums.far_north
        reply(session, forum, thread, by=cast.joel, body="Here too.", now=NOW)
        session.commit()
    return own_database


def test_every_kind_of_job_that_is_written_is_known() -> None:
    assert {"notify", "ask_local_check", "end_window", "revisit"} <= set(HANDLERS)


def test_reply_is_told_of_once(replied: Engine) -> None:
    assert (work_once(replied), work_once(replied)) == (1, 0)
    with Session(replied) as session:
        assert session.scalar(select(func.count()).select_from(Notice)) == 1


def test_worker_stops_when_it_is_told_to(replied: Engine) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(replied, stop))
    thread.start()
    with Session(replied) as session:
        while session.scalar(select(func.count()).where(Job.done_at.is_(None))):
            session.rollback()
            stop.wait(0.05)
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_chore_that_fails_stops_no_other(replied: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with Session(replied) as session:
        keep_text(session, "s" * 40, 1, "/x", [("body", "words")], NOW - timedelta(days=8))
        session.commit()
    monkeypatch.setattr(worker, "keep_calendars", broken)
    keep_house(replied, NOW)
    with Session(replied) as session:
        assert session.scalars(select(KeptText)).all() == []
