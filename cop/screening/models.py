"""What the screen remembers: what it found, never the words; texts held for somebody to look at."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words, words


class Outcome(StrEnum):
    """What became of a finding."""

    STOPPED = "stopped"  # its writer was shown it; nothing was posted
    MASKED = "masked"  # replaced by what it was
    KEPT = "kept"  # posted, with a reason
    FALSE_ALARM = "false_alarm"  # its writer says it isn’t one
    HELD = "held"  # waits for somebody to look at it
    CONFIRMED = "confirmed"  # no identifiable child is at risk now, its writer says
    LET_THROUGH = "let_through"  # somebody looked at it and let it pass


class Ruling(StrEnum):
    """Where a held text stands."""

    WAITING = "waiting"
    LET_THROUGH = "let_through"
    DECLINED = "declined"
    SENT = "sent"
    WITHDRAWN = "withdrawn"  # its writer took it back before anybody had looked
    CHANGED = "changed"  # its writer changed it, and sent that instead


class ScreenLog(Base):
    """One finding: its type, where it stood, and what became of it; the value is never kept.

    `counted` is what a draft and a finding in it are known by, so that trying again counts once."""

    __tablename__ = "screen_log"
    __table_args__ = (Index("ix_screen_log_at", "at", "type"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    type: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(10))
    outcome: Mapped[Outcome]
    reason: Mapped[str] = mapped_column(
        String(300), default="", info=words("why something may be posted")
    )
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    # Of an answer to a consultation nobody keeps who wrote it.
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    counted: Mapped[str | None] = mapped_column(String(24), unique=True)


class Answered(Base):
    """That a finding was answered in a text that went through: what both are known by, no more.

    Nothing says whose the text was. Where the same words stand, nobody is asked again."""

    __tablename__ = "answered_finding"
    __table_args__ = (UniqueConstraint("text_mark", "mark"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    text_mark: Mapped[str] = mapped_column(String(24))
    mark: Mapped[str] = mapped_column(String(24))


class RuleChange(Base):
    """That the administrator turned a rule off or on, when and why."""

    __tablename__ = "rule_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    type: Mapped[str] = mapped_column(String(20))
    off: Mapped[bool]
    why: Mapped[str] = mapped_column(
        String(300), default="", info=words("why a rule of the check was turned off")
    )
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class HeldText(Base):
    """A form that was stopped and waits for somebody to look at it, sealed until then.

    `marks` are what its texts are known by as they were read; they name no word."""

    __tablename__ = "held_text"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'let_through', 'declined', 'sent', 'withdrawn', 'changed')",
            name="state_known",
        ),
        Index("ix_held_text_forum_state", "forum_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    path: Mapped[str] = mapped_column(String(400))
    types: Mapped[list[str]]
    marks: Mapped[list[str]]
    sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=made_of_words("typed, sealed; opened and deleted")
    )
    state: Mapped[Ruling] = mapped_column(default=Ruling.WAITING)
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ruled_at: Mapped[datetime | None]
    ruling_note: Mapped[str] = mapped_column(
        String(500), default="", info=words("note on a text that was held back")
    )


class OwnContact(Base):
    """A service's own mailbox, number or address, which a forum's people may post."""

    __tablename__ = "own_contact"
    __table_args__ = (
        CheckConstraint("kind IN ('mailbox', 'phone', 'address')", name="kind_known"),
        Index("ix_own_contact_forum", "forum_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    kind: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(String(200), info=words("service’s own contact"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
