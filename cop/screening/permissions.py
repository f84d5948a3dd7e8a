"""Who looks at what the screen held back, and who sets its rules."""

from sqlalchemy import ColumnElement, and_, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.screening.models import HeldText


def can_hold(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may ask for a text to be looked at in this forum."""
    if person.roles_in(forum.id):
        return YES
    return no(f"Those who look after {forum.name} look at what its people write.")


def can_review(person: Person, forum: Forum) -> Verdict:
    """Say whether this person looks at what the screen held back in this forum."""
    if person.may(Ability.REVIEW, forum.id):
        return YES
    return no(f"Those who look after {forum.name} look at what was held back.")


def can_see_held(person: Person, held: HeldText) -> Verdict:
    """Say whether a held text exists for this person: its writer, and who may look at it."""
    if held.author_id == person.id or person.may(Ability.REVIEW, held.forum_id):
        return YES
    return no("It is read by who wrote it and by those who look after the forum.")


def visible_held(person: Person) -> ColumnElement[bool]:
    """Return the clause of the held texts that exist for this person."""
    reviewed = HeldText.forum_id.in_(person.forums_where(Ability.REVIEW))
    return or_(HeldText.author_id == person.id, reviewed)


def can_rule(person: Person, held: HeldText) -> Verdict:
    """Say whether this person may let a held text through; nobody does so for themselves."""
    if held.author_id == person.id:
        return no("Somebody else looks at what you wrote.")
    if person.may(Ability.REVIEW, held.forum_id):
        return YES
    return no("Those who look after the forum look at what was held back.")


def rulable_held(person: Person) -> ColumnElement[bool]:
    """Return the clause of the held texts that this person may rule on."""
    reviewed = HeldText.forum_id.in_(person.forums_where(Ability.REVIEW))
    return and_(HeldText.author_id != person.id, reviewed)


def can_withdraw(person: Person, held: HeldText) -> Verdict:
    """Say whether this person may take a held text back: who wrote it."""
    return YES if held.author_id == person.id else no("Who wrote it takes it back.")


def can_allow(person: Person, forum: Forum) -> Verdict:
    """Say whether this person says which mailboxes, numbers and addresses are services' own."""
    if person.may(Ability.ALLOW, forum.id):
        return YES
    return no(f"Those who look after {forum.name} say which contacts are services’ own.")


def can_set_rules(person: Person) -> Verdict:
    """Say whether this person sets the site's rules of the screen."""
    if person.administrator:
        return YES
    return no("The site’s administrator sets the rules of the check.")
