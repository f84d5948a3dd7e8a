"""What can be found, and the full-text index over it, which each database builds in its own way.

SQLite: an FTS5 table over the rows, kept by triggers. Its tokenizer cuts at blanks alone.
PostgreSQL: a GIN index. There each row gets marks of its neighbourhood by a trigger, so that the
newest can be searched without reading the index of a common word from end to end."""

from typing import Any

from sqlalchemy import Connection, String, Table, Text, UniqueConstraint, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words, sqlite_driver

INDEX = "search_index"
WORDS_INDEX = "ix_search_document_words"
# Neighbourhoods of 4,096, 32,768 and 262,144 documents: the letter of the mark, and how many bits.
WINDOWS = {"b": 12, "c": 15, "d": 18}
REALLY_DELETES = (3, 42)
# Every act adds a piece to the index of SQLite, and a search opens each of its words in every
# piece: so many of a size are joined, a little with each act, or at the latest at once.
JOINED = {"automerge": 3, "crisismerge": 5}
STEP = 1000  # pages of 4 KB that are joined while others wait


class SearchDocument(Base):
    """The words of something that can be found; who may read it is among its marks.

    Its id says how new it is: what was written later has a higher one."""

    __tablename__ = "search_document"
    __table_args__ = (UniqueConstraint("kind", "key"), {"info": {"beside": INDEX}})

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[int]
    words: Mapped[str] = mapped_column(
        Text().with_variant(TSVECTOR(), "postgresql"),
        info=made_of_words("put again by the slice that owns the document"),
    )


def index_ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that build the index, or what keeps it, once the table is there."""
    return _for_sqlite() if dialect == "sqlite" else _for_postgresql()


def late_ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that are faster after many rows than before them."""
    # What was written last waits in a list that each search reads through: a short one.
    gin = (
        f"CREATE INDEX {WORDS_INDEX} ON search_document USING gin (words)"
        " WITH (gin_pending_list_limit = 128)"
    )
    return () if dialect == "sqlite" else (gin,)


def drop_ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that take it away again, before the table goes."""
    if dialect == "sqlite":
        return (*_without_triggers(), f"DROP TABLE {INDEX}")
    return (
        "DROP TRIGGER search_document_neighbours ON search_document",
        "DROP FUNCTION search_neighbours",
    )


def clear_ddl(dialect: str) -> tuple[str, ...]:
    """Return the statements that empty the table and its index at once, not row by row.

    What `late_ddl` builds is gone then."""
    if dialect != "sqlite":
        return (
            f"DROP INDEX IF EXISTS {WORDS_INDEX}",
            "TRUNCATE search_document RESTART IDENTITY",
        )
    return (
        *_without_triggers(),
        "DELETE FROM search_document",
        f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')",  # noqa: S608
        *_settings(),
        *_triggers(),
    )


def join_ddl(*, first: bool) -> str:
    """Return the statement that joins the pieces of SQLite's index a step further.

    The first step says what is to be joined: all of them to one."""
    return _setting("merge", -STEP if first else STEP)


def _for_sqlite() -> tuple[str, ...]:
    table = (
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5 (words, content='search_document',"
        " content_rowid='id', columnsize=0, tokenize=\"ascii tokenchars '_'\")"
    )
    return (table, *_settings(), *_triggers())


def _settings() -> tuple[str, ...]:
    settings = dict(JOINED)
    if sqlite_driver().sqlite_version_info >= REALLY_DELETES:
        # Without it, words of deleted rows stay in the index until it is next merged.
        settings["secure-delete"] = 1
    return tuple(_setting(name, value) for name, value in settings.items())


def _setting(name: str, value: int) -> str:
    return f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('{name}', {value})"  # noqa: S608


def _triggers() -> tuple[str, ...]:
    add = f"INSERT INTO {INDEX} (rowid, words) VALUES (new.id, new.words);"  # noqa: S608
    # FTS5 takes commands as rows that name it; this one needs the words as they were.
    old = "('delete', old.id, old.words)"
    take = f"INSERT INTO {INDEX} ({INDEX}, rowid, words) VALUES {old};"  # noqa: S608
    of = "ON search_document BEGIN"
    return (
        f"CREATE TRIGGER search_document_insert AFTER INSERT {of} {add} END",
        f"CREATE TRIGGER search_document_update AFTER UPDATE {of} {take} {add} END",
        f"CREATE TRIGGER search_document_delete AFTER DELETE {of} {take} END",
    )


def _without_triggers() -> tuple[str, ...]:
    return tuple(
        f"DROP TRIGGER search_document_{change}" for change in ("insert", "update", "delete")
    )


def _for_postgresql() -> tuple[str, ...]:
    marks = ", ".join(f"'{letter}_' || (NEW.id >> {bits})" for letter, bits in WINDOWS.items())
    return (
        "CREATE OR REPLACE FUNCTION search_neighbours() RETURNS trigger LANGUAGE plpgsql AS $$"
        f" BEGIN NEW.words := NEW.words || array_to_tsvector(ARRAY[{marks}]);"
        " RETURN NEW; END $$",
        "CREATE TRIGGER search_document_neighbours BEFORE INSERT OR UPDATE ON search_document"
        " FOR EACH ROW EXECUTE FUNCTION search_neighbours()",
    )


def _build(_table: Table, connection: Connection, **_: Any) -> None:
    dialect = connection.dialect.name
    for statement in (*index_ddl(dialect), *late_ddl(dialect)):
        connection.exec_driver_sql(statement)


def _take_down(_table: Table, connection: Connection, **_: Any) -> None:
    for statement in drop_ddl(connection.dialect.name):
        connection.exec_driver_sql(statement)


event.listen(SearchDocument.__table__, "after_create", _build)
event.listen(SearchDocument.__table__, "before_drop", _take_down)
