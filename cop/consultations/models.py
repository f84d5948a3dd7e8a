"""Consultations: what is asked, of whom, what they answer, and what was done about it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.consultations.states import Capacity, ItemKind, Kind, Mode, ResponseState, State
from cop.database import Base, words


def one_of(column: str, kind: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of these words."""
    return CheckConstraint("{} in ('{}')".format(column, "', '".join(kind)), name=column)


class Consultation(Base):
    """What a forum asks the people of chosen forums, and its promise about the answers."""

    __tablename__ = "consultation"
    __table_args__ = (
        one_of("state", State),
        one_of("mode", Mode),
        CheckConstraint("min_cell >= 5 and min_group >= 10", name="thresholds"),
        Index("ix_consultation_list", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200), info=words("title of a consultation"))
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default=State.DRAFT.value)
    mode: Mapped[str] = mapped_column(String(12))
    purpose: Mapped[str] = mapped_column(info=words("purpose of a consultation"))
    promise: Mapped[str] = mapped_column(info=words("promise of a consultation"))
    mode_note: Mapped[str] = mapped_column(info=words("who reads the answers"))
    iap2_level: Mapped[str] = mapped_column(String(12))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    min_cell: Mapped[int] = mapped_column(default=5)
    min_group: Mapped[int] = mapped_column(default=10)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    headline: Mapped[str] = mapped_column(default="", info=words("headline of the results"))


class ConsultationVersion(Base):
    """A numbered set of questions; answers name the number they were given to."""

    __tablename__ = "consultation_version"
    __table_args__ = (UniqueConstraint("consultation_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int]


class Question(Base):
    """A question of a version; its key stays the same from version to version."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("version_id", "number"),
        UniqueConstraint("version_id", "key"),
        one_of("kind", Kind),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("consultation_version.id"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(info=words("question"))
    hint: Mapped[str] = mapped_column(default="", info=words("hint to a question"))
    max_words: Mapped[int | None]
    required: Mapped[bool] = mapped_column(default=False)
    options: Mapped[list[dict[str, Any]]] = mapped_column(
        default=list, info=words("answers to choose from")
    )


class ConsultationAnalyst(Base):
    """Somebody named to read the answers of a consultation."""

    __tablename__ = "consultation_analyst"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Elector(Base):
    """Somebody who is asked, with the groups they counted in on the day it opened."""

    __tablename__ = "elector"
    __table_args__ = (UniqueConstraint("consultation_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    tier: Mapped[str] = mapped_column(String(10))
    region: Mapped[str] = mapped_column(String(80))
    remoteness: Mapped[str] = mapped_column(String(20))
    organisation_kind: Mapped[str] = mapped_column(String(40))
    invited_at: Mapped[datetime]


class Response(Base):
    """A set of answers. It does not say whose: `ResponseOwner` does, where the mode allows it."""

    __tablename__ = "response"
    __table_args__ = (
        one_of("state", ResponseState),
        one_of("capacity", Capacity),
        Index("ix_response_consultation", "consultation_id", "state", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("consultation_version.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default=ResponseState.DRAFT.value)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    receipt: Mapped[str | None] = mapped_column(String(16), unique=True)
    capacity: Mapped[str] = mapped_column(String(12), default=Capacity.INDIVIDUAL.value)
    consent_to_quote: Mapped[bool] = mapped_column(default=False)


class ResponseOwner(Base):
    """Whose response it is; an elector owns one. An anonymous consultation never writes a row."""

    __tablename__ = "response_owner"

    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"), primary_key=True)
    elector_id: Mapped[int] = mapped_column(ForeignKey("elector.id"), unique=True)


class Answer(Base):
    """What was answered to a question, by its key and the version it was read in."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("response_id", "question_key", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id"))
    question_key: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    choice: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(info=words("answer to a question"))


class Outcome(Base):
    """We asked, you said: what came of a consultation."""

    __tablename__ = "consultation_outcome"

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), primary_key=True)
    we_asked: Mapped[str] = mapped_column(info=words("we asked"))
    you_said: Mapped[str] = mapped_column(info=words("you said"))
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    decided_at: Mapped[datetime]


class OutcomeItem(Base):
    """One thing people said, and what was done about it or why it was not."""

    __tablename__ = "consultation_outcome_item"
    __table_args__ = (UniqueConstraint("consultation_id", "number"), one_of("kind", ItemKind))

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    said: Mapped[str] = mapped_column(info=words("what people said"))
    text: Mapped[str] = mapped_column(info=words("what was done about it"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[str | None] = mapped_column(String(12))
