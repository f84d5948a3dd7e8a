"""Find forums: the only ways from a name or an address to a forum."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import Organisation, User
from cop.errors import NotFound
from cop.forums.models import Forum, Membership, RuleSet
from cop.forums.people import Person, held_on
from cop.forums.permissions import visible_forums
from cop.forums.prepared import Query, Rows, prepared
from cop.forums.tiers import Role

RUN_BY = (Role.FACILITATOR, Role.CO_CHAIR)
RUN_FROM = (Role.CO_CHAIR, Role.FACILITATOR, Role.SECRETARIAT, Role.SPONSOR)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a forum as its home page lists them."""

    user_id: int
    name: str
    position: str
    organisation: str
    roles: tuple[Role, ...]


class ForumLine(NamedTuple):
    """A forum in the list of its tier."""

    id: int
    slug: str
    name: str
    kind: str
    purpose: str
    visibility: str
    status: str
    contact_role: str
    contact_email: str


def get_forum(session: Session, tier: str, slug: str, person: Person) -> Forum:
    """Return the forum at this address, or raise NotFound if it does not exist for this person."""
    forum: Forum | None = _at_address(session, person, tier, slug).scalar()
    if forum is None:
        raise NotFound
    return forum


@prepared
def _at_address(me: Person, tier: str, slug: str) -> Query:
    return select(Forum).where(Forum.tier == tier, Forum.slug == slug, visible_forums(me))


def get_parent(session: Session, forum: Forum) -> Forum | None:
    """Return the forum above this one, if there is one."""
    return session.get(Forum, forum.parent_id) if forum.parent_id else None


def list_forums(session: Session, tier: str, person: Person) -> Sequence[ForumLine]:
    """Return the tier's forums that exist for this person, by name, archived ones last."""
    return [ForumLine(*row) for row in _of_tier(session, person, tier)]


@prepared
def _of_tier(me: Person, tier: str) -> Query:
    return (
        select(
            Forum.id,
            Forum.slug,
            Forum.name,
            Forum.kind,
            Forum.purpose,
            Forum.visibility,
            Forum.status,
            Forum.contact_role,
            Forum.contact_email,
        )
        .where(Forum.tier == tier, visible_forums(me))
        .order_by(Forum.status == "archived", Forum.name)
    )


def first_tiers(session: Session, user_ids: Iterable[int], today: date) -> dict[int, str]:
    """Return the tier in which each of these people holds the first of today's seats."""
    rows = session.execute(
        select(Membership.user_id, Forum.tier)
        .join(Forum, Forum.id == Membership.forum_id)
        .where(Membership.user_id.in_(list(user_ids)), held_on(today))
        .order_by(Membership.id.desc())
    )
    return {user_id: tier for user_id, tier in rows}


def list_members(session: Session, forum_id: int, today: date) -> list[MemberLine]:
    """Return who holds a seat in the forum today, those who run it first."""
    return lines_of_seats(_seats(session, forum_id, today, None))


def list_holders(
    session: Session, forum_id: int, today: date, roles: Collection[Role]
) -> list[MemberLine]:
    """Return who holds one of these roles in the forum today, with those of their roles alone."""
    return lines_of_seats(_seats(session, forum_id, today, [role.value for role in roles]))


def first_members(session: Session, forum_id: int, today: date, limit: int) -> list[MemberLine]:
    """Return some of those who hold a seat today: who runs it first, then who came first."""
    return lines_of_seats(_first_seats(session, forum_id, today, 2 * limit))[:limit]


def count_members(session: Session, forum_id: int, today: date) -> tuple[int, int]:
    """Return how many people hold a seat in the forum today, and of how many organisations."""
    people, organisations = _counted(session, forum_id, today).one()
    return people, organisations


@prepared
def _seats(forum_id: int, today: date, roles: list[str] | None) -> Query:
    query = seat_rows().where(Membership.forum_id == forum_id, held_on(today))
    if roles is not None:
        query = query.where(Membership.role.in_(roles))
    return query.order_by(User.name, Membership.id)


@prepared
def _first_seats(forum_id: int, today: date, limit: int) -> Query:
    """The first are found before anything is looked up of them."""
    running = Membership.role.in_([role.value for role in RUN_BY])
    first = (
        select(Membership.id)
        .where(Membership.forum_id == forum_id, held_on(today))
        .order_by(running.desc(), Membership.id)
        .limit(limit)
    )
    return seat_rows().where(Membership.id.in_(first)).order_by(running.desc(), Membership.id)


@prepared
def _counted(forum_id: int, today: date) -> Query:
    return (
        select(func.count(User.id.distinct()), func.count(User.organisation_id.distinct()))
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.forum_id == forum_id, held_on(today))
    )


def seat_rows() -> Query:
    """Return the query for seats with who holds them, to be narrowed."""
    return (
        select(User.id, User.name, User.position, Organisation.name, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .join(Organisation, Organisation.id == User.organisation_id)
    )


def lines_of_seats(rows: Rows) -> list[MemberLine]:
    """Return a line for each person that these seats are held by, those who run it first."""
    lines: dict[int, MemberLine] = {}
    for user_id, name, position, organisation, role in rows:
        earlier = lines[user_id].roles if user_id in lines else ()
        lines[user_id] = MemberLine(user_id, name, position, organisation, (*earlier, Role(role)))
    return sorted(lines.values(), key=_running_it_first)


def name_forums(session: Session, forum_ids: Iterable[int]) -> dict[int, str]:
    """Return the names of these forums by id, in the order of the names."""
    rows = session.execute(
        select(Forum.id, Forum.name).where(Forum.id.in_(list(forum_ids))).order_by(Forum.name)
    )
    return {forum_id: name for forum_id, name in rows}


def list_people(session: Session) -> list[tuple[int, str]]:
    """Return everybody with an account as choices: id, and name with what they do."""
    rows = session.execute(
        select(User.id, User.name, User.position)
        .where(User.active.is_(True), User.administrator.is_(False))
        .order_by(User.name)
    )
    return [(user_id, f"{name}, {position}") for user_id, name, position in rows]


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat from which a forum is run, and who acts for whom."""

    id: int
    user_id: int
    name: str
    role: Role
    since: date
    until: date | None
    acting_for: str | None


def seats_running(session: Session, forum_id: int, today: date) -> list[SeatLine]:
    """Return the seats that the forum is run from, today's and the covers still to come."""
    away = aliased(User)
    rows = session.execute(
        select(
            Membership.id,
            User.id,
            User.name,
            Membership.role,
            Membership.since,
            Membership.until,
            away.name,
        )
        .join(User, User.id == Membership.user_id)
        .outerjoin(away, away.id == Membership.acting_for_id)
        .where(
            Membership.forum_id == forum_id,
            Membership.role.in_([role.value for role in RUN_FROM]),
            or_(held_on(today), and_(Membership.since > today, away.id.is_not(None))),
        )
        .order_by(User.name, Membership.id)
    )
    return [SeatLine(i, u, n, Role(r), s, e, a) for i, u, n, r, s, e, a in rows]


def rule_set_of(session: Session, forum_id: int) -> RuleSet:
    """Return the rule set by which this forum decides and counts its days."""
    return session.scalars(
        select(RuleSet).join(Forum, Forum.rule_set_id == RuleSet.id).where(Forum.id == forum_id)
    ).one()


def holders_of(session: Session, forum_id: int, role: Role, today: date) -> frozenset[int]:
    """Return who holds this role in the forum today, without those whom somebody acts for."""
    rows = session.execute(
        select(Membership.user_id, Membership.acting_for_id).where(
            Membership.forum_id == forum_id, Membership.role == role, held_on(today)
        )
    ).all()
    return frozenset(user_id for user_id, _ in rows) - {away for _, away in rows}


def _running_it_first(line: MemberLine) -> bool:
    return not set(RUN_BY) & set(line.roles)
