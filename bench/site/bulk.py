"""Write very many rows: prepared INSERTs on SQLite, COPY on PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table

from cop.database import Base

Row = Sequence[Any]


def write(
    connection: Connection, model: type[Base], columns: Sequence[str], rows: Iterable[Row]
) -> None:
    """Write rows of these columns; the others get the model's own defaults, or NULL."""
    table: Table = model.__table__  # type: ignore[assignment]
    constant = {
        column.name: column.default.arg
        for column in table.columns
        if column.name not in columns and column.default is not None and column.default.is_scalar
    }
    names = [*columns, *constant]
    ready = _bound([table.c[name] for name in names], rows, tuple(constant.values()), connection)
    if connection.dialect.name == "sqlite":
        _insert(connection, table.name, names, ready)
    else:
        _copy(connection, table.name, names, ready)


def _bound(
    columns: list[Column[Any]], rows: Iterable[Row], constant: Row, connection: Connection
) -> Iterator[list[Any]]:
    """Turn the values of each row into what the driver takes."""
    dialect = connection.dialect
    makers: list[Callable[[Any], Any] | None] = [
        column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns
    ]
    which = [(place, make) for place, make in enumerate(makers) if make]
    for row in rows:
        values = [*row, *constant]
        for place, make in which:
            values[place] = make(values[place])
        yield values


def _insert(connection: Connection, table: str, names: list[str], rows: Iterator[Row]) -> None:
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    cursor = connection.connection.cursor()
    cursor.executemany(statement, rows)
    cursor.close()


def _copy(connection: Connection, table: str, names: list[str], rows: Iterator[Row]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor:
        with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        if "id" in names:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
            )
