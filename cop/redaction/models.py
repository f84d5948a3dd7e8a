"""What was found in words that stand here, what became of it, and how far the search came."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only, words


class Standing(StrEnum):
    """Where an item of the review stands."""

    WAITING = "waiting"
    MASKED = "masked"
    FINE = "fine"
    GONE = "gone"  # the words had changed before anybody looked


class ReviewItem(Base):
    """A place where something was found that somebody is to look at; never what was found.

    `marks` are what its findings are known by, `cleared` those that somebody said are fine there.
    Without a forum it stands on the site's own pages, and the administrator looks at it. What is
    limited to a community is looked at by somebody who reads it: `with_id` has it."""

    __tablename__ = "review_item"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'masked', 'fine', 'gone')", name="state_known"),
        UniqueConstraint("table_name", "column_name", "row_id"),
        Index("ix_review_item_forum", "forum_id", "state", "id"),
        Index("ix_review_item_with", "with_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    table_name: Mapped[str] = mapped_column(String(40))
    column_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    subject: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int]
    types: Mapped[list[str]]
    marks: Mapped[list[str]]
    cleared: Mapped[list[str]]
    state: Mapped[Standing] = mapped_column(default=Standing.WAITING)
    community_id: Mapped[int | None] = mapped_column(ForeignKey("community.id"))
    with_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    told_at: Mapped[datetime | None]  # when those who look at it were told
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ruled_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(
        String(300), default="", info=words("why something may stay")
    )

    @property
    def judged_in(self) -> int | None:
        """The forum by whose rules it is looked at; its own contacts don't excuse themselves."""
        return judged_in(self.table_name, self.forum_id)


def judged_in(table_name: str, forum_id: int | None) -> int | None:
    """Return the forum by whose rules words of this table are looked at, if it is any."""
    return None if table_name == "own_contact" else forum_id


class Redaction(Base):
    """That something was masked in a column of a row: when, by whom in which role; never what."""

    __tablename__ = "redaction"
    __table_args__ = (
        Index("ix_redaction_subject", "subject", "subject_id"),
        Index("ix_redaction_row", "table_name", "row_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20))
    table_name: Mapped[str] = mapped_column(String(40))
    column_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int]
    subject: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[int]
    types: Mapped[list[str]]


class WordsScan(Base):
    """How far a search through all words has come in one table; no rows means that none is on."""

    __tablename__ = "words_scan"

    table_name: Mapped[str] = mapped_column(String(40), primary_key=True)
    last_id: Mapped[int] = mapped_column(default=0)
    ended: Mapped[bool] = mapped_column(default=False)


append_only(Redaction)
