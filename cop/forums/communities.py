"""Communities within a forum: who says that they belong, and who keeps whom out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import schedule
from cop.database import begin_write, insert_once
from cop.errors import Forbidden, Invalid, NotFound, require
from cop.forums.models import Community, CommunityMember, Forum
from cop.forums.people import Person
from cop.forums.permissions import can_belong, can_keep_communities
from cop.site.models import Site


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """A community of a forum as one person sees it."""

    key: str
    label: str
    hint: str
    mine: bool
    kept_out: bool


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody of a community, as those who keep it see them."""

    key: str
    user_id: int
    name: str
    kept_out: bool


def labels_of(settings: Mapping[str, Any]) -> dict[str, str]:
    """Return the communities that this site knows, by key."""
    return {entry["key"]: entry["label"] for entry in settings.get("communities", [])}


def belong(session: Session, forum: Forum, key: str, *, by: Person, now: datetime) -> None:
    """Say that one belongs to a community of the forum; saying it twice counts once."""
    require(can_belong(by, forum))
    community = community_of(session, forum, key)
    begin_write(session)
    row = session.get(CommunityMember, (community.id, by.id))
    if row is not None and row.kept_out:
        raise Forbidden(f"Ask the convenor of {forum.name} about this community.")
    if row is None:
        about = {"community_id": community.id, "user_id": by.id, "by_id": by.id}
        insert_once(session, CommunityMember, **about, since=now, kept_out=False)


def leave(session: Session, forum: Forum, key: str, *, by: Person, now: datetime) -> None:
    """No longer belong to a community; nothing is kept of having belonged."""
    community = community_of(session, forum, key)
    begin_write(session)
    gone = session.scalar(
        delete(CommunityMember)
        .where(
            CommunityMember.community_id == community.id,
            CommunityMember.user_id == by.id,
            CommunityMember.kept_out.is_(False),
        )
        .returning(CommunityMember.user_id)
    )
    if gone is not None:
        let_go(session, community.id, now)


def keep_out(
    session: Session, forum: Forum, key: str, user_id: int, *, by: Person, now: datetime
) -> None:
    """Take somebody out of a community, until whoever keeps it lets them in again."""
    row = _kept(session, forum, key, user_id, by)
    row.kept_out, row.by_id, row.since = True, by.id, now
    session.flush()
    let_go(session, row.community_id, now)


def let_go(session: Session, community_id: int, now: datetime) -> None:
    """Let the worker take from who doesn't read the community's discussions what is about them."""
    schedule(session, "hide_notices", not_before=now, community=community_id)
    schedule(session, "pass_on_found", not_before=now)


def let_in(session: Session, forum: Forum, key: str, user_id: int, *, by: Person) -> None:
    """Let somebody say again that they belong; it is theirs to say."""
    row = _kept(session, forum, key, user_id, by)
    if row.kept_out:
        session.delete(row)
        session.flush()


def _kept(session: Session, forum: Forum, key: str, user_id: int, by: Person) -> CommunityMember:
    require(can_keep_communities(by, forum))
    begin_write(session)
    community = community_of(session, forum, key)
    row = session.get(CommunityMember, (community.id, user_id))
    if row is None:
        raise NotFound
    return row


def community_of(session: Session, forum: Forum, key: str) -> Community:
    """Return the forum's community of this key, made if nobody named it before."""
    site = session.get(Site, 1)
    if key not in labels_of(site.settings if site else {}):
        raise Invalid("Choose a community from the list.", "community")
    wanted = select(Community).filter_by(forum_id=forum.id, key=key)
    found = session.scalar(wanted)
    if found is None:
        insert_once(session, Community, forum_id=forum.id, key=key)
        found = session.scalars(wanted).one()
    return found


def key_of(session: Session, community_id: int | None) -> str:
    """Return the key of a community, nothing where there is none."""
    if community_id is None:
        return ""
    return session.get_one(Community, community_id).key


def belongs(session: Session, community_id: int, user_id: int) -> bool:
    """Say whether this person says that they belong, and nobody keeps them out."""
    row = session.get(CommunityMember, (community_id, user_id))
    return row is not None and not row.kept_out


def communities_for(
    session: Session, forum: Forum, person: Person, settings: Mapping[str, Any]
) -> list[CommunityLine]:
    """Return the communities of the forum, with whether this person belongs to each."""
    rows = session.execute(
        select(Community.key, CommunityMember.kept_out)
        .join(CommunityMember, CommunityMember.community_id == Community.id)
        .where(Community.forum_id == forum.id, CommunityMember.user_id == person.id)
    )
    mine = {key: kept_out for key, kept_out in rows}
    return [
        CommunityLine(
            key=entry["key"],
            label=entry["label"],
            hint=entry["hint"],
            mine=mine.get(entry["key"]) is False,
            kept_out=mine.get(entry["key"], False),
        )
        for entry in settings.get("communities", [])
    ]


def who_belongs(session: Session, forum: Forum, by: Person) -> list[Belonging]:
    """Return who belongs to which community of the forum, for those who keep them."""
    require(can_keep_communities(by, forum))
    rows = session.execute(
        select(Community.key, User.id, User.name, CommunityMember.kept_out)
        .join(CommunityMember, CommunityMember.community_id == Community.id)
        .join(User, User.id == CommunityMember.user_id)
        .where(Community.forum_id == forum.id)
        .order_by(Community.key, User.name, User.id)
    )
    return [Belonging(*row) for row in rows]
