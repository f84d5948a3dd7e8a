"""Addresses of consultations; what is done to one is a noun below it."""

from cop.forums.urls import forum_url


def consultations_url() -> str:
    """Return the list of consultations."""
    return "/consultations/"


def consultation_url(key: str) -> str:
    """Return a consultation's first page."""
    return f"/consultations/{key}"


def question_url(key: str, number: int, *, changing: bool = False) -> str:
    """Return the page of one question; `changing` leads back to the answers afterwards."""
    return f"{consultation_url(key)}/questions/{number}" + ("?change=1" if changing else "")


def answers_url(key: str) -> str:
    """Return the page on which somebody checks their answers."""
    return f"{consultation_url(key)}/answers"


def submission_url(key: str) -> str:
    """Return where answers are sent."""
    return f"{consultation_url(key)}/submission"


def receipt_url(key: str) -> str:
    """Return the receipt for answers that were sent."""
    return f"{consultation_url(key)}/receipt"


def results_url(key: str) -> str:
    """Return what came of a consultation."""
    return f"{consultation_url(key)}/results"


def responses_url(key: str) -> str:
    """Return the answers as its analysts read them."""
    return f"{consultation_url(key)}/responses"


def asked_by_url(tier: str, slug: str) -> str:
    """Return the consultations that a forum asks."""
    return f"{forum_url(tier, slug)}consultations/"


def have_a_say_url(tier: str, slug: str) -> str:
    """Return the open consultations that ask a forum's people."""
    return f"{forum_url(tier, slug)}have-a-say/"
