"""Write what can be found, in the transaction of what it describes; write all of it again."""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.search.models import SearchDocument, clear_ddl
from cop.search.sources import sources
from cop.search.words import Document, for_postgresql, for_sqlite

BATCH = 500
ADD = "INSERT INTO search_document (kind, key, words) VALUES (:kind, :key, {words})"
# On PostgreSQL `excluded` would bring the marks of the row that wasn't added.
CHANGE = " ON CONFLICT (kind, key) DO UPDATE SET words = {words}"
SQLITE = text((ADD + CHANGE).format(words=":words"))
POSTGRESQL = text((ADD + CHANGE).format(words="CAST(:words AS tsvector)"))


def put(session: Session, *documents: Document) -> None:
    """Let these be found from now on by the words they have now; one statement for all of them."""
    if not documents:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(POSTGRESQL, [_row(d, for_postgresql(d)) for d in documents])
    else:
        connection.execute(SQLITE, [_row(d, for_sqlite(d)) for d in documents])


def forget(session: Session, kind: str, *keys: int) -> None:
    """Take documents out of the index, with every word they had."""
    these = delete(SearchDocument).where(SearchDocument.kind == kind, SearchDocument.key.in_(keys))
    session.execute(these.execution_options(synchronize_session=False))


def rebuild(session: Session) -> Iterator[int]:
    """Empty the index and write it again, a batch at a time; commit after each.

    Yields how many have been written. Who writes meanwhile waits for a batch, no longer."""
    begin_write(session)
    connection = session.connection()
    for statement in clear_ddl(connection.dialect.name):
        connection.exec_driver_sql(statement)
    yield 0
    written = 0
    everything = merge(*(s.whole(session) for s in sources().values()), key=_moment)
    while batch := list(islice(everything, BATCH)):
        put(session, *(document for _, document in batch))
        written += len(batch)
        yield written


def _moment(entry: tuple[datetime, Document]) -> datetime:
    return entry[0]


def _row(document: Document, words: str) -> dict[str, Any]:
    return {"kind": document.kind, "key": document.key, "words": words}
