"""Jobs are done once by any number of workers, survive their deaths, and don't block each other."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop.activity.jobs import (
    LEASE,
    MOST_ATTEMPTS,
    claim,
    forget_done_jobs,
    run_due_jobs,
    run_next_job,
)
from cop.activity.models import Job
from cop.activity.operations import schedule
from cop.database import begin_write
from cop.site.models import Counter
from tests.cast import NOW

ROOT = Path(__file__).parents[2]
LATER = NOW + LEASE + timedelta(seconds=1)


def count(session: Session, job: Job, now: datetime) -> None:
    """Count, in the database, how often this job was done."""
    begin_write(session)
    session.merge(Counter(name=f"job {job.id}", value=0))
    session.flush()
    session.get_one(Counter, f"job {job.id}", with_for_update=True).value += 1


def fail(session: Session, job: Job, now: datetime) -> None:
    session.add(Counter(name="half done", value=1))
    session.flush()
    raise RuntimeError("no luck\x00")


HANDLERS = {"count": count, "fail": fail}


@pytest.fixture
def jobs(own_database: Engine) -> Engine:
    with Session(own_database) as session:
        for _ in range(40):
            schedule(session, "count", not_before=NOW)
        session.commit()
    return own_database


def test_two_workers_do_every_job_once(jobs: Engine) -> None:
    def work(_: int) -> int:
        with Session(jobs) as session:
            return run_due_jobs(session, HANDLERS, NOW)

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == 40
    with Session(jobs) as session:
        done = session.scalars(select(Counter.value).where(Counter.name.like("job %"))).all()
        assert done == [1] * 40
        assert waiting(session) == 0


def test_job_is_not_done_before_its_time(session: Session) -> None:
    schedule(session, "count", not_before=NOW + timedelta(hours=1))
    assert run_due_jobs(session, HANDLERS, NOW) == 0
    assert run_due_jobs(session, HANDLERS, NOW + timedelta(hours=1)) == 1


def test_jobs_are_done_in_the_order_they_fell_due(session: Session) -> None:
    late = schedule(session, "count", not_before=NOW).id
    early = schedule(session, "count", not_before=NOW - timedelta(hours=1)).id
    assert [claim(session, NOW).job_id, claim(session, NOW).job_id] == [early, late]


def test_claimed_job_is_nobody_elses_until_the_lease_ends(session: Session) -> None:
    schedule(session, "count", not_before=NOW)
    assert claim(session, NOW) is not None
    assert claim(session, NOW + LEASE) is None
    assert claim(session, LATER).attempt == 2


def test_slow_worker_takes_back_what_another_has_begun(jobs: Engine) -> None:
    def slow(session: Session, job: Job, now: datetime) -> None:
        session.expire_all()
        session.rollback()
        with Session(jobs) as other:  # the lease has ended meanwhile
            assert claim(other, LATER).job_id == job.id
        count(session, job, now)

    with Session(jobs) as session:
        run_next_job(session, {"count": slow}, NOW)
        assert session.scalar(select(func.count()).select_from(Counter)) == 0
        assert waiting(session) == 40


def test_failing_job_waits_longer_each_time_and_is_given_up(session: Session) -> None:
    job = schedule(session, "fail", not_before=NOW)
    waits = []
    for _ in range(MOST_ATTEMPTS):
        now = session.get_one(Job, job.id, populate_existing=True).not_before
        assert run_due_jobs(session, HANDLERS, now) == 1
        waits.append((job.not_before - now).total_seconds())
    assert waits == [10, 20, 40, 80, 160, 320, 640, 1280]
    assert run_due_jobs(session, HANDLERS, NOW + timedelta(days=9)) == 0
    assert (job.done_at, job.error) == (None, "RuntimeError('no luck\\x00')")


def test_failing_job_leaves_nothing_half_done_and_blocks_no_other(session: Session) -> None:
    schedule(session, "fail", not_before=NOW - timedelta(hours=1))
    schedule(session, "unheard of", not_before=NOW - timedelta(hours=1))
    good = schedule(session, "count", not_before=NOW)
    assert run_due_jobs(session, HANDLERS, NOW) == 3
    session.expire_all()
    assert good.done_at == NOW
    assert session.get(Counter, "half done") is None


def test_killed_workers_job_is_done_by_another_after_the_lease(jobs: Engine) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", HANG, jobs.url.render_as_string(hide_password=False)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    with killed:
        assert killed.stdout.readline() == b"in the middle\n"
        os.kill(killed.pid, signal.SIGKILL)
    with Session(jobs) as session:
        assert waiting(session) == 40
        assert run_due_jobs(session, HANDLERS, NOW) == 39
        assert run_due_jobs(session, HANDLERS, LATER) == 1
        done = session.scalars(select(Counter.value).where(Counter.name.like("job %"))).all()
        assert done == [1] * 40


def test_done_jobs_are_forgotten_after_a_month_and_others_never(session: Session) -> None:
    done = schedule(session, "count", not_before=NOW)
    run_due_jobs(session, HANDLERS, NOW)
    schedule(session, "count", not_before=NOW)
    forget_done_jobs(session, NOW + timedelta(days=29))
    assert session.get(Job, done.id, populate_existing=True)
    forget_done_jobs(session, NOW + timedelta(days=31))
    assert session.scalars(select(Job.done_at)).all() == [None]


def waiting(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Job).where(Job.done_at.is_(None))) or 0


HANG = """
import sys, time
from sqlalchemy.orm import Session
from cop.activity.jobs import run_next_job
from tests.activity.test_jobs import NOW, count
from tests.databases import open_engine

def hang(session, job, now):
    count(session, job, now)
    print("in the middle", flush=True)
    time.sleep(60)

with Session(open_engine(sys.argv[1])) as session:
    run_next_job(session, {"count": hang}, NOW)
"""
