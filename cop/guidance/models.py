"""A directive, the forums it asks, what they answer, and its record."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.database import Base, append_only, made_of_words, words
from cop.guidance.states import Degree, Kind, Proposed, State
from cop.site.models import Marked, Redacted


def _one_of(column: str, words: list[str]) -> CheckConstraint:
    return CheckConstraint("{} in ('{}')".format(column, "', '".join(words)), name=column)


class Directive(Marked, Redacted, Base):
    """What a forum asks of others in one version; only `record.move` writes its state.

    A new version is a directive of its own that replaces this one."""

    __tablename__ = "directive"
    __table_args__ = (
        _one_of("state", list(State)),
        Index("ix_directive_forum", "forum_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(24), unique=True)
    title: Mapped[str] = mapped_column(String(200), info=words("title of a directive"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    reflection_forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), default=State.DRAFT.value)
    version: Mapped[int] = mapped_column(default=0)
    text_version: Mapped[int] = mapped_column(default=0)
    edition: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("directive.id"), unique=True)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("directive.id"), index=True)
    must_read: Mapped[bool] = mapped_column(default=False)
    prompts: Mapped[list[str]] = mapped_column(info=words("prompts to reflect on"))
    related_issues: Mapped[list[str]]
    drafter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    moved_at: Mapped[datetime]
    issued_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    review_on: Mapped[date | None]


class DirectiveSection(Base):
    """A section of a text; saving a draft again writes all of them under the next number."""

    __tablename__ = "directive_section"
    __table_args__ = (UniqueConstraint("directive_id", "text_version", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"))
    text_version: Mapped[int]
    number: Mapped[int]
    heading: Mapped[str] = mapped_column(String(200), info=words("heading of a section"))
    text: Mapped[str] = mapped_column(info=words("section of a directive"))
    html: Mapped[str] = mapped_column(info=made_of_words("rendered from the text"))


class DirectiveTarget(Base):
    """A forum that is asked, its discussion, when it means to have it, and its answer."""

    __tablename__ = "directive_target"
    __table_args__ = (UniqueConstraint("directive_id", "forum_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("thread.id"), index=True)
    discuss_on: Mapped[date | None]
    feedback_id: Mapped[int | None]


class DirectiveFeedback(Base):
    """A forum's answer; it is replaced by filing another until all answers are in."""

    __tablename__ = "directive_feedback"
    __table_args__ = (
        UniqueConstraint("target_id", "number"),
        _one_of("clear", list(Degree)),
        _one_of("workable", list(Degree)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("directive_target.id"))
    number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    clear: Mapped[str] = mapped_column(String(10))
    workable: Mapped[str] = mapped_column(String(10))
    barrier: Mapped[str] = mapped_column(info=words("what is in the way"))
    adaptation: Mapped[str] = mapped_column(info=words("how it could fit here"))


class DirectiveReflection(Base):
    """What somebody wrote on a section, as a member of one of the forums."""

    __tablename__ = "directive_reflection"
    __table_args__ = (
        _one_of("kind", list(Kind)),
        Index("ix_directive_reflection_section", "directive_id", "section", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"))
    section: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(info=words("reflection on a section"))


class DirectiveSynthesis(Base):
    """What the forums said together, how that was worked out, and what is known of the silent."""

    __tablename__ = "directive_synthesis"

    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    summary: Mapped[str] = mapped_column(info=words("what the forums said"))
    method: Mapped[str] = mapped_column(info=words("how that was worked out"))
    silent_note: Mapped[str] = mapped_column(
        default="", info=words("what is known of the silent forums")
    )


class DirectiveReceipt(Base):
    """Somebody's word that they have read a must-read."""

    __tablename__ = "directive_receipt"

    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    at: Mapped[datetime]


class DirectiveProposal(Base):
    """That a text be issued, or a response sent; co-chairs confirm this version of it."""

    __tablename__ = "directive_proposal"
    __table_args__ = (
        UniqueConstraint("directive_id", "kind", "number"),
        _one_of("kind", list(Proposed)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"))
    kind: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    text_version: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class DirectiveResponse(Base):
    """The words of a proposed response, and of the one it becomes."""

    __tablename__ = "directive_response"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("directive_proposal.id"), primary_key=True)
    we_asked: Mapped[str] = mapped_column(info=words("we asked"))
    you_said: Mapped[str] = mapped_column(info=words("you said"))
    we_did: Mapped[str] = mapped_column(info=words("we did"))
    we_did_not: Mapped[str] = mapped_column(info=words("we did not"))


class DirectiveConfirmation(Base):
    """A co-chair's or sponsor's yes to one proposal."""

    __tablename__ = "directive_confirmation"
    __table_args__ = (UniqueConstraint("proposal_id", "by_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("directive_proposal.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class DirectiveStep(Base):
    """One immutable line of a directive's history."""

    __tablename__ = "directive_step"
    __table_args__ = (UniqueConstraint("directive_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey("directive.id"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(String(20))
    source: Mapped[str | None] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(String(20))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(20), default="")
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]


class DirectiveStepNote(Base):
    """What somebody wrote with a step; a redaction may put a tombstone in its place."""

    __tablename__ = "directive_step_note"

    step_id: Mapped[int] = mapped_column(ForeignKey("directive_step.id"), primary_key=True)
    note: Mapped[str] = mapped_column(info=words("note to a step"))
    redacted_at: Mapped[datetime | None]
    redacted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    redacted_because: Mapped[str | None] = mapped_column(info=words("why a note was masked"))


for _record in (DirectiveProposal, DirectiveConfirmation, DirectiveStep):
    append_only(_record)
