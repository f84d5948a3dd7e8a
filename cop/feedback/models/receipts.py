"""Where an answer stands, who was told of it, and who has opened it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base


class CascadePost(Base):
    """A post that holds the answer: one in each discussion that a raising forum raised it from."""

    __tablename__ = "cascade_post"
    __table_args__ = (Index("ix_cascade_post_cascade", "cascade_id"),)

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    cascade_id: Mapped[int] = mapped_column(ForeignKey("cascade.id"))


class CascadeReceipt(Base):
    """A member of a raising forum who was told of the answer."""

    __tablename__ = "cascade_receipt"

    cascade_id: Mapped[int] = mapped_column(ForeignKey("cascade.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]


class CascadeOpening(Base):
    """A member of a raising forum who opened the answer, and when they first did."""

    __tablename__ = "cascade_opening"

    cascade_id: Mapped[int] = mapped_column(ForeignKey("cascade.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime]
