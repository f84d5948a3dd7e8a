"""Find a consultation through what a person may see, and what pages show of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import Organisation, User
from cop.consultations.counts import turnouts_of
from cop.consultations.disclosure import MIN_CELL, Path, Turnout, turnouts
from cop.consultations.lines import (
    MOST_OPEN,
    PER_PAGE,
    Line,
    elector_row,
    line_of,
    lines,
    newest_version,
    taking_answers,
)
from cop.consultations.models import (
    Answer,
    Consultation,
    ConsultationAnalyst,
    Elector,
    Outcome,
    OutcomeItem,
    Question,
    Response,
    ResponseOwner,
)
from cop.consultations.permissions import Asked, is_elector, is_named, visible_consultations
from cop.consultations.states import ItemKind, ItemStatus, ResponseState, State
from cop.errors import NotFound
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """An open consultation that asks this person, with how many of their forum have answered."""

    line: Line
    home_forum: str
    home_forum_id: int
    turnout: Turnout


class ResponseLine(NamedTuple):
    """A response as an analyst reads it, with the groups its writer counted in."""

    response: Response
    tier: str
    region: str
    user_id: int
    name: str
    organisation: str


class WhatCame(NamedTuple):
    """What was asked, said and done, who decided, and each item with the name of its owner."""

    outcome: Outcome
    decided_by: str | None
    items: list[tuple[OutcomeItem, str | None]]


class Did(NamedTuple):
    """Something that people said and what was done about it."""

    said: str
    did: str
    title: str
    key: str


def get_asked(session: Session, key: str, person: Person) -> Asked:
    """Return the consultation with what this person is in it, or raise NotFound."""
    row = session.execute(
        select(Consultation, Forum, Elector, is_named(person))
        .join(Forum, Forum.id == Consultation.forum_id)
        .outerjoin(Elector, elector_row(person))
        .where(Consultation.key == key, visible_consultations(person))
    ).one_or_none()
    if row is None:
        raise NotFound
    return Asked(row[0], row[1], row[2], bool(row[3]))


def open_for(session: Session, person: Person, now: datetime) -> list[OpenAsk]:
    """Return the open consultations that ask this person, the first to close first."""
    rows = _open_for(session, person, now).all()
    found = [line_of(row) for row in rows]
    rates = turnouts_of(session, [line.id for line in found]) if found else {}
    return [
        OpenAsk(line, name, forum_id, rates[line.id][(tier, region, str(forum_id))])
        for line, (tier, region, forum_id, name) in zip(
            found, [row[-4:] for row in rows], strict=True
        )
    ]


@prepared
def _open_for(me: Person, now: datetime) -> Query:
    home = aliased(Forum)
    return (
        lines(me)
        .add_columns(Elector.tier, Elector.region, home.id, home.name)
        .join(home, home.id == Elector.forum_id)
        .where(is_elector(me), taking_answers(now))
        .order_by(Consultation.closes_at, Consultation.id)
        .limit(MOST_OPEN)
    )


def open_to_forum(
    session: Session, forum_id: int, person: Person, now: datetime
) -> list[tuple[Line, Turnout]]:
    """Return the open consultations that ask people of this forum, with how many have answered."""
    home = aliased(Elector)
    asks = select(home.consultation_id).where(home.forum_id == forum_id).distinct()
    rows = session.execute(
        lines(person)
        .where(Consultation.id.in_(asks), visible_consultations(person), taking_answers(now))
        .order_by(Consultation.closes_at, Consultation.id)
        .limit(MOST_OPEN)
    )
    found = [line_of(row) for row in rows]
    rates = turnouts_of(session, [line.id for line in found]) if found else {}
    return [(line, _of_forum(rates[line.id], forum_id)) for line in found]


def latest_did(session: Session, person: Person) -> Did | None:
    """Return the newest thing done because somebody spoke up, None if nothing was yet."""
    row = _latest_did(session, person).one_or_none()
    return Did(*row) if row else None


@prepared
def _latest_did(me: Person) -> Query:
    return (
        select(OutcomeItem.said, OutcomeItem.text, Consultation.title, Consultation.key)
        .join(Consultation, Consultation.id == OutcomeItem.consultation_id)
        .where(
            Consultation.state == State.PUBLISHED,
            visible_consultations(me),
            OutcomeItem.kind == ItemKind.DID,
        )
        .order_by(
            Consultation.published_at.desc(),
            case((OutcomeItem.status == ItemStatus.DONE, 0), else_=1),
            OutcomeItem.number,
        )
        .limit(1)
    )


def questions_of(session: Session, version_id: int) -> Sequence[Question]:
    """Return the questions of a version in order."""
    return session.scalars(
        select(Question).where(Question.version_id == version_id).order_by(Question.number)
    ).all()


def newest_questions(session: Session, consultation_id: int) -> Sequence[Question]:
    """Return the questions of the consultation's newest version in order."""
    return session.scalars(
        select(Question)
        .where(Question.version_id == newest_version(consultation_id))
        .order_by(Question.number)
    ).all()


def analysts_of(session: Session, consultation_id: int) -> Sequence[str]:
    """Return the names of those who read single answers, so that who answers knows of them."""
    return session.scalars(
        select(User.name)
        .join(ConsultationAnalyst, ConsultationAnalyst.user_id == User.id)
        .where(ConsultationAnalyst.consultation_id == consultation_id)
        .order_by(User.name)
    ).all()


def find_response(session: Session, elector_id: int) -> Response | None:
    """Return the elector's response, None before they began."""
    return session.scalar(
        select(Response)
        .join(ResponseOwner, ResponseOwner.response_id == Response.id)
        .where(ResponseOwner.elector_id == elector_id)
    )


def answers_of(session: Session, response_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Return what was answered, by response and question key; what is empty is left out."""
    found: dict[int, dict[str, str]] = {response_id: {} for response_id in response_ids}
    rows = session.execute(
        select(Answer.response_id, Answer.question_key, Answer.choice, Answer.text).where(
            Answer.response_id.in_(response_ids)
        )
    )
    for response_id, key, choice, text in rows:
        if choice or text:
            found[response_id][key] = choice or text or ""
    return found


def outcome_of(session: Session, consultation_id: int) -> WhatCame | None:
    """Return what came of a consultation, None before it is published."""
    row = session.execute(
        select(Outcome, Forum.name)
        .outerjoin(Forum, Forum.id == Outcome.decided_by_id)
        .where(Outcome.consultation_id == consultation_id)
    ).one_or_none()
    if row is None:
        return None
    items = session.execute(
        select(OutcomeItem, User.name)
        .outerjoin(User, User.id == OutcomeItem.owner_id)
        .where(OutcomeItem.consultation_id == consultation_id)
        .order_by(OutcomeItem.number)
    )
    return WhatCame(row[0], row[1], [(item, owner) for item, owner in items])


def list_responses(
    session: Session, consultation_id: int, *, before: int | None = None
) -> list[ResponseLine]:
    """Return one more than a page of the responses that were sent, for those who may read them."""
    query = (
        select(Response, Elector.tier, Elector.region, User.id, User.name, Organisation.name)
        .join(ResponseOwner, ResponseOwner.response_id == Response.id)
        .join(Elector, Elector.id == ResponseOwner.elector_id)
        .join(User, User.id == Elector.user_id)
        .join(Organisation, Organisation.id == User.organisation_id)
        .where(
            Response.consultation_id == consultation_id,
            Response.state == ResponseState.SUBMITTED,
        )
    )
    if before is not None:
        query = query.where(Response.id < before)
    rows = session.execute(query.order_by(Response.id.desc()).limit(PER_PAGE + 1))
    return [ResponseLine(*row) for row in rows]


def _of_forum(rates: dict[tuple[str, ...], Turnout], forum_id: int) -> Turnout:
    return next(rate for path, rate in rates.items() if path[2:] == (str(forum_id),))


def turnouts_of_groups(groups: dict[Path, tuple[int, int]]) -> dict[Path, Turnout]:
    """Return what may be shown of how many of each group did something, where none answered.

    For pages of other slices that count people outside their forum: 1 to 4 stay hidden, and
    whatever gives them away. Only rates of answers ask for groups of ten."""
    return turnouts(groups, min_group=MIN_CELL)
