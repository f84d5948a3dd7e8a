"""Read what waits to be looked at, and what was masked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import NotFound
from cop.forums.people import Person
from cop.redaction.marks import sentences
from cop.redaction.models import Redaction, ReviewItem, Standing
from cop.redaction.permissions import visible_items
from cop.redaction.register import words_columns
from cop.site.queries import SiteFacts

MOST = 100


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a list: what was found, in which words, and when; never what it was."""

    id: int
    at: datetime
    types: list[str]
    what: str
    state: Standing


def get_item(session: Session, forum_id: int | None, item_id: int, person: Person) -> ReviewItem:
    """Return the item as far as it exists for this person, or raise NotFound."""
    found = session.scalar(
        select(ReviewItem).where(
            ReviewItem.id == item_id, ReviewItem.forum_id == forum_id, visible_items(person)
        )
    )
    if found is None:
        raise NotFound
    return found


def list_items(session: Session, forum_id: int | None, person: Person) -> list[ItemLine]:
    """Return the items that exist for this person there, those that wait first."""
    rows = session.scalars(
        select(ReviewItem)
        .where(ReviewItem.forum_id == forum_id, visible_items(person))
        .order_by((ReviewItem.state != Standing.WAITING), ReviewItem.id.desc())
        .limit(MOST)
    )
    return [ItemLine(r.id, r.at, r.types, what(r.table_name, r.column_name), r.state) for r in rows]


def something_waits(session: Session) -> bool:
    """Say whether anything waits to be looked at, anywhere."""
    waiting = select(ReviewItem.id).where(ReviewItem.state == Standing.WAITING)
    return session.scalar(waiting.limit(1)) is not None


def said_of_masking(
    session: Session, subject: str, subject_id: int, site: SiteFacts | None, *, but: str = ""
) -> list[str]:
    """Return what a page says of what was masked of an issue, a directive or a consultation.

    `but` names the table of words that don’t stand on this page."""
    done = session.scalars(
        select(Redaction)
        .where(
            Redaction.subject == subject,
            Redaction.subject_id == subject_id,
            Redaction.table_name != but,
        )
        .order_by(Redaction.id)
        .limit(MOST)
    )
    return sentences(done, site)


def what(table: str, column: str) -> str:
    """Return what pages call the words of this column."""
    names = {t.name: columns for t, columns in words_columns().items()}
    return next(str(c.info["words"]) for c in names[table] if c.name == column)
