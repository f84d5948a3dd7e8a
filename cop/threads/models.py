"""Threads, posts, reactions and read marks."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words, words
from cop.site.models import Cared, Marked

KINDS = ("discussion", "question", "reflection", "practice", "barrier", "announcement")


class Thread(Marked, Cared, Base):
    """A discussion in one forum; its posts are numbered from 1 without a gap.

    One that is limited to a community exists for its members alone, and its posts count in no
    total of the forum."""

    __tablename__ = "thread"
    __table_args__ = (
        CheckConstraint("kind in ('{}')".format("', '".join(KINDS)), name="kind"),
        Index("ix_thread_list", "forum_id", "pinned", "last_post_at", "id"),
        Index(
            "ix_thread_community",
            "community_id",
            sqlite_where=text("community_id IS NOT NULL"),
            postgresql_where=text("community_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    kind: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(String(200), info=words("title of a discussion"))
    tags: Mapped[list[str]] = mapped_column(info=words("tags of a discussion"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    post_count: Mapped[int] = mapped_column(default=0)
    last_post_at: Mapped[datetime]
    last_author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    pinned: Mapped[bool] = mapped_column(default=False)
    locked: Mapped[bool] = mapped_column(default=False)
    solved_post: Mapped[int | None]
    cultural_notice: Mapped[str] = mapped_column(
        String(200), default="", info=words("cultural notice")
    )
    notice_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    community_id: Mapped[int | None] = mapped_column(ForeignKey("community.id"))


class Post(Base):
    """What somebody wrote, as Markdown and as the HTML made from it when it was written."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("thread_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    number: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]
    body: Mapped[str] = mapped_column(info=words("post"))
    html: Mapped[str] = mapped_column(info=made_of_words("rendered from the body"))
    useful_count: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    removed_because: Mapped[str | None] = mapped_column(info=words("why a post was removed"))


class Reaction(Base):
    """A person's “useful” on a post, or “me too” on a thread (post number 0)."""

    __tablename__ = "reaction"

    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)


class ReadMark(Base):
    """How far a person has read a thread; it only ever rises."""

    __tablename__ = "read_mark"

    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    number: Mapped[int]


class MaskRequest(Base):
    """Somebody asks that a name be masked in a discussion.

    The name and why are sealed, and only until somebody has answered; then it is why the name
    stays as it is, for who asked. Who took it back answered it themselves, and masked is None."""

    __tablename__ = "mask_request"
    __table_args__ = (Index("ix_mask_request_open", "thread_id", "answered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    due_on: Mapped[date]
    sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=made_of_words("a name, sealed; deleted or replaced when it is answered")
    )
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    masked: Mapped[bool | None]
