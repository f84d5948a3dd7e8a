"""Who has read a must-read: names within one’s own forum, numbers for the forum that issued it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.permissions import visible_forums
from cop.forums.tiers import Ability, roles_that
from cop.guidance.models import Directive, DirectiveReceipt, DirectiveTarget

READERS = [role.value for role in roles_that(Ability.RECEIVE)]


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """Somebody in a convenor’s own forum, and when they said they had read it."""

    forum_id: int
    forum: str
    tier: str
    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class ForumCount:
    """How many read in a forum and how many of them have read it; not for pages as it is."""

    forum_id: int
    name: str
    tier: str
    asked: int
    received: int


def readers_of(
    session: Session, directive: Directive, forums: frozenset[int], today: date
) -> Sequence[ReaderLine]:
    """Return everybody who reads in these forums, those who haven’t read it first."""
    rows = session.execute(
        select(Forum.id, Forum.name, Forum.tier, User.name, DirectiveReceipt.at)
        .join(Membership, Membership.forum_id == Forum.id)
        .join(User, User.id == Membership.user_id)
        .outerjoin(DirectiveReceipt, _of(directive))
        .where(Forum.id.in_(forums), *_reads_on(today))
        .distinct()
        .order_by(Forum.name, User.name)
    )
    lines = [ReaderLine(*row) for row in rows]
    return sorted(lines, key=lambda line: (line.forum, line.at is not None))


def counts_of(
    session: Session, directive: Directive, person: Person, today: date
) -> list[ForumCount]:
    """Return the numbers for each forum that is asked and that this person may know of."""
    people = func.count(func.distinct(Membership.user_id))
    received = func.count(func.distinct(DirectiveReceipt.user_id))
    rows = session.execute(
        select(Forum.id, Forum.name, Forum.tier, people, received)
        .join(DirectiveTarget, DirectiveTarget.forum_id == Forum.id)
        .outerjoin(Membership, and_(Membership.forum_id == Forum.id, *_reads_on(today)))
        .outerjoin(DirectiveReceipt, _of(directive))
        .where(DirectiveTarget.directive_id == directive.id, visible_forums(person))
        .group_by(Forum.id, Forum.name, Forum.tier)
        .order_by(Forum.name)
    )
    return [ForumCount(*row) for row in rows]


def _of(directive: Directive) -> ColumnElement[bool]:
    return and_(
        DirectiveReceipt.user_id == Membership.user_id,
        DirectiveReceipt.directive_id == directive.id,
    )


def _reads_on(today: date) -> tuple[ColumnElement[bool], ...]:
    return (Membership.role.in_(READERS), held_on(today))
