"""Threads that read and then update one row while others read; run by the test of concurrency.

Also run as a process of its own: `python -m tests.database.writers FILE THREADS ROUNDS`.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from threading import Event, Thread

from sqlalchemy import Engine, create_engine, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cop.database import begin_write, engine_options, install
from tests.database.scratch import Diary, Entry


@dataclass
class Outcome:
    """What the threads of one process saw."""

    written: int = 0
    errors: list[str] = field(default_factory=list)
    slowest: float = 0.0


def open_file(path: str) -> Engine:
    url = f"sqlite:///{path}"
    engine = create_engine(url, **engine_options(url) | {"max_overflow": -1})
    install(engine)
    return engine


def write_and_read(path: str, threads: int, rounds: int, readers: int = 4) -> Outcome:
    """Let each thread do its rounds of writing while the readers keep reading."""
    engine, outcome, done = open_file(path), Outcome(), Event()
    reading = [Thread(target=read, args=(engine, outcome, done)) for _ in range(readers)]
    for thread in reading:
        thread.start()
    with ThreadPoolExecutor(threads) as pool:
        for number in range(threads):
            pool.submit(write, engine, outcome, number, rounds)
    done.set()
    for thread in reading:
        thread.join()
    engine.dispose()
    return outcome


def write(engine: Engine, outcome: Outcome, number: int, rounds: int) -> None:
    for turn in range(rounds):
        started = time.monotonic()
        try:
            with Session(engine) as session:
                (add_in_python if (number + turn) % 2 else add_in_sql)(session)
                session.commit()
            outcome.written += 1
        except OperationalError as error:
            outcome.errors.append(str(error.orig))
        outcome.slowest = max(outcome.slowest, time.monotonic() - started)


def add_in_python(session: Session) -> None:
    """Read under the lock, so that no other writer's page is lost."""
    begin_write(session)
    diary = session.get_one(Diary, 1)
    diary.pages += 1
    session.add(Entry(diary_id=diary.id))


def add_in_sql(session: Session) -> None:
    """Read first and write afterwards, as most requests do."""
    diary = session.get_one(Diary, 1)
    with session.begin_nested():
        session.add(Entry(diary_id=diary.id))
    session.execute(update(Diary).values(pages=Diary.pages + 1))


def read(engine: Engine, outcome: Outcome, done: Event) -> None:
    while not done.wait(0.002):
        try:
            with Session(engine) as session:
                session.get_one(Diary, 1)
        except OperationalError as error:
            outcome.errors.append(str(error.orig))


if __name__ == "__main__":
    file, *sizes = sys.argv[1:]
    print(json.dumps(asdict(write_and_read(file, *map(int, sizes)))))
