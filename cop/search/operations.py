"""Write what can be found, in the transaction of what it describes; write all of it again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, text
from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.search.models import SearchDocument, clear_ddl, join_ddl, late_ddl
from cop.search.sources import sources
from cop.search.words import Document, for_postgresql, for_sqlite

BATCH = 500
WORKED = 2  # a step that found nothing left to join counts as one change
ADD = "INSERT INTO search_document (kind, key, words) VALUES (:kind, :key, {words})"
# On PostgreSQL `excluded` would bring the marks of the row that wasn't added.
CHANGE = " ON CONFLICT (kind, key) DO UPDATE SET words = {words}"
# Words are dear to take out of a large index of SQLite: what says the same stays as it is.
SQLITE = text((ADD + CHANGE).format(words=":words") + " WHERE words != excluded.words")
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

    Yields how many have been written. Who writes meanwhile waits for a batch; on PostgreSQL
    searches are slow until the end, and then a large site waits while its index is built."""
    begin_write(session)
    _run(session, clear_ddl)
    yield 0
    written = 0
    entries = merge(*(_entries(session, kind) for kind in sources()))
    while batch := list(islice(entries, BATCH)):
        _hold(session)
        put(session, *_documents(session, [(kind, key) for _, kind, key in batch]))
        written += len(batch)
        yield written
    begin_write(session)
    _run(session, late_ddl)
    yield written
    for _ in _joined(session):
        yield written


def fill(connection: Connection) -> None:
    """Write all of it onto a copy of the site, within the transaction that is open there."""
    with Session(connection) as session:
        for _ in rebuild(session):
            session.flush()


# Made from other tables: whoever copies a site has it written anew.
cast(Table, SearchDocument.__table__).info["derived"] = fill


def _run(session: Session, ddl: Callable[[str], Iterable[str]]) -> None:
    connection = session.connection()
    for statement in ddl(connection.dialect.name):
        connection.exec_driver_sql(statement)


def _joined(session: Session) -> Iterator[None]:
    """Make one piece of what the batches left of SQLite's index, step by step."""
    first = True
    while session.connection().dialect.name == "sqlite":
        begin_write(session)
        before = _changes(session)
        session.connection().exec_driver_sql(join_ddl(first=first))
        if _changes(session) - before < WORKED:
            break
        first = False
        yield


def _changes(session: Session) -> int:
    return int(session.connection().exec_driver_sql("SELECT total_changes()").scalar_one())


def _entries(session: Session, kind: str) -> Iterator[tuple[datetime, str, int]]:
    return ((at, kind, key) for at, key in sources()[kind].keys(session))


def _hold(session: Session) -> None:
    """Let nobody change a document until the commit: what is read now would be written after."""
    begin_write(session)
    if session.connection().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE search_document IN SHARE ROW EXCLUSIVE MODE"))


def _documents(session: Session, batch: Sequence[tuple[str, int]]) -> list[Document]:
    """Return these documents as they are now, in this order."""
    keys: dict[str, list[int]] = {}
    for kind, key in batch:
        keys.setdefault(kind, []).append(key)
    found = {
        (kind, document.key): document
        for kind, of_kind in keys.items()
        for document in sources()[kind].documents(session, of_kind)
    }
    return [found[entry] for entry in batch if entry in found]


def _row(document: Document, words: str) -> dict[str, Any]:
    return {"kind": document.kind, "key": document.key, "words": words}
