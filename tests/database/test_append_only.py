import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from cop.database import append_only_ddl
from tests.database.scratch import Entry, Scratch


@pytest.fixture(autouse=True)
def one_entry(engine: Engine) -> None:
    Scratch.metadata.create_all(engine)
    run(engine, "INSERT INTO entry (id) VALUES (1)")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET mood = 'glad' WHERE id = 1",
        "UPDATE entry SET id = id",
        "DELETE FROM entry WHERE id = 1",
        "DELETE FROM entry",
    ],
)
def test_row_is_neither_changed_nor_deleted(engine: Engine, change: str) -> None:
    with pytest.raises(IntegrityError, match="entry is append-only"):
        run(engine, change)
    assert rows(engine) == [(1, None)]


def test_row_is_still_added(engine: Engine) -> None:
    run(engine, "INSERT INTO entry (id) VALUES (2)")
    assert rows(engine) == [(1, None), (2, None)]


def test_row_is_not_replaced_by_an_upsert(engine: Engine) -> None:
    upsert = (
        "INSERT INTO entry (id, mood) VALUES (1, 'glad')"
        " ON CONFLICT (id) DO UPDATE SET mood = excluded.mood"
    )
    with pytest.raises(IntegrityError, match="append-only"):
        run(engine, upsert)


def test_databases_own_short_cut_is_refused_too(engine: Engine) -> None:
    short_cuts = {
        "sqlite": "INSERT OR REPLACE INTO entry (id, mood) VALUES (1, 'glad')",
        "postgresql": "TRUNCATE entry",
    }
    with pytest.raises(IntegrityError, match="append-only"):
        run(engine, short_cuts[engine.dialect.name])


def test_other_tables_still_change(engine: Engine) -> None:
    run(engine, "INSERT INTO diary (id, pages) VALUES (1, 0)")
    run(engine, "UPDATE diary SET pages = 1")
    run(engine, "DELETE FROM diary")


def test_migration_makes_the_same_refusals(engine: Engine) -> None:
    run(engine, "CREATE TABLE note (id INTEGER PRIMARY KEY)")
    for statement in append_only_ddl("note", engine.dialect.name):
        run(engine, statement)
    run(engine, "INSERT INTO note (id) VALUES (1)")
    with pytest.raises(IntegrityError, match="note is append-only"):
        run(engine, "DELETE FROM note")


def run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def rows(engine: Engine) -> list[tuple[int, str | None]]:
    with engine.connect() as connection:
        found = connection.execute(
            Entry.__table__.select().with_only_columns(Entry.id, Entry.mood).order_by(Entry.id)
        )
        return [tuple(row) for row in found]
