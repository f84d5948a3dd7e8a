"""Events (what happened), jobs (what is still to be done) and submissions (what was sent once)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only


class Event(Base):
    """Something that happened to a subject; never changed afterwards."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    subject: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int]
    data: Mapped[dict[str, Any]]


append_only(Event)


class Job(Base):
    """Work for the worker, written in the transaction that causes it."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_waiting", "done_at", "not_before"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    data: Mapped[dict[str, Any]]
    not_before: Mapped[datetime]
    claimed_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    error: Mapped[str | None]


class Submission(Base):
    """A form that was sent: sending it again leads to what the first time made."""

    __tablename__ = "submission"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    location: Mapped[str] = mapped_column(String(400))
