"""What the models stand on, and how both databases are opened; nothing here needs Flask."""

import logging
import re
import sqlite3
import threading
import time
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from types import ModuleType
from typing import Any, cast

from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    MetaData,
    Select,
    Table,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.engine import make_url
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

log = logging.getLogger(__name__)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UTCDateTime(TypeDecorator[datetime]):
    """A moment: refused without a time zone, stored in UTC, returned in UTC, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value!r} has no time zone, so it names no moment.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite has no time zones: what comes back bare was stored as UTC by the method above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


# An absent document is NULL, not the JSON word null, so that `IS NULL` means what it says.
_DOCUMENT = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """The root of every model; its metadata names each constraint, so migrations can drop it."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {
        datetime: UTCDateTime(),
        # Stored by value in plain text: a new member then needs no change of the database.
        StrEnum: Enum(StrEnum, native_enum=False, length=40, values_callable=_values),
        # An annotation is looked up exactly as it is written, so each shape is listed.
        dict[str, Any]: _DOCUMENT,
        dict[str, int]: _DOCUMENT,
        dict[str, str]: _DOCUMENT,
        list[Any]: _DOCUMENT,
        list[dict[str, Any]]: _DOCUMENT,
        list[int]: _DOCUMENT,
        list[str]: _DOCUMENT,
    }


# --- the register of words ------------------------------------------------------------------


def words(what: str) -> dict[str, str]:
    """Mark a column in which a person's words stand, `what` being what pages call it.

    Each of them passes the screen before it is kept, and a redaction reaches it."""
    return {"words": what}


def made_of_words(how: str) -> dict[str, str]:
    """Mark a column that holds what was made of a person's words, and say how it is made again."""
    return {"made_of_words": how}


# --- append-only tables ---------------------------------------------------------------------


def append_only(model: type[Base]) -> None:
    """Make the database itself refuse to change or delete the model's rows."""
    table = cast(Table, model.__table__)
    table.info["append_only"] = True  # read by the migrations
    event.listen(table, "after_create", _create_refusals)


def _create_refusals(table: Table, connection: Connection, **_: Any) -> None:
    for statement in append_only_ddl(table.name, connection.dialect.name):
        connection.exec_driver_sql(statement)


def append_only_ddl(table: str, dialect: str) -> tuple[str, ...]:
    """Return the statements by which a migration makes a table append-only.

    A batch migration on SQLite rebuilds the table without its triggers: run them again after it.
    """
    return _append_only_sqlite(table) if dialect == "sqlite" else _append_only_postgresql(table)


def changeable_ddl(table: str, dialect: str) -> tuple[str, ...]:
    """Return the statements by which a migration lets the rows of a table be changed again."""
    if dialect == "sqlite":
        return tuple(f"DROP TRIGGER {table}_refuses_{change}" for change in ("update", "delete"))
    return tuple(
        f"DROP TRIGGER {table}_refuses_{change} ON {table}" for change in ("change", "truncate")
    )


def _append_only_sqlite(table: str) -> tuple[str, ...]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return tuple(
        f"CREATE TRIGGER {table}_refuses_{change} BEFORE {change} ON {table} {refuse}"
        for change in ("update", "delete")
    )


def _append_only_postgresql(table: str) -> tuple[str, ...]:
    return (
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only', ERRCODE = '23000';"
        " END $$",
        f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    )


# --- opening a database ---------------------------------------------------------------------


def sqlalchemy_url(url: str) -> str:
    """Return the address with the driver spelled out, as SQLAlchemy's default varies."""
    return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)


# Statements stay prepared in each connection: preparing a large one takes as long as running it.
SQLITE = {"timeout": 20, "cached_statements": 500}


def engine_options(url: str) -> dict[str, Any]:
    """Return what `create_engine` needs beside the address."""
    address = make_url(sqlalchemy_url(url))
    if address.get_backend_name() != "sqlite":
        return {"pool_pre_ping": True, "max_overflow": 15, "hide_parameters": True}
    options: dict[str, Any] = {"module": sqlite_driver(), "connect_args": dict(SQLITE)}
    options["hide_parameters"] = True  # what people wrote doesn't belong in a log of errors
    if address.database not in (None, "", ":memory:"):
        options["pool_size"] = 20  # a web process has 16 threads, and each keeps its own
    return options


def sqlite_driver() -> ModuleType:
    """Return the one SQLite library of this process: two of them on one file break its locks."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        if sqlite3.sqlite_version_info < (3, 51, 3):
            log.warning("SQLite %s can corrupt a busy database.", sqlite3.sqlite_version)
        return sqlite3


class KeptReady(SQLiteCompiler):
    """Writes how many rows are wanted into the statement itself.

    SQLite plans with that number: as a parameter it would prepare the statement anew each time."""

    def limit_clause(self, select: Any, **how: Any) -> str:
        """Return LIMIT and OFFSET with their numbers in place."""
        written: str = super().limit_clause(  # type: ignore[no-untyped-call]
            select, **{**how, "literal_execute": True}
        )
        return written

    def render_literal_value(self, value: Any, type_: Any) -> str:
        """Return the number as it is written, whether or not its type was said."""
        return str(value) if type(value) is int else super().render_literal_value(value, type_)


# --- SQLite with many writers ---------------------------------------------------------------
#
# Reads run outside a transaction; the first write or savepoint takes the write lock at once. A
# transaction that began by reading could not wait for the lock: SQLite refuses to move its
# snapshot, and the person sees "database is locked".

PRAGMAS = (
    "busy_timeout=20000",
    "synchronous=FULL",  # an acknowledged word survives a power cut
    "foreign_keys=ON",
    "recursive_triggers=ON",  # else INSERT OR REPLACE slips past an append-only table
    "secure_delete=FAST",  # what was redacted is overwritten where it lay
    "cache_size=-500",  # KB for each connection; all read the file through the map below
    "mmap_size=1073741824",
    "journal_size_limit=67108864",
)

WRITES = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|REINDEX)\b"
    r"|\s*WITH\b.*\b(?:INSERT\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\b",
    re.IGNORECASE | re.DOTALL,
)

# SQLite's waiters poll, and the unlucky starve. One waiter for each process, the rest queue fairly.
_GATE = threading.Lock()


def install(engine: Engine) -> None:
    """Make an SQLite engine safe for many readers and writers; leave any other as it is."""
    if engine.dialect.name != "sqlite":
        return
    engine.dialect.statement_compiler = KeptReady
    event.listen(engine, "connect", _configure)
    event.listen(engine, "before_cursor_execute", _lock_before_write)
    event.listen(engine, "after_cursor_execute", _drain_read)
    event.listen(engine, "savepoint", _lock_before_savepoint)


def begin_write(session: Session) -> None:
    """Take SQLite's write lock now, so that what is read next stays true until the commit.

    On PostgreSQL it does nothing: there, read with `with_for_update()`, which SQLite ignores.
    What the session read before may be stale on either: read it again with `populate_existing`.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        _lock(connection)


def really_overwrite(session: Session, how: str = "ON") -> None:
    """Let SQLite write zeros over what is taken away, and over pages that become free by it.

    “FAST” is how it goes on otherwise: it leaves those pages as they are."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA secure_delete={how}")


def insert_once(session: Session, model: type[Base], **values: Any) -> bool:
    """Insert a row unless its key is taken, by whomever, and say whether it was new."""
    key = model.__table__.primary_key
    added = _insert(session, model).values(**values).on_conflict_do_nothing().returning(*key)
    return session.execute(added).first() is not None


def insert_selected_once(
    session: Session, model: type[Base], columns: list[str], rows: Select[*tuple[Any, ...]]
) -> int:
    """Insert what a query finds but for rows whose key is taken; return how many were new."""
    added = _insert(session, model).from_select(columns, rows).on_conflict_do_nothing()
    found = session.execute(added.returning(*model.__table__.primary_key)).all()
    return len(found)


def insert_or_raise(session: Session, model: type[Base], column: str, **values: Any) -> bool:
    """Insert a row, or raise this column of the one that has its key, and say whether it rose."""
    key = model.__table__.primary_key
    insert, now = _insert(session, model).values(**values), model.__table__.c[column]
    higher = insert.on_conflict_do_update(
        index_elements=list(key), set_={column: values[column]}, where=now < values[column]
    )
    options = {"populate_existing": True}
    return session.execute(higher.returning(*key), execution_options=options).first() is not None


def _insert(session: Session, model: type[Base]) -> Any:
    postgres = session.connection().dialect.name == "postgresql"
    insert: Any = postgresql.insert if postgres else sqlite.insert
    return insert(model)


def _configure(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing on its own
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    _enter_wal(connection)


def _enter_wal(connection: Any, attempts: int = 200) -> None:
    """Turn the write-ahead log on; SQLite does not wait for others who do so too, so we do."""
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite_driver().OperationalError:
        if not attempts:
            raise
        time.sleep(0.05)
        _enter_wal(connection, attempts - 1)


def _in_transaction(connection: Connection) -> bool:
    driver: Any = connection.connection.dbapi_connection
    return bool(driver.in_transaction)


def _lock(connection: Connection) -> None:
    if not _in_transaction(connection):
        with _GATE:
            connection.exec_driver_sql("BEGIN IMMEDIATE")


def _lock_before_savepoint(connection: Connection, _name: str) -> None:
    _lock(connection)


def _lock_before_write(
    connection: Connection, _cursor: DBAPICursor, sql: str, _values: Any, context: Any, _many: bool
) -> None:
    if context is None:  # of what is prepared, which only reads
        return
    compiled = context.isinsert or context.isupdate or context.isdelete or context.isddl
    if compiled or WRITES.match(sql):
        _lock(connection)


def _drain_read(
    connection: Connection, cursor: DBAPICursor, _sql: str, _values: Any, context: Any, _many: bool
) -> None:
    """Read all rows at once, as a half-read cursor would pin an old snapshot."""
    if cursor.description is None or _in_transaction(connection):
        return
    if not context.execution_options.get("stream_results"):
        rows = cursor.fetchall()
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
            cursor, initial_buffer=rows
        )
