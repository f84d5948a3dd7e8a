"""How the database reads each table that a query names."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

Sent = list[tuple[str, Any]]
Scan = tuple[str, str]  # the table, and by what it is read: an index, or nothing


@contextmanager
def sent_to(target: Engine | Connection) -> Iterator[Sent]:
    """Keep what is sent until the block ends: the queries and what they were sent with."""
    sent: Sent = []

    def note(_c: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        sent.append((sql, values))

    event.listen(target, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(target, "before_cursor_execute", note)


def scans_of(connection: Connection, sql: str, values: Any) -> list[Scan]:
    """Return how each table is read by a query; what only writes is not looked at."""
    if not sql.lstrip().startswith(("SELECT", "WITH")):
        return []
    read = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    return list(read(connection, sql, values))


def _sqlite(connection: Connection, sql: str, values: Any) -> Iterator[Scan]:
    """Read lines like “SEARCH loop_count USING COVERING INDEX ix_loop_count_read (ask=?)”."""
    for *_, line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values):
        words = line.split()
        if words[0] in ("SCAN", "SEARCH"):
            index = words[words.index("INDEX") + 1] if "INDEX" in words else ""
            index = "key" if "PRIMARY" in words else index
            yield words[1], f"only {index}" if "COVERING" in words else index


def _postgresql(connection: Connection, sql: str, values: Any) -> Iterator[Scan]:
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", values).scalar_one()
    waiting = [(json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]]
    while waiting:
        node = waiting.pop()
        waiting += node.get("Plans", [])
        if "Relation Name" in node:
            yield node["Relation Name"], _by_what(node)


def _by_what(node: dict[str, Any]) -> str:
    """Return the index by which rows are found; one that is only walked along finds none."""
    if node["Node Type"] == "Index Only Scan":
        return f"only {node['Index Name']}"
    if node["Node Type"] == "Bitmap Heap Scan":
        return "bitmap"
    if "Index Name" not in node:
        return ""
    return str(node["Index Name"]) if "Index Cond" in node else f"along {node['Index Name']}"
