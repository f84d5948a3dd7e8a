"""Read a table on both sides, row by row in the order of its key, and find what differs."""

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from cop.cli.copying.naming import key_words
from cop.cli.copying.transfer import key_of, rows_of


def compare(source: Connection, target: Connection, table: Table) -> str:
    """Name the first difference by table, key and column, never by value; "" if there is none."""
    pairs = zip_longest(_rows(source, table), _rows(target, table))
    for number, (left, right) in enumerate(pairs, 1):
        if words := _difference(table, left, right):
            counts = f"{_count(source, table):,} rows in FROM, {_count(target, table):,} in TO"
            return f"{table.name}: row {number:,} ({words}). {counts}."
    return ""


def _rows(connection: Connection, table: Table) -> Iterator[Row[Any]]:
    for batch in rows_of(connection, table):
        yield from batch


def _difference(table: Table, left: Row[Any] | None, right: Row[Any] | None) -> str:
    if left is None or right is None or _key(table, left) != _key(table, right):
        return _one_sided(table, left, right)
    there = left._mapping, right._mapping
    differing = [name for name in there[0] if not same(there[0][name], there[1][name])]
    return f"{_named(table, left)} differs in {differing[0]}" if differing else ""


def _one_sided(table: Table, left: Row[Any] | None, right: Row[Any] | None) -> str:
    """Say which of two rows has no partner: the one whose key comes first."""
    if right is None or (left is not None and _key(table, left) < _key(table, right)):
        return f"{_named(table, left)} is missing in TO"
    return f"{_named(table, right)} is in TO alone"


def same(left: object, right: object) -> bool:
    """Say whether two values are the same; to Python True equals 1, to a document it doesn't."""
    if isinstance(left, (dict, list)) and isinstance(right, (dict, list)):
        return json.dumps(left) == json.dumps(right)
    return type(left) is type(right) and left == right


def _key(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(row._mapping[column.name] for column in key_of(table))


def _named(table: Table, row: Row[Any] | None) -> str:
    mapping = row._mapping if row is not None else {}
    return key_words({column.name: mapping[column.name] for column in key_of(table)})


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0
