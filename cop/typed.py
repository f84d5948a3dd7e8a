"""What somebody typed into the form of this request, so that no refusal swallows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import HTTPException

from cop.forms import ANSWERED, LOOK
from cop.sealing import Fields

# What the panel of the screen asks about a finding; see cop/screened.py.
ANSWER, REASON, AGREED = "screen-", "reason-", "agreed-"

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
    ANSWERED,
    LOOK,
    "trial",  # what is only tried is never kept
}


# Where the empty choice is one like the others, and none at all isn't.
EMPTY_TOO = {"community"}


def typed_text() -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, without tokens and passwords."""
    if request.method != "POST":
        return []
    try:
        sent = list(request.form.items(multi=True))
    except (HTTPException, UnicodeError):
        return []
    return [(name, text) for name, text in sent if _is_kept(name, text)]


# Fields in which something is chosen; nobody reads them among what was written.
CHOSEN = {
    "kind",
    "marking",
    "go",
    "ask_kind",
    "severity",
    "outcome",
    "verdict",
    "reason_code",
    *EMPTY_TOO,
}
PARTS = ("-day", "-month", "-year")


def is_chosen(name: str, text: str, labels: Collection[str] = ()) -> bool:
    """Say whether a field holds what was chosen or counted rather than written.

    Where labels were kept beside, what was typed has one, and what was chosen has none."""
    if labels:
        return name not in labels
    return name in CHOSEN or name.endswith(PARTS) or text.isdigit() or text in ("y", "True")


MADE_FOR = ("version", "seen")


def made_for() -> Fields:
    """Return which state of a thing the form was made for, where it says.

    Kept with what was typed, so that what was saved meanwhile isn't overwritten."""
    return [(name, request.form[name]) for name in MADE_FOR if request.form.get(name)]


LABEL = "label-"  # before the name of a field: kept beside it, what the form called it
# Where the form wasn't read any more, so that nobody knows what it called them.
USUAL = {
    "ask": "What you ask for",
    "barrier": "What’s in the way",
    "because": "Why it stays as it is",
    "body": "Your text",
    "impact": "Who it touches, and how",
    "note": "A line to go with it",
    "rationale": "Why",
    "reason": "Why",
    "tried": "What was tried",
}


@dataclass(frozen=True, slots=True)
class TypedField:
    """A field of a kept text, and what its form called it or is called usually."""

    name: str
    text: str
    label: str
    chosen: bool


def labelled(fields: Fields) -> list[TypedField]:
    """Return the fields of a kept text as its writer reads them."""
    labels = {k.removeprefix(LABEL): text for k, text in fields if k.startswith(LABEL)}
    return [
        TypedField(name, text, _label(name, labels), is_chosen(name, text, labels))
        for name, text in fields
        if not name.startswith(LABEL)
    ]


def _label(name: str, labels: Mapping[str, str]) -> str:
    return labels.get(name) or USUAL.get(name) or name.replace("_", " ").capitalize()


def kept_before() -> int | None:
    """Return the number under which an earlier sending of this form is kept, if one is."""
    return _number("kept")


def held_before() -> int | None:
    """Return the number of the held text from whose page this form was sent, if it was."""
    return _number("from_held")


def _number(name: str) -> int | None:
    raw = request.form.get(name, "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None


def _is_kept(name: str, text: str) -> bool:
    if not text.strip() and name not in EMPTY_TOO:
        return False
    return name not in UNKEPT and not name.startswith((ANSWER, REASON, AGREED, LABEL))
