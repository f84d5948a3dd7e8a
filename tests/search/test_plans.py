"""The index finds, on both databases: no search reads a table from end to end."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.orm import Session

from cop.search.operations import put
from cop.search.queries import search
from cop.search.words import Document
from tests.cast import Cast
from tests.factories import add_thread, submit_issue

QUESTIONS = ("travel", "travel voucher", '"travel voucher" -bus', "nowhere", "word7")
# A site has few forums and many of everything else.
FEW = {"forum"}
STEPS = {
    "hit",
    "scored",
    "CONSTANT",
    "(subquery-1)",
}  # of a search itself, five hundred rows at most


@pytest.fixture
def large(session: Session, cast: Cast) -> Session:
    submit_issue(cast)
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=5)
    marks = (f"a_{cast.forums.far_north.id}", f"n_{cast.forums.far_north.id}", "k_post")
    said = (f"Travel voucher word{n % 50} number{n} of {thread.id}" for n in range(2000))
    put(session, *(Document("post", 10**6 + n, "", words, marks) for n, words in enumerate(said)))
    return session


@pytest.mark.parametrize("who", ["maddie", "ray", "louise"])
def test_a_search_reads_by_indexes_alone(large: Session, cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    for asked in QUESTIONS:
        sent: list[tuple[str, Any]] = []
        connection = large.connection()

        def note(_c: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
            sent.append((sql, values))  # noqa: B023

        event.listen(connection, "before_cursor_execute", note)
        search(large, person, asked)
        event.remove(connection, "before_cursor_execute", note)
        found = [scan for query in sent for scan in scans(connection, *query)]
        whole = {table for table, how in found if not how}
        assert whole <= FEW, (asked, whole)
        assert any("search_index" in how or "_words" in how for _, how in found), (asked, found)


def scans(connection: Connection, sql: str, values: Any) -> Iterator[tuple[str, str]]:
    """How the database reads each table of a query: by which index, or by none."""
    if connection.dialect.name == "postgresql":
        yield from _scans_of_postgresql(connection, sql, values)
        return
    for *_, line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values):
        words = line.split()
        if words[0] == "SEARCH":
            yield words[1], line
        elif words[0] == "SCAN" and words[1] not in STEPS:
            # FTS5 says so of itself, too; after the colon stands that it is asked for words.
            yield words[1], line if ":M" in words[-1] else ""


def _scans_of_postgresql(
    connection: Connection, sql: str, values: Any
) -> Iterator[tuple[str, str]]:
    # So few rows are read from end to end at once, whatever indexes there are: ask what is left.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {sql}", values).scalar_one()
    connection.exec_driver_sql("SET LOCAL enable_seqscan = on")
    waiting = [(json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]]
    while waiting:
        node = waiting.pop()
        waiting += node.get("Plans", [])
        if node["Node Type"] == "Bitmap Index Scan":
            yield node["Index Name"], node["Index Name"]
        elif "Relation Name" in node and node["Node Type"] != "Bitmap Heap Scan":
            yield node["Relation Name"], node.get("Index Name", "")
