"""Run migrations on a connection of their own, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection, Engine, Enum, create_engine, event, text

import cop.migrations.refusals  # noqa: F401 - makes op.make_append_only known
from cop.database import Base, UTCDateTime, engine_options, install
from cop.search.models import INDEX, WORDS_INDEX

# Any number of our own, by which two migrations of one PostgreSQL database wait for each other.
LOCK = 4_067_001


def migrate() -> None:
    """Bring the database to the revision asked for, or leave it as it was."""
    with connection() as here:
        context.configure(
            connection=here,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
            transactional_ddl=True,
            render_item=_plain_type,
            include_name=_is_ours,
        )
        with context.begin_transaction():
            _wait_for_others(here)
            context.run_migrations()
            _check_foreign_keys(here)


@contextmanager
def connection() -> Iterator[Connection]:
    """Open the application's database, with SQLite's foreign keys off.

    A batch migration rebuilds a table, and dropping the old one would delete its children."""
    url = current_app.config["SQLALCHEMY_DATABASE_URI"]
    engine: Engine = create_engine(url, **engine_options(url))
    install(engine)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _without_foreign_keys)
    try:
        with engine.connect() as here:
            yield here
    finally:
        engine.dispose()


def _without_foreign_keys(driver: Any, _record: object) -> None:
    driver.execute("PRAGMA foreign_keys=OFF")


def _wait_for_others(here: Connection) -> None:
    """Let one migration at a time read which revision the database is at."""
    if here.dialect.name == "sqlite":
        here.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        here.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def _check_foreign_keys(here: Connection) -> None:
    """Refuse what would leave a row without its parent; PostgreSQL checked all along."""
    if here.dialect.name != "sqlite":
        return
    orphans = here.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        tables = ", ".join(sorted({f"{row[0]} (of {row[2]})" for row in orphans}))
        raise RuntimeError(f"{len(orphans)} rows would lose their parents: {tables}.")


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out what keeps the full-text index, which no model describes."""
    return name != WORDS_INDEX and not (kind == "table" and (name or "").startswith(INDEX))


def _plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write types as the database has them, so that an old migration outlives our own."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


migrate()
