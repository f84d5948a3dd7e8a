"""A person as permissions see them: who they are and which roles they hold today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Membership
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


def load_person(session: Session, user: User, today: date) -> Person:
    """Return the person with the seats they hold on this day."""
    return person_of(user, _seats(session, user.id, today))


def get_person(session: Session, user_id: int, now: datetime, timezone: str) -> Person:
    """Return the person with this id as of this moment."""
    user = session.get_one(User, user_id)
    return load_person(session, user, now.astimezone(ZoneInfo(timezone)).date())


def person_of(user: User, seats: Mapping[int, frozenset[Role]]) -> Person:
    """Return the person that this account is, holding these seats."""
    return Person(
        id=user.id,
        key=user.key,
        name=user.name,
        organisation_id=user.organisation_id,
        administrator=user.administrator,
        seats=seats,
    )


def seats_of(rows: list[tuple[int, str]]) -> dict[int, frozenset[Role]]:
    """Gather (forum, role) pairs into the roles held per forum."""
    seats: dict[int, frozenset[Role]] = {}
    for forum_id, role in rows:
        seats[forum_id] = seats.get(forum_id, frozenset()) | {Role(role)}
    return seats


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
