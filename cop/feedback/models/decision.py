"""What is proposed, confirmed and decided: append-only, the words in rows beside."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only


class Referral(Base):
    """The options and advice with which a forum raised an issue further."""

    __tablename__ = "referral"

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)
    criteria: Mapped[list[str]]
    options: Mapped[list[str]]
    advice: Mapped[str]


class Proposal(Base):
    """A version of a decision that the deciders are asked to confirm."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("leg_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"))
    version: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    due_on: Mapped[date | None]
    deferred_to: Mapped[date | None]
    review_on: Mapped[date | None]


class ProposalText(Base):
    """The words of a proposal, and of the decision it becomes."""

    __tablename__ = "proposal_text"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    answer: Mapped[str]
    rationale: Mapped[str]
    not_agreed: Mapped[str] = mapped_column(default="")
    conditions: Mapped[list[str]]
    question: Mapped[str] = mapped_column(default="")


class Confirmation(Base):
    """A decider's yes to one version of a proposal."""

    __tablename__ = "confirmation"
    __table_args__ = (UniqueConstraint("proposal_id", "by_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class Decision(Base):
    """The reasoned answer, written once, with the last confirmation that the rules ask for."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("leg_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), unique=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    cascade_by: Mapped[date]


for _record in (Proposal, Confirmation, Decision):
    append_only(_record)
