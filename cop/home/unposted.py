"""What a text was to become that isn't posted yet, told by the page on which it was written."""

import re
from collections.abc import Sequence
from textwrap import shorten

from cop.forums.arriving import MyForum
from cop.screening import check
from cop.sealing import Fields

MOST = 60  # letters of a title on one line

IN_FORUM = re.compile(
    r"/(regional|statewide|strategic)/([^/]+)/(?:(threads/new)|threads/\d+/(\w+)|(held)/\d+)"
)
OF_RECORD = re.compile(r"/(?:issues|directives)/([A-Za-z0-9-]+)")
KINDS = {
    "posts": "A reply",
    "issue": "An issue",
    "masks": "A request",
    "care": "A notice",
    "held": "A note on a held text",
}


def what_it_is(path: str, forums: Sequence[MyForum]) -> str:
    """Return a few words for what was being written at this address."""
    if path.startswith("/consultations/"):
        return "An answer to a consultation"
    if record := OF_RECORD.match(path):
        return f"Something about {record[1].upper()}"
    return _in_forum(path, forums) or "Something you wrote"


def called(what: str, fields: Fields) -> str:
    """Return the same with the title that was typed, where the check finds nothing in it.

    Several texts for one place can be told apart by it."""
    title = " ".join(dict(fields).get("title", "").split())
    if not title or check(title, where="title"):
        return what
    return f"“{shorten(title, MOST, placeholder='…')}”, {what[0].lower()}{what[1:]}"


def _in_forum(path: str, forums: Sequence[MyForum]) -> str:
    found = IN_FORUM.match(path)
    if not found:
        return ""
    names = {(forum.tier, forum.slug): forum.name for forum in forums}
    name = names.get((found[1], found[2]), "")
    kind = "A discussion" if found[3] else KINDS.get(found[4] or found[5], "")
    return f"{kind or 'Something you wrote'} in {name}" if name else kind
