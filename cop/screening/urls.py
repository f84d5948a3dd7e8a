"""Addresses of the screen's pages."""

AT_RISK = "/if-a-child-is-at-risk"
HOW_IT_WORKS = "/help/check"


def at_risk_url() -> str:
    """Return whom to ring if a child is at risk, for everybody."""
    return AT_RISK


def how_checked_url() -> str:
    """Return what members read about the check."""
    return HOW_IT_WORKS


def check_url(part: str = "") -> str:
    """Return the administrator's pages about the check."""
    return f"/screening/{part}"


def forum_check_url(tier: str, slug: str, part: str = "") -> str:
    """Return what a forum's people who look after it see of the check."""
    return f"/{tier}/{slug}/screening/{part}"


def held_url(tier: str, slug: str, held_id: int | None = None, act: str = "") -> str:
    """Return what was held back in a forum, or one text of it, or what is done to that."""
    base = f"/{tier}/{slug}/held/"
    if held_id is None:
        return base
    return f"{base}{held_id}/{act}" if act else f"{base}{held_id}"
