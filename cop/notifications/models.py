"""A line that tells one person of one event."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words


class Notice(Base):
    """A notice is unique by event and person, so doing its job twice tells nobody twice."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("event_id", "user_id"),
        Index("ix_notice_person", "user_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    icon: Mapped[str] = mapped_column(String(20))
    tier: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(
        String(300), info=made_of_words("composed from the names of forums")
    )
    title: Mapped[str] = mapped_column(
        String(300), info=made_of_words("the title of what it is about")
    )
    href: Mapped[str] = mapped_column(String(300))
    read_at: Mapped[datetime | None]
