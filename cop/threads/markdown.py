"""Turn Markdown into safe HTML, once, when it is written."""

import re

import nh3
from markdown_it import MarkdownIt

LONGEST = 20_000

_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).enable(
    ["table", "strikethrough"]
)
_TAGS = {
    "p", "br", "strong", "em", "s", "a", "blockquote", "ul", "ol", "li", "code", "pre", "hr",
    "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
# A linkifier library took seconds on hostile text; this pattern is linear and bounded.
_ADDRESS = re.compile(r"(?<![\w/(<\[\"'=])(https?://[^\s<>()\[\]\"']{3,500})")
_TRAILING = ".,;:!?"


def render(text: str) -> str:
    """Return sanitised HTML for the text; headings start at level three, below the page's own."""
    html = _parser.render(_link_addresses(text))
    return nh3.clean(
        _lower_headings(html),
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def excerpt(text: str, length: int = 140) -> str:
    """Return the beginning of the text without its Markdown, for a line in a list."""
    plain = re.sub(r"^>.*$|[*_`#>\[\]]|\(https?:[^)]*\)", "", text, flags=re.MULTILINE)
    words = " ".join(plain.split())
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + "…"


def quote(said: tuple[str, str]) -> str:
    """Return the beginning of a reply that quotes what somebody said."""
    author, text = said
    own = [line for line in text.splitlines() if not line.startswith(">")]
    lines = "\n".join(f"> {line}".rstrip() for line in "\n".join(own).strip().splitlines())
    return f"> **{author}**\n>\n{lines}\n\n"


def _link_addresses(text: str) -> str:
    return _ADDRESS.sub(_as_link, text) if "://" in text else text


def _as_link(match: re.Match[str]) -> str:
    address = match[1].rstrip(_TRAILING)
    return f"<{address}>{match[1][len(address) :]}"


def _lower_headings(html: str) -> str:
    return re.sub(r"<(/?)h([12])>", lambda m: f"<{m[1]}h{int(m[2]) + 2}>", html)
