"""The two databases of a copy: opened so that one can't be changed and the other is empty."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    exists,
    func,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from cop import create_app
from cop.cli.database import bring_to
from cop.config import BACKENDS, ROOT, Config, ConfigError
from cop.database import Base, engine_options, install, sqlalchemy_url
from cop.errors import DomainError
from cop.extensions import db

READ_CACHE, WRITE_CACHE = -2_000, -64_000  # KiB, as SQLite wants them


class Refused(DomainError):
    """A copy that can't be made; the message holds nothing of what the site holds."""


# --- addresses --------------------------------------------------------------------------------


def checked_address(raw: str, name: str) -> str:
    """Return the address with its driver, a file's path from the root; refuse what is none."""
    try:
        url = make_url(sqlalchemy_url(raw))
    except (ArgumentError, ValueError):
        raise _no_address(name) from None
    if url.get_backend_name() not in BACKENDS or "@" in (url.host or ""):
        raise _no_address(name)  # an @ in a password would have made part of it the host
    if url.get_backend_name() == "sqlite":
        if url.database in (None, "", ":memory:"):
            raise _no_address(name)
        # The application and Alembic would each look for a relative path somewhere else.
        url = url.set(database=str(Path(str(url.database)).resolve()))
    return url.render_as_string(hide_password=False)


def shown(address: str) -> str:
    """Return the address without what nobody should read over a shoulder."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    bare = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    return bare.render_as_string()


def _no_address(name: str) -> ConfigError:
    return ConfigError(
        f"{name} must be like postgresql://user@host/name or sqlite:////folder/name.sqlite; "
        "a @ or / in a password is written %40 or %2F."
    )


# --- the source -------------------------------------------------------------------------------


@contextmanager
def open_source(
    address: str, name: str = "FROM"
) -> Iterator[tuple[Connection, Callable[[], bool]]]:
    """Open a database for reading at one moment; the call says whether it was changed since."""
    engine = _engine(address)
    if engine.dialect.name == "sqlite":
        if not os.path.exists(str(engine.url.database)):
            raise Refused(f"{name} is not there: {shown(address)}")
        event.listen(engine, "connect", _only_read)
    try:
        with engine.connect() as watcher, engine.connect() as connection:
            before = _state(watcher)
            yield _at_one_moment(connection), lambda: _state(watcher) != before
    finally:
        engine.dispose()


def refuse_unlike(connection: Connection, name: str) -> None:
    """Refuse a database whose tables are not those of this version, or that holds no site."""
    heads = set(MigrationContext.configure(connection).get_current_heads())
    if heads != _newest():
        raise Refused(
            f"{name} is at {', '.join(sorted(heads)) or 'no version'}, and this version of CoP "
            f"is at {', '.join(sorted(_newest()))}. Run cop db upgrade there first."
        )
    if connection.scalar(text("SELECT count(*) FROM site")) == 0:
        raise Refused(f"{name} holds no site.")


def _at_one_moment(connection: Connection) -> Connection:
    """Begin a transaction that sees the database as it is now, whoever writes to it."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        return connection
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    connection.execution_options(**options)
    connection.execute(text("SELECT 1"))
    return connection


def _state(watcher: Connection) -> object:
    """Return something that is another after any change, by a connection of its own."""
    if watcher.dialect.name == "sqlite":
        return watcher.exec_driver_sql("PRAGMA data_version").scalar()
    # Each row tells which transaction wrote it: a row more, less or changed changes one of these.
    there = set(inspect(watcher).get_table_names()) & set(Base.metadata.tables)
    written = "SELECT count(*), sum(CAST(CAST(xmin AS text) AS bigint)) FROM"
    quote = watcher.dialect.identifier_preparer.quote
    state = [tuple(watcher.execute(text(f"{written} {quote(name)}")).one()) for name in there]
    watcher.rollback()
    return dict(zip(there, state, strict=True))


def _only_read(driver: Any, _record: object) -> None:
    driver.isolation_level = None
    for pragma in ("query_only=ON", "busy_timeout=20000", f"cache_size={READ_CACHE}"):
        driver.execute(f"PRAGMA {pragma}")


# --- the target -------------------------------------------------------------------------------


def refuse_used(address: str) -> None:
    """Refuse a target that holds anything, before anything is done to it."""
    engine = _engine(address)
    if engine.dialect.name == "sqlite" and not os.path.exists(str(engine.url.database)):
        return
    try:
        with engine.connect() as connection:
            _refuse_encoding(connection)
            refuse_filled(connection)
    finally:
        engine.dispose()


def refuse_filled(connection: Connection) -> None:
    """Refuse a database with a row in any table of ours, or with any table of somebody else's."""
    there = set(inspect(connection).get_table_names()) - {"alembic_version"}
    ours = [table for table in every_table() if table.name in there]
    if there and not ours:
        raise Refused("TO holds tables of something else. Name an empty database.")
    filled = [t.name for t in ours if connection.scalar(select(exists().select_from(t)))]
    if filled:
        raise Refused(f"TO is not empty: {filled[0]} has rows. Name an empty database.")


def migrate(address: str) -> None:
    """Make the target's tables as the migrations make them."""
    with create_app(replace(Config.from_env(), database_url=address)).app_context():
        bring_to()
        db.engine.dispose()


@contextmanager
def open_target(address: str) -> Iterator[Connection]:
    """Open a database for one long transaction, which ends in nothing unless it is committed."""
    engine = _engine(address)
    install(engine)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _without_foreign_keys)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _without_foreign_keys(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(f"PRAGMA cache_size={WRITE_CACHE}")


def _refuse_encoding(connection: Connection) -> None:
    """Refuse a PostgreSQL database that can't hold every character."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(select(func.current_setting("server_encoding")))
    if encoding != "UTF8":
        raise Refused(f"TO is encoded in {encoding}. Make it with: createdb -E UTF8 -T template0")


# --- both -------------------------------------------------------------------------------------


def every_table() -> list[Table]:
    """Return the tables of the models by name; no order of them would serve every pointer."""
    return sorted(Base.metadata.tables.values(), key=lambda table: table.name)


def _engine(address: str) -> Engine:
    # What a statement is called with may be confidential, and would stand in its error.
    return create_engine(address, **engine_options(address))


def _newest() -> set[str]:
    return set(ScriptDirectory(str(ROOT / "cop" / "migrations")).get_heads())
