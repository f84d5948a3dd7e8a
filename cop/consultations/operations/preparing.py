"""Prepare a consultation: its questions, its promise, and who reads the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NotRequired, TypedDict, Unpack

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cop.consultations.disclosure import MIN_CELL, MIN_GROUP
from cop.consultations.models import (
    Consultation,
    ConsultationAnalyst,
    ConsultationVersion,
    Question,
)
from cop.consultations.permissions import ASKERS, can_ask
from cop.consultations.states import Kind, Mode, State
from cop.errors import Invalid, require
from cop.forums.models import Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.working_days import local_day
from cop.screening.gate import screen

TEXTS: tuple[Literal["title", "purpose", "promise", "mode_note"], ...] = (
    "title",
    "purpose",
    "promise",
    "mode_note",
)


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question as its designer writes it; options are (value, label)."""

    key: str
    kind: Kind
    text: str
    required: bool = False
    hint: str = ""
    max_words: int | None = None
    options: Sequence[tuple[str, str]] = ()


class ConsultationFacts(TypedDict):
    """What a consultation says of itself; thresholds may be raised above 5 and 10."""

    key: str
    title: str
    purpose: str
    promise: str
    mode_note: str
    iap2_level: str
    opens_at: datetime
    closes_at: datetime
    mode: NotRequired[Mode]
    min_cell: NotRequired[int]
    min_group: NotRequired[int]


def create_consultation(
    session: Session,
    forum: Forum,
    *,
    by: Person,
    questions: Sequence[QuestionText],
    analysts: Sequence[int],
    now: datetime,
    **facts: Unpack[ConsultationFacts],
) -> Consultation:
    """Prepare a consultation with version 1 of its questions; nobody is asked before it opens."""
    require_asker(session, forum, by, now)
    _check(session, facts)
    texts: dict[str, str] = {name: _text(facts[name], name) for name in TEXTS}
    given: dict[str, Any] = {"mode": Mode.CONFIDENTIAL, **facts, **texts}
    consultation = Consultation(forum_id=forum.id, state=State.DRAFT, **given)
    session.add(consultation)
    session.flush()
    _add_questions(session, consultation, questions)
    session.add_all(
        ConsultationAnalyst(consultation_id=consultation.id, user_id=user_id)
        for user_id in sorted(set(analysts))
    )
    session.flush()
    return consultation


def require_asker(session: Session, forum: Forum, by: Person, now: datetime) -> None:
    """Raise Forbidden unless this person may open consultations of the forum today."""
    held = held_on(local_day(now, forum.timezone))
    others = select(
        exists().where(Membership.forum_id == forum.id, Membership.role.in_(ASKERS), held)
    )
    require(can_ask(by, forum, others_may=bool(session.scalar(others))))


def _check(session: Session, facts: ConsultationFacts) -> None:
    key = facts["key"]
    if session.scalar(select(Consultation.id).where(Consultation.key == key)) is not None:
        raise Invalid(f"There is a consultation with the address {key!r} already.", "key")
    if facts["closes_at"] <= facts["opens_at"]:
        raise Invalid("Choose a closing day after the day it opens.", "closes_at")
    if facts.get("min_cell", MIN_CELL) < MIN_CELL or facts.get("min_group", MIN_GROUP) < MIN_GROUP:
        raise Invalid("Groups under ten and counts under five stay hidden. You can ask for more.")


def _text(raw: str, field: str) -> str:
    text = raw.strip()
    if not text:
        raise Invalid(f"Write the {field.replace('_', ' ')} of the consultation.", field)
    return _screened(text, field)


def _screened(raw: str, field: str) -> str:
    text = raw.strip()
    screen(text, field)
    return text


def _add_questions(
    session: Session, consultation: Consultation, questions: Sequence[QuestionText]
) -> None:
    if not questions or len({question.key for question in questions}) < len(questions):
        raise Invalid("Ask at least one question, each with a key of its own.", "questions")
    version = ConsultationVersion(consultation_id=consultation.id, number=1)
    session.add(version)
    session.flush()
    session.add_all(
        _question(version.id, number, text) for number, text in enumerate(questions, start=1)
    )


def _question(version_id: int, number: int, text: QuestionText) -> Question:
    values = [value for value, _ in text.options]
    if text.kind is Kind.SINGLE_CHOICE and (len(values) < 2 or len(set(values)) < len(values)):
        raise Invalid(f"Question {number} needs two or more different answers to choose from.")
    return Question(
        version_id=version_id,
        number=number,
        key=text.key,
        kind=text.kind,
        text=_text(text.text, "question"),
        hint=_screened(text.hint, "hint"),
        max_words=text.max_words,
        required=text.required,
        options=[
            {"value": _screened(value, "option"), "label": _screened(label, "option")}
            for value, label in text.options
        ],
    )
