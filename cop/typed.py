"""What somebody typed into the form of this request, so that no refusal swallows it."""

from flask import request
from werkzeug.exceptions import HTTPException

UNKEPT = {
    "csrf_token",
    "submission_key",
    "version",
    "password",
    "email",
    "next",
    "go",
    "preview",
    "similar",
    "instead",
    "seen",
    "kept",
}


def typed_text() -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, without tokens and passwords."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.form.items(multi=True))
    except (HTTPException, UnicodeError):
        return []
    return [(name, text) for name, text in sent if name not in UNKEPT and text.strip()]
