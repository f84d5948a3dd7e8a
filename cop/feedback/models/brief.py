"""The text that travels with an issue, and who backs it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class Brief(Base):
    """The structured text that travels with an issue, one row per version."""

    __tablename__ = "brief"
    __table_args__ = (UniqueConstraint("issue_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    version: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    what_is_happening: Mapped[str] = mapped_column(info=words("brief: what is happening"))
    ask: Mapped[str] = mapped_column(info=words("brief: what is asked"))
    ask_kind: Mapped[str] = mapped_column(String(20), default="decision")
    evidence: Mapped[str] = mapped_column(default="", info=words("brief: how we know"))
    impact: Mapped[str] = mapped_column(default="", info=words("brief: whom it touches"))
    severity: Mapped[int | None]
    tried_locally: Mapped[str] = mapped_column(default="", info=words("brief: what was tried"))
    urgency_reason: Mapped[str] = mapped_column(default="", info=words("brief: why it is urgent"))
    aboriginal_impact: Mapped[str] = mapped_column(
        default="", info=words("brief: what it means for Aboriginal families")
    )
    acco_consulted: Mapped[bool | None]
    acco_who: Mapped[str] = mapped_column(default="", info=words("brief: who was consulted"))
    lived_experience: Mapped[str] = mapped_column(default="", info=words("brief: lived experience"))
    deidentified: Mapped[bool] = mapped_column(default=False)


class Endorsement(Base):
    """A member's backing of an issue, with the organisation they belonged to at the time."""

    __tablename__ = "endorsement"
    __table_args__ = (UniqueConstraint("issue_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="", info=words("note of a backer"))
