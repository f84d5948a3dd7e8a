"""A person's notices, the newest first."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import NotFound
from cop.forums.people import Person
from cop.notifications.models import Notice

PER_PAGE = 30


def list_notices(
    session: Session, person: Person, *, limit: int = PER_PAGE, before: int | None = None
) -> Sequence[Notice]:
    """Return one more than a page of the person's notices, so that the reader knows of the rest."""
    query = select(Notice).where(Notice.user_id == person.id)
    if before is not None:
        query = query.where(Notice.id < before)
    return session.scalars(query.order_by(Notice.id.desc()).limit(limit + 1)).all()


def get_notice(session: Session, person: Person, notice_id: int) -> Notice:
    """Return this person's notice, or raise NotFound."""
    notice = session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.user_id == person.id)
    )
    if notice is None:
        raise NotFound
    return notice
