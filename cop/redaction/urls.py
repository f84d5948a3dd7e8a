"""Addresses of the review of words."""


def review_url(tier: str = "", slug: str = "", item_id: int | None = None) -> str:
    """Return what was found in a forum, or on the site's own pages, or one item of it."""
    base = f"/{tier}/{slug}/review/" if slug else "/review/"
    return base if item_id is None else f"{base}{item_id}"


def mask_url(tier: str, slug: str, item_id: int) -> str:
    """Return where an item is looked at before it is masked."""
    return f"{review_url(tier, slug, item_id)}/mask"


def again_url(tier: str, slug: str, item_id: int) -> str:
    """Return where an item is taken up again that somebody called fine."""
    return f"{review_url(tier, slug, item_id)}/second-look"
