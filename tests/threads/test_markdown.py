"""Markdown becomes safe HTML in bounded time, whatever is written."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop.threads.markdown import LONGEST, excerpt, render

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example" onmouseover="alert(1))',
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<iframe src=https://evil.example></iframe>",
    "<form action=https://evil.example><button>x</button></form>",
    "`<script>`</code><script>alert(1)</script>",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "[a]: javascript:alert(1)\n\n[a]",
    "|a|\n|-|\n|<script>alert(1)</script>|",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/<script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<math><mtext></p><img src onerror=alert(1)>",
]
SLOW = [
    "[" * LONGEST,
    "http://a." * (LONGEST // 9),
    "*a **a " * (LONGEST // 7),
    "> " * (LONGEST // 2),
    "`" * LONGEST,
    "<" * LONGEST,
    "![" * (LONGEST // 2),
    "|a" * (LONGEST // 4) + "\n" + "|-" * (LONGEST // 4),
    "- " * (LONGEST // 2),
    "_a" * (LONGEST // 2),
    "https://" + "a" * (LONGEST - 8),
    "[](" * (LONGEST // 3),
]
# What took far longer, or became far more, than what people write of the same length.
BOMBS = {
    "quotes": "> " * 10_000,
    "quote that goes on": ">" * 100 + "a\n" + "b\n" * 9_900,
    "brackets": "[" * 20_000,
    "pictures": "![" * 10_000,
    "links": "[a](" * 5_000,
    "references": "[a]: " + "b" * 10_000 + "\n\n" + "[a]" * 3_300,
    "labels": "[\n" * 10_000,
    "emphasis": "***a" * 5_000,
    "emphasis that closes": "*a " * 3_300 + " a*" * 3_300,
    "struck out": "~~a" * 6_600,
    "code": "".join("`" * n + " " for n in range(1, 200)),
    "fences": "```\n" * 5_000,
    "entities": "&amp;" * 4_000,
    "ampersands": "&" * 20_000,
    "headings": "# a\n" * 5_000,
    "underlined": "a\n=\n" * 5_000,
    "list": "- a\n" * 5_000,
    "list of carriage returns": "- a\r" * 5_000,
    "list in lists": "- " * 10_000,
    "html": "<b>" * 6_600,
    "cdata": "<![CDATA[" * 2_222,
    "addresses": "<a@b.c>" * 2_850,
    "right to left": "\u202eabc" * 5_000,
    "without width": "\u200b" * 20_000,
    "accents": ("a" + "\u0301" * 30) * 645,
    "wide table": "|a" * 5_000 + "\n" + "|-" * 5_000,
    "table to be filled": "|a" * 2_500 + "\n" + "|-" * 2_500 + "\n" + "|\n" * 5_000,
    "square table": "|a" * 70 + "\n" + "|-" * 70 + "\n" + ("|a" * 70 + "\n") * 139,
    "backslashes": "\\" * 20_000,
}
ORDINARY = (
    "Families drive four hours to a **first** appointment, see https://example.org/a and "
    "[this](https://example.org).\n\n- one\n- two\n\n> Said somebody\n\nAnd more words.\n\n"
) * 110
TAGS = {
    *("p", "br", "strong", "em", "s", "a", "blockquote", "ul", "ol", "li", "code", "pre", "hr"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
PIECES = st.sampled_from([*HOSTILE, *"<>[]()`*_|#&;:\"'/\\ \n", "javascript:", "on", "=", "&#x6a;"])


def assert_harmless(html: str) -> None:
    for tag, attributes in re.findall(r"<\s*/?\s*([^\s/>]+)([^>]*)>", html):
        assert tag in TAGS
        names = set(re.findall(r'([^\s="]+)="[^"]*"', attributes))
        assert names <= {"href", "rel", "start"}
    for address in re.findall(r'href="([^"]*)"', html):
        assert re.match(r"(https?:|mailto:|[^:]*$)", address, re.IGNORECASE), address


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_harmless(text: str) -> None:
    assert_harmless(render(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=30).map("".join))
def test_no_text_brings_in_a_script(text: str) -> None:
    assert_harmless(render(text))


@pytest.mark.parametrize("text", SLOW, ids=lambda text: text[:8])
def test_longest_text_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    render(text[:LONGEST])
    assert time.process_time() - started < 4


def cost(text: str) -> float:
    """The CPU that rendering takes, the least of three times."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        render(text)
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.fixture(scope="module")
def ordinary() -> float:
    return cost(ORDINARY[:LONGEST])


@pytest.mark.parametrize("name", BOMBS)
def test_no_text_costs_or_becomes_much_more_than_an_ordinary_one(
    name: str, ordinary: float
) -> None:
    """Whole, and in parts: one of them is just small enough to be read as Markdown."""
    for parts in (1, 2, 4, 8, 16):
        text = BOMBS[name][: LONGEST // parts]
        assert cost(text) < 4 * ordinary, parts
        assert len(render(text)) < 10 * LONGEST, parts


def test_fifty_times_the_longest_text_costs_less_than_fifty_times_as_much(ordinary: float) -> None:
    assert cost("> " * 500_000) < 15 * ordinary
    assert cost("[" * 1_000_000) < 15 * ordinary


def test_what_is_too_much_is_shown_as_it_was_typed() -> None:
    assert render("- **a** & b\n" * 1_100).startswith("<p>- **a** &amp; b<br>\n- **a** &amp; b<br>")


def test_a_long_table_and_a_long_list_are_read() -> None:
    assert render("|a|b|\n|-|-|\n" + "|c|d|\n" * 900).count("<td>") == 1_800
    assert render("- a\r\n" * 1_000).count("<li>") == 1_000


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three**", "<p>One <em>two</em> <strong>three</strong></p>\n"),
        ("# Title", "<h3>Title</h3>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("3. third", '<ol start="3">\n<li>third</li>\n</ol>\n'),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>\n"),
    ],
)
def test_usual_markdown_reads_as_meant(text: str, html: str) -> None:
    assert render(text) == html


def test_address_becomes_a_link_without_the_full_stop_after_it() -> None:
    html = render("See https://example.org/a_b?c=d.")
    assert '<a href="https://example.org/a_b?c=d"' in html
    assert "</a>.</p>" in html
    assert 'rel="nofollow noopener noreferrer"' in html


def test_address_in_code_stays_as_it_was_written() -> None:
    assert "&lt;https" not in render("`https://example.org`")
    assert "&lt;https" not in render("```\nhttps://example.org\n```")
    assert "&lt;https" not in render("    https://example.org")


def test_excerpt_is_the_beginning_without_marks() -> None:
    assert excerpt("> quoted\n\n**Bold** [link](https://example.org)") == "Bold link"
    assert excerpt("Her Medicare is [Medicare number]") == "Her Medicare is [Medicare number]"
    assert excerpt("[phone number](https://x.example)") == "phone number"
    assert excerpt("[[address]](https://x.example 'y') ![map](z) [tel](<a b>)") == "[address] tel"
    assert excerpt("word " * 100).endswith("word…")
    assert len(excerpt("word " * 100)) <= 140


@pytest.mark.parametrize(
    "text",
    [
        "(https://example.org)",
        "**https://example.org**",
        "> https://example.org!",
        "- https://example.org, and more",
        "<https://example.org>",
        "[https://example.org](https://example.org)",
    ],
)
def test_address_is_a_link_once_wherever_it_stands(text: str) -> None:
    html = render(text)
    assert html.count('href="https://example.org"') == 1
    assert html.count("<a ") == 1
