"""Who may read, start, answer and mark discussions, and who cares for one."""

from sqlalchemy import ColumnElement, and_, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import can_post, can_read_forum
from cop.forums.tiers import Ability
from cop.threads.models import Post, Thread

can_read_threads = can_read_forum
can_start_thread = can_post

NOT_OPEN = no("This discussion is not open to you.")


def can_read_thread(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether the discussion exists for this person, who may belong to its community or not.

    A guest is who holds no seat but an observer's: they see nothing that is withheld from guests,
    whichever forums they may come to read."""
    verdict = can_read_forum(person, forum)
    if not verdict:
        return verdict
    if thread.community_id is not None and thread.community_id not in person.communities:
        return NOT_OPEN
    if thread.withheld and not person.is_member:
        return NOT_OPEN
    return YES


def visible_threads(person: Person) -> ColumnElement[bool]:
    """Return the clause of the discussions that exist for this person in forums they read."""
    anybody: ColumnElement[bool] = Thread.community_id.is_(None)
    if person.in_a_community:
        anybody = or_(anybody, Thread.community_id.in_(person.communities))
    return anybody if person.is_member else and_(anybody, Thread.withheld.is_(False))


def can_reply(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may add a post."""
    if thread.locked:
        return no("This discussion is closed to new replies.")
    return can_post(person, forum) and can_read_thread(person, forum, thread)


def can_find_useful(person: Person, forum: Forum, post: Post) -> Verdict:
    """Say whether this person may mark the post as useful: any member but its author."""
    if post.author_id == person.id:
        return no("You can’t mark your own post as useful.")
    if post.removed_at is not None:
        return no("This post has been removed.")
    return can_post(person, forum)


def can_say_me_too(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may say that it happens to them too: any member but its author."""
    if thread.author_id == person.id:
        return no("You started this discussion, so it counts for you already.")
    return can_post(person, forum) and can_read_thread(person, forum, thread)


# --- caring for one -----------------------------------------------------------------------------


def can_care(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may mark the discussion and put notices on it."""
    return _started_it_or(Ability.CARE, person, forum, thread)


def can_limit(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may limit the discussion to a community, or open it again."""
    return _started_it_or(Ability.LIMIT, person, forum, thread)


def can_ask_mask(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may ask that a name be masked: whoever reads the discussion."""
    return can_read_thread(person, forum, thread)


def can_mask(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may mask a name in the discussion, or leave it as it is.

    Who runs the forum may not belong to a discussion’s community. Then who started it does it."""
    verdict = can_read_thread(person, forum, thread)
    if not verdict:
        return verdict
    started_it = thread.community_id is not None and thread.author_id == person.id
    if person.may(Ability.MASK, forum.id) or started_it:
        return YES
    return no("The forum’s convenor or a co-chair masks a name.")


def _started_it_or(ability: Ability, person: Person, forum: Forum, thread: Thread) -> Verdict:
    verdict = can_read_thread(person, forum, thread)
    if not verdict:
        return verdict
    started_it = person.id == thread.author_id and person.may(Ability.POST, forum.id)
    if started_it or person.may(ability, forum.id):
        return YES
    return no("Who started the discussion, and the forum’s convenor or co-chair, do that.")


__all__ = [
    "can_ask_mask",
    "can_care",
    "can_find_useful",
    "can_limit",
    "can_mask",
    "can_read_thread",
    "can_read_threads",
    "can_reply",
    "can_say_me_too",
    "can_start_thread",
    "visible_threads",
]
