"""The steps of an issue, append-only: ids, states and times; their words lie beside them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only, words


class Step(Base):
    """One immutable line of an issue's history."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("issue_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(20))
    source: Mapped[str | None] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(String(20))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    leg_id: Mapped[int | None] = mapped_column(ForeignKey("leg.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20), default="")
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]


class StepNote(Base):
    """What somebody wrote with a step; a redaction may put a tombstone in its place."""

    __tablename__ = "step_note"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    note: Mapped[str] = mapped_column(info=words("note to a step"))
    redacted_at: Mapped[datetime | None]
    redacted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    redacted_because: Mapped[str | None] = mapped_column(info=words("why a note was masked"))


for _record in (Step,):
    append_only(_record)
