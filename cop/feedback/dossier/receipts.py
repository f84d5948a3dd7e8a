"""How far an answer has come: in each raising forum, who was told, who opened it, who acted."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import Cascade, CascadeOpening, CascadeReceipt, LocalCheck
from cop.forums.models import Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability

MOST = 400  # names on a page


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One raising forum; the names are there for those who read in it, and for nobody else."""

    cascade_id: int
    forum_id: int
    name: str
    tier: str
    slug: str
    told: int
    opened: int
    checked: bool
    works: bool
    inside: bool = False
    opened_by: list[str] = field(default_factory=list)
    not_opened_by: list[str] = field(default_factory=list)


def receipts_of(
    session: Session, decision_id: int, owners: Collection[int], person: Person, today: date
) -> list[ReceiptLine]:
    """Return the raising forums that this decision was sent to, in two statements at most.

    `owners` are the people who work on it: a forum that one of them belongs to has acted."""
    reads = person.forums_where(Ability.READ)
    rows = _counts(session, decision_id, owners, today)
    found = [ReceiptLine(*tuple(row)) for row in rows]
    lines = [replace(line, inside=line.forum_id in reads) for line in found]
    named = {line.cascade_id: line for line in lines if line.inside}
    for cascade_id, name, opened in _names(session, list(named)) if named else ():
        line = named[cascade_id]
        (line.opened_by if opened else line.not_opened_by).append(name)
    return lines


@prepared
def _counts(decision_id: int, owners: Collection[int], today: date) -> Query:
    told = select(func.count()).where(CascadeReceipt.cascade_id == Cascade.id).scalar_subquery()
    opened = (
        select(func.count())
        .select_from(CascadeReceipt)
        .join(CascadeOpening, _same_person())
        .where(CascadeReceipt.cascade_id == Cascade.id)
        .scalar_subquery()
    )
    checked = exists().where(LocalCheck.cascade_id == Cascade.id)
    works = exists().where(
        Membership.forum_id == Cascade.forum_id, Membership.user_id.in_(owners), held_on(today)
    )
    return (
        select(
            Cascade.id,
            Forum.id,
            Forum.name,
            Forum.tier,
            Forum.slug,
            told,
            opened,
            checked,
            works,
        )
        .join(Forum, Forum.id == Cascade.forum_id)
        .where(Cascade.decision_id == decision_id)
        .order_by(Cascade.id)
    )


@prepared
def _names(cascade_ids: Collection[int]) -> Query:
    return (
        select(CascadeReceipt.cascade_id, User.name, CascadeOpening.user_id.is_not(None))
        .join(User, User.id == CascadeReceipt.user_id)
        .outerjoin(CascadeOpening, _same_person())
        .where(CascadeReceipt.cascade_id.in_(cascade_ids))
        .order_by(User.name, User.id)
        .limit(MOST)
    )


def _same_person() -> ColumnElement[bool]:
    return and_(
        CascadeOpening.cascade_id == CascadeReceipt.cascade_id,
        CascadeOpening.user_id == CascadeReceipt.user_id,
    )
