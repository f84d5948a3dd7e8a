"""What was found, as a list tells one item from another: where, by whom and when, never what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from cop.accounts.models import Organisation, User
from cop.consultations.models import Consultation
from cop.feedback.models import Issue
from cop.forums.people import Person
from cop.guidance.models import Directive
from cop.redaction.finding import Finder, texts_of
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.permissions import can_see_item
from cop.redaction.places import PLACES, key_of, where_these_are
from cop.redaction.queries import what
from cop.redaction.register import words_columns
from cop.screening.masking import mask_all
from cop.screening.queries import names_of
from cop.threads.models import Thread

# Written for fewer people than those who look after the forum: who and where stays with them.
FOR_FEW = frozenset({"answer", "directive_feedback", "directive_reflection"})
# Why something was kept is shown without who says so.
UNSIGNED = frozenset({"screen_log"})
WHEN = ("at", "created_at", "raised_at")
TITLES: Mapping[str, InstrumentedAttribute[str]] = {
    "issue": Issue.reference,
    "directive": Directive.reference,
    "consultation": Consultation.title,
    "person": User.name,
    "organisation": Organisation.name,
}
LONG = 200


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a list; without an address for who doesn't look at it, but may know who does."""

    id: int
    at: datetime
    types: list[str]
    what: str
    state: Standing
    title: str
    place: str
    author: str
    written: datetime | None
    opens: bool
    with_name: str


@dataclass(frozen=True, slots=True)
class _Row:
    """What is known of the row in which something was found."""

    value: object = None
    written: datetime | None = None
    author_id: int | None = None


def item_lines(
    session: Session,
    finder: Finder,
    items: Sequence[ReviewItem],
    person: Person,
    *,
    names_holders: bool,
) -> list[ItemLine]:
    """Return these items as lines, in as many statements however many there are."""
    rows, titles = _rows(session, items), _titles(session, items, finder)
    people = [row.author_id for row in rows.values()] + [item.with_id for item in items]
    names = names_of(session, (id_ for id_ in people if id_))
    return [
        _line(
            item,
            rows.get(item.id, _Row()),
            titles.get((item.subject, item.subject_id), ""),
            names,
            finder,
            opens=bool(can_see_item(person, item)),
            reads=item.community_id is None or item.community_id in person.communities,
            holder=names.get(item.with_id or 0, "") if names_holders else "",
        )
        for item in items
    ]


def _line(
    item: ReviewItem,
    row: _Row,
    title: str,
    names: Mapping[int, str],
    finder: Finder,
    *,
    opens: bool,
    reads: bool,
    holder: str,
) -> ItemLine:
    few = item.table_name in FOR_FEW
    signed = reads and not few and item.table_name not in UNSIGNED
    waits = item.state is Standing.WAITING
    return ItemLine(
        id=item.id,
        at=item.at,
        types=item.types,
        what=what(item.table_name, item.column_name),
        state=item.state,
        title=title if reads else "A discussion that is limited to a community",
        place=place_of(finder, item, row.value) if reads and waits and not few else "",
        author=names.get(row.author_id or 0, "") if signed else "",
        written=row.written if reads and not few else None,
        opens=opens,
        with_name="" if opens or not waits else holder or "somebody who reads it",
    )


def place_of(finder: Finder, item: ReviewItem, value: object) -> str:
    """Return where in the words it stands: its paragraph, or which part of a long one."""
    texts = list(texts_of(value))
    for number, text in enumerate(texts, start=1):
        found = finder.among(text, item.judged_in, frozenset(item.marks))
        if found and len(texts) > 1:
            return f"{number} of {len(texts)}"
        if found:
            return _where_in(text, found[0].start)
    return ""


def _where_in(text: str, start: int) -> str:
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    if len(paragraphs) > 1:
        number = sum(bool(part.strip()) for part in text[: start + 1].split("\n\n"))
        return f"paragraph {number} of {len(paragraphs)}"
    if len(text) < LONG:
        return ""
    third = 3 * start // len(text)
    return ("near the beginning", "in the middle", "near the end")[third]


def _rows(session: Session, items: Iterable[ReviewItem]) -> dict[int, _Row]:
    """Return the rows that these items are about, two statements for each table."""
    by_table: dict[str, list[ReviewItem]] = defaultdict(list)
    for item in items:
        by_table[item.table_name].append(item)
    rows: dict[int, _Row] = {}
    for table, columns in words_columns().items():
        if not (here := by_table.get(table.name)):
            continue
        ids, key = {item.row_id for item in here}, key_of(table)
        when = next((table.c[name] for name in WHEN if name in table.c), None)
        wanted: list[Any] = [key, *columns, *([when] if when is not None else [])]
        found = {row[0]: row for row in session.execute(select(*wanted).where(key.in_(ids)))}
        wheres = where_these_are(session, table, ids)
        names, others = [column.name for column in columns], PLACES[table.name].others
        for item in here:
            if (row := found.get(item.row_id)) is not None:
                rows[item.id] = _Row(
                    value=row[1 + names.index(item.column_name)],
                    # When somebody else wrote in it, nothing tells.
                    written=row[-1]
                    if when is not None and item.column_name not in others
                    else None,
                    author_id=wheres[item.row_id].wrote(item.column_name),
                )
    return rows


def _titles(
    session: Session, items: Iterable[ReviewItem], finder: Finder
) -> dict[tuple[str, int], str]:
    """Return what the things are called that the items are part of, masked: it may be in there."""
    ids: dict[str, set[int]] = defaultdict(set)
    for item in items:
        ids[item.subject].add(item.subject_id)
    titles: dict[tuple[str, int], str] = {}
    for subject, wanted in ids.items():
        column = Thread.title if subject == "thread" else TITLES.get(subject)
        if column is not None:
            key = column.class_.id
            for id_, title in session.execute(select(key, column).where(key.in_(wanted))):
                titles[subject, id_] = mask_all(title, finder.rules(None))
    return titles
