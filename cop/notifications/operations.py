"""Tell people, and remember what they have seen; the count of unread notices is kept on write."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Event
from cop.database import begin_write
from cop.feedback.models import Issue, IssueThread
from cop.notifications.models import Notice
from cop.threads.models import Thread

BATCH = 500


@dataclass(frozen=True, slots=True)
class Message:
    """What a notice says: a sentence, the title it leads to, and where that is."""

    icon: str
    tier: str
    text: str
    title: str
    href: str


def tell(session: Session, event: Event, people: Iterable[int], message: Message) -> int:
    """Give each of these people the notice once, and return how many had not had it."""
    begin_write(session)
    told = set(session.scalars(select(Notice.user_id).where(Notice.event_id == event.id)))
    new = sorted(set(people) - told - {event.by_id})
    for start in range(0, len(new), BATCH):
        _tell_batch(session, event, new[start : start + BATCH], message)
    return len(new)


def mark_seen(session: Session, notice: Notice, *, now: datetime) -> None:
    """Mark a notice as read, and with it those that say the same: one visit answers them all."""
    same = update(Notice).where(
        Notice.user_id == notice.user_id,
        Notice.read_at.is_(None),
        Notice.title == notice.title,
        Notice.text == notice.text,
    )
    read = session.scalars(same.values(read_at=now).returning(Notice.id)).all()
    if read:
        _count_down(session, notice.user_id, len(read))


def waits_no_more(session: Session, event: Event, *, kind: str, now: datetime) -> None:
    """Mark as read what told people that something waits for them, since it doesn't any more.

    `kind` is that of the events they were told of, about the same as this one."""
    begin_write(session)
    asked = select(Event.id).where(
        Event.kind == kind, Event.subject == event.subject, Event.subject_id == event.subject_id
    )
    told = update(Notice).where(Notice.event_id.in_(asked), Notice.read_at.is_(None))
    read = told.values(read_at=now).returning(Notice.user_id)
    again = read.execution_options(synchronize_session=False)
    for user_id, count in Counter(session.scalars(again)).items():
        _count_down(session, user_id, count)


def mark_all_seen(session: Session, user_id: int, *, now: datetime) -> None:
    """Mark every notice of this person as read."""
    session.execute(
        update(Notice)
        .where(Notice.user_id == user_id, Notice.read_at.is_(None))
        .values(read_at=now)
    )
    session.execute(update(User).where(User.id == user_id).values(unread_notices=0))


def rename_notices(session: Session, issue_id: int) -> None:
    """Give what was told of an issue, and of where it came from, the titles these have now."""
    begin_write(session)
    issue = session.get_one(Issue, issue_id)
    _rename(session, "issue", issue_id, f"{issue.reference} {issue.title}")
    sources = select(Thread.id, Thread.title).join(IssueThread, IssueThread.thread_id == Thread.id)
    for thread_id, title in session.execute(sources.where(IssueThread.issue_id == issue_id)):
        _rename(session, "thread", thread_id, title)


def rename_notices_of_thread(session: Session, thread_id: int) -> None:
    """Give what was told of a discussion, and of what was raised from it, their titles of now."""
    begin_write(session)
    _rename(session, "thread", thread_id, session.get_one(Thread, thread_id).title)
    tied = select(IssueThread.issue_id).where(IssueThread.thread_id == thread_id)
    for issue in session.scalars(select(Issue).where(Issue.id.in_(tied))).all():
        _rename(session, "issue", issue.id, f"{issue.reference} {issue.title}")


def _rename(session: Session, subject: str, subject_id: int, title: str) -> None:
    told = select(Event.id).where(Event.subject == subject, Event.subject_id == subject_id)
    session.execute(
        update(Notice)
        .where(Notice.event_id.in_(told))
        .values(title=title[:300])
        .execution_options(synchronize_session=False)
    )


def _tell_batch(session: Session, event: Event, people: list[int], message: Message) -> None:
    said = {
        "event_id": event.id,
        "at": event.at,
        "icon": message.icon,
        "tier": message.tier,
        "text": message.text[:300],
        "title": message.title[:300],
        "href": message.href,
    }
    # Entities would be written one by one, each to learn its id, which nobody asks for.
    session.execute(insert(Notice), [{"user_id": user_id, **said} for user_id in people])
    session.execute(
        update(User)
        .where(User.id.in_(people))
        .values(unread_notices=User.unread_notices + 1)
        .execution_options(synchronize_session=False)
    )
    session.flush()


def _count_down(session: Session, user_id: int, count: int) -> None:
    session.execute(
        update(User)
        .where(User.id == user_id, User.unread_notices >= count)
        .values(unread_notices=User.unread_notices - count)
        .execution_options(synchronize_session=False)
    )
