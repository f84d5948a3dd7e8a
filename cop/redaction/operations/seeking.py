"""Where what an item is about stands, and what stands there once it is masked; changes nothing."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, String, Table, cast, literal, or_, select
from sqlalchemy.orm import Session

from cop.redaction.finding import Finder, changed, texts_of
from cop.redaction.models import ReviewItem
from cop.redaction.operations.family import Family
from cop.redaction.places import Where, key_of, rows_of, subject_of, where_these_are
from cop.redaction.register import words_columns
from cop.screening import FINDING_TYPES
from cop.screening.masking import mask

_TOGETHER = frozenset({"thread", "issue", "directive", "consultation"})


@dataclass(frozen=True, slots=True)
class Sought:
    """What is masked: what it is known by, and its words with the type of each."""

    marks: frozenset[str]
    words: Mapping[str, str]

    @property
    def placeholders(self) -> tuple[tuple[str, str], ...]:
        """Return each word with what is put in its place."""
        return tuple((word, FINDING_TYPES[type_].placeholder) for word, type_ in self.words.items())


@dataclass(frozen=True, slots=True)
class Masked:
    """A column of a row as it is once it is masked, and what is taken out of it."""

    table: Table
    column: str
    row_id: int
    value: Any
    types: list[str]


Placed = tuple[Masked, Where]


def value_of(session: Session, item: ReviewItem) -> object:
    """Return what stands in the column now; None if the row has gone."""
    table, column = column_of(item)
    return session.scalar(select(column).where(key_of(table) == item.row_id))


def column_of(item: ReviewItem) -> tuple[Table, Column[Any]]:
    """Return the table and the column of the item."""
    table = table_of(item.table_name)
    return table, table.c[item.column_name]


def table_of(name: str) -> Table:
    """Return the table of words that has this name."""
    return next(table for table in words_columns() if table.name == name)


def where_of(session: Session, item: ReviewItem) -> Where | None:
    """Return where the item stands, and who wrote it."""
    table, _ = column_of(item)
    return where_these_are(session, table, [item.row_id]).get(item.row_id)


def writer_of(session: Session, item: ReviewItem) -> int | None:
    """Return who wrote what stands in the item's place, if it is known."""
    where = where_of(session, item)
    return where.wrote(item.column_name) if where else None


def sought_of(session: Session, finder: Finder, item: ReviewItem) -> Sought:
    """Return what the item is about, as it stands in its place now."""
    marks = frozenset(item.marks)
    words = {
        text[finding.start : finding.end]: finding.type
        for text in texts_of(value_of(session, item))
        for finding in finder.among(text, item.judged_in, marks)
    }
    return Sought(marks, words)


class Masker:
    """What takes the found out of a text, however it is spaced there."""

    def __init__(self, finder: Finder, item: ReviewItem, sought: Sought) -> None:
        self._finder, self._judged_in, self._marks = finder, item.judged_in, sought.marks
        words = sorted(sought.words, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        self._types = {word.casefold(): type_ for word, type_ in sought.words.items()}

    def text(self, text: str) -> str:
        """Return the text without it."""
        return self._without(text, set())

    def value(self, value: Any) -> tuple[Any, list[str]]:
        """Return the value of a column without it, and the types of what was taken out."""
        types: set[str] = set()
        new = changed(value, lambda text: self._without(text, types))
        return new, sorted(types)

    def _without(self, text: str, types: set[str]) -> str:
        found = self._finder.among(text, self._judged_in, self._marks)
        types.update(finding.type for finding in found)

        def placeholder(match: re.Match[str]) -> str:
            type_ = self._types.get(match[0].casefold())
            if type_ is None:
                return "[left out]"
            types.add(type_)
            return FINDING_TYPES[type_].placeholder

        return self._pattern.sub(placeholder, mask(text, found))


def masked_in_family(
    session: Session, item: ReviewItem, masker: Masker, family: Family
) -> Iterator[Masked]:
    """Return each column that changes in what hangs together with the item."""
    for table, columns in words_columns().items():
        # What is of a kind of its own, such as a person, is looked at alone.
        ids = family.get(subject_of(table), set())
        if ids and (item.subject in _TOGETHER or table.name == item.table_name):
            for row in session.execute(rows_of(table, ids, *columns)).all():
                yield from _masked_row(table, columns, row, masker)


def placed_these(session: Session, masked: Iterable[Masked]) -> Iterator[Placed]:
    """Return each place with where it stands, in one statement for each table."""
    by_table: dict[str, list[Masked]] = defaultdict(list)
    for one in masked:
        by_table[one.table.name].append(one)
    for name, here in by_table.items():
        wheres = where_these_are(session, table_of(name), {one.row_id for one in here})
        yield from ((one, wheres[one.row_id]) for one in here)


def _masked_row(
    table: Table, columns: tuple[Column[Any], ...], row: Any, masker: Masker
) -> Iterator[Masked]:
    for column, value in zip(columns, row[1:], strict=True):
        new, types = masker.value(value)
        if (fitting := _fitting(column, new)) != value:
            yield Masked(table, column.name, row[0], fitting, types)


def _fitting(column: Column[Any], value: Any) -> Any:
    """Cut what a placeholder has made longer than its column."""
    longest = getattr(column.type, "length", None)
    return value[:longest] if isinstance(value, str) and longest else value


def stands_elsewhere(columns: tuple[Column[Any], ...], sought: Sought) -> Any:
    """Return the clause of the rows in which the same words stand as they were found."""
    return or_(*(_holds(column, word) for column in columns for word in sought.words))


def _holds(column: Column[Any], word: str) -> Any:
    if isinstance(column.type, JSON):
        written = json.dumps(word)[1:-1]
        return cast(column, String).contains(literal(written, String), autoescape=False)
    return column.contains(word, autoescape=True)
