"""What stops a clock, and how a step is taken back."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words, words


class Pause(Base):
    """Days on which a leg's clock stands still; the last day is missing while it still does."""

    __tablename__ = "pause"
    __table_args__ = (
        Index(
            "uq_pause_open",
            "leg_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(default="", info=words("why the clock stands still"))


class ForumPause(Base):
    """Sorry Business in a network: days on which its own clocks stand still."""

    __tablename__ = "forum_pause"
    __table_args__ = (
        Index(
            "uq_forum_pause_open",
            "forum_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL"),
            postgresql_where=text("ended_on IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(default="", info=words("why the forum’s clocks stand still"))


class UndoPoint(Base):
    """What an issue was like before its last step, kept for as long as that can be taken back."""

    __tablename__ = "undo_point"

    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), primary_key=True)
    step_number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime]
    before: Mapped[dict[str, Any]] = mapped_column(
        info=made_of_words("what an issue’s columns held; deleted, as it can’t be taken back")
    )
