"""Issues and what belongs to them. The record (steps, proposals, confirmations, decisions) is
append-only: it holds ids, states and times, and its words lie in rows beside it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only


class Issue(Base):
    """What is raised to the next forum; only `record.move` writes its state."""

    __tablename__ = "issue"
    __table_args__ = (
        Index("ix_issue_holder", "holder_id", "state", "due_on"),
        Index("ix_issue_latest", "moved_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(24), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    closure: Mapped[str | None] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(default=0)
    origin_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    holder_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    leg_id: Mapped[int | None]
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    raised_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    urgent: Mapped[bool] = mapped_column(default=False)
    marking: Mapped[str] = mapped_column(String(80), default="OFFICIAL")
    priority_area: Mapped[str] = mapped_column(String(80), default="")
    restricted: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("issue.id"), index=True)


class IssueRaiser(Base):
    """A forum that stands behind an issue, and how it came to."""

    __tablename__ = "issue_raiser"
    __table_args__ = (UniqueConstraint("issue_id", "forum_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    via: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    detached_at: Mapped[datetime | None]


class IssueThread(Base):
    """A discussion that an issue came from, is deliberated in, or was answered in."""

    __tablename__ = "issue_thread"
    __table_args__ = (
        UniqueConstraint("issue_id", "thread_id"),
        Index(
            "uq_issue_thread_open_source",
            "thread_id",
            unique=True,
            sqlite_where=text("kind = 'source' AND open"),
            postgresql_where=text("kind = 'source' AND open"),
        ),
        Index("ix_issue_thread_thread", "thread_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    kind: Mapped[str] = mapped_column(String(12))
    open: Mapped[bool] = mapped_column(default=True)


class Brief(Base):
    """The structured text that travels with an issue, one row per version."""

    __tablename__ = "brief"
    __table_args__ = (UniqueConstraint("issue_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    version: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    what_is_happening: Mapped[str]
    ask: Mapped[str]
    ask_kind: Mapped[str] = mapped_column(String(20), default="decision")
    evidence: Mapped[str] = mapped_column(default="")
    impact: Mapped[str] = mapped_column(default="")
    severity: Mapped[int | None]
    tried_locally: Mapped[str] = mapped_column(default="")
    urgency_reason: Mapped[str] = mapped_column(default="")
    aboriginal_impact: Mapped[str] = mapped_column(default="")
    acco_consulted: Mapped[bool | None]
    acco_who: Mapped[str] = mapped_column(default="")
    lived_experience: Mapped[str] = mapped_column(default="")
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
    note: Mapped[str] = mapped_column(default="")


class Leg(Base):
    """One visit of an issue to one forum, with its own clock."""

    __tablename__ = "leg"
    __table_args__ = (UniqueConstraint("issue_id", "number"), Index("ix_leg_forum", "forum_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    number: Mapped[int]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime]
    acknowledge_by: Mapped[date]
    decide_by: Mapped[date]
    acknowledged_at: Mapped[datetime | None]
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    next_on: Mapped[date | None]
    left_at: Mapped[datetime | None]
    disposition: Mapped[str | None] = mapped_column(String(20))


class Referral(Base):
    """The options and advice with which a forum raised an issue further."""

    __tablename__ = "referral"

    id: Mapped[int] = mapped_column(primary_key=True)
    leg_id: Mapped[int] = mapped_column(ForeignKey("leg.id"), unique=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    criteria: Mapped[list[str]]
    options: Mapped[list[str]]
    advice: Mapped[str]


class Step(Base):
    """One immutable line of an issue's history."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("issue_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(20))
    source: Mapped[str | None] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(String(20))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    leg_id: Mapped[int | None] = mapped_column(ForeignKey("leg.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20), default="")
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]


class StepNote(Base):
    """What somebody wrote with a step; a redaction may put a tombstone in its place."""

    __tablename__ = "step_note"

    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), primary_key=True)
    note: Mapped[str]
    redacted_at: Mapped[datetime | None]
    redacted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    redacted_because: Mapped[str | None]


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


class Cascade(Base):
    """The delivery of a decision to one raising forum, and when that forum is asked about it."""

    __tablename__ = "cascade"
    __table_args__ = (UniqueConstraint("decision_id", "forum_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issue.id"), index=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    answer: Mapped[str]
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    asked_at: Mapped[datetime | None]
    answer_by: Mapped[date | None]
    asked_again: Mapped[bool] = mapped_column(default=False)


class LocalCheck(Base):
    """A forum's verdict on an answer; it is replaced by filing another until the issue closes."""

    __tablename__ = "local_check"
    __table_args__ = (UniqueConstraint("cascade_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cascade_id: Mapped[int] = mapped_column(ForeignKey("cascade.id"))
    number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    verdict: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")


for _record in (Step, Proposal, Confirmation, Decision):
    append_only(_record)
