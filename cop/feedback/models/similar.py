"""The words by which issues are found to be alike."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, made_of_words


class IssueTerm(Base):
    """A word of an issue, cut to its stem: those of the card apart from those of the brief alone.

    Everybody who sees an issue reads its card; its brief is read by few, so a word that stands in
    the brief alone finds the issue for them alone."""

    __tablename__ = "issue_term"
    # Read by word and part, the newest issues first, without looking elsewhere for the weight.
    __table_args__ = (Index("ix_issue_term_issue", "issue_id"), {"sqlite_with_rowid": False})

    part: Mapped[str] = mapped_column(String(5), primary_key=True)
    term: Mapped[str] = mapped_column(
        String(30), primary_key=True, info=made_of_words("cut again from the title and the brief")
    )
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), primary_key=True)
    weight: Mapped[int]
