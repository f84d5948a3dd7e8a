"""Addresses of issues; what is done to one is a noun below it."""

from cop.threads.urls import thread_url, threads_url


def issues_url() -> str:
    """Return the list of issues."""
    return "/issues/"


def issue_url(reference: str, part: str = "") -> str:
    """Return an issue, or a part of its page."""
    return f"/issues/{reference}#{part}" if part else f"/issues/{reference}"


def issue_action_url(reference: str, noun: str) -> str:
    """Return where something is done to an issue: its brief, a proposal, a local check."""
    return f"/issues/{reference}/{noun}"


def raise_url(tier: str, slug: str, thread_id: int) -> str:
    """Return the page on which a discussion is raised."""
    return f"{thread_url(tier, slug, thread_id)}/issue"


def triage_url(tier: str, slug: str, reference: str = "") -> str:
    """Return a forum's inbox of issues, opened at one of them."""
    return f"/{tier}/{slug}/triage" + (f"?issue={reference}" if reference else "")


def acknowledge_several_url(tier: str, slug: str) -> str:
    """Return where several issues of a forum's inbox are acknowledged at once."""
    return f"/{tier}/{slug}/triage/acknowledgements"


def merge_url(reference: str, into: str) -> str:
    """Return the page on which an issue is merged into another."""
    return f"/issues/{reference}/merge?into={into}"


def alike_url(tier: str, slug: str) -> str:
    """Return where a new discussion asks for the issues that sound like it."""
    return f"{threads_url(tier, slug)}new/similar"
