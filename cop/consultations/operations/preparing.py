"""Prepare a consultation: its questions, its promise, and who reads the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from cop import screening
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


def create_consultation(
    session: Session,
    forum: Forum,
    *,
    by: Person,
    key: str,
    title: str,
    purpose: str,
    promise: str,
    mode_note: str,
    iap2_level: str,
    questions: Sequence[QuestionText],
    analysts: Sequence[int],
    opens_at: datetime,
    closes_at: datetime,
    now: datetime,
    mode: Mode = Mode.CONFIDENTIAL,
    min_cell: int = 5,
    min_group: int = 10,
) -> Consultation:
    """Prepare a consultation with version 1 of its questions; nobody is asked before it opens."""
    require_asker(session, forum, by, now)
    if closes_at <= opens_at:
        raise Invalid("Choose a closing day after the day it opens.", "closes_at")
    if min_cell < 5 or min_group < 10:
        raise Invalid("Groups under ten and counts under five stay hidden. You can ask for more.")
    consultation = Consultation(
        key=_free_key(session, key),
        title=_text(title, "title"),
        forum_id=forum.id,
        state=State.DRAFT,
        mode=mode,
        purpose=_text(purpose, "purpose"),
        promise=_text(promise, "promise"),
        mode_note=_text(mode_note, "mode_note"),
        iap2_level=iap2_level,
        opens_at=opens_at,
        closes_at=closes_at,
        min_cell=min_cell,
        min_group=min_group,
    )
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


def _free_key(session: Session, key: str) -> str:
    if session.scalar(select(Consultation.id).where(Consultation.key == key)) is not None:
        raise Invalid(f"There is a consultation with the address {key!r} already.", "key")
    return key


def _text(raw: str, field: str) -> str:
    text = raw.strip()
    if not text:
        raise Invalid(f"Write the {field.replace('_', ' ')} of the consultation.", field)
    screening.check(text, field)
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
        hint=text.hint,
        max_words=text.max_words,
        required=text.required,
        options=[{"value": value, "label": label} for value, label in text.options],
    )
