"""What a reader sees of a text in Markdown: links without their marks and without where they lead.

A number goes on behind a link, a heading's mark or an empty line as it does on the page.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable

from cop.screening.findings import FINDING_TYPES
from cop.screening.markup import Link, links_in

Span = tuple[int, int]
_OURS = frozenset(kind.placeholder[1:-1] for kind in FINDING_TYPES.values())
# Between two digits: what ends a paragraph or a heading and begins another.
_BREAK = re.compile(
    r"(?<=[\d/*_`~])[ \t\r\n>#=]++(?:-{1,80}[ \t\r]*+\n[ \t\r\n>#=]*+)?"
    r"(?!\d{1,3}[.)] )(?=(?:[-*+] )?[*_`~]{0,3}[\d/])"
)
_MARKS = "*_`~"
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']{1,500}", re.IGNORECASE)


def shown(text: str) -> tuple[str, list[int]] | None:
    """Return a text as a reader sees it, and each sign’s place; nothing if that is the text."""
    places: list[int] | range = range(len(text))
    seen = text
    for dropped in (_of_links, _of_breaks):
        if spans := dropped(seen):
            kept = _between(spans, len(seen))
            places = [place for start, end in kept for place in places[start:end]]
            seen = "".join(seen[start:end] for start, end in kept)
    return None if isinstance(places, range) else (seen, places)


def without_links(text: str) -> str:
    """Return a text with the words of its links, and without its pictures."""
    return "".join(text[start:end] for start, end in _between(_of_links(text), len(text)))


def where_links_lead(text: str) -> list[tuple[Span, str]]:
    """Return the place of each link and bare address, and what says where it leads."""
    bare = [(match.span(), match[0]) for match in _ADDRESS.finditer(text)]
    linked = [((link.start, link.end), text[link.words_end : link.end]) for link in _links(text)]
    return [*bare, *linked]


def whole_links(text: str, spans: Iterable[Span], *, words_too: bool = False) -> list[Span]:
    """Return spans that cut no link: one that takes more of it than words takes all of it.

    With `words_too`, one that takes words of it takes all of it as well."""
    links = _outermost(text)
    ends = [link.end for link in links]
    found = []
    for start, end in spans:
        for link in itertools.islice(links, bisect_right(ends, start), None):
            if link.start >= end:
                break
            if words_too or link.kind == "address" or not _within_words(link, start, end):
                start, end = min(start, link.start), max(end, link.end)
        found.append((start, end))
    return found


def _within_words(link: Link, start: int, end: int) -> bool:
    return link.words <= start and end <= link.words_end


def _outermost(text: str) -> list[Link]:
    """Return the links of a text in order, without those within another."""
    outer: list[Link] = []
    for link in sorted(_links(text), key=lambda link: link.start):
        if not outer or link.start >= outer[-1].end:
            outer.append(link)
    return outer


def _links(text: str) -> list[Link]:
    return links_in(text) if "](" in text or "<" in text else []


def _of_links(text: str) -> list[Span]:
    """Return what of the links of a text is not shown."""
    spans: list[Span] = []
    for link in _links(text):
        if link.kind == "picture":
            spans.append((link.start, link.end))
        elif text[link.words : link.words_end] in _OURS:
            spans.append((link.words_end + 1, link.end))  # a placeholder keeps its brackets
        else:
            spans += ((link.start, link.words), (link.words_end, link.end))
    return sorted(spans)


def _of_breaks(text: str) -> list[Span]:
    """Return what stands between two digits on two lines, but for one end of a line."""
    spans: list[Span] = []
    if "\n" not in text:
        return spans
    for match in _BREAK.finditer(text):
        line = text.find("\n", match.start(), match.end())
        before = text[max(0, match.start() - 4) : match.start()].rstrip(_MARKS)
        if line >= 0 and (before[-1:].isdigit() or before[-1:] == "/"):
            spans += ((match.start(), line), (line + 1, match.end()))
    return [span for span in spans if span[0] < span[1]]


def _between(spans: list[Span], length: int) -> list[Span]:
    """Return what is left between spans that are in order."""
    kept, last = [], 0
    for start, end in spans:
        if start > last:
            kept.append((last, start))
        last = max(last, end)
    return [*kept, (last, length)]
