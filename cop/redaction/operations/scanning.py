"""Go through every word that stands here, and leave what is found for somebody to look at.

Each table is read along its key, some hundred rows at a time, so that memory does not grow with the
site. How far it came is written with what it found: stopped, it goes on from there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, select
from sqlalchemy.orm import Session

from cop.redaction.finding import Finder
from cop.redaction.models import ReviewItem, Standing, WordsScan
from cop.redaction.places import Where, key_of, where_these_are
from cop.redaction.register import words_columns
from cop.screening.models import HeldText, Ruling

BATCH = 500
PASSED = (Ruling.LET_THROUGH, Ruling.SENT)

Found = Counter[tuple[str, str]]
# What was found in a row: by column, the type of each finding by what it is known by.
Hits = dict[str, dict[str, str]]


def begin_scan(session: Session) -> None:
    """Let the next search begin with the first row of every table."""
    session.execute(delete(WordsScan))
    session.add_all(WordsScan(table_name=table.name) for table in words_columns())
    session.flush()


def scan_is_on(session: Session) -> bool:
    """Say whether a search was begun that has not come to its end."""
    return session.scalar(select(WordsScan.table_name).limit(1)) is not None


def scan_batch(
    session: Session, finder: Finder, *, now: datetime, size: int = BATCH
) -> Found | None:
    """Look through the next rows and return what was newly left to look at; None at the end."""
    query = select(WordsScan).where(WordsScan.ended.is_(False)).order_by(WordsScan.table_name)
    scan = session.scalar(query.limit(1))
    if scan is None:
        session.execute(delete(WordsScan))
        return None
    table, columns = _table(scan.table_name)
    key = key_of(table)
    rows = session.execute(
        select(key, *columns).where(key > scan.last_id).order_by(key).limit(size)
    ).all()
    found = note_rows(session, finder, table, columns, rows, now=now)
    if rows:
        scan.last_id = rows[-1][0]
    scan.ended = len(rows) < size
    session.flush()
    return found


def note_rows(
    session: Session,
    finder: Finder,
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Iterable[Sequence[Any]],
    *,
    now: datetime,
) -> Found:
    """Leave an item for each place in these rows where something is found that nobody ruled on."""
    # The site's own rules first: a forum's contacts only ever make it less.
    hits = {row[0]: hit for row in rows if (hit := _found(finder, columns, row, None))}
    if not hits:
        return Counter()
    places = where_these_are(session, table, hits)
    by_key = {row[0]: row for row in rows}
    found: Found = Counter()
    for key in sorted(places):
        where = places[key]
        here = _found(finder, columns, by_key[key], where.forum_id)
        for column, marks in here.items():
            types = _note(session, table.name, column, key, where, marks, now)
            found.update((f"{table.name}.{column}", type_) for type_ in types)
    session.flush()
    return found


def _found(
    finder: Finder, columns: Sequence[Column[Any]], row: Sequence[Any], forum_id: int | None
) -> Hits:
    found = {
        column.name: finder.found(value, forum_id)
        for column, value in zip(columns, row[1:], strict=True)
    }
    return {column: marks for column, marks in found.items() if marks}


def _note(
    session: Session,
    table: str,
    column: str,
    key: int,
    where: Where,
    marks: dict[str, str],
    now: datetime,
) -> list[str]:
    """Write or widen the item of this place, and return the types that are new in it."""
    item = session.scalar(
        select(ReviewItem).where(
            ReviewItem.table_name == table,
            ReviewItem.column_name == column,
            ReviewItem.row_id == key,
        )
    )
    waiting = set(item.marks) if item and item.state is Standing.WAITING else set()
    ruled = set(item.cleared) if item else set()
    new = {m: t for m, t in marks.items() if m not in waiting | ruled}
    new = {m: t for m, t in new.items() if m not in _let_through(session, where.forum_id)}
    if not new:
        return []
    item = item or _new_item(table, column, key, where, now)
    item.types = sorted({*(item.types if waiting else []), *new.values()})
    item.marks = sorted({*waiting, *new})
    item.state, item.at = Standing.WAITING, now
    session.add(item)
    return sorted(new.values())


def _new_item(table: str, column: str, key: int, where: Where, now: datetime) -> ReviewItem:
    return ReviewItem(
        at=now,
        table_name=table,
        column_name=column,
        row_id=key,
        forum_id=where.forum_id,
        subject=where.subject,
        subject_id=where.subject_id,
        types=[],
        marks=[],
        cleared=[],
    )


def _let_through(session: Session, forum_id: int | None) -> set[str]:
    """Return what somebody let through in this forum when it was held back."""
    passed = select(HeldText.marks).where(HeldText.forum_id == forum_id, HeldText.state.in_(PASSED))
    return {mark for marks in session.scalars(passed) for mark in marks}


def _table(name: str) -> tuple[Table, tuple[Column[Any], ...]]:
    return next((t, columns) for t, columns in words_columns().items() if t.name == name)
