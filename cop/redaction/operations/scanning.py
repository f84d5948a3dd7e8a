"""Go through every word that stands here, and leave what is found for somebody to look at.

Each table is read along its key, some hundred rows at a time, so that memory does not grow with the
site. How far it came is written with what it found: stopped, it goes on from there. Two that search
at once share the work: who writes first how far it came has those rows, the other the next ones."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, select, update
from sqlalchemy.orm import Session

from cop.database import insert_once
from cop.redaction.finding import Finder, Hit
from cop.redaction.models import ReviewItem, Standing, WordsScan, judged_in
from cop.redaction.operations.passing_on import give_to_readers, tell_of_found
from cop.redaction.places import Where, key_of, where_these_are
from cop.redaction.register import words_columns
from cop.screening.queries import answered_among

BATCH = 500

Found = Counter[tuple[str, str]]
# What was found in a row: by column, each finding by what it is known by.
Hits = dict[str, dict[str, Hit]]
# The texts in which findings were answered before they were posted, and which ones.
Answered = frozenset[tuple[str, str]]


def begin_scan(session: Session) -> None:
    """Let the next search begin with the first row of every table."""
    # In the order in which they are searched, so that nobody waits for anybody in a circle.
    session.execute(select(WordsScan.table_name).order_by(WordsScan.table_name).with_for_update())
    session.execute(delete(WordsScan))
    for name in sorted(table.name for table in words_columns()):
        insert_once(session, WordsScan, table_name=name, last_id=0, ended=False)
    session.expire_all()


def scan_is_on(session: Session) -> bool:
    """Say whether a search was begun that has not come to its end."""
    return session.scalar(select(WordsScan.table_name).limit(1)) is not None


def scan_batch(
    session: Session, finder: Finder, *, now: datetime, size: int = BATCH
) -> Found | None:
    """Look through the next rows and return what was newly left to look at; None at the end.

    At the end those are told who look at what was found, each of them once."""
    query = select(WordsScan.table_name, WordsScan.last_id).where(WordsScan.ended.is_(False))
    scan = session.execute(query.order_by(WordsScan.table_name).limit(1)).first()
    if scan is None:
        ended = delete(WordsScan).where(WordsScan.ended).returning(WordsScan.table_name)
        if session.execute(ended).all():  # else somebody else came to the end
            tell_of_found(session, now)
        return None
    table, columns = _table(scan.table_name)
    key = key_of(table)
    rows = session.execute(
        select(key, *columns).where(key > scan.last_id).order_by(key).limit(size)
    ).all()
    hits = _hits(finder, columns, rows)  # takes long; nobody waits meanwhile
    last_id = rows[-1][0] if rows else scan.last_id
    if not _is_first(session, scan.table_name, scan.last_id, last_id, ended=len(rows) < size):
        return Counter()
    return _note_hits(session, finder, table, columns, rows, hits, now=now)


def _is_first(session: Session, table_name: str, before: int, last_id: int, *, ended: bool) -> bool:
    """Write how far the search came, and say whether nobody else did meanwhile."""
    mine = (
        update(WordsScan)
        .where(
            WordsScan.table_name == table_name,
            WordsScan.last_id == before,
            WordsScan.ended.is_(False),
        )
        .values(last_id=last_id, ended=ended)
        .returning(WordsScan.table_name)
        .execution_options(synchronize_session=False)
    )
    return session.execute(mine).first() is not None


def note_rows(
    session: Session,
    finder: Finder,
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Iterable[Sequence[Any]],
    *,
    now: datetime,
    again: bool = False,
) -> Found:
    """Leave an item for each place in these rows where something is found that nobody ruled on.

    What its writer answered before it was posted is asked `again` only where that is wanted."""
    hits = _hits(finder, columns, rows)
    return _note_hits(session, finder, table, columns, rows, hits, now=now, again=again)


def _hits(
    finder: Finder, columns: Sequence[Column[Any]], rows: Iterable[Sequence[Any]]
) -> dict[int, Hits]:
    """Return what is found in these rows by the site's rules: a forum's contacts make it less."""
    return {row[0]: hit for row in rows if (hit := _found(finder, columns, row, None))}


def _note_hits(
    session: Session,
    finder: Finder,
    table: Table,
    columns: Sequence[Column[Any]],
    rows: Iterable[Sequence[Any]],
    hits: dict[int, Hits],
    *,
    now: datetime,
    again: bool = False,
) -> Found:
    if not hits:
        return Counter()
    places = where_these_are(session, table, hits)
    by_key = {row[0]: row for row in rows}
    answered: Answered = frozenset() if again else _answered(session, hits.values())
    found: Found = Counter()
    items: list[ReviewItem] = []
    for key in sorted(places):
        where = places[key]
        # What a forum's own list lets through is a question only where the same was masked.
        judged = judged_in(table.name, where.forum_id) if again else where.forum_id
        here = _found(finder, columns, by_key[key], judged)
        for column, marks in here.items():
            left = {m: hit for m, hit in marks.items() if not _is_answered(m, hit, answered)}
            item, types = _note(session, table.name, column, key, where, left, now)
            items += [item] if item else []
            found.update((f"{table.name}.{column}", type_) for type_ in types)
    session.flush()
    give_to_readers(session, items, now)
    return found


def _answered(session: Session, rows: Iterable[Hits]) -> Answered:
    texts = {
        text for row in rows for marks in row.values() for h in marks.values() for text in h.texts
    }
    return answered_among(session, texts)


def _is_answered(mark: str, hit: Hit, answered: Answered) -> bool:
    """Say whether it was answered in each text of the column in which it stands."""
    return all((text, mark) in answered or (text, "") in answered for text in hit.texts)


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
    marks: dict[str, Hit],
    now: datetime,
) -> tuple[ReviewItem | None, list[str]]:
    """Write or widen the item of this place, and return it with the types that are new in it."""
    item = session.scalar(
        select(ReviewItem).where(
            ReviewItem.table_name == table,
            ReviewItem.column_name == column,
            ReviewItem.row_id == key,
        )
    )
    waiting = set(item.marks) if item and item.state is Standing.WAITING else set()
    ruled = set(item.cleared) if item else set()
    new = {m: hit.type for m, hit in marks.items() if m not in waiting | ruled}
    if not new:
        return None, []
    item = item or _new_item(table, column, key, where, now)
    item.types = sorted({*(item.types if waiting else []), *new.values()})
    item.marks = sorted({*waiting, *new})
    item.state, item.at, item.told_at = Standing.WAITING, now, None
    session.add(item)
    return item, sorted(new.values())


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


def _table(name: str) -> tuple[Table, tuple[Column[Any], ...]]:
    return next((t, columns) for t, columns in words_columns().items() if t.name == name)
