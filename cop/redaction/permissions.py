"""Who looks at what was found in words that stand here already, and who decides about it."""

from sqlalchemy import ColumnElement, and_, false, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.redaction.models import ReviewItem, Standing

YOURS = "You wrote this. Mask what was found, or let somebody else look at it."
NOT_YOURS = "Those who look after the forum look at what was found there."


def can_review_words(person: Person, forum: Forum | None) -> Verdict:
    """Say whether this person looks at what was found in the forum, or on the site's own pages."""
    if forum is None:
        fine = person.administrator
        return YES if fine else no("The site’s administrator looks at what stands in no forum.")
    if person.may(Ability.REVIEW, forum.id):
        return YES
    return no(
        f"Nothing found in {forum.name} is with you. Those who look after it look at what is found"
        " there, and in a discussion limited to a community somebody who reads it."
    )


def can_see_item(person: Person, item: ReviewItem) -> Verdict:
    """Say whether the item exists for this person."""
    if item.forum_id is None:
        return YES if person.administrator else no(NOT_YOURS)
    looks_after = person.may(Ability.REVIEW, item.forum_id)
    if item.community_id is None:
        return YES if looks_after else no(NOT_YOURS)
    if item.community_id in person.communities:  # of a forum that they read
        return YES if looks_after or item.with_id == person.id else no(NOT_YOURS)
    # Where nobody reads it, those who look after the forum can mask it unseen.
    unseen = item.with_id is None and item.state is Standing.WAITING
    return YES if looks_after and unseen else no(NOT_YOURS)


def visible_items(person: Person) -> ColumnElement[bool]:
    """Return the clause of the items that exist for this person."""
    site_wide = ReviewItem.forum_id.is_(None) if person.administrator else false()
    looks_after = ReviewItem.forum_id.in_(person.forums_where(Ability.REVIEW))
    to_anybody = ReviewItem.community_id.is_(None)
    nobody_reads = and_(ReviewItem.with_id.is_(None), ReviewItem.state == Standing.WAITING)
    if not person.in_a_community:
        return or_(and_(looks_after, or_(to_anybody, nobody_reads)), site_wide)
    reads = ReviewItem.community_id.in_(person.communities)
    mine = and_(reads, ReviewItem.with_id == person.id, ReviewItem.forum_id.is_not(None))
    return or_(and_(looks_after, or_(to_anybody, reads, nobody_reads)), mine, site_wide)


def listed_items(person: Person) -> ColumnElement[bool]:
    """Return the clause of the items in this person's lists: of some only who has them."""
    looks_after = ReviewItem.forum_id.in_(person.forums_where(Ability.REVIEW))
    return or_(visible_items(person), looks_after)


def can_call_fine(
    person: Person, item: ReviewItem, author_id: int | None, *, reads_it: bool
) -> Verdict:
    """Say whether this person may let it stay: who reads the text, and not who wrote it."""
    if not can_see_item(person, item):
        return no(NOT_YOURS)
    if not reads_it:
        return no("You can’t read this text, so you can only mask what was found.")
    if author_id == person.id:
        return no(YOURS)
    return YES
