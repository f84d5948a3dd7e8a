"""Addresses of consultations."""


def consultations_url() -> str:
    """Return the list of consultations."""
    return "/consultations/"


def consultation_url(key: str) -> str:
    """Return a consultation's first page."""
    return f"/consultations/{key}"
