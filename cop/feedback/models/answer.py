"""The answer as each raising forum got it, and what that forum says of it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class Cascade(Base):
    """The delivery of a decision to one raising forum, and when that forum is asked about it."""

    __tablename__ = "cascade"
    __table_args__ = (UniqueConstraint("decision_id", "forum_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(info=words("answer to the networks"))
    days: Mapped[int | None]  # working days since the decision
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    asked_at: Mapped[datetime | None]
    answer_by: Mapped[date | None]
    asked_again: Mapped[bool] = mapped_column(default=False)


class LocalCheck(Base):
    """A forum's verdict on an answer; it is replaced by filing another until the issue closes."""

    __tablename__ = "local_check"
    __table_args__ = (UniqueConstraint("cascade_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cascade_id: Mapped[int] = mapped_column(ForeignKey("cascade.id"))
    number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    verdict: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(default="", info=words("note to a verdict"))
    evidence: Mapped[str] = mapped_column(default="", info=words("evidence for a verdict"))
