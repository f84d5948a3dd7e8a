"""Who may read, start, answer and mark discussions."""

from cop.errors import Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import can_post, can_read_forum
from cop.threads.models import Post, Thread

can_read_threads = can_read_forum
can_start_thread = can_post


def can_reply(person: Person, forum: Forum, thread: Thread) -> Verdict:
    """Say whether this person may add a post."""
    if thread.locked:
        return no("This discussion is closed to new replies.")
    return can_post(person, forum)


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
    return can_post(person, forum)


__all__ = ["can_find_useful", "can_read_threads", "can_reply", "can_say_me_too", "can_start_thread"]
