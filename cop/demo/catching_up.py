"""Let people have read what is older than two weeks, so that nobody opens with hundreds unread."""

from datetime import datetime, time

from sqlalchemy import Select, case, delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.demo.stage import Stage
from cop.forums.models import Forum, ForumVisit, Membership
from cop.forums.tiers import Ability, roles_that
from cop.notifications.models import Notice
from cop.threads.models import Post, ReadMark, Thread

WORKING_DAYS = 10
READERS = [role.value for role in roles_that(Ability.READ)]


def catch_up(stage: Stage) -> None:
    """Mark older notices and posts as read by everybody they were for."""
    day = stage.calendar.add(stage.today, -WORKING_DAYS)
    before = datetime.combine(day, time(), stage.zone)
    stage.session.flush()
    _see_notices(stage.session, before)
    _read_posts(stage.session, before)
    _count_visits(stage.session)
    stage.session.expire_all()


def _see_notices(session: Session, before: datetime) -> None:
    """An older notice was seen when it came; the counters then say what is left."""
    session.execute(update(Notice).where(Notice.at < before).values(read_at=Notice.at))
    unseen = select(func.count()).where(Notice.user_id == User.id, Notice.read_at.is_(None))
    session.execute(update(User).values(unread_notices=unseen.scalar_subquery()))


def _read_posts(session: Session, before: datetime) -> None:
    """A read mark only rises: what somebody read later by taking part stays read."""
    reached = {
        (user_id, thread_id): last for user_id, thread_id, last in session.execute(_old(before))
    }
    for user_id, thread_id, last in session.execute(_marks()):
        key = (user_id, thread_id)
        reached[key] = max(last, reached.get(key, 0))
    session.execute(delete(ReadMark))
    rows = [{"user_id": u, "thread_id": t, "number": n} for (u, t), n in reached.items()]
    if rows:
        session.execute(insert(ReadMark), rows)


def _old(before: datetime) -> Select[int, int, int]:
    """The last old post of every discussion, for everybody who reads in its forum."""
    return (
        select(Membership.user_id, Post.thread_id, func.max(Post.number))
        .join(Thread, Thread.forum_id == Membership.forum_id)
        .join(Post, Post.thread_id == Thread.id)
        .where(Membership.role.in_(READERS), Post.at < before)
        .group_by(Membership.user_id, Post.thread_id)
    )


def _marks() -> Select[int, int, int]:
    return select(ReadMark.user_id, ReadMark.thread_id, ReadMark.number)


def _count_visits(session: Session) -> None:
    """What a member has seen of a forum is what they have read there; who does not read there,
    like an observer, is told of nothing new."""
    reads = exists().where(
        Membership.user_id == ForumVisit.user_id,
        Membership.forum_id == ForumVisit.forum_id,
        Membership.role.in_(READERS),
    )
    read = (
        select(func.coalesce(func.sum(ReadMark.number), 0))
        .join(Thread, Thread.id == ReadMark.thread_id)
        .where(ReadMark.user_id == ForumVisit.user_id, Thread.forum_id == ForumVisit.forum_id)
    )
    posts = select(Forum.post_count).where(Forum.id == ForumVisit.forum_id)
    session.execute(
        update(ForumVisit)
        .values(posts_seen=case((reads, read.scalar_subquery()), else_=posts.scalar_subquery()))
        .execution_options(synchronize_session=False)
    )
