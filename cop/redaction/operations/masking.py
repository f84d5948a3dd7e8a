"""Mask what was found, wherever it was said: the placeholder stays, what it stood for is gone.

The place itself comes first, then whatever hangs together with it: other versions, quotes, answers
as they were posted. What was made of the words is made again. Where the same stands somewhere else,
those who look after that place are asked."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, String, Table, cast, literal, or_, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record, schedule
from cop.database import begin_write
from cop.errors import Stale, require
from cop.feedback.models import Issue
from cop.feedback.record import role_of
from cop.forums.people import Person
from cop.guidance.models import Directive
from cop.redaction.finding import Finder, changed, texts_of
from cop.redaction.models import Redaction, ReviewItem, Standing
from cop.redaction.operations.family import Family, family_of
from cop.redaction.operations.passing_on import tell_of_found
from cop.redaction.operations.remaking import Change, Remaking, remake
from cop.redaction.operations.scanning import note_rows
from cop.redaction.operations.sealed import forget_sealed
from cop.redaction.permissions import can_see_item
from cop.redaction.places import Where, key_of, rows_of, subject_of, where_these_are
from cop.redaction.register import words_columns
from cop.screening import FINDING_TYPES

MOST_ELSEWHERE = 1000


@dataclass(frozen=True, slots=True)
class Sought:
    """What is masked: what it is known by, and its words with the placeholder for each."""

    marks: frozenset[str]
    words: dict[str, str]


def mask_found(
    session: Session, item: ReviewItem, *, by: Person, secret: str, href: str, now: datetime
) -> int:
    """Mask what the item is about, in every place that hangs together with it; return how many.

    Its writer is told, with the address of where it stands. None is left if it has gone already."""
    require(can_see_item(by, item))
    hold_item(session, item)
    finder, where = Finder(session, secret), where_of(session, item)
    sought = _sought(session, finder, item)
    if not sought.words:
        settle(session, item, Standing.GONE, by=by, now=now)
        return 0
    really_overwrite(session)
    family = family_of(session, item.subject, item.subject_id)
    changes = _mask_family(session, finder, item, sought, family)
    _settle(session, item, changes, by=by, now=now)
    remake(session, Remaking(family, tuple(changes), tuple(sought.words.items())))
    forget_sealed(session, secret, tuple(sought.words))
    _ask_elsewhere(session, finder, sought, now)
    person = {"person": where.author_id} if where and where.author_id else {}
    tell(session, item, "screen.masked", by=by, now=now, href=href, **person)
    schedule(session, "overwrite", not_before=now)
    really_overwrite(session, "FAST")
    session.expire_all()
    return len(changes)


def hold_item(session: Session, item: ReviewItem) -> None:
    """Hold the item until the commit, or raise Stale if somebody was there before."""
    begin_write(session)
    session.refresh(item, with_for_update=True)
    if item.state is not Standing.WAITING:
        raise Stale(_what_happened(session, item))


def settle(
    session: Session, item: ReviewItem, state: Standing, *, by: Person, now: datetime
) -> None:
    """Write down what became of the item; who had it for a community is remembered no longer."""
    item.state, item.with_id = state, None
    item.ruled_by_id, item.ruled_at = by.id, now
    session.flush()


HAPPENED = {
    Standing.MASKED: "{} masked it meanwhile.",
    Standing.FINE: "{} said meanwhile that it is fine.",
    Standing.GONE: "{} looked meanwhile, and it wasn’t there any more.",
}


def _what_happened(session: Session, item: ReviewItem) -> str:
    """Say who looked at the item meanwhile, and what became of it."""
    who = session.get(User, item.ruled_by_id) if item.ruled_by_id else None
    return HAPPENED[item.state].format(who.name if who else "Somebody")


def value_of(session: Session, item: ReviewItem) -> object:
    """Return what stands in the column now; None if the row has gone."""
    table, column = column_of(item)
    return session.scalar(select(column).where(key_of(table) == item.row_id))


def column_of(item: ReviewItem) -> tuple[Table, Column[Any]]:
    """Return the table and the column of the item."""
    table = next(t for t in words_columns() if t.name == item.table_name)
    return table, table.c[item.column_name]


def where_of(session: Session, item: ReviewItem) -> Where | None:
    """Return where the item stands, and who wrote it."""
    table, _ = column_of(item)
    return where_these_are(session, table, [item.row_id]).get(item.row_id)


def tell(
    session: Session, item: ReviewItem, kind: str, *, by: Person, now: datetime, **more: Any
) -> None:
    """Record what became of the item; no word of what was found."""
    record(
        session,
        kind,
        subject="review",
        subject_id=item.id,
        by_id=by.id,
        forum_id=item.forum_id,
        now=now,
        **more,
    )


def really_overwrite(session: Session, how: str = "ON") -> None:
    """Let SQLite write zeros over what is taken away, and over pages that become free by it.

    “FAST” is how it goes on otherwise: it leaves those pages as they are."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA secure_delete={how}")


def _sought(session: Session, finder: Finder, item: ReviewItem) -> Sought:
    marks = frozenset(item.marks)
    words = {
        text[finding.start : finding.end]: FINDING_TYPES[finding.type].placeholder
        for text in texts_of(value_of(session, item))
        for finding in finder.among(text, item.judged_in, marks)
    }
    return Sought(marks, words)


def _mask_family(
    session: Session, finder: Finder, item: ReviewItem, sought: Sought, family: Family
) -> list[Change]:
    change = _masker(finder, item, sought)
    changes = []
    for table, columns in words_columns().items():
        # What is of a kind of its own, such as a person, is looked at alone.
        ids = family.get(subject_of(table), set())
        if ids and (item.subject in _TOGETHER or table.name == item.table_name):
            for row in session.execute(rows_of(table, ids, *columns)).all():
                changes += _mask_row(session, table, columns, row, change)
    return changes


_TOGETHER = frozenset({"thread", "issue", "directive", "consultation"})


def _masker(finder: Finder, item: ReviewItem, sought: Sought) -> Callable[[str], str]:
    """Return what takes the found out of a text, however it is spaced there."""
    words = sorted(sought.words, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    small = {word.casefold(): placeholder for word, placeholder in sought.words.items()}

    def change(text: str) -> str:
        text = finder.masked(text, item.judged_in, sought.marks)
        return pattern.sub(lambda found: small.get(found[0].casefold(), "[left out]"), text)

    return change


def _mask_row(
    session: Session,
    table: Table,
    columns: tuple[Column[Any], ...],
    row: Any,
    change: Callable[[str], str],
) -> list[Change]:
    new = {
        column.name: masked
        for column, value in zip(columns, row[1:], strict=True)
        if (masked := _fitting(column, changed(value, change))) != value
    }
    if not new:
        return []
    session.execute(
        update(table)
        .where(key_of(table) == row[0])
        .values({column.name: new[column.name] for column in columns if column.name in new})
    )
    return [Change(table.name, column, row[0]) for column in new]


def _fitting(column: Column[Any], value: Any) -> Any:
    """Cut what a placeholder has made longer than its column."""
    longest = getattr(column.type, "length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def _settle(
    session: Session, item: ReviewItem, changes: list[Change], *, by: Person, now: datetime
) -> None:
    """Write down each masked place; other items that were about the same have nothing left."""
    role = role_of(by, item.forum_id) if item.forum_id else "administrator"
    types = item.types
    for change in changes:
        table = next(t for t in words_columns() if t.name == change.table)
        where = where_these_are(session, table, [change.row_id])[change.row_id]
        session.add(
            Redaction(
                at=now,
                by_id=by.id,
                role=role,
                table_name=change.table,
                column_name=change.column,
                row_id=change.row_id,
                subject=where.subject,
                subject_id=where.subject_id,
                types=types,
            )
        )
        _tell_subject(session, where.subject, where.subject_id)
        _close_items(session, change, set(item.marks), by=by, now=now)
    session.flush()


def _tell_subject(session: Session, subject: str, subject_id: int) -> None:
    """Let the thing itself say that words of it were masked; only then does its page ask which."""
    if subject == "issue":
        session.get_one(Issue, subject_id).redacted = True
    elif subject == "directive":
        session.get_one(Directive, subject_id).redacted = True


def _close_items(
    session: Session, change: Change, marks: set[str], *, by: Person, now: datetime
) -> None:
    """Close the item of a place of which nothing is left to look at."""
    item = session.scalar(
        select(ReviewItem).where(
            ReviewItem.table_name == change.table,
            ReviewItem.column_name == change.column,
            ReviewItem.row_id == change.row_id,
            ReviewItem.state == Standing.WAITING,
        )
    )
    if item is not None and set(item.marks) <= marks:
        settle(session, item, Standing.MASKED, by=by, now=now)


def _ask_elsewhere(session: Session, finder: Finder, sought: Sought, now: datetime) -> None:
    """Leave an item for those who look after any other place where the same words stand."""
    for table, columns in words_columns().items():
        stands = or_(*(_holds(column, word) for column in columns for word in sought.words))
        rows = session.execute(
            select(key_of(table), *columns).where(stands).limit(MOST_ELSEWHERE)
        ).all()
        if rows:
            note_rows(session, finder, table, columns, rows, now=now, again=True)
    tell_of_found(session, now)


def _holds(column: Column[Any], word: str) -> Any:
    if isinstance(column.type, JSON):
        written = json.dumps(word)[1:-1]
        return cast(column, String).contains(literal(written, String), autoescape=False)
    return column.contains(word, autoescape=True)
