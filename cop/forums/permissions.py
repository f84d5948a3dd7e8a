"""Who may see and read a forum; the clauses for lists stand beside the rules for one."""

from typing import Protocol

from sqlalchemy import ColumnElement, false, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability


def can_see_forum(person: Person, forum: Forum) -> Verdict:
    """Say whether the forum exists for this person: its name, purpose and contact."""
    if forum.visibility != "restricted" or person.roles_in(forum.id):
        return YES
    return no("This forum is for its members.")


def visible_forums(person: Person) -> ColumnElement[bool]:
    """Return the clause of the forums that exist for this person."""
    return or_(Forum.visibility != "restricted", Forum.id.in_(person.seats))


class Readable(Protocol):
    """What a forum is known by where it is read, the forum itself or a line about it."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def visibility(self) -> str: ...


def can_read_forum(person: Person, forum: Forum | Readable) -> Verdict:
    """Say whether this person may read the forum's discussions."""
    if person.may(Ability.READ, forum.id):
        return YES
    if forum.visibility == "open" and person.is_member:
        return YES
    return no(f"{forum.name} is read by its members. Its contact can tell you about joining.")


def readable_forums(person: Person) -> ColumnElement[bool]:
    """Return the clause of the forums whose discussions this person may read."""
    anybody = (Forum.visibility == "open") if person.is_member else false()
    return or_(anybody, Forum.id.in_(person.forums_where(Ability.READ)))


def can_name_cover(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may name who acts for somebody of the forum who is away."""
    if person.may(Ability.COVER, forum.id):
        return YES
    return no(f"Those who run {forum.name} name who acts for them.")


def can_belong(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may say to which communities of the forum they belong."""
    if person.may(Ability.BELONG, forum.id):
        return YES
    return no(f"Members of {forum.name} say to which of its communities they belong.")


def can_keep_communities(person: Person, forum: Forum) -> Verdict:
    """Say whether this person sees who belongs to the forum's communities, and keeps people out."""
    if person.may(Ability.KEEP_COMMUNITIES, forum.id):
        return YES
    return no(f"The convenor and co-chairs of {forum.name} keep its communities.")


def can_set_notice(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may put a cultural notice above all of the forum's discussions."""
    if person.may(Ability.CARE, forum.id):
        return YES
    return no(f"The convenor and co-chairs of {forum.name} write its cultural notice.")


def can_post(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may start discussions and reply in the forum."""
    if forum.status == "archived":
        return no(f"{forum.name} is archived. You can read it, and nothing can be added.")
    if person.may(Ability.POST, forum.id):
        return YES
    return no(f"Only members of {forum.name} write here.")
