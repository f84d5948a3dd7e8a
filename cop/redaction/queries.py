"""Read what waits to be looked at, and what was masked."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.errors import NotFound
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.redaction.marks import moments, sentences
from cop.redaction.models import Redaction, ReviewItem, Standing
from cop.redaction.permissions import listed_items, visible_items
from cop.redaction.register import words_columns
from cop.screening.queries import reviewers_of
from cop.site.queries import SiteFacts

MOST = 100
LISTED = 25


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


class ItemPage(NamedTuple):
    """A page of items, the newest first, and the item before which the next page begins, if any."""

    items: Sequence[ReviewItem]
    older: int | None


def list_items(
    session: Session,
    forum_id: int | None,
    person: Person,
    *,
    done: bool = False,
    before: int | None = None,
) -> ItemPage:
    """Return a page of this person's list there: what waits, or what somebody has looked at."""
    waits = ReviewItem.state == Standing.WAITING
    listed = select(ReviewItem).where(
        ReviewItem.forum_id == forum_id, listed_items(person), ~waits if done else waits
    )
    if before is not None:
        listed = listed.where(ReviewItem.id < before)
    items = session.scalars(listed.order_by(ReviewItem.id.desc()).limit(LISTED + 1)).all()
    return ItemPage(items[:LISTED], items[LISTED - 1].id if len(items) > LISTED else None)


def has_list(session: Session, forum_id: int | None, person: Person) -> bool:
    """Say whether anything is or was in this person's list there."""
    listed = select(ReviewItem.id).where(ReviewItem.forum_id == forum_id, listed_items(person))
    return session.scalar(listed.limit(1)) is not None


class FoundWaiting(NamedTuple):
    """A forum, or the site's own pages, in which found words wait for somebody, and how many do."""

    tier: str
    slug: str
    name: str
    items: int


def waiting_to_look(session: Session, person: Person) -> Sequence[FoundWaiting]:
    """Return where something waits that this person looks at."""
    looks = person.administrator or person.in_a_community or person.forums_where(Ability.REVIEW)
    if not looks:
        return []
    rows = session.execute(
        select(Forum.tier, Forum.slug, Forum.name, func.count())
        .select_from(ReviewItem)
        .outerjoin(Forum, Forum.id == ReviewItem.forum_id)
        .where(ReviewItem.state == Standing.WAITING, visible_items(person))
        .group_by(Forum.id, Forum.tier, Forum.slug, Forum.name)
        .order_by(Forum.id)
    )
    return [
        FoundWaiting(tier or "", slug or "", name or "the site’s own pages", items)
        for tier, slug, name, items in rows
    ]


def others_who_look(
    session: Session, forum_id: int | None, person: Person, today: date
) -> list[str]:
    """Return the names of who else looks at what is found there."""
    if forum_id is not None:
        return reviewers_of(session, forum_id, person.id, today)
    others = select(User.name).where(User.administrator.is_(True), User.id != person.id)
    return list(session.scalars(others.order_by(User.name)))


def something_waits(session: Session) -> bool:
    """Say whether anything waits to be looked at, anywhere."""
    waiting = select(ReviewItem.id).where(ReviewItem.state == Standing.WAITING)
    return session.scalar(waiting.limit(1)) is not None


def said_of_masking(
    session: Session, subject: str, subject_id: int, site: SiteFacts | None, *, but: str = ""
) -> list[str]:
    """Return what a page says of what was masked of an issue, a directive or a consultation.

    `but` names the table of words that don’t stand on this page."""
    done = _masked_of(subject, subject_id).where(Redaction.table_name != but)
    return sentences(session.scalars(done.limit(MOST)), site)


def masked_when(
    session: Session, subject: str, subject_id: int, site: SiteFacts | None
) -> dict[str, datetime]:
    """Return the same with the moment of each, for a file that lists what happened."""
    done = _masked_of(subject, subject_id)
    return moments(session.scalars(done.limit(MOST)), site)


def said_of_column(
    session: Session, table_name: str, column: str, row_id: int, site: SiteFacts | None
) -> list[str]:
    """Return what is said beside a text by itself that something of it was masked."""
    done = select(Redaction).where(
        Redaction.table_name == table_name,
        Redaction.column_name == column,
        Redaction.row_id == row_id,
    )
    return sentences(session.scalars(done.order_by(Redaction.id).limit(MOST)), site)


def said_of_notice(session: Session, forum: Forum, site: SiteFacts | None) -> list[str]:
    """Return what is said beside a forum’s cultural notice, unless it was written anew since."""
    if "[" not in forum.cultural_notice:  # as every placeholder begins
        return []
    return said_of_column(session, "forum", "cultural_notice", forum.id, site)


def _masked_of(subject: str, subject_id: int) -> Select[Redaction]:
    of_it = select(Redaction).where(
        Redaction.subject == subject, Redaction.subject_id == subject_id
    )
    return of_it.order_by(Redaction.id)


def what(table: str, column: str) -> str:
    """Return what pages call the words of this column."""
    names = {t.name: columns for t, columns in words_columns().items()}
    return next(str(c.info["words"]) for c in names[table] if c.name == column)
