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
