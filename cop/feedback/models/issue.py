"""An issue, the forums and discussions behind it, and its visits to forums."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words
from cop.site.models import Cared, Marked, Redacted


class Issue(Marked, Redacted, Cared, Base):
    """What is raised to the next forum; only `record.move` writes its state."""

    __tablename__ = "issue"
    __table_args__ = (
        Index("ix_issue_holder", "holder_id", "state", "due_on"),
        Index("ix_issue_latest", "moved_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(24), unique=True)
    title: Mapped[str] = mapped_column(String(200), info=words("title of an issue"))
    state: Mapped[str] = mapped_column(String(20))
    closure: Mapped[str | None] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=0)
    origin_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    leg_id: Mapped[int | None]
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    raised_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    priority_area: Mapped[str] = mapped_column(String(80), default="")
    restricted: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"), index=True)
    # How far up its being late has been told: 1 who has it, 2 co-chairs, 3 sponsor and everybody.
    overdue_level: Mapped[int] = mapped_column(default=0)


class IssueRaiser(Base):
    """A forum that stands behind an issue, and how it came to."""

    __tablename__ = "issue_raiser"
    __table_args__ = (UniqueConstraint("issue_id", "forum_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    via: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="", info=words("note on joining"))
    detached_at: Mapped[datetime | None]


class IssueThread(Base):
    """A discussion that an issue came from, is deliberated in, or was answered in."""

    __tablename__ = "issue_thread"
    __table_args__ = (
        UniqueConstraint("issue_id", "thread_id"),
        Index(
            "uq_issue_thread_open_source",
            "thread_id",
            unique=True,
            sqlite_where=text("kind = 'source' AND open"),
            postgresql_where=text("kind = 'source' AND open"),
        ),
        Index("ix_issue_thread_thread", "thread_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    kind: Mapped[str] = mapped_column(String(12))
    open: Mapped[bool] = mapped_column(default=True)


class Leg(Base):
    """One visit of an issue to one forum, with its own clock."""

    __tablename__ = "leg"
    __table_args__ = (UniqueConstraint("issue_id", "number"), Index("ix_leg_forum", "forum_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    number: Mapped[int]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    # Who returned the issue before doesn't hear the appeal.
    barred_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    entered_on: Mapped[date]
    acknowledge_by: Mapped[date]
    decide_by: Mapped[date]
    acknowledged_at: Mapped[datetime | None]
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    next_on: Mapped[date | None]
    left_at: Mapped[datetime | None]
    disposition: Mapped[str | None] = mapped_column(String(20))
    # Working days of the forum's calendar, without those on which the clock stood still.
    acknowledge_days: Mapped[int | None]
    days: Mapped[int | None]
    paused_days: Mapped[int] = mapped_column(default=0)
