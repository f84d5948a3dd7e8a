"""Addresses of forums, built from what identifies them."""


def tier_url(tier: str) -> str:
    """Return the page that lists a tier's forums."""
    return f"/{tier}/"


def forum_url(tier: str, slug: str) -> str:
    """Return a forum's home page."""
    return f"/{tier}/{slug}/"
