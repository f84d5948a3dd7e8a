"""Who looks at what was found in words that stand here already, and who decides about it."""

from sqlalchemy import ColumnElement, false, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.redaction.models import ReviewItem

NOT_YOURS = "Those who look after the forum look at what was found there."


def can_review_words(person: Person, forum: Forum | None) -> Verdict:
    """Say whether this person looks at what was found in the forum, or on the site's own pages."""
    if forum is None:
        fine = person.administrator
        return YES if fine else no("The site’s administrator looks at what stands in no forum.")
    if person.may(Ability.REVIEW, forum.id):
        return YES
    return no(f"Those who look after {forum.name} look at what was found there.")


def can_see_item(person: Person, item: ReviewItem) -> Verdict:
    """Say whether the item exists for this person."""
    if item.forum_id is None:
        return YES if person.administrator else no(NOT_YOURS)
    return YES if person.may(Ability.REVIEW, item.forum_id) else no(NOT_YOURS)


def visible_items(person: Person) -> ColumnElement[bool]:
    """Return the clause of the items that exist for this person."""
    site_wide = ReviewItem.forum_id.is_(None) if person.administrator else false()
    return or_(ReviewItem.forum_id.in_(person.forums_where(Ability.REVIEW)), site_wide)


def can_call_fine(
    person: Person, item: ReviewItem, author_id: int | None, *, reads_it: bool
) -> Verdict:
    """Say whether this person may let it stay: who reads the text, and not who wrote it."""
    if not can_see_item(person, item):
        return no(NOT_YOURS)
    if not reads_it:
        return no("You can’t read this text, so you can only mask what was found.")
    if author_id == person.id:
        return no("You wrote this. Mask what was found, or let somebody else look at it.")
    return YES
