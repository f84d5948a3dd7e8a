"""Whatever is typed is a question, or is refused with a sentence; it never costs more."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.search.parsing import LONGEST, MOST_WORDS, parse
from cop.search.queries import search
from tests.cast import Cast
from tests.factories import add_thread, submit_issue

HOSTILE = {
    "quotes": '"""',
    "many quotes": '"' * 100_000,
    "stars": "* * *",
    "a star for a letter": "a* b*",
    "near": "NEAR(travel, 2)",
    "nearer": "travel NEAR/2 voucher",
    "column": "words: travel",
    "other column": '{words} : "travel"',
    "operators": "AND OR NOT",
    "more operators": "travel AND NOT (OR)",
    "tsquery": "travel & !(a | b) <-> c:*",
    "apostrophes": "o'brien's ''' \\' '",
    "backslash": "\\ \\\\ 'a\\",
    "nul": "travel\x00voucher",
    "right to left": "\u202etravel\u202c \u200f",
    "emoji": "👩‍👩‍👧 travel 🚗",
    "surrogate": "\ud800 travel",
    "brackets": "((((((((((((travel",
    "minus": "- -- --- -",
    "minus quote": '-"',
    "a mark": "a_1 k_post travel",
    "percent": "% :low %(x)s ? $1 {0}",
    "a hundred kilobytes": "travel " * 15_000,
    "one long word": "x" * 100_000,
    "thousands of words": " ".join(f"w{n}" for n in range(20_000)),
    "accents": "é" * 500,
    "combining": "e" + "\u0301" * 100_000,
    "expanding": "\ufdfa" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_answered_or_refused_in_no_time(
    session: Session, cast: Cast, text: str
) -> None:
    submit_issue(cast)
    search(session, cast.maddie, "travel")
    start = time.process_time()
    refused = ""
    try:
        search(session, cast.maddie, text)
    except Invalid as refusal:
        refused = refusal.message
    assert refused in ("", "Type a word to look for.")
    assert time.process_time() - start < 0.2


@settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(text=st.text(max_size=LONGEST + 50))
def test_any_text_is_a_question_or_has_no_words(session: Session, cast: Cast, text: str) -> None:
    try:
        question = parse(text)
        search(session, cast.maddie, text)
    except Invalid:
        return
    assert 0 < sum(map(len, question.wanted)) <= MOST_WORDS
    assert all(word.isalnum() for word in question.words)


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Travel vouchers", [("travel",), ("voucher",)], []),
        ('"travel vouchers" -bus', [("travel", "voucher")], [("bus",)]),
        ("“travel vouchers”", [("travel", "voucher")], []),
        ('travel "vouchers for', [("travel",), ("voucher", "for")], []),
        ("ISS-106", [("iss", "106")], []),
        ("co-design -co-chair", [("co", "design")], [("co", "chair")]),
        ('travel -"bus pass"', [("travel",)], [("bus", "pass")]),
        ("Café CAFÉ cafe", [("cafe",)], []),
        ("the family’s families", [("the",), ("family",)], []),
        ("travel -travel", [("travel",)], []),
        ('foo"bar baz"qux', [("foo",), ("bar", "baz"), ("qux",)], []),
    ],
)
def test_words_phrases_and_what_to_leave_out(
    text: str, wanted: list[tuple[str, ...]], unwanted: list[tuple[str, ...]]
) -> None:
    question = parse(text)
    assert (list(question.wanted), list(question.unwanted)) == (wanted, unwanted)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "Type a word"), (" \t ", "Type a word"), ("…!", "Type a word"), ("-bus", "not only")],
)
def test_nothing_to_look_for_is_said_so(text: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        parse(text)


@pytest.mark.parametrize(
    "after", ["x", "1", "0-1-1-1-1", "-".join("999999999999" * 6), "0-1-1-1-1-1'", "٣-1-1-1-1-1"]
)
def test_a_page_that_nobody_was_led_to_is_refused(session: Session, cast: Cast, after: str) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie)
    with pytest.raises(Invalid, match="Search again"):
        search(session, cast.maddie, "travel", after=after)


def test_a_made_up_page_leads_nowhere_else(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.limestone_coast, cast.gwen)
    for after in ("9-9999999999-9999999999-0-9999999999-0", "1-0-0-0-0-0", "0-5-5-9-5-5"):
        assert search(session, cast.maddie, "travel", after=after).lines == []
