"""What is proposed, confirmed and decided: append-only, the words in rows beside."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only, made_of_words, words


class Referral(Base):
    """The options and advice with which a forum raised an issue further."""

    __tablename__ = "referral"

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    undone: Mapped[bool] = mapped_column(default=False)
    criteria: Mapped[list[str]]
    options: Mapped[list[str]] = mapped_column(info=words("options"))
    advice: Mapped[str] = mapped_column(info=words("advice with which it was raised further"))


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
    # The number of the decision whose place it would take.
    supersedes: Mapped[int | None]


class ProposalText(Base):
    """The words of a proposal, and of the decision it becomes."""

    __tablename__ = "proposal_text"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    answer: Mapped[str] = mapped_column(info=words("answer of a decision"))
    rationale: Mapped[str] = mapped_column(info=words("reasons of a decision"))
    not_agreed: Mapped[str] = mapped_column(default="", info=words("what was not agreed"))
    conditions: Mapped[list[str]] = mapped_column(info=words("conditions of a decision"))
    question: Mapped[str] = mapped_column(default="", info=words("question that was decided"))
    # What was said of conflicts at the table; those declared here are rows of their own.
    conflicts: Mapped[str] = mapped_column(default="", info=words("what was said of conflicts"))


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
    number: Mapped[int] = mapped_column(unique=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), unique=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    cascade_by: Mapped[date]
    # The decision of another issue that this one names; on the same issue the newer one holds.
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)


class DecisionWord(Base):
    """A word that a decision is found by; a range of this key is what a search reads."""

    __tablename__ = "decision_word"

    # Compared by code point on both databases, so that a range is every word that begins so.
    word: Mapped[str] = mapped_column(
        String(40).with_variant(String(40, collation="C"), "postgresql"),
        primary_key=True,
        info=made_of_words("cut again from the title and the decision"),
    )
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)


class Conflict(Base):
    """A decider who stands aside from one issue, and who acts instead, if anybody is named."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("leg_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class ConflictNote(Base):
    """What the conflict is, in the words of who declared it."""

    __tablename__ = "conflict_note"

    conflict_id: Mapped[int] = mapped_column(ForeignKey("conflict.id"), primary_key=True)
    note: Mapped[str] = mapped_column(info=words("what a conflict is"))


for _record in (Proposal, Confirmation, Decision, Conflict):
    append_only(_record)
