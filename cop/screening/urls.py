"""Addresses of the screen's pages."""


def held_url(tier: str, slug: str, held_id: int | None = None) -> str:
    """Return what a forum's screen held back, or one text of it."""
    base = f"/{tier}/{slug}/held/"
    return base if held_id is None else f"{base}{held_id}"
