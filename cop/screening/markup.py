"""Where the links of a text in Markdown stand: their marks, their words and where they lead.

A link counts here as one if a reader may see it as one; code is read like any other words."""

import re
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"\\[\s\S]"
    r"|(?P<bare><[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*+>)"
    r"|(?P<opens>!?\[)"
    r"|(?P<closes>\]\(?)"
    r"|(?P<ends>\r?\n[ \t>]*+\r?\n)"
)
_GAP = r"[ \t]*+(?:\r?\n[ \t>]*+)?"
_BEGINS = re.compile(_GAP)
_ANGLED = re.compile(r"<(?:[^<>\n\\]|\\.)*+>")
_STEP = re.compile(r"[^\x00-\x20\x7f()\\]++|\\(?! )[\s\S]?|[()]")
_ENDS = re.compile(
    rf"(?:{_GAP}(?<=\s|>)(?:\"(?:[^\"\\]|\\[\s\S])*+\"|'(?:[^'\\]|\\[\s\S])*+'"
    rf"|\((?:[^()\\]|\\[\s\S])*+\)))?{_GAP}\)"
)
# So many brackets within brackets a page allows where a link leads. Of a text with more links than
# anybody writes no page makes links at all: there, a few are enough.
_DEEPEST, _FEW, _MOST = 32, 3, 1_250
Kind = Literal["link", "picture", "address"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link from its first mark to its last, and from where to where its words go."""

    start: int
    words: int
    words_end: int
    end: int
    kind: Kind = "link"


def links_in(text: str) -> list[Link]:
    """Return the links of a text by where they end; a picture may stand within a link's words."""
    deepest = _DEEPEST if text.count("](") <= _MOST else _FEW
    found: list[Link] = []
    opened: list[re.Match[str]] = []
    still = at = 0  # a link holds no other: marks that were open before one ended count no longer
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match["bare"]:
            found.append(Link(match.start(), match.start() + 1, at - 1, at, "address"))
        elif match["opens"]:
            opened.append(match)
        elif match["ends"]:
            opened, still, at = [], 0, at - 1
        elif match["closes"] and opened:
            before = opened.pop()
            picture = before[0] == "!["
            counts = picture or len(opened) >= still
            still = min(still, len(opened))
            end = _end_of_target(text, at, deepest) if counts and match[0] == "](" else 0
            if end:
                kind: Kind = "picture" if picture else "link"
                found.append(Link(before.start(), before.end(), match.start(), end, kind))
                still, at = still if picture else len(opened), end
    return found


def _end_of_target(text: str, at: int, deepest: int) -> int:
    """Return where the brackets end that say where a link leads, or 0 if they say nothing."""
    at = _end_of(_BEGINS.match(text, at))
    angled = _ANGLED.match(text, at)
    at = angled.end() if angled else _end_of_bare(text, at, deepest)
    return _end_of(_ENDS.match(text, at)) if at else 0


def _end_of(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _end_of_bare(text: str, at: int, deepest: int) -> int:
    depth = 0
    while match := _STEP.match(text, at):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
        if depth < 0:
            return at
        if depth > deepest:
            return 0
        at = match.end()
    return 0 if depth else at
