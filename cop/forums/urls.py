"""Addresses of forums, built from what identifies them."""


def tier_url(tier: str) -> str:
    """Return the page that lists a tier's forums."""
    return f"/{tier}/"


def running_url(tier: str, slug: str, part: str = "") -> str:
    """Return the page from which a forum is looked after."""
    return f"/{tier}/{slug}/running" + (f"/{part}" if part else "")


def forum_url(tier: str, slug: str) -> str:
    """Return a forum's home page."""
    return f"/{tier}/{slug}/"


def communities_url(tier: str, slug: str) -> str:
    """Return the page on which people say to which of a forum's communities they belong."""
    return f"/{tier}/{slug}/communities"


def members_url(tier: str, slug: str, after: int | None = None) -> str:
    """Return the list of a forum's members, from the one after this person."""
    return f"/{tier}/{slug}/members" + (f"?after={after}" if after else "")
