"""Addresses of notices."""


def notices_url() -> str:
    """Return the list of a person's notices."""
    return "/notices/"


def notice_url(notice_id: int) -> str:
    """Return what leads on to a notice's subject and marks it read."""
    return f"/notices/{notice_id}"
