"""What a network is told when its issue comes back, and what it says against a merge."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class Return(Base):
    """An issue sent back with a reason; the network may appeal once."""

    __tablename__ = "issue_return"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    reason_code: Mapped[str] = mapped_column(String(40))
    what_locals_can_do: Mapped[str] = mapped_column(info=words("what locals can do"))
    appealed_at: Mapped[datetime | None]
    undone: Mapped[bool] = mapped_column(default=False)


class Diversion(Base):
    """A case matter taken off the forum, and where it belongs."""

    __tablename__ = "diversion"

    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    lawful_channel: Mapped[str] = mapped_column(info=words("where it belongs"))


class Withdrawal(Base):
    """A network’s wish to stand behind an issue no longer, until a second person has agreed."""

    __tablename__ = "withdrawal"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(info=words("why it is withdrawn"))
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]


class Objection(Base):
    """A raising network's word against a merge, which takes its issue out again."""

    __tablename__ = "objection"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    into_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(info=words("why it isn’t the same"))
