"""What a network does about an issue itself."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class LocalAction(Base):
    """What a network tries itself: who does it, by when, in which steps."""

    __tablename__ = "local_action"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date]
    steps: Mapped[list[str]] = mapped_column(info=words("steps of a plan"))
    cost: Mapped[int | None]
    ended_at: Mapped[datetime | None]


class LearningNote(Base):
    """What others can take from how an issue ended."""

    __tablename__ = "learning_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), unique=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(info=words("what others can learn"))
