"""A person as permissions see them: who they are and which roles they hold today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Community, CommunityMember, Membership
from cop.forums.tiers import Ability, Effect, Role, roles_that


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody acting: passed as `by` or `person`, never looked up from the surroundings."""

    id: int
    key: str
    name: str
    organisation_id: int
    administrator: bool = False
    seats: Mapping[int, frozenset[Role]] = field(default_factory=dict)
    communities: frozenset[int] = frozenset()  # those of forums that they say they belong to

    def roles_in(self, forum_id: int | None) -> frozenset[Role]:
        """Return the roles this person holds in the forum today."""
        return self.seats.get(forum_id, frozenset()) if forum_id is not None else frozenset()

    def may(self, ability: Ability, forum_id: int | None, *effects: Effect) -> bool:
        """Say whether a role of this person in the forum has the ability, to `do` by default."""
        return bool(self.roles_in(forum_id) & roles_that(ability, *effects))

    def forums_where(self, ability: Ability, *effects: Effect) -> frozenset[int]:
        """Return the forums in which this person has the ability."""
        return frozenset(f for f in self.seats if self.may(ability, f, *effects))

    @property
    def is_seated(self) -> bool:
        """Whether this person holds any seat at all."""
        return bool(self.seats)

    @property
    def is_member(self) -> bool:
        """Whether this person holds a seat anywhere that is more than an observer's."""
        return any(roles - {Role.OBSERVER} for roles in self.seats.values())

    @property
    def in_a_community(self) -> bool:
        """Whether this person belongs to a community of any forum."""
        return bool(self.communities)


def load_person(session: Session, user: User, today: date) -> Person:
    """Return the person with the seats they hold on this day."""
    seats = _seats(session, user.id, today)
    return person_of(user, seats, communities_in(seats, _communities(session, user.id)))


def get_person(session: Session, user_id: int, now: datetime, timezone: str) -> Person:
    """Return the person with this id as of this moment."""
    user = session.get_one(User, user_id)
    return load_person(session, user, now.astimezone(ZoneInfo(timezone)).date())


def person_of(
    user: User,
    seats: Mapping[int, frozenset[Role]],
    communities: frozenset[int] = frozenset(),
) -> Person:
    """Return the person that this account is, holding these seats, of these communities."""
    return Person(
        id=user.id,
        key=user.key,
        name=user.name,
        organisation_id=user.organisation_id,
        administrator=user.administrator,
        seats=seats,
        communities=communities,
    )


def seats_of(rows: list[tuple[int, str]]) -> dict[int, frozenset[Role]]:
    """Gather (forum, role) pairs into the roles held per forum."""
    seats: dict[int, frozenset[Role]] = {}
    for forum_id, role in rows:
        seats[forum_id] = seats.get(forum_id, frozenset()) | {Role(role)}
    return seats


def communities_in(
    seats: Mapping[int, frozenset[Role]], rows: Iterable[tuple[int, int]]
) -> frozenset[int]:
    """Return those of (community, forum) pairs that count: of forums which their member reads."""
    readers = roles_that(Ability.READ)
    return frozenset(
        community_id
        for community_id, forum_id in rows
        if seats.get(forum_id, frozenset()) & readers
    )


def held_on(today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Return the clause that a membership counts on this day."""
    not_over = or_(Membership.until.is_(None), Membership.until >= today)
    return and_(Membership.since <= today, not_over)


def _seats(session: Session, user_id: int, today: date) -> dict[int, frozenset[Role]]:
    rows = session.execute(
        select(Membership.forum_id, Membership.role)
        .where(Membership.user_id == user_id, held_on(today))
        .order_by(Membership.id)
    )
    return seats_of([(forum_id, role) for forum_id, role in rows])


def _communities(session: Session, user_id: int) -> list[tuple[int, int]]:
    rows = session.execute(
        select(Community.id, Community.forum_id)
        .join(CommunityMember, CommunityMember.community_id == Community.id)
        .where(CommunityMember.user_id == user_id, CommunityMember.kept_out.is_(False))
    )
    return [(community_id, forum_id) for community_id, forum_id in rows]
