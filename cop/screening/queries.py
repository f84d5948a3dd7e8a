"""Read what the screen holds, for whom, and by which rules."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.errors import NotFound
from cop.forums.models import Forum, Membership
from cop.forums.people import Person, held_on
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability, roles_that
from cop.screening.models import Answered, HeldText, OwnContact, Ruling
from cop.screening.permissions import rulable_held, visible_held

MOST_HELD = 100


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A held text in a list: who wrote it and when, and what was found, never its words."""

    id: int
    at: datetime
    author: str
    types: list[str]
    state: Ruling
    path: str


def reviewers_of(session: Session, forum_id: int, but_id: int, today: date) -> list[str]:
    """Return the names of who looks at held texts in the forum, without this person."""
    found = (
        select(User.name)
        .join(Membership, Membership.user_id == User.id)
        .where(
            Membership.forum_id == forum_id,
            Membership.role.in_(roles_that(Ability.REVIEW)),
            Membership.user_id != but_id,
            held_on(today),
        )
        .order_by(Membership.id)
        .limit(10)
    )
    return list(dict.fromkeys(session.scalars(found)))


def who_hears_of_risk(session: Session, forum: Forum, but_id: int, today: date) -> int:
    """Return the nearest forum on the way up in which somebody else looks after what is written."""
    at: Forum | None = forum
    while at is not None:
        if reviewers_of(session, at.id, but_id, today):
            return at.id
        at = session.get(Forum, at.parent_id) if at.parent_id else None
    return forum.id


def get_held(session: Session, forum_id: int, held_id: int, person: Person) -> HeldText:
    """Return the held text as far as it exists for this person, or raise NotFound."""
    found = session.scalar(
        select(HeldText).where(
            HeldText.id == held_id, HeldText.forum_id == forum_id, visible_held(person)
        )
    )
    if found is None:
        raise NotFound
    return found


def list_held(session: Session, forum_id: int, person: Person) -> list[HeldLine]:
    """Return the held texts of the forum that exist for this person, the waiting ones first."""
    rows = session.execute(
        select(HeldText.id, HeldText.at, User.name, HeldText.types, HeldText.state, HeldText.path)
        .join(User, User.id == HeldText.author_id)
        .where(HeldText.forum_id == forum_id, visible_held(person))
        .order_by((HeldText.state != Ruling.WAITING), HeldText.id.desc())
        .limit(MOST_HELD)
    )
    return [HeldLine(*row) for row in rows]


class HeldWaiting(NamedTuple):
    """A forum in which held texts wait for somebody, and how many do."""

    tier: str
    slug: str
    name: str
    texts: int


def waiting_to_rule(session: Session, person: Person) -> Sequence[HeldWaiting]:
    """Return the forums in which held texts wait for this person."""
    if not person.forums_where(Ability.REVIEW):
        return []
    rows = session.execute(
        select(Forum.tier, Forum.slug, Forum.name, func.count())
        .join(HeldText, HeldText.forum_id == Forum.id)
        .where(HeldText.state == Ruling.WAITING, rulable_held(person))
        .group_by(Forum.id, Forum.tier, Forum.slug, Forum.name)
        .order_by(Forum.id)
    )
    return [HeldWaiting(*row) for row in rows]


class OwnHeld(NamedTuple):
    """A text of one's own that somebody is to look at, or has looked at."""

    tier: str
    slug: str
    name: str
    id: int
    at: datetime
    state: Ruling


def own_held(session: Session, person: Person) -> Sequence[OwnHeld]:
    """Return this person's held texts that aren't posted yet and can still be read."""
    rows = session.execute(
        select(Forum.tier, Forum.slug, Forum.name, HeldText.id, HeldText.at, HeldText.state)
        .join(HeldText, HeldText.forum_id == Forum.id)
        .where(HeldText.author_id == person.id, HeldText.sealed.is_not(None))
        .order_by(HeldText.id.desc())
        .limit(5)
    )
    return [OwnHeld(*row) for row in rows]


def passes_of(session: Session, author_id: int, path: str) -> frozenset[str]:
    """Return the marks that were let through for what this person writes there."""
    found = _let_through(session, author_id, path).scalars()
    return frozenset(mark for marks in found for mark in marks)


@prepared
def _let_through(author_id: int, path: str) -> Query:
    return select(HeldText.marks).where(
        HeldText.author_id == author_id,
        HeldText.path == path,
        HeldText.state == Ruling.LET_THROUGH,
    )


def answered_among(session: Session, texts: Collection[str]) -> frozenset[tuple[str, str]]:
    """Return which findings were answered in which of these texts, each by what it is known by.

    Of a text that somebody let through as a whole, the finding is left empty."""
    pairs = select(Answered.text_mark, Answered.mark).where(Answered.text_mark.in_(sorted(texts)))
    passed = select(HeldText.marks).where(HeldText.state.in_((Ruling.LET_THROUGH, Ruling.SENT)))
    whole = {mark for marks in session.scalars(passed) for mark in marks} & set(texts)
    answered = {(text, mark) for text, mark in session.execute(pairs)}
    return frozenset(answered | {(text, "") for text in whole})


class PeopleOf(NamedTuple):
    """Who wrote a held text, and who has looked at it, if anybody has."""

    author: str
    ruler: str


def people_of(session: Session, held: HeldText) -> PeopleOf:
    """Return the names of who wrote a held text and of who has looked at it."""
    ids = [held.author_id, *([held.ruled_by_id] if held.ruled_by_id else [])]
    names = names_of(session, ids)
    return PeopleOf(names[held.author_id], names.get(held.ruled_by_id or 0, ""))


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A service's own contact in the list: what it is, who added it and when."""

    id: int
    kind: str
    words: str
    by: str
    at: datetime


def list_contacts(session: Session, forum_id: int) -> list[ContactLine]:
    """Return the services' own contacts that the forum's people may post, the newest first."""
    rows = session.execute(
        select(OwnContact.id, OwnContact.kind, OwnContact.words, User.name, OwnContact.at)
        .join(User, User.id == OwnContact.by_id)
        .where(OwnContact.forum_id == forum_id)
        .order_by(OwnContact.id.desc())
    )
    return [ContactLine(*row) for row in rows]


def get_contact(session: Session, forum_id: int, contact_id: int) -> OwnContact:
    """Return this contact of the forum's list, or raise NotFound."""
    contact = session.get(OwnContact, contact_id)
    if contact is None or contact.forum_id != forum_id:
        raise NotFound
    return contact


def names_of(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Return the names of these people."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = session.execute(select(User.id, User.name).where(User.id.in_(wanted)))
    return {id_: name for id_, name in rows}


def settings_of(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the site's own settings of the screen."""
    found = settings.get("screening")
    return found if isinstance(found, dict) else {}
