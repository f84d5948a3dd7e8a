"""What the site tells people without an account of what it did."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, words


class PublicOutcome(Base):
    """What people said and what was done, in words of its own for people without an account."""

    __tablename__ = "public_outcome"
    __table_args__ = (
        Index(
            "uq_public_outcome_shown",
            "issue_id",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    you_said: Mapped[str] = mapped_column(info=words("published: you said"))
    we_did: Mapped[str] = mapped_column(info=words("published: we did"))
    published_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
