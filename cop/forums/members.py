"""The members of a forum, a page at a time: those who run it first, then by name."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.errors import NotFound
from cop.forums.models import Membership
from cop.forums.people import held_on
from cop.forums.prepared import Query, prepared
from cop.forums.queries import RUN_BY, MemberLine, lines_of_seats, seat_rows

PER_PAGE = 100


def page_of_members(
    session: Session, forum_id: int, today: date, *, after: int | None = None
) -> list[MemberLine]:
    """Return one more than a page of who holds a seat today, from the one after this person."""
    place = _place(session, forum_id, today, after).one_or_none() if after else None
    if after and place is None:
        raise NotFound
    ids = list(_page(session, forum_id, today, *(place or (None, None, None))).scalars())
    lines = {line.user_id: line for line in lines_of_seats(_seats(session, forum_id, today, ids))}
    return [lines[user_id] for user_id in ids]


@prepared
def _page(
    forum_id: int, today: date, rank: int | None, name: str | None, user_id: int | None
) -> Query:
    page = _keys(forum_id, today).with_only_columns(User.id).limit(PER_PAGE + 1)
    if rank is None:
        return page
    further = or_(User.name > name, and_(User.name == name, User.id > user_id))
    return page.having(or_(_rank() > rank, and_(_rank() == rank, further)))


@prepared
def _place(forum_id: int, today: date, user_id: int) -> Query:
    return _keys(forum_id, today).where(User.id == user_id)


@prepared
def _seats(forum_id: int, today: date, ids: list[int]) -> Query:
    held = and_(Membership.forum_id == forum_id, held_on(today), User.id.in_(ids))
    return seat_rows().where(held).order_by(User.name, Membership.id)


def _keys(forum_id: int, today: date) -> Query:
    """Where in the list each member stands."""
    return (
        select(_rank(), User.name, User.id)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.forum_id == forum_id, held_on(today))
        .group_by(User.id, User.name)
        .order_by(_rank(), User.name, User.id)
    )


def _rank() -> ColumnElement[int]:
    runs_it = Membership.role.in_([role.value for role in RUN_BY])
    return func.min(case((runs_it, 0), else_=1))
