"""Record what happened and write the job that follows from it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.models import Event, Job, Submission


def record(
    session: Session,
    kind: str,
    *,
    subject: str,
    subject_id: int,
    by_id: int | None,
    now: datetime,
    forum_id: int | None = None,
    told_after: timedelta | None = None,
    **data: Any,
) -> Event:
    """Append an event and the job that tells people of it, in the caller's transaction.

    `told_after` lets the telling wait, while what happened can still be taken back."""
    event = Event(
        kind=kind,
        at=now,
        by_id=by_id,
        forum_id=forum_id,
        subject=subject,
        subject_id=subject_id,
        data=data,
    )
    session.add(event)
    session.flush()
    schedule(session, "notify", not_before=now + (told_after or timedelta()), event=event.id)
    return event


def schedule(session: Session, kind: str, *, not_before: datetime, **data: Any) -> Job:
    """Write a job that the worker does once, not before this moment."""
    job = Job(kind=kind, data=data, not_before=not_before)
    session.add(job)
    session.flush()
    return job


def find_submission(session: Session, key: str, by_id: int) -> str | None:
    """Return where this person's earlier sending of the same form led."""
    earlier = session.get(Submission, key)
    return earlier.location if earlier and earlier.by_id == by_id else None


def keep_submission(
    session: Session, key: str, *, by_id: int, location: str, now: datetime
) -> None:
    """Remember that this form was sent; a second row with its key is refused by the database."""
    session.add(Submission(key=key, by_id=by_id, at=now, location=location))
    session.flush()
