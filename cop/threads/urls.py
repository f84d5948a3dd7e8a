"""Addresses of discussions and posts."""

from cop.forums.urls import forum_url


def threads_url(tier: str, slug: str) -> str:
    """Return the list of a forum's discussions."""
    return f"{forum_url(tier, slug)}threads/"


def new_thread_url(tier: str, slug: str) -> str:
    """Return the page on which a discussion is started."""
    return f"{threads_url(tier, slug)}new"


def thread_url(tier: str, slug: str, thread_id: int) -> str:
    """Return a discussion."""
    return f"{threads_url(tier, slug)}{thread_id}"


def care_url(tier: str, slug: str, thread_id: int) -> str:
    """Return the page on which a discussion is marked, given notices, and limited."""
    return f"{thread_url(tier, slug, thread_id)}/care"


def masks_url(tier: str, slug: str, thread_id: int) -> str:
    """Return the page on which somebody asks that a name be masked, and others answer."""
    return f"{thread_url(tier, slug, thread_id)}/masks"


def post_url(tier: str, slug: str, thread_id: int, number: int, *, reads_on: bool = False) -> str:
    """Return a post within its discussion, on whichever page it stands.

    Who `reads_on` has seen the warning above it, and isn’t warned again."""
    return post_in(thread_url(tier, slug, thread_id), number, reads_on=reads_on)


def post_in(thread: str, number: int, *, reads_on: bool = False) -> str:
    """Return a post of the discussion at this address."""
    on = "&read=on" if reads_on else ""
    return f"{thread}?post={number}{on}#p{number}"
