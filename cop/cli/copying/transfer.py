"""Carry the rows over: in batches, through the models' types, whatever points to whatever.

No order of the tables would do: rows point to rows of their own table, and some day tables will
point at each other. So foreign keys rest while rows are brought, and all of them are checked at
the end. Everything else the database demands (unique, not null, checks, append-only) holds
throughout."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Row,
    String,
    Table,
    cast,
    collate,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.exc import DBAPIError, StatementError

from cop.cli.copying.naming import key_words
from cop.cli.copying.sides import Refused, every_table, refuse_filled

BATCH = 500  # a post is at most some tens of kilobytes, so a batch stays within some megabytes
OFTEN = 50_000

Tell = Callable[[str], None]


def kept_tables() -> list[Table]:
    """Return what is copied: every table but those made from others."""
    return [table for table in every_table() if "derived" not in table.info]


def strangers(source: Connection) -> list[str]:
    """Return the tables that the models don't know, but for those beside a derived one."""
    known = {"alembic_version", *(table.name for table in every_table())}
    derived = [table for table in every_table() if "derived" in table.info]
    beside = tuple(name for t in derived for name in (t.name, t.info.get("beside", t.name)))
    there = set(inspect(source).get_table_names()) - known
    return sorted(name for name in there if not name.startswith(beside))


def rebuild(target: Connection) -> None:
    """Let each derived table be filled anew by the function of a connection it is marked with."""
    for table in every_table():
        fill = table.info.get("derived")
        if callable(fill):
            fill(target)


def rows_of(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """Read a table in the order of its key, the same on both databases, some rows at a time."""
    ordered = select(*stored(table)).order_by(*_in_order(connection, table))
    try:
        with connection.execute(ordered, execution_options={"yield_per": BATCH}) as result:
            yield from result.partitions()
    except (ValueError, LookupError, StatementError) as problem:
        kind = type(problem).__name__
        raise Refused(f"{table.name} holds what can’t be read ({kind}).") from None


def stored(table: Table) -> list[Column[Any]]:
    """Return the columns that are written; those that the database computes follow from them."""
    return [column for column in table.columns if column.computed is None]


def key_of(table: Table) -> list[Column[Any]]:
    """Return the columns that tell rows apart."""
    return list(table.primary_key) or stored(table)


def _in_order(connection: Connection, table: Table) -> list[Any]:
    # PostgreSQL sorts words as a language does. Bytes are the same everywhere.
    bytewise = connection.dialect.name == "postgresql"
    return [
        collate(column, "C") if bytewise and isinstance(column.type, String) else column
        for column in key_of(table)
    ]


# --- before and after -------------------------------------------------------------------------

_FOREIGN_KEYS = text(
    "SELECT CAST(CAST(conrelid AS regclass) AS text), quote_ident(conname),"
    " pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)"
)


class ForeignKey(NamedTuple):
    """A constraint as PostgreSQL writes it."""

    table: str
    name: str
    definition: str


def take_over(target: Connection) -> list[ForeignKey]:
    """Begin the transaction, alone with an empty database; return the keys that rest meanwhile."""
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("BEGIN IMMEDIATE")  # its foreign keys are off since it was opened
        refuse_filled(target)
        return []
    # Dropping a constraint needs no superuser, only the owner, who has just made the table. It
    # keeps everybody else out until the end, and adding it again checks every row.
    held = [ForeignKey(*row) for row in target.execute(_FOREIGN_KEYS)]
    for key in held:
        target.exec_driver_sql(f"ALTER TABLE {key.table} DROP CONSTRAINT {key.name}")
    refuse_filled(target)
    return held


def let_go(target: Connection, held: list[ForeignKey]) -> None:
    """Check that every row has the rows it points to, and let the database number on."""
    if target.dialect.name == "sqlite":
        orphans = target.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise _orphaned(orphans[0][0], orphans[0][2])
        return
    for key in held:
        again = f"ALTER TABLE {key.table} ADD CONSTRAINT {key.name} {key.definition}"
        try:
            target.exec_driver_sql(again)
        except DBAPIError:
            raise _orphaned(key.table, key.definition.split("REFERENCES ")[1]) from None
    for table in kept_tables():
        _number_on(target, table)


def finish(target: Connection) -> None:
    """Leave the copy ready for use: one whole file, or a planner that knows the new rows."""
    if target.dialect.name == "sqlite":
        target.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        target.exec_driver_sql("ANALYZE")
        target.commit()


def _orphaned(table: str, parent: str) -> Refused:
    return Refused(f"FROM lacks rows that {table} points to, in {parent.split('(')[0]}.")


def _number_on(target: Connection, table: Table) -> None:
    """Let sequences of PostgreSQL go on after the highest number; SQLite looks for itself."""
    name = target.dialect.identifier_preparer.format_table(table)
    for column in table.primary_key:
        sequence = target.scalar(select(func.pg_get_serial_sequence(name, column.name)))
        if sequence is not None:
            following = func.coalesce(func.max(column), 0) + 1
            target.execute(select(func.setval(cast(sequence, REGCLASS), following, False)))


# --- rows -------------------------------------------------------------------------------------


def bring(source: Connection, target: Connection, table: Table, tell: Tell) -> int:
    """Copy one table and return how many rows that were."""
    done = 0
    for batch in rows_of(source, table):
        rows = [dict(row._mapping) for row in batch]
        _write(target, table, rows)
        if done // OFTEN != (done + len(rows)) // OFTEN:
            tell(f"  {table.name}: {done + len(rows):,} …")
        done += len(rows)
    if done:
        tell(f"  {table.name}: {done:,}")
    return done


def _write(target: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    try:
        with target.begin_nested():
            target.execute(insert(table), rows)
    except StatementError:
        raise _refusal(target, table, rows) from None


def _refusal(target: Connection, table: Table, rows: list[dict[str, Any]]) -> Refused:
    """Find the row that the target doesn't take, and say which it is but not what it holds."""
    for row in rows:
        try:
            with target.begin_nested():
                target.execute(insert(table), row)
        except StatementError as problem:
            key = key_words({column.name: row[column.name] for column in key_of(table)})
            return Refused(f"TO doesn’t take {table.name}, {key}: {_reason(problem)}.")
    return Refused(f"TO doesn’t take rows of {table.name}.")


def _reason(problem: StatementError) -> str:
    """Name the rule that a row breaks; the driver's own words would quote the row."""
    named = getattr(getattr(problem.orig, "diag", None), "constraint_name", None)
    return f"{type(problem.orig).__name__}, {named}" if named else type(problem.orig).__name__
