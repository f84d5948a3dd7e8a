"""Addresses of issues; what is done to one is a noun below it."""

from cop.threads.urls import thread_url, threads_url


def issues_url() -> str:
    """Return the list of issues."""
    return "/issues/"


def my_issues_url() -> str:
    """Return where somebody finds what became of their own issues."""
    return "/issues/mine"


def said_did_url(tier: str = "", slug: str = "") -> str:
    """Return what was said and done, of the whole site or of one forum."""
    return f"/{tier}/{slug}/you-said-we-did" if slug else "/you-said-we-did"


def public_said_did_url() -> str:
    """Return what people without an account read of it."""
    return "/public/you-said-we-did"


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


def decisions_url(tier: str = "", slug: str = "") -> str:
    """Return the register of decisions, of the site or of a forum."""
    return f"/{tier}/{slug}/decisions/" if slug else "/decisions/"


def decision_url(number: int) -> str:
    """Return a decision in the register."""
    return f"/decisions/DEC-{number}"


def acknowledge_several_url(tier: str, slug: str) -> str:
    """Return where several issues of a forum's inbox are acknowledged at once."""
    return f"/{tier}/{slug}/triage/acknowledgements"


def merge_url(reference: str, into: str) -> str:
    """Return the page on which an issue is merged into another."""
    return f"/issues/{reference}/merge?into={into}"


def alike_url(tier: str, slug: str) -> str:
    """Return where a new discussion asks for the issues that sound like it."""
    return f"{threads_url(tier, slug)}new/similar"
