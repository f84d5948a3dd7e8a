"""What a reader sees of a text in Markdown: links without their marks and without where they lead.

A number goes on behind a link, a heading's mark or an empty line as it does on the page.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from cop.screening.findings import Span
from cop.screening.markup import Link, links_in

Seen = tuple[str, list[int]]
# Between two digits: what ends a paragraph or a heading and begins another.
_BREAK = re.compile(
    r"(?<=[\d/*_`~])[ \t\r\n>#=]++(?:-{1,80}[ \t\r]*+\n[ \t\r\n>#=]*+)?"
    r"(?!\d{1,3}[.)] )(?=(?:[-*+] )?[*_`~]{0,3}[\d/])"
)
_MARKS = "*_`~"
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]++", re.MULTILINE)
_WIDE = re.compile(r"(?<=\n\n)\n+")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']{1,500}", re.IGNORECASE)


def shown(text: str) -> Seen | None:
    """Return a text as a reader sees it, and each sign’s place; nothing if that is the text.

    A heading stands apart like a paragraph, and nothing further than that."""
    seen, places = _without(_of_links(text), text, range(len(text)))
    seen = _HEADING.sub(lambda mark: "\n" * len(mark[0]), seen)
    seen, places = _without(_of_wide_gaps(seen), seen, places)
    return None if seen == text else (seen, list(places))


def going_on(text: str, drawn: Seen | None) -> Seen | None:
    """Return a text with digits of two paragraphs on two lines, if there are any.

    `drawn` is the text as it is shown. This is a guess: two numbers may begin and end there."""
    seen, places = drawn or (text, range(len(text)))
    spans = _of_breaks(seen)
    if not spans:
        return None
    joined, left = _without(spans, seen, places)
    return joined, list(left)


def _without(spans: list[Span], text: str, places: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Return a text and its signs' places without some spans, which are in order."""
    if not spans:
        return text, places
    kept = _between(spans, len(text))
    left = [place for start, end in kept for place in places[start:end]]
    return "".join(text[start:end] for start, end in kept), left


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
        else:
            spans += ((link.start, link.words), (link.words_end, link.end))
    return sorted(spans)


def _of_wide_gaps(text: str) -> list[Span]:
    """Return what there is of more than one empty line, as where headings had their marks."""
    return [match.span() for match in _WIDE.finditer(text)]


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
