"""`cop copy-database` carries a whole site over, or nothing, and says so."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.accounts.kept_text import keep_text
from cop.accounts.models import Organisation, SignInFailure
from cop.activity.models import Event
from cop.activity.operations import record
from cop.cli import cop as commands
from cop.cli import copying
from cop.cli.copying.compare import same
from cop.config import ROOT
from cop.database import Base
from cop.forums.models import Forum
from cop.site.models import Site
from cop.threads.models import Post
from tests.cast import NOW, Cast, Forums, load_cast
from tests.conftest import SECRET
from tests.databases import POSTGRESQL, address, drop, make_empty, open_engine
from tests.factories import add_thread, submit_issue

Run = Callable[..., Result]

on_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="SQLite takes it")
# What a database might change: quotes, marks of its own, blanks at the ends, what has no width.
ODD = [
    "🏳️‍🌈 kata 👩🏽‍⚕️",
    'it\'s "so" \\ \\n %s :name $1 ;--',
    "",
    " \t\r\n ",
    "é ≠ é",
    "\u200b",
    "x" * 900_000,
]
MOMENT = datetime(2026, 10, 4, 2, 59, 59, 999_999, tzinfo=UTC)  # as Adelaide’s clocks go forward


@pytest.fixture(scope="module")
def site_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database with the cast, an issue and odd content, made once."""
    folder = tmp_path_factory.mktemp("site")
    path = folder / "site.sqlite"
    assert runner(folder)("db", "upgrade", COP_DATABASE_URL=f"sqlite:///{path}").exit_code == 0
    engine = open_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        load_cast(session)
        fill(session)
        session.commit()
    with engine.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return path


def fill(session: Session) -> None:
    """Write what is hard to carry over: rows that point at each other, and odd values."""
    cast = Cast(session, Forums(session))
    first, second = submit_issue(cast), submit_issue(cast)
    first.merged_into_id = second.id  # to a row that comes after it
    cast.account("joel").merged_into_id = cast.maddie.id
    cast.account("maddie").persona = None
    cast.account("leanne").persona = ""
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    for number, body in enumerate(ODD, thread.post_count + 1):
        at = MOMENT + timedelta(microseconds=number)
        row = {"thread_id": thread.id, "number": number, "author_id": cast.joel.id, "at": at}
        session.execute(insert(Post).values(**row, body=body, html=body))
    data = {"text": ODD[:6], "true": True, "one": 1, "float": 0.1, "big": 2**60, "none": None}
    record(session, "odd", subject="thread", subject_id=1, by_id=None, now=MOMENT, **data)
    # The highest number is not the count: the next must be higher still.
    kind, about = "ngo", "Ünïcödé"
    session.add(Organisation(id=4711, key="late", name="Late", kind=kind, about=about))
    keep_text(session, "s" * 40, cast.maddie.id, "/x", [("body", ODD[0])], NOW)


@pytest.fixture
def site(site_file: Path, tmp_path: Path) -> str:
    """The same site, in a file of the test's own."""
    shutil.copy(site_file, tmp_path / "from.sqlite")
    return f"sqlite:///{tmp_path / 'from.sqlite'}"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Engine]:
    """An empty database of the kind that the tests are run against."""
    engine = make_empty("cop_copied", tmp_path)
    yield engine
    engine.dispose()
    drop("cop_copied")


@pytest.fixture
def to(there: Engine, tmp_path: Path) -> str:
    return address("cop_copied", tmp_path)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner(tmp_path)


def settings(folder: Path) -> dict[str, str]:
    return {"COP_MODE": "test", "COP_INSTANCE": str(folder), "COP_SECRET_KEY": SECRET}


def runner(folder: Path) -> Run:
    def run(*words: str, **env: str) -> Result:
        told = CliRunner(env={"COP_DATABASE_URL": None, **settings(folder), **env})
        return told.invoke(commands, words, catch_exceptions=False)

    return run


# --- it arrives -----------------------------------------------------------------------------


def test_site_that_went_there_and_back_is_the_same(
    run: Run, site: str, to: str, tmp_path: Path
) -> None:
    back = tmp_path / "back.sqlite"
    for way in ((site, to), (to, f"sqlite:///{back}")):
        told = run("copy-database", *way)
        assert (told.exit_code, told.stderr) == (0, "")
        assert "  post: 10\n" in told.stdout
        assert "every value was read again on both sides and is the same" in told.stdout
    assert run("copy-database", "--compare", site, f"sqlite:///{back}").exit_code == 0
    assert raw(back) == raw(tmp_path / "from.sqlite")


def raw(path: Path) -> dict[str, list[Any]]:
    """Every row as the file holds it, read by nothing of ours."""
    with sqlite3.connect(path) as file:
        kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        names = file.execute(kept).fetchall()
        return {
            name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr) for (name,) in names
        }


def test_copy_is_a_database_like_any_other(run: Run, site: str, to: str, there: Engine) -> None:
    assert run("copy-database", site, to).exit_code == 0
    assert run("db", "check", COP_DATABASE_URL=to).exit_code == 0  # tables, constraints, triggers
    with Session(there) as session:
        refused(session, update(Event).values(kind="other"))
        refused(session, insert(Forum.__table__).values({**one(session, Forum), "parent_id": 999}))


def refused(session: Session, statement: Any) -> None:
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(statement)


def one(session: Session, model: type[Base]) -> dict[str, Any]:
    row = session.execute(select(model.__table__).limit(1)).one()._mapping
    changed = {"id": 900, "key": "new", "slug": "new", "name": "New"}
    return {**row, **{name: value for name, value in changed.items() if name in row}}


def test_numbers_go_on_after_the_highest(run: Run, site: str, to: str, there: Engine) -> None:
    assert run("copy-database", site, to).exit_code == 0
    with Session(there) as session:
        session.add(new := Organisation(key="new", name="New", kind="ngo"))
        highest = session.scalar(select(func.max(Event.id))) or 0
        record(session, "x", subject="thread", subject_id=1, by_id=None, now=NOW)
        session.flush()
        assert new.id == 4712
        assert session.scalar(select(func.max(Event.id))) == highest + 1


@pytest.mark.skipif(not POSTGRESQL, reason="SQLite has no sequences")
def test_every_sequence_stands_after_the_highest(
    run: Run, site: str, to: str, there: Engine
) -> None:
    assert run("copy-database", site, to).exit_code == 0
    sequences = text(
        "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences"
        " WHERE schemaname = current_schema()"
    )
    with there.connect() as connection:
        names = [name for name, _ in connection.execute(sequences)]
        assert len(names) > 50
        for name in names:
            following = connection.scalar(text(f"SELECT nextval('{name}')"))
            table = name.removesuffix("_id_seq")
            column = "id" if name.endswith("_id_seq") and table in Base.metadata.tables else None
            if column:
                assert following > (connection.scalar(text(f"SELECT max(id) FROM {table}")) or 0)


def test_table_made_from_others_is_made_anew(
    run: Run, site: str, to: str, there: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(connection: Any) -> None:
        connection.execute(insert(SignInFailure).values(email_hash="h", count=3, last_at=NOW))

    monkeypatch.setitem(SignInFailure.__table__.info, "derived", fill)
    assert run("copy-database", site, to).exit_code == 0
    with Session(there) as session:
        assert session.scalars(select(SignInFailure.count)).all() == [3]


def test_table_that_nobody_knows_is_left_out_aloud(
    run: Run, site: str, to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SignInFailure.__table__.info, "derived", True)
    with sqlite3.connect(tmp_path / "from.sqlite") as file:
        file.execute("CREATE TABLE ledger (id integer)")
        file.execute("CREATE TABLE sign_in_failure_index (id integer)")  # beside a derived table
    told = run("copy-database", site, to)
    assert told.exit_code == 0
    assert "Left out, as CoP doesn’t know what they are: ledger.\n" in told.stdout


# --- what differs is found ------------------------------------------------------------------

PLANTED = {
    "UPDATE post SET body = 'geheim' WHERE id = 3": r"post: row 3 \(id 3 differs in body\)",
    "UPDATE person SET persona = '' WHERE key = 'maddie'": r"person: row 1 \(id 1 differs in p",
    "UPDATE thread SET last_post_at = '2026-03-03 00:30:00.000001+00'": r"differs in last_post_at",
    "DELETE FROM notice; DELETE FROM post WHERE id = 4": r"row 4 \(id 4 is missing in TO\)",
    "INSERT INTO counter VALUES ('geheim', 1)": r"counter: row \d \(name … is in TO alone\)",
}


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_difference_is_named_but_not_shown(
    run: Run, site: str, to: str, there: Engine, planted: str
) -> None:
    assert run("copy-database", site, to).exit_code == 0
    with there.begin() as connection:
        for statement in planted.split("; "):
            connection.execute(text(statement))
    told = run("copy-database", "--compare", site, to)
    assert told.exit_code == 1
    assert re.search(PLANTED[planted], told.stdout), told.stdout
    assert len(told.stdout.splitlines()) == 1
    assert "geheim" not in told.output


@pytest.mark.parametrize(
    ("left", "right"), [(True, 1), (1, 1.0), ({"a": 1}, {"a": True}), (None, ""), ("a", b"a")]
)
def test_what_python_thinks_alike_differs(left: object, right: object) -> None:
    assert not same(left, right)
    assert same(left, left)


def test_copy_that_differs_is_not_kept(
    run: Run, site: str, to: str, there: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(target: Any) -> None:
        target.execute(update(Site).values(name="geheim"))

    monkeypatch.setattr(copying, "rebuild", spoil)
    told = run("copy-database", site, to)
    assert told.exit_code == 1
    assert "site: row 1 (id 1 differs in name)" in told.stdout
    assert "geheim" not in told.output
    assert nothing_in(there)


def nothing_in(engine: Engine) -> bool:
    with engine.connect() as connection:
        tables = Base.metadata.sorted_tables
        return not any(connection.scalar(select(func.count()).select_from(t)) for t in tables)


# --- refusals -------------------------------------------------------------------------------


def test_target_that_holds_anything_is_refused(run: Run, site: str, to: str) -> None:
    assert run("copy-database", site, to).exit_code == 0
    for words in ((site, to), (site, site)):
        told = run("copy-database", *words)
        assert told.exit_code == 1
        assert "TO is not empty" in told.stderr


def test_target_with_tables_of_others_is_refused(
    run: Run, site: str, to: str, there: Engine
) -> None:
    with there.begin() as connection:
        connection.execute(text("CREATE TABLE ledger (id integer)"))
    told = run("copy-database", site, to)
    assert (told.exit_code, told.stdout) == (1, "")
    assert "tables of something else" in told.stderr


def test_source_of_another_version_is_refused(run: Run, site: str, to: str) -> None:
    run("db", "downgrade", "-1", COP_DATABASE_URL=site)
    assert "Run cop db upgrade there first" in run("copy-database", site, to).stderr


def test_source_that_is_not_there_is_not_made(run: Run, to: str, tmp_path: Path) -> None:
    told = run("copy-database", f"sqlite:///{tmp_path / 'none.sqlite'}", to)
    assert (told.exit_code, told.stdout) == (1, "")
    assert not (tmp_path / "none.sqlite").exists()


def test_source_without_a_site_is_refused(run: Run, to: str, tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    run("db", "upgrade", COP_DATABASE_URL=empty)
    assert "FROM holds no site" in run("copy-database", empty, to).stderr


@pytest.mark.parametrize(
    "wrong",
    [
        "postgresql://me:geheim@127.0.0.1:1/none",
        "postgresql://me:geheim@127.0.0.1:port/none",
        "postgresql://me:ge@geheim@127.0.0.1/none",
        "postgresql://me@127.0.0.1:1/none?password=geheim",
        "mysql://me:geheim@127.0.0.1/none",
        "sqlite://",
        "geheim",
    ],
)
def test_password_is_never_printed(run: Run, site: str, wrong: str) -> None:
    for words in ((site, wrong), (wrong, site)):
        told = run("copy-database", *words)
        assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
        assert "geheim" not in told.stderr


def test_row_without_its_parent_stops_the_copy(
    run: Run, site: str, to: str, there: Engine, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "from.sqlite") as file:
        file.execute("DELETE FROM organisation WHERE key = 'dhs'")
    told = run("copy-database", site, to)
    assert told.exit_code == 1
    assert "FROM lacks rows that person points to, in organisation." in told.stderr
    assert nothing_in(there)


@on_postgresql
@pytest.mark.parametrize("change", ["body = 'ge' || char(0) || 'heim'", "number = 99999999999"])
def test_row_that_the_target_cannot_take_is_named_but_not_shown(
    run: Run, site: str, to: str, there: Engine, tmp_path: Path, change: str
) -> None:
    with sqlite3.connect(tmp_path / "from.sqlite") as file:
        file.execute(f"UPDATE post SET {change} WHERE id = 5")
    told = run("copy-database", site, to)
    assert told.exit_code == 1
    assert "TO doesn’t take post, id 5" in told.stderr
    assert "heim" not in told.output
    assert nothing_in(there)


# --- meanwhile ------------------------------------------------------------------------------


@pytest.fixture
def written_meanwhile(to: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody writes to this database while it is copied."""

    def arrange(url: str) -> None:
        def write(_target: Any) -> None:
            engine = open_engine(url)
            with engine.begin() as connection:
                connection.execute(update(Site).values(name="Renamed"))
            engine.dispose()

        monkeypatch.setattr(copying, "rebuild", write)

    return arrange


def test_copy_of_a_site_in_use_is_given_up(
    run: Run, site: str, to: str, there: Engine, written_meanwhile: Callable[[str], None]
) -> None:
    written_meanwhile(site)
    told = run("copy-database", site, to)
    assert told.exit_code == 1
    assert "FROM was written to while it was copied" in told.stderr
    assert nothing_in(there)


def test_copy_of_a_site_in_use_can_be_wanted(
    run: Run, site: str, to: str, tmp_path: Path, written_meanwhile: Callable[[str], None]
) -> None:
    assert run("copy-database", site, to).exit_code == 0
    written_meanwhile(to)
    back = f"sqlite:///{tmp_path / 'back.sqlite'}"
    told = run("copy-database", "--in-use", to, back)
    assert told.exit_code == 0
    assert "as it was at the beginning" in told.stdout
    assert run("copy-database", "--compare", site, back).exit_code == 0


def test_killed_copy_is_never_served_and_starts_over(
    run: Run, site: str, to: str, there: Engine, tmp_path: Path
) -> None:
    def alone(*words: str) -> "subprocess.CompletedProcess[str]":
        env = os.environ | settings(tmp_path) | {"COP_DATABASE_URL": to}
        command = [sys.executable, *words]
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)

    copy = alone("-c", KILLED_BEFORE_THE_END, "copy-database", site, to)
    assert copy.returncode == -signal.SIGKILL
    assert "  post: 10\n" in copy.stdout
    told = alone("-m", "cop.cli", "serve")
    assert (told.returncode, told.stdout) == (2, "")
    assert "holds no site" in told.stderr
    assert nothing_in(there)
    assert run("copy-database", site, to).exit_code == 0


KILLED_BEFORE_THE_END = """
import os, signal
from cop.cli import copying, main
copying.let_go = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
main()
"""
