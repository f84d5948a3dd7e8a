"""Count electors and answers by group, in SQL; what may be shown of it, disclosure decides."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from cop.consultations.disclosure import Path, Turnout, turnouts
from cop.consultations.models import Answer, Consultation, Elector, Response, ResponseOwner
from cop.consultations.states import ResponseState

Choices = dict[str, dict[str, dict[str, int]]]


def turnouts_of(session: Session, ids: Sequence[int]) -> dict[int, dict[Path, Turnout]]:
    """Return what may be shown of each consultation's turnout, by (tier, region, forum id).

    Shorter paths are the groups of those groups: (tier, region), (tier,) and () for everyone."""
    leaves: dict[int, dict[Path, tuple[int, int]]] = {}
    limits: dict[int, tuple[int, int]] = {}
    for id_, min_cell, min_group, tier, region, forum_id, *numbers in _by_forum(session, ids):
        leaves.setdefault(id_, {})[(tier, region, str(forum_id))] = (numbers[0], numbers[1])
        limits[id_] = (min_cell, min_group)
    return {
        id_: turnouts(groups, min_cell=limits[id_][0], min_group=limits[id_][1])
        for id_, groups in leaves.items()
    }


def _by_forum(session: Session, ids: Sequence[int]) -> Sequence[Any]:
    """Return how many were asked and have sent an answer, one row per forum they counted in."""
    group = (
        Consultation.id,
        Consultation.min_cell,
        Consultation.min_group,
        Elector.tier,
        Elector.region,
        Elector.forum_id,
    )
    sent = Response.state == ResponseState.SUBMITTED
    return session.execute(
        select(*group, func.count(Elector.id), func.count(Response.id))
        .join(Elector, Elector.consultation_id == Consultation.id)
        .outerjoin(ResponseOwner, ResponseOwner.elector_id == Elector.id)
        .outerjoin(Response, and_(Response.id == ResponseOwner.response_id, sent))
        .where(Consultation.id.in_(ids))
        .group_by(*group)
    ).all()


def choices_of(session: Session, consultation_id: int) -> Choices:
    """Return how many of each tier chose what, by question key, tier and option."""
    counts: Choices = {}
    rows = session.execute(
        select(Answer.question_key, Elector.tier, Answer.choice, func.count())
        .join(Response, Response.id == Answer.response_id)
        .join(ResponseOwner, ResponseOwner.response_id == Response.id)
        .join(Elector, Elector.id == ResponseOwner.elector_id)
        .where(
            Response.consultation_id == consultation_id,
            Response.state == ResponseState.SUBMITTED,
            Answer.choice.is_not(None),
        )
        .group_by(Answer.question_key, Elector.tier, Answer.choice)
    )
    for key, tier, choice, count in rows:
        counts.setdefault(key, {}).setdefault(tier, {})[choice or ""] = count
    return counts


def written_of(session: Session, consultation_id: int) -> dict[str, int]:
    """Return how many wrote an answer, by question key."""
    rows = session.execute(
        select(Answer.question_key, func.count())
        .join(Response, Response.id == Answer.response_id)
        .where(
            Response.consultation_id == consultation_id,
            Response.state == ResponseState.SUBMITTED,
            Answer.text.is_not(None),
        )
        .group_by(Answer.question_key)
    )
    return {key: count for key, count in rows}
