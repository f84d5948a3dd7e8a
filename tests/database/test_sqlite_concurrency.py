"""The experiment by which the SQLite recipe was chosen; the naive recipes fail it."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.database import begin_write
from tests.database.conftest import POSTGRESQL
from tests.database.scratch import Diary, Entry, Scratch
from tests.database.writers import open_file, write_and_read

ROOT = Path(__file__).parents[2]

if POSTGRESQL:
    pytest.skip("is about SQLite alone", allow_module_level=True)


@pytest.fixture
def diary(sqlite: Engine) -> Engine:
    Scratch.metadata.create_all(sqlite)
    with Session(sqlite) as session:
        session.add(Diary(id=1))
        session.commit()
    return sqlite


def test_fifty_writing_threads_never_meet_a_lock(diary: Engine) -> None:
    outcome = write_and_read(str(diary.url.database), threads=50, rounds=5)
    assert outcome.errors == []
    assert outcome.written == 250
    assert pages_and_entries(diary) == (250, 250)


def test_two_writing_processes_never_meet_a_lock(diary: Engine) -> None:
    command = [sys.executable, "-m", "tests.database.writers", str(diary.url.database), "25", "5"]
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(run_process, [command] * 2))
    assert [outcome["errors"] for outcome in outcomes] == [[], []]
    assert pages_and_entries(diary) == (250, 250)


def test_many_open_a_new_database_at_once(tmp_path: Path) -> None:
    def first_open(_: int) -> str:
        engine = open_file(str(tmp_path / "new.sqlite"))
        with engine.connect() as connection:
            mode = connection.scalar(text("PRAGMA journal_mode"))
        engine.dispose()
        return str(mode)

    with ThreadPoolExecutor(40) as pool:
        assert set(pool.map(first_open, range(40))) == {"wal"}


def test_reader_does_not_wait_for_a_writer(diary: Engine) -> None:
    with Session(diary) as writer, Session(diary) as reader:
        begin_write(writer)
        writer.get_one(Diary, 1).pages = 7
        writer.flush()
        assert reader.get_one(Diary, 1).pages == 0


def test_half_read_result_does_not_keep_an_old_view(diary: Engine) -> None:
    with Session(diary) as reader, Session(diary) as writer:
        half_read = reader.execute(select(Diary.pages).union_all(select(Diary.pages)))
        half_read.fetchone()
        writer.get_one(Diary, 1).pages = 7
        writer.commit()
        reader.execute(text("UPDATE diary SET pages = pages + 1"))
        reader.commit()
    assert pages_and_entries(diary) == (8, 0)


def test_savepoint_takes_back_only_what_follows_it(diary: Engine) -> None:
    with Session(diary) as session:
        session.add(Diary(id=2))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Diary(id=3))
        session.flush()
        savepoint.rollback()
        session.commit()
        assert session.scalars(select(Diary.id).order_by(Diary.id)).all() == [1, 2]


def test_savepoint_that_comes_first_is_taken_back_with_the_rest(diary: Engine) -> None:
    with Session(diary) as session:
        with session.begin_nested():
            session.add(Diary(id=2))
        session.rollback()
        assert session.scalars(select(Diary.id)).all() == [1]


def test_change_of_the_schema_is_taken_back(diary: Engine) -> None:
    with diary.connect() as connection:
        connection.execute(text("CREATE TABLE passing (id INTEGER)"))
        connection.rollback()
        tables = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        assert "passing" not in tables.all()


def test_row_without_its_parent_is_refused(diary: Engine) -> None:
    with Session(diary) as session:
        session.add(Entry(diary_id=99))
        with pytest.raises(IntegrityError, match="FOREIGN KEY"):
            session.commit()


def test_common_table_expression_that_writes_takes_the_lock(diary: Engine) -> None:
    statement = "WITH n(x) AS (SELECT 1) UPDATE diary SET pages = (SELECT x FROM n)"
    with diary.connect() as connection:
        connection.execute(text(statement))
        connection.rollback()
    assert pages_and_entries(diary) == (0, 0)


def test_acknowledged_word_survives_a_power_cut(diary: Engine) -> None:
    with diary.connect() as connection:
        assert connection.scalar(text("PRAGMA synchronous")) == 2


def run_process(command: list[str]) -> dict[str, object]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def pages_and_entries(engine: Engine) -> tuple[int, int]:
    with Session(engine) as session:
        entries = session.scalar(select(func.count()).select_from(Entry))
        return session.get_one(Diary, 1).pages, entries or 0
