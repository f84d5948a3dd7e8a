"""Notices of discussions, kept from those for whom a discussion does not exist, or no longer."""

from collections.abc import Iterable

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Event
from cop.database import begin_write
from cop.forums.models import CommunityMember
from cop.notifications.models import Notice
from cop.threads.models import Thread


def is_limited(session: Session, thread_id: int) -> bool:
    """Say whether the discussion exists for a community alone."""
    limited = select(Thread.community_id.is_not(None)).where(Thread.id == thread_id)
    return bool(session.scalar(limited))


def who_read_thread(session: Session, thread_id: int, people: Iterable[int]) -> set[int]:
    """Return those of these people who belong to the community that it is limited to, if any."""
    community_id = session.scalar(select(Thread.community_id).where(Thread.id == thread_id))
    if community_id is None:
        return set(people)
    return set(people) & set(session.scalars(_members(community_id)))


def hide_notices(session: Session, community_id: int) -> int:
    """Take away what was told of a community’s discussions to who isn’t of it; return how many.

    A notice bears the title of its discussion, and that is not theirs to read any more."""
    begin_write(session)
    limited = select(Thread.id).where(Thread.community_id == community_id)
    about = select(Event.id).where(Event.subject == "thread", Event.subject_id.in_(limited))
    theirs = Notice.event_id.in_(about), Notice.user_id.not_in(_members(community_id))
    unread = session.execute(
        select(Notice.user_id, func.count())
        .where(*theirs, Notice.read_at.is_(None))
        .group_by(Notice.user_id)
    ).all()
    for user_id, count in unread:
        session.execute(
            update(User)
            .where(User.id == user_id)
            .values(unread_notices=User.unread_notices - count)
            .execution_options(synchronize_session=False)
        )
    gone = session.execute(
        delete(Notice)
        .where(*theirs)
        .returning(Notice.id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


def _members(community_id: int) -> Select[int]:
    return select(CommunityMember.user_id).where(
        CommunityMember.community_id == community_id, CommunityMember.kept_out.is_(False)
    )
