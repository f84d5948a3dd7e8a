"""Addresses of directives; what is done to one is a noun below it."""

from cop.feedback.urls import raise_url
from cop.forums.urls import forum_url


def directives_url() -> str:
    """Return the list of directives."""
    return "/directives/"


def directive_url(reference: str, part: str = "") -> str:
    """Return a directive, or a part of its page."""
    return f"/directives/{reference}#{part}" if part else f"/directives/{reference}"


def directive_action_url(reference: str, noun: str, forum_id: int | None = None) -> str:
    """Return where something is done to a directive, for one of its forums if one is named."""
    return f"/directives/{reference}/{noun}" + (f"?forum={forum_id}" if forum_id else "")


def reflections_url(reference: str, section: int) -> str:
    """Return a section with what is written on it."""
    return f"/directives/{reference}/reflections/{section}"


def issued_by_url(tier: str, slug: str) -> str:
    """Return the directives of a forum."""
    return f"{forum_url(tier, slug)}directives/"


def new_directive_url(tier: str, slug: str) -> str:
    """Return the page on which a forum’s directive is begun."""
    return f"{issued_by_url(tier, slug)}new"


def raise_barrier_url(tier: str, slug: str, thread_id: int, feedback_id: int) -> str:
    """Return the page on which a barrier is raised, filled in with what the forum said of it."""
    return f"{raise_url(tier, slug, thread_id)}?feedback={feedback_id}"
