"""Consultations as lists show them, each with how far the reader has come in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from cop.consultations.models import (
    Answer,
    Consultation,
    ConsultationVersion,
    Elector,
    Question,
    Response,
    ResponseOwner,
)
from cop.consultations.permissions import is_named, visible_consultations
from cop.consultations.states import ResponseState, State
from cop.forums.models import Forum
from cop.forums.people import Person

PER_PAGE = 20
MOST_OPEN = 100  # at one time, far more than anybody could answer


@dataclass(frozen=True, slots=True)
class Line:
    """A consultation in a list, with how far this person has come in it."""

    id: int
    key: str
    title: str
    state: State
    closes_at: datetime
    published_at: datetime | None
    headline: str
    forum: str
    tier: str
    questions: int
    answered: int
    is_elector: bool
    is_analyst: bool
    response: ResponseState | None

    @property
    def sent(self) -> bool:
        """Whether this person has sent their answers."""
        return self.response is ResponseState.SUBMITTED


def list_open(
    session: Session, person: Person, now: datetime, *, forum_id: int | None = None
) -> list[Line]:
    """Return the open consultations this person sees, those that ask them first."""
    query = lines(person).where(visible_consultations(person), taking_answers(now))
    if forum_id is not None:
        query = query.where(Consultation.forum_id == forum_id)
    asks_me_first = case((Elector.id.is_(None), 1), else_=0)
    rows = session.execute(query.order_by(asks_me_first, Consultation.closes_at).limit(MOST_OPEN))
    return [line_of(row) for row in rows]


def list_past(
    session: Session,
    person: Person,
    now: datetime,
    *,
    forum_id: int | None = None,
    before: int | None = None,
) -> list[Line]:
    """Return one more than a page of those that have closed, the newest first."""
    past = or_(
        Consultation.state.in_([State.CLOSED, State.PUBLISHED]),
        and_(Consultation.state == State.OPEN, Consultation.closes_at <= now),
    )
    query = lines(person).where(visible_consultations(person), past)
    if forum_id is not None:
        query = query.where(Consultation.forum_id == forum_id)
    if before is not None:
        query = query.where(Consultation.id < before)
    rows = session.execute(query.order_by(Consultation.id.desc()).limit(PER_PAGE + 1))
    return [line_of(row) for row in rows]


# --- parts of statements ------------------------------------------------------------------------


def lines(person: Person) -> Select[Any]:
    """Select what a line needs; the elector joined is this person's own."""
    given = or_(Answer.choice.is_not(None), Answer.text.is_not(None))
    answered = (
        select(func.count(Answer.id))
        .where(Answer.response_id == Response.id, given)
        .scalar_subquery()
    )
    questions = (
        select(func.count(Question.id))
        .where(Question.version_id == newest_version(Consultation.id))
        .correlate(Consultation)
        .scalar_subquery()
    )
    return (
        select(
            Consultation.id,
            Consultation.key,
            Consultation.title,
            Consultation.state,
            Consultation.closes_at,
            Consultation.published_at,
            Consultation.headline,
            Forum.name,
            Forum.tier,
            questions,
            answered,
            Elector.id,
            is_named(person),
            Response.state,
        )
        .join(Forum, Forum.id == Consultation.forum_id)
        .outerjoin(Elector, elector_row(person))
        .outerjoin(ResponseOwner, ResponseOwner.elector_id == Elector.id)
        .outerjoin(Response, Response.id == ResponseOwner.response_id)
    )


def line_of(row: Row[Any]) -> Line:
    values = list(row[:14])
    values[3] = State(values[3])
    values[11] = values[11] is not None
    values[12] = bool(values[12])
    values[13] = ResponseState(values[13]) if values[13] else None
    return Line(*values)


def elector_row(person: Person) -> ColumnElement[bool]:
    return and_(Elector.consultation_id == Consultation.id, Elector.user_id == person.id)


def taking_answers(now: datetime) -> ColumnElement[bool]:
    return and_(
        Consultation.state == State.OPEN,
        Consultation.opens_at <= now,
        Consultation.closes_at > now,
    )


def newest_version(consultation_id: int | InstrumentedAttribute[int]) -> ScalarSelect[int]:
    """Return the id of a consultation's newest version, within the statement around it."""
    newest = aliased(ConsultationVersion)
    return (
        select(newest.id)
        .where(newest.consultation_id == consultation_id)
        .order_by(newest.number.desc())
        .limit(1)
        .correlate(Consultation)
        .scalar_subquery()
    )
