"""Append-only tables in migrations: `op.make_append_only(...)`, written and checked by `cop db`."""

from typing import Any

from alembic.autogenerate import comparators, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import MigrateOperation, Operations
from alembic.operations.ops import UpgradeOps
from alembic.util import DispatchPriority
from sqlalchemy import text

from cop.database import append_only_ddl, changeable_ddl

# How many triggers make a table refuse changes, on either database.
TRIGGERS = 2


@Operations.register_operation("make_append_only")
class MakeAppendOnly(MigrateOperation):
    """Make the database refuse to change or delete the table's rows.

    A batch migration on SQLite rebuilds the table without its triggers: make it so again there."""

    def __init__(self, table: str) -> None:
        self.table = table

    @classmethod
    def make_append_only(cls, operations: Operations, table: str) -> Any:
        return operations.invoke(cls(table))

    def reverse(self) -> "MakeChangeable":
        return MakeChangeable(self.table)

    def to_diff_tuple(self) -> tuple[str, str]:
        return ("make_append_only", self.table)


@Operations.register_operation("make_changeable")
class MakeChangeable(MigrateOperation):
    """Let the table's rows be changed again."""

    def __init__(self, table: str) -> None:
        self.table = table

    @classmethod
    def make_changeable(cls, operations: Operations, table: str) -> Any:
        return operations.invoke(cls(table))

    def reverse(self) -> MakeAppendOnly:
        return MakeAppendOnly(self.table)


@Operations.implementation_for(MakeAppendOnly)
def _make_append_only(operations: Operations, operation: MakeAppendOnly) -> None:
    for statement in append_only_ddl(operation.table, operations.get_bind().dialect.name):
        operations.execute(statement)


@Operations.implementation_for(MakeChangeable)
def _make_changeable(operations: Operations, operation: MakeChangeable) -> None:
    for statement in changeable_ddl(operation.table, operations.get_bind().dialect.name):
        operations.execute(statement)


@renderers.dispatch_for(MakeAppendOnly)
def _render_append_only(_context: AutogenContext, operation: MakeAppendOnly) -> str:
    return f'op.make_append_only("{operation.table}")'


@renderers.dispatch_for(MakeChangeable)
def _render_changeable(_context: AutogenContext, operation: MakeChangeable) -> str:
    return f'op.make_changeable("{operation.table}")'


@comparators.dispatch_for("schema", priority=DispatchPriority.LAST)
def _compare(context: AutogenContext, upgrade: UpgradeOps, _schemas: object) -> None:
    """Ask for the triggers that the models want and the database lacks."""
    tables = context.metadata.sorted_tables if context.metadata is not None else []  # type: ignore[union-attr]
    for table in tables:
        if table.info.get("append_only") and _triggers(context, table.name) < TRIGGERS:
            upgrade.ops.append(MakeAppendOnly(table.name))


def _triggers(context: AutogenContext, table: str) -> int:
    connection = context.connection
    assert connection is not None  # noqa: S101 - there is no comparing without a database
    question = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL
    names = {"table": table, "like": f"{table}!_refuses!_%"}
    return connection.scalar(text(question), names) or 0


_SQLITE = (
    "SELECT count(*) FROM sqlite_master"
    " WHERE type = 'trigger' AND tbl_name = :table AND name LIKE :like ESCAPE '!'"
)
_POSTGRESQL = (
    "SELECT count(*) FROM pg_trigger"
    " WHERE tgrelid = to_regclass(:table) AND tgname LIKE :like ESCAPE '!'"
)
