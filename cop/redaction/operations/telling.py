"""Tell everybody whose words were masked, once, and lead them to where they stand."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.forums.people import Person
from cop.redaction.models import ReviewItem
from cop.redaction.operations.seeking import Masked, Placed

# Returns the address of words: of which table and row, and what they are part of.
Address = Callable[[Session, str, int, str, int], str]


def tell_writers(
    session: Session,
    item: ReviewItem,
    placed: Sequence[Placed],
    address: Address,
    *,
    by: Person,
    now: datetime,
) -> None:
    """Record the masking for each of its writers, the item's own place first; no word of it.

    Of words whose writer nothing tells, such as an answer, it is recorded for nobody."""
    own, *others = sorted(placed, key=lambda each: not _is_of(item, each[0]))
    writers = {own[1].wrote(own[0].column): own}
    for one, where in others:
        if writer := where.wrote(one.column):
            writers.setdefault(writer, (one, where))
    for person, (one, where) in writers.items():
        whom: dict[str, Any] = {"person": person} if person else {}
        record(
            session,
            "screen.masked",
            subject="review",
            subject_id=item.id,
            by_id=by.id,
            forum_id=where.forum_id,
            now=now,
            href=address(session, one.table.name, one.row_id, where.subject, where.subject_id),
            **whom,
        )


def _is_of(item: ReviewItem, masked: Masked) -> bool:
    place = (masked.table.name, masked.column, masked.row_id)
    return place == (item.table_name, item.column_name, item.row_id)
