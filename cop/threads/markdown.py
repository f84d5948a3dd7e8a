"""Turn Markdown into safe HTML, once, when it is written."""

import re
from collections.abc import Iterable, Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import escape

from cop.screening.shown import without_links

LONGEST = 20_000
# More than anybody writes within that length; what goes beyond is hostile, and costs as little.
MOST_LINES = 1_000
MOST_MARKS = 5_000
MOST_CELLS = 4_000
WEIGHTS = {"[": 4, "<": 4, "*": 1, "_": 1, "~": 1, "`": 1}

# An address that is written once and referred to often makes megabytes of a page: no references.
_parser = (
    MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
    .enable(["table", "strikethrough"])
    .disable("reference")
)
_TAGS = {
    "p", "br", "strong", "em", "s", "a", "blockquote", "ul", "ol", "li", "code", "pre", "hr",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
# A linkifier library took seconds on hostile text; this pattern is linear and bounded.
_ADDRESS = re.compile(r"(?<!\w)https?://[^\s<>()\[\]\"']{3,500}")
_TRAILING = ".,;:!?"


def render(text: str) -> str:
    """Return sanitised HTML for the text; headings start at level three, below the page's own.

    A text with more lines or marks than anybody writes is shown as it was typed."""
    html = _parser.render(text) if _is_written(text) else _as_typed(text)
    return nh3.clean(
        _lower_headings(html),
        tags=_TAGS,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def _is_written(text: str) -> bool:
    """Say whether somebody may have written this to be read, and not to keep a server busy."""
    if len(text) > LONGEST or max(text.count("\n"), text.count("\r")) > MOST_LINES:
        return False
    return sum(text.count(mark) * weight for mark, weight in WEIGHTS.items()) <= MOST_MARKS


def _as_typed(text: str) -> str:
    lines = "<br>\n".join(escape(line) for line in text.splitlines())
    return f"<p>{lines}</p>\n"


def _small_table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a table, unless filling its rows up to its width could make too many cells of it."""
    if first + 1 >= end:
        return False
    columns = state.src.count("|", state.bMarks[first + 1], state.eMarks[first + 1]) + 1
    return columns * (end - first) <= MOST_CELLS and table(state, first, end, silent)


def excerpt(text: str, length: int = 140) -> str:
    """Return the beginning of the text without its Markdown, for a line in a list."""
    words = plain(text)
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + "…"


def plain(text: str) -> str:
    """Return the text on one line, without its Markdown and what it quotes of others.

    Brackets that make no link stay, as they do on the page: a placeholder reads as one."""
    own = without_links(re.sub(r"^>.*$", "", text, flags=re.MULTILINE))
    return " ".join(re.sub(r"[*_`#]", "", own).split())


def quote(said: tuple[str, str]) -> str:
    """Return the beginning of a reply that quotes what somebody said."""
    author, text = said
    own = [line for line in text.splitlines() if not line.startswith(">")]
    lines = "\n".join(f"> {line}".rstrip() for line in "\n".join(own).strip().splitlines())
    return f"> **{author}**\n>\n{lines}\n\n"


def _link_addresses(state: StateCore) -> None:
    """Make links of bare addresses: in running text alone, so that code stays as it was written."""
    for block in state.tokens:
        if block.type == "inline" and "://" in block.content:
            block.children = list(_with_links(block.children or [], state.md))


def _with_links(tokens: Iterable[Token], parser: MarkdownIt) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not inside:
            yield from _split(token.content, parser)
        else:
            yield token


def _split(text: str, parser: MarkdownIt) -> Iterator[Token]:
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        yield _words(text[end : match.start()])
        yield Token("link_open", "a", 1, attrs={"href": parser.normalizeLink(address)})
        yield _words(address)
        yield Token("link_close", "a", -1)
        end = match.start() + len(address)
    yield _words(text[end:])


def _words(text: str) -> Token:
    return Token("text", "", 0, content=text)


def _lower_headings(html: str) -> str:
    return re.sub(r"<(/?)h([12])>", lambda m: f"<{m[1]}h{int(m[2]) + 2}>", html)


_parser.block.ruler.at("table", _small_table, {"alt": ["paragraph", "reference"]})
_parser.core.ruler.push("addresses", _link_addresses)
