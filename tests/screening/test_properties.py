"""What must hold for any text at all."""

import html
import itertools
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop.screening import check
from cop.screening.masking import mask, mask_all
from cop.screening.rules import RULES
from cop.threads.markdown import plain, render
from tests.screening.reading import examples

NUMBERS = {
    "medicare": "2123456701",
    "tfn": "304056086",
    "crn": "204331087K",
    "ihi": "8003609340830650",
    "phone": "0491570156",
    "client_id": "1180342",
    "driver_licence": "4417823",
}
BEFORE = {
    "tfn": "her tax file number is ",
    "client_id": "see C3MS ",
    "driver_licence": "his driver licence is ",
}
SEPARATORS = [
    " ", "  ", "\u00a0", "\u2003", "\u2009", "\u3000", "-", "–", "—", ".", "/", "\n", "\r\n", "\n> ", "\n> > ",
    "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u200f", "**", "__", "`", "\\", "~~", "&nbsp;",
    "&#8203;", " - ", "\t", "\ufe0f\u20e3", "\u20e3", "&shy;", "&ZeroWidthSpace;", "&#x2009;", "\u061c", "\u180e",
    "\u2066", "\u2069", "\u202a", "\u202c", "\u2028", "🌸", "😊\ufe0f", "<b>",
    "%20", "%2D", "%C2%A0", "%E2%80%8B", "%2520",
]  # fmt: skip
# A dot or a slash between digits makes a version or a date of a client's number.
UNCERTAIN = {"client_id": {".", "/", "\n", "\r\n", "\n> ", "\n> > ", " - ", "–", "—", "-"}}
DIGITS = {
    "full width": "０１２３４５６７８９",
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Devanagari": "०१२३४५६७८९",
    "bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "Thai": "๐๑๒๓๔๕๖๗๘๙",
    "Bengali": "০১২৩৪৫৬৭৮৯",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "superscript": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "subscript": "₀₁₂₃₄₅₆₇₈₉",
    "negative circled": "⓿❶❷❸❹❺❻❼❽❾",
    "double struck": "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
}
PIECES = [
    *(f"{BEFORE.get(kind, '')}{number}" for kind, number in NUMBERS.items()),
    "dob 3/4/2015", "BSB 065-441 acc 1002 3344", "kirra.whitlow@example.com", "12 Quandong Street", "S441 BKD",
    "Tahlia (7)", "she said dad hits her", "Ring 13 14 78", "the family", "hello", "on Monday", "number", "and", "C3MS",
    "tfn", "licence", "rego", "born", "lives at", "Mia", "7", "12", "2015", "a knife", "\n", "\n\n", "\n> ", "- ", "**", "_",
    ".", ",", "(", ")", "?", "@", "|", "&nbsp;", "\u200b", "🙂", "0", "4", "[phone number]", "[left out]",
    "%20", "%2B", "+", "=", "CRN204331087K", "TFN", "mob", "Medicare", "2123,45670,1", "2123(45670)1", "2123=45670=1", "0491,570,156",
    "2123%2045670%201", "[a](tel:0491%20570%20156)", "BSB 065,123 acc 1234,5678", "2123😀4567😀01", "1,200", "2,123,456,701", "fourteen (14)",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=30
).map("".join)
ANY = TEXTS | st.text(max_size=300)


def types(text: str) -> set[str]:
    return {finding.type for finding in check(text)}


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_findings_lie_in_the_text_in_order_and_without_blanks_around(text: str) -> None:
    last = -1
    for finding in check(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.start >= last
        last = finding.start
        piece = text[finding.start : finding.end]
        assert piece == piece.strip(" \n")


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_two_findings_of_one_type_never_overlap(text: str) -> None:
    findings = check(text)
    for one, other in itertools.pairwise(findings):
        if "at_risk_phrase" not in (one.type, other.type):
            assert one.end <= other.start


@given(ANY)
@settings(max_examples=300, deadline=None)
@example("2123 45670 1 0491 570 156 0491 570 156")
@example("dob [date of birth] 3/4/15")
def test_masking_leaves_nothing_to_find_and_is_done_once(text: str) -> None:
    masked = mask_all(text)
    assert check(masked) == []
    assert mask_all(masked) == masked
    assert mask(masked, check(masked)) == masked


def test_masking_keeps_what_was_not_found() -> None:
    text = "Ring nan on 0491 570 156 (dob 3/4/1955), thanks."
    assert mask(text, check(text)) == "Ring nan on [phone number] (dob [date of birth]), thanks."
    assert mask_all(text) == mask(text, check(text))


@pytest.mark.parametrize("text", sorted({text for rule in RULES for text in rule.hits}))
def test_one_masking_is_enough_for_what_people_write(text: str) -> None:
    assert check(mask(text, check(text))) == []


@pytest.mark.parametrize("separator", SEPARATORS, ids=repr)
@pytest.mark.parametrize("kind", NUMBERS)
def test_a_separator_anywhere_in_a_number_hides_nothing(kind: str, separator: str) -> None:
    if separator in UNCERTAIN.get(kind, ()):
        pytest.skip("such a number may be a version or a date")
    number = NUMBERS[kind]
    for place in range(1, len(number)):
        written = number[:place] + separator + number[place:]
        text = f"Mum says {BEFORE.get(kind, '')}{written}, thanks"
        found = [f for f in check(text) if f.type == kind]
        assert [text[f.start : f.end] for f in found] == [written]


RUN_INTO = {
    "medicare": ("Medicare", "ref", "Medicare no"),
    "tfn": ("TFN", "tfn", "tax file no"),
    "crn": ("CRN", "crn"),
    "ihi": ("IHI",),
    "phone": ("mob", "Ph", "M", "tel"),
    "client_id": ("C3MS", "ChildStory"),
    "driver_licence": ("DL", "driver licence", "learner permit no"),
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_that_runs_into_its_name_is_found_alone(kind: str) -> None:
    for word in RUN_INTO[kind]:
        for text in (f"Her {word}{NUMBERS[kind]}, thanks", f"{word}**{NUMBERS[kind]}**"):
            (found,) = check(text)
            assert (found.type, text[found.start : found.end].strip("*")) == (kind, NUMBERS[kind])


SIGNED = {
    "medicare": ("Medicare ", "2123", "45670", "1"),
    "tfn": ("TFN ", "304", "056", "086"),
    "crn": ("CRN ", "204", "331", "087K"),
    "ihi": ("", "8003", "6093", "4083", "0650"),
    "phone": ("", "0491", "570", "156"),
}


@pytest.mark.parametrize("sign", [",", ", ", ";", "=", "+", ")(", "][", "'", "%2C", "%3D"])
@pytest.mark.parametrize("kind", SIGNED)
def test_a_sign_of_lists_hides_no_number_that_is_named(kind: str, sign: str) -> None:
    word, *groups = SIGNED[kind]
    text = f"Mum says {word}{sign.join(groups)}, thanks"
    (found,) = check(text)
    assert (found.type, text[found.start : found.end]) == (kind, sign.join(groups))
    assert check(mask(text, [found])) == []


@pytest.mark.parametrize("kind", NUMBERS)
def test_two_numbers_in_other_clothes_are_found_at_once(kind: str) -> None:
    number, word = NUMBERS[kind], BEFORE.get(kind, "")
    wide = number.translate(str.maketrans("0123456789", DIGITS["full width"]))
    pictured = f"{number[:4]}😀{number[4:]}"
    for more in ("2 years", "2999", f"{word}{wide}"):
        text = f"{word}{pictured} or {more}"
        found = [text[f.start : f.end] for f in check(text) if f.type == kind]
        assert found == [pictured, wide][: 1 + (wide in more)]
        assert check(mask(text, check(text))) == []


@pytest.mark.parametrize("script", DIGITS)
@pytest.mark.parametrize("kind", NUMBERS)
def test_digits_of_any_script_are_digits(kind: str, script: str) -> None:
    written = NUMBERS[kind].translate(str.maketrans("0123456789", DIGITS[script]))
    text = f"Mum says {BEFORE.get(kind, '')}{written}, thanks"
    assert [text[f.start : f.end] for f in check(text) if f.type == kind] == [written]


KEYCAPS = {
    "keycaps": "{}\ufe0f\u20e3",
    "keycaps of old": "{}\u20e3",
    "entities": "&#{code};",
    "entities in sixteens": "&#x{code:x};",
    "signs of web addresses": "%{code:02X}",
}


@pytest.mark.parametrize("sign", KEYCAPS)
@pytest.mark.parametrize("kind", NUMBERS)
def test_digits_in_other_clothes_are_digits_and_the_clothes_go_with_them(
    kind: str, sign: str
) -> None:
    written = "".join(KEYCAPS[sign].format(c, code=ord(c)) for c in NUMBERS[kind])
    text = f"Mum says {BEFORE.get(kind, '')}{written}, thanks"
    assert [text[f.start : f.end] for f in check(text) if f.type == kind] == [written]


@pytest.mark.parametrize("turns", ["\u202e{}\u202c", "\u202e{}\n", "\u2067\u202e{}\u202c\u2069"])
@pytest.mark.parametrize("kind", NUMBERS)
def test_a_number_shown_from_right_to_left_is_found_where_it_is_written(
    kind: str, turns: str
) -> None:
    written = turns.format(NUMBERS[kind][::-1])
    text = f"Mum says {BEFORE.get(kind, '')}{written} thanks"
    (found,) = [f for f in check(text) if f.type == kind]
    assert NUMBERS[kind][::-1] in text[found.start : found.end]
    assert text[found.start : found.end].strip("\n") in written
    masked = mask_all(text)
    assert "\u202e" not in masked
    assert check(masked) == []


@pytest.mark.parametrize("mark", ["**", "__", "~~", "`", "*", '"'])
@pytest.mark.parametrize("kind", NUMBERS)
def test_masking_leaves_no_half_of_a_pair(kind: str, mark: str) -> None:
    number = NUMBERS[kind]
    for place in range(len(number) + 1):
        text = (
            f"Mum says {BEFORE.get(kind, '')}{mark}{number[:place]}{mark}{number[place:]}, thanks"
        )
        masked = mask(text, check(text))
        assert masked.count(mark) % 2 == 0, text


@pytest.mark.parametrize("kind", NUMBERS)
def test_separators_between_all_digits_hide_nothing(kind: str) -> None:
    for separator in ("\u200b", " ", "**", "\u00ad"):
        written = separator.join(NUMBERS[kind])
        text = f"Mum says {BEFORE.get(kind, '')}{written}, thanks"
        assert kind in types(text), separator


def shown(text: str) -> str:
    """Return what a reader sees of a text that is rendered as Markdown."""
    lines = re.sub(r"<br ?/?>\n?", "\n", render(text))
    lines = re.sub(r"</(?:p|li|h\d|blockquote|tr|pre)>\n?", "\n\n", lines)
    return html.unescape(re.sub(r"<[^>]{0,200}>", "", lines))


MARKS = [
    "**{}**",
    "*{}*",
    "_{}_",
    "`{}`",
    "~~{}~~",
    "> {}",
    "- {}",
    "1. {}",
    "### {}",
    "{}",
    "__{}__",
]
WORDS = ["Hello all", "the meeting is on Monday", "thanks", "please ring back", "see you there"]


@given(
    st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from([*PIECES[:14], *WORDS])), max_size=6)
)
@settings(max_examples=150, deadline=None)
@example([("**{}**", "12 Quandong Street"), ("- {}", "BSB 065-441 acc 1002 3344")])
@example([("**{}**", "see C3MS 1180342"), ("- {}", "12 Quandong Street")])
@example([("# {}", "see C3MS 1180342"), ("## {}", "12 Quandong Street")])
def test_what_is_rendered_is_judged_as_what_was_written(pieces: list[tuple[str, str]]) -> None:
    text = "\n\n".join(mark.format(piece) for mark, piece in pieces)
    assert types(text) == types(shown(text))


BARE = [
    sample.text
    for sample in examples()
    if "\n" not in sample.text and not re.search(r"[*_`~\\<>|#&]", sample.text)
]
SHARES = 4


@pytest.mark.parametrize(("place", "mark"), list(enumerate(MARKS)))
def test_a_mark_around_an_example_changes_nothing(place: int, mark: str) -> None:
    """Each mark around its share of the examples: so many that all around all would take minutes."""
    for text in BARE[place % SHARES :: SHARES]:
        assert types(mark.format(text)) == types(text), text


@pytest.mark.parametrize("picture", ["😀", " 🙂 ", "❤️", "👩‍👧", "▪"])
def test_pictures_between_digits_hide_nothing(picture: str) -> None:
    text = f"Medicare 2123{picture}45670{picture}1 was declined."
    (found,) = check(text)
    assert (found.type, text[found.start : found.end]) == (
        "medicare",
        f"2123{picture}45670{picture}1",
    )


LINKS = [
    "[{}](https://x.example)",
    "[{}](<https://x.example/a b> 'card')",
    '[{}](/page "card (old)")',
    "[{}]()",
    "[{}](https://x.example/a_(b(c)) (card))",
    "[{}](\nhttps://x.example\n'a \\' b')",
    "![a map](https://x.example/map.png){}",
    "[**{}**](https://x.example)",
    "**[{}](https://x.example)**",
]
BREAKS = ["\n\n", "\n# ", "\n\n## ", " \n\n", " #\n# ", "\r\n\r\n", "\n\n**", "**\n\n"]
IN_LINKS = {
    **{kind: (BEFORE.get(kind, ""), number) for kind, number in NUMBERS.items()},
    "date_of_birth": ("DOB ", "3/4/2015"),
    "email": ("", "tahlia.whitlow@example.com"),
    "address": ("", "12 Quandong Street, Kadina"),
    "name_age_child": ("", "Koby, 7, was away"),
}


@st.composite
def linked(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a kind, and something of it that is cut in pieces, some of them in links."""
    kind = draw(st.sampled_from(sorted(IN_LINKS)))
    before, value = IN_LINKS[kind]
    cuts = draw(st.sets(st.integers(1, len(value) - 1), max_size=4))
    pieces = [value[a:b] for a, b in itertools.pairwise([0, *sorted(cuts), len(value)])]
    # A blank at the edge of a link's words may be none of its words' when it is drawn.
    dress = [draw(st.sampled_from(["{}", *LINKS])) if p == p.strip() else "{}" for p in pieces]
    return kind, f"Mum says {before}{''.join(map(str.format, dress, pieces))}, thanks"


@given(linked())
@settings(max_examples=300, deadline=None)
@example(("medicare", "Her Medicare is [2123 45670](https://x.example) 1."))
@example(("medicare", "[2123](https://x.example)[45670](https://x.example)1"))
@example(("medicare", "[2123](https://x.example 'card')-45670-1"))
@example(("phone", "Ring [0491](https://x.example) [570 156](https://x.example) for mum"))
@example(("date_of_birth", "DOB [3/4](https://x.example)/2015 born"))
@example(("name_age_child", "[Koby](https://x.example), 7, was away"))
@example(("address", "12 [Example Street](https://maps.example/x), Kadina"))
@example(("email", "tahlia.whitlow[@](https://x.example)example.com"))
@example(("medicare", "[2123 [45670](https://x.example) 1](https://x.example)"))
@example(("medicare", "<https:2123>45670 1"))
def test_a_link_hides_nothing_and_goes_as_a_whole(drawn: tuple[str, str]) -> None:
    kind, text = drawn
    assert types(text) == types(plain(text)) == types(shown(text)) == {kind}
    masked = mask(text, check(text))
    assert check(masked) == []
    assert mask_all(masked) == masked
    assert markup_left(masked) == "", masked


def markup_left(text: str) -> str:
    """Return what of a link's or a picture's marks is shown as it was typed."""
    return "".join(re.findall(r"\]\(|!\[|x\.example", shown(text)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her [tax file number](https://x.example) is [304 056 086](https://x.example)", "tfn"),
        ("# Koby\n# 7 years old", "name_age_child"),
        ("## DOB\n3/4/2015", "date_of_birth"),
        ("She said dad [hits](https://x.example) her", "at_risk_phrase"),
    ],
)
def test_what_stands_around_it_is_read_as_it_is_shown(text: str, kind: str) -> None:
    assert types(text) == types(shown(text)) == {kind}
    assert check(mask_all(text)) == []


@pytest.mark.parametrize("gap", BREAKS, ids=repr)
@pytest.mark.parametrize("kind", ["medicare", "tfn", "ihi", "phone", "date_of_birth"])
def test_a_number_goes_on_in_the_next_paragraph_or_heading(kind: str, gap: str) -> None:
    before, number = IN_LINKS[kind]
    for place in range(1, len(number)):
        if "/" in number and number[place - 1] != "/":
            continue  # of a date, the parts of it are kept whole
        text = f"{before}{number[:place]}{gap}{number[place:]}\n\nThanks"
        assert types(text) == types(plain(text)) == {kind}, text
        assert check(mask(text, check(text))) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Medicare 2123\n\n45670\n\n1", "Medicare [Medicare number]"),
        ("# 2123\n# 45670\n# 1", "# [Medicare number]"),
        (
            "[Ring 0491 570 156 now](https://x.example)",
            "[Ring [phone number] now](https://x.example)",
        ),
        ("Ask [her](mailto:kirra.whitlow@example.com).", "Ask [email address]."),
        ("[0491 570 156](tel:0491570156), her own", "[phone number], her own"),
        ("See [it](https://x.example/2123456701).", "See [Medicare number]."),
        ("See [it](https://x.example 'Medicare 2123 45670 1').", "See [Medicare number]."),
        ("See <https://x.example/2123456701>.", "See [Medicare number]."),
    ],
)
def test_where_a_link_leads_is_looked_through_as_well(text: str, masked: str) -> None:
    assert mask(text, check(text)) == masked == mask_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her Medicare is [Medicare number], [[Medicare number]](https://x.example)",
        "[2123]\n(https://x.example) 45670 1",
        "We had 3 in 2015\n\n3 kids came, 4 in 2016\n\n# 12 came",
        "1. Item 2123\n\n2. 45670\n\n3. 1",
    ],
)
def test_what_is_no_link_and_no_number_is_left_alone(text: str) -> None:
    assert check(text) == []
