"""Who helps to write a brief, what people have lived through, and which version went up."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class BriefAuthor(Base):
    """A member of a raising forum whom the convenor asked to write the brief, too."""

    __tablename__ = "brief_author"
    __table_args__ = (UniqueConstraint("issue_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class BriefSent(Base):
    """The version of the brief that a forum got with the issue, and who declared it safe."""

    __tablename__ = "brief_sent"

    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), primary_key=True)
    brief_id: Mapped[int] = mapped_column(ForeignKey("brief.id"))
    declared_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class LivedExperience(Base):
    """What somebody has lived through, in their words and under their pseudonym.

    With consent withdrawn the words are gone; that there were some stays."""

    __tablename__ = "lived_experience"

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # shown to nobody else
    at: Mapped[datetime]
    pseudonym: Mapped[str] = mapped_column(String(60), info=words("pseudonym"))
    text: Mapped[str] = mapped_column(info=words("what somebody lived through"))
    # How consent was given, where a convenor writes for somebody.
    consent: Mapped[str] = mapped_column(
        String(400), default="", info=words("how consent was given")
    )
    withdrawn_at: Mapped[datetime | None]


class Advice(Base):
    """What somebody who does not decide tells those who do; it is recorded, and is no vote."""

    __tablename__ = "advice"

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    role: Mapped[str] = mapped_column(String(20))
    pseudonym: Mapped[str] = mapped_column(String(60), default="", info=words("pseudonym"))
    text: Mapped[str] = mapped_column(info=words("advice"))
