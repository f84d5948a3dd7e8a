"""Two web processes and two workers behind nginx: killed, restarted, and nobody loses a word."""

import json
import os
import socketserver
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.config import ROOT
from cop.notifications.models import Notice
from cop.threads.models import Post, Thread
from tests.deploy.conftest import needs_nginx, needs_postgresql
from tests.deploy.processes import COP, HeldWeb, Process, Web, worker
from tests.deploy.proxy import Proxy, nginx
from tests.deploy.visitors import HURRIED, THINKING, Tally, Visitor, Writer, together

pytestmark = [needs_nginx, needs_postgresql]

PEOPLE = ("maddie", "leanne", "joel", "ray")


@contextmanager
def load(
    proxy: Proxy, threads: list[str], thinking: float = THINKING
) -> Iterator[Callable[[], Tally]]:
    """People who read and write in both discussions; the call ends it and says what they saw."""
    end = threading.Event()
    signed_in = [(Visitor(proxy).sign_in(name), name) for name in PEOPLE]
    again = [(Visitor(proxy).sign_in(name), f"{name} elsewhere") for name in PEOPLE]
    pairs = zip(signed_in + again, threads * len(PEOPLE), strict=True)
    writers = [Writer(browser, name, thread, end, thinking) for (browser, name), thread in pairs]
    for writer in writers:
        writer.start()

    def finish() -> Tally:
        end.set()
        for writer in writers:
            writer.join(90)
            assert not writer.is_alive()
        return together(writers)

    yield finish
    end.set()


@pytest.fixture
def webs(env: dict[str, str], tmp_path: Path) -> Iterator[list[Web]]:
    yield from running([Web(env, tmp_path), Web(env, tmp_path)])


@pytest.fixture
def held_webs(env: dict[str, str], tmp_path: Path) -> Iterator[list[HeldWeb]]:
    yield from running([HeldWeb(env, tmp_path), HeldWeb(env, tmp_path)])


@pytest.fixture
def workers(env: dict[str, str], tmp_path: Path) -> Iterator[list[Process]]:
    yield from running([worker(env, tmp_path, "1"), worker(env, tmp_path, "2")])


P = TypeVar("P", bound=Process)


def running(processes: list[P]) -> Iterator[list[P]]:
    for process in processes:
        process.start()
    yield processes
    for process in processes:
        process.end()


def test_killed_processes_lose_nothing_and_do_nothing_twice(
    webs: list[Web],
    workers: list[Process],
    threads: list[str],
    env: dict[str, str],
    own_database: Engine,
    tmp_path: Path,
) -> None:
    ports = [web.port for web in webs]
    with nginx(tmp_path, *ports) as proxy, load(proxy, threads, HURRIED) as finish:
        for web, working in zip(webs, workers, strict=True):
            time.sleep(3)
            web.kill()
            working.kill()
            time.sleep(2)
            web.start()
            working.start()
        time.sleep(2)
        seen = finish()
    report("killed", seen)
    assert {failure for failure in seen.failures if failure.isdigit()} <= {"429", "502"}
    for working in workers:
        working.stop()
    do_what_is_left(env)
    with Session(own_database) as session:
        check_posts(session, seen)
        check_jobs(session)
        check_notices(session)


def do_what_is_left(env: dict[str, str]) -> None:
    """Do what a killed worker had in hand, in the hour after, when its lease is over."""
    later = {"COP_MODE": "test", "COP_CLOCK_OFFSET_DAYS": "0.05"}
    subprocess.run([*COP, "worker", "--once"], cwd=ROOT, env=env | later, check=True)


def check_posts(session: Session, seen: Tally) -> None:
    """What was acknowledged is there, once; nothing else is; posts are numbered without a gap."""
    bodies = Counter(session.scalars(select(Post.body).where(Post.number > 1)))
    assert len(seen.acknowledged) > 20
    assert bodies == Counter(seen.acknowledged)
    assert set(seen.acknowledged) == seen.sent
    for thread in session.scalars(select(Thread)):
        numbers = select(Post.number).where(Post.thread_id == thread.id).order_by(Post.number)
        assert session.scalars(numbers).all() == list(range(1, thread.post_count + 1))


def check_jobs(session: Session) -> None:
    """Every job is done, without an error; those of the killed were taken up again."""
    jobs = session.scalars(select(Job).where(Job.kind == "notify")).all()
    assert [job.id for job in jobs if job.done_at is None or job.error] == []
    print(f"jobs: {len(jobs)}, taken again: {sum(job.attempts > 1 for job in jobs)}")


def check_notices(session: Session) -> None:
    """Each reply was told to everybody who had written before it but its author, once."""
    replies = session.scalars(select(Event).where(Event.kind == "thread.reply")).all()
    assert len(replies) == session.scalar(select(func.count()).where(Post.number > 1))
    for event in replies:
        earlier = select(Post.author_id).where(
            Post.thread_id == event.subject_id, Post.number < event.data["number"]
        )
        told = session.scalars(select(Notice.user_id).where(Notice.event_id == event.id)).all()
        assert sorted(told) == sorted(set(session.scalars(earlier)) - {event.by_id})


# --- restarted one after the other ----------------------------------------------------------


def test_rolling_restart_turns_nobody_away(
    held_webs: list[HeldWeb],
    workers: list[Process],
    threads: list[str],
    own_database: Engine,
    tmp_path: Path,
) -> None:
    units: dict[str, Process] = {f"cop-web@{web.port}.service": web for web in held_webs}
    units |= {f"cop-worker@{number}.service": w for number, w in enumerate(workers, 1)}
    ports = [web.port for web in held_webs]
    with (
        nginx(tmp_path, *ports) as proxy,
        load(proxy, threads) as finish,
        systemd(units, tmp_path) as env,
    ):
        time.sleep(2)
        script = [str(ROOT / "deploy" / "rolling-restart.sh")]
        done = subprocess.run(script, env=env, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        time.sleep(1)
        seen = finish()
    report("restarted", seen)
    assert [line.split()[0] for line in done.stdout.splitlines()] == sorted(units)
    assert seen.failures == []
    with Session(own_database) as session:
        check_posts(session, seen)


@contextmanager
def systemd(units: dict[str, Process], folder: Path) -> Iterator[dict[str, str]]:
    """A `systemctl` that knows these units: it lists them, and restarts one as systemd would."""

    class Call(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            verb, *words = json.loads(self.rfile.readline())
            if verb == "list-units":
                kind = words[-1].split("@")[0]
                lines = [f"{name} loaded active running" for name in units if kind in name]
                self.wfile.write("\n".join(lines).encode())
            else:
                assert (verb, len(words)) == ("restart", 1)
                assert units[words[0]].stop() == 0
                units[words[0]].start()

    (folder / "bin").mkdir()
    (folder / "bin" / "systemctl").write_text(f"#!{sys.executable}\n{SYSTEMCTL}")
    (folder / "bin" / "systemctl").chmod(0o755)
    with socketserver.ThreadingUnixStreamServer(str(folder / "s"), Call) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        yield os.environ | {"PATH": path, "SYSTEMD": str(folder / "s")}
        server.shutdown()


SYSTEMCTL = """
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as line:
    line.connect(os.environ["SYSTEMD"])
    line.sendall(json.dumps(sys.argv[1:]).encode() + b"\\n")
    with line.makefile() as answer:
        print(answer.read(), end="")
"""


def report(what: str, seen: Tally) -> None:
    print(
        f"{what}: {seen.asked} requests, {len(seen.acknowledged)} replies, "
        f"{Counter(seen.failures)}, median {median(seen.seconds):.3f} s, "
        f"longest {max(seen.seconds):.2f} s"
    )
