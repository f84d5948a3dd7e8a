"""What a decision sets going, and what is reported of it; reports are append-only, their words
lie in rows beside them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only, words

REPORT_KINDS = ("progress", "update")


class ActionItem(Base):
    """One thing that a decision sets going, with the person who answers for it."""

    __tablename__ = "action_item"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    what: Mapped[str] = mapped_column(info=words("what is to be done"))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    # Who reports in the owner's stead, where the owner wants that.
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    # Named by mistake, or no longer needed: it stays on record.
    dropped_at: Mapped[datetime | None]
    dropped_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    @property
    def over(self) -> bool:
        """Whether nobody has anything to do for it any more."""
        return self.done_at is not None or self.dropped_at is not None


class Report(Base):
    """What an owner says of the work, or a handler tells the raisers while they wait.

    Without an action it is about the decision as a whole; an update is about no decision yet."""

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint("kind in ('{}')".format("', '".join(REPORT_KINDS)), name="kind"),
        CheckConstraint("percent between 0 and 100", name="percent"),
        Index("ix_report_issue", "issue_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action_item.id"))
    kind: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    percent: Mapped[int | None]


class ReportText(Base):
    """The words of a report; a redaction may put a tombstone in their place."""

    __tablename__ = "report_text"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    text: Mapped[str] = mapped_column(info=words("report"))
    redacted_at: Mapped[datetime | None]
    redacted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    redacted_because: Mapped[str | None] = mapped_column(info=words("why a report was masked"))


append_only(Report)
