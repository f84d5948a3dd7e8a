"""Who is at a browser: the person, their session, their seats and forums, in one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, ScalarSelect, String, and_, cast, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User, UserSession
from cop.accounts.operations import token_hash
from cop.forums.models import Community, CommunityMember, Forum, ForumVisit, Membership
from cop.forums.people import Person, communities_in, seats_of
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability, roles_that
from cop.site.models import Site

Rows = Sequence[Row[*tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class MyForum:
    """A forum in the side navigation."""

    id: int
    tier: str
    slug: str
    name: str
    kind: str
    new_posts: int
    has_parent: bool
    paused_on: date | None = None  # the first day of the Sorry Business that it is in


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody whose session holds, with what every page shows of them."""

    person: Person
    unread_notices: int
    site_version: int | None
    forums: list[MyForum]


def who_holds(
    session: Session, token: str, now: datetime, today_at: Callable[[int | None], date]
) -> Arrived | None:
    """Return who holds this token, None if its session is over.

    `today_at` says which day it is on a site whose settings have this version: seats are held by
    day, and the version comes with the same rows."""
    rows = _of_token(session, token_hash(token)).all()
    if not rows or not rows[0].active or rows[0].revoked_at or rows[0].expires_at <= now:
        return None
    first = rows[0]
    seats, forums = _held(rows, today_at(first.version))
    person = Person(
        id=first.id,
        key=first.key,
        name=first.name,
        organisation_id=first.organisation_id,
        administrator=first.administrator,
        seats=seats,
        communities=communities_in(seats, _pairs(first.communities)),
    )
    return Arrived(person, first.unread_notices, first.version, forums)


@prepared
def _of_token(hashed: str) -> Query:
    """One row for each seat ever held; one without a seat for who never held any."""
    here = and_(ForumVisit.forum_id == Forum.id, ForumVisit.user_id == Membership.user_id)
    return (
        select(
            User.id,
            User.key,
            User.name,
            User.organisation_id,
            User.administrator,
            User.active,
            User.unread_notices,
            UserSession.expires_at,
            UserSession.revoked_at,
            Site.version,
            Membership.role,
            Membership.since,
            Membership.until,
            Forum.id.label("forum_id"),
            Forum.tier,
            Forum.slug,
            Forum.name.label("forum"),
            Forum.kind,
            (Forum.post_count - func.coalesce(ForumVisit.posts_seen, 0)).label("new_posts"),
            Forum.parent_id,
            Forum.paused_on,
            _communities().label("communities"),
        )
        .select_from(UserSession)
        .join(User, User.id == UserSession.user_id)
        .outerjoin(Site, Site.id == 1)
        .outerjoin(Membership, Membership.user_id == User.id)
        .outerjoin(Forum, Forum.id == Membership.forum_id)
        .outerjoin(ForumVisit, here)
        .where(UserSession.token_hash == hashed)
        .order_by(Membership.id)
    )


def _communities() -> ScalarSelect[str]:
    """Their communities and the forums of these in one text: most have none, each row the same."""
    pair = cast(Community.id, String) + "-" + cast(Community.forum_id, String)
    return (
        select(func.aggregate_strings(pair, ","))
        .select_from(CommunityMember)
        .join(Community, Community.id == CommunityMember.community_id)
        .where(CommunityMember.user_id == User.id, CommunityMember.kept_out.is_(False))
        .correlate(User)
        .scalar_subquery()
    )


def _pairs(told: str | None) -> list[tuple[int, int]]:
    pairs = (pair.split("-") for pair in (told or "").split(",") if pair)
    return [(int(community_id), int(forum_id)) for community_id, forum_id in pairs]


def _held(rows: Rows, today: date) -> tuple[dict[int, frozenset[Any]], list[MyForum]]:
    """Return the seats held today and the forums they are in."""
    held = [
        row
        for row in rows
        if row.role and row.since <= today and (row.until is None or row.until >= today)
    ]
    seats = seats_of([(row.forum_id, row.role) for row in held])
    readers = roles_that(Ability.READ)
    forums = {}
    for row in held:
        # Who doesn't read a forum isn't told how busy it is, either.
        new = max(row.new_posts, 0) if seats[row.forum_id] & readers else 0
        about = (row.tier, row.slug, row.forum, row.kind, new, row.parent_id is not None)
        forums[row.forum_id] = MyForum(row.forum_id, *about, row.paused_on)
    return seats, list(forums.values())
