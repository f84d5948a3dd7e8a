"""What a text costs grows with its length and no faster. Counted in steps, never by a clock."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from cop.screening import Finding, check
from cop.screening.masking import mask

SHORT = 4_000
HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1234567890" * (n // 10),
    "digits apart": lambda n: "1 " * (n // 2),
    "digits in groups": lambda n: "2123 4567 " * (n // 10),
    "eights": lambda n: "8003 60" * (n // 7),
    "punctuation": lambda n: "!?.,;:-_/()[]{}" * (n // 15),
    "dashes": lambda n: "-" * n,
    "dots": lambda n: ". " * (n // 2),
    "base64": lambda n: "aGVsbG8gd29ybGQhIQ9Zk+/x" * (n // 24),
    "quotes": lambda n: "> " * (n // 2),
    "lines of quotes": lambda n: ">\n" * (n // 2),
    "dob": lambda n: "dob " * (n // 4),
    "dob of days": lambda n: "dob 3/4 " * (n // 8),
    "born": lambda n: "born on the " * (n // 12),
    "months": lambda n: "may " * (n // 4),
    "names": lambda n: "Mia " * (n // 4),
    "names and numbers": lambda n: "Mia 7 " * (n // 6),
    "unknown names": lambda n: "Zephyra, " * (n // 9),
    "names in a list": lambda n: "Mia, Zephyra and Koa, 7 and 9, " * (n // 31),
    "names and years": lambda n: "Mia, who is in year 4 " * (n // 22),
    "and": lambda n: "Mia and Zephyra and " * (n // 20),
    "ages": lambda n: "who is only just nearly 7 " * (n // 26),
    "words for ages": lambda n: "seven and a half " * (n // 17),
    "initials": lambda n: "K.T. from Emu Flat Area " * (n // 24),
    "initials and ages": lambda n: "J, 7, at the " * (n // 13),
    "schools": lambda n: "Emu Flat Area High School " * (n // 26),
    "capitals": lambda n: "Zephyra Ondrea Quorra " * (n // 22),
    "tables of ages": lambda n: "|name|age|\n" + "|Mia|7|\n" * (n // 8),
    "turned digits": lambda n: "\u202e1075194 \u202c" * (n // 10),
    "turned round": lambda n: "\u202e" + "651 075 1940 " * (n // 13),
    "half marks": lambda n: "**0491 57**0 156 " * (n // 17),
    "signs of web addresses": lambda n: "%20" * (n // 3),
    "numbers in web addresses": lambda n: "2123%204567%20" * (n // 14),
    "per cent": lambda n: "%25" * (n // 3),
    "names that run into numbers": lambda n: "CRN123456789A" * (n // 13),
    "names and numbers in one": lambda n: "mob0491570156 " * (n // 14),
    "letters and digits": lambda n: "m0" * (n // 2),
    "digits and commas": lambda n: "2," * (n // 2),
    "digits and signs": lambda n: "8,0(0)3=6+" * (n // 10),
    "cards and commas": lambda n: "medicare 2123,4567,0, " * (n // 22),
    "cards": lambda n: "medicare " * (n // 9) + "2,1",
    "tax files and commas": lambda n: "tfn 1,2,3,4,5,6,7,8,9" * (n // 21),
    "amounts": lambda n: "1,200, 3,400; " * (n // 14),
    "bsb and commas": lambda n: "bsb 065,123 acc 1,2, " * (n // 21),
    "numbers in words and brackets": lambda n: "fourteen (14) " * (n // 14),
    "at": lambda n: "@" * n,
    "a@": lambda n: "a@" * (n // 2),
    "a at b": lambda n: "a at b dot " * (n // 11),
    "a.b.c": lambda n: "a." * (n // 2),
    "right to left": lambda n: "\u202e" * n,
    "emoji": lambda n: "🙂" * n,
    "stars": lambda n: "*" * n,
    "entities": lambda n: "&nbsp;" * (n // 6),
    "ampersands": lambda n: "&" * n,
    "harm": lambda n: "he hit him. " * (n // 12),
    "harm without an end": lambda n: "she was left " * (n // 13),
    "he": lambda n: "he " * (n // 3),
    "the kids": lambda n: "the kids " * (n // 9),
    "streets": lambda n: "12 smith " * (n // 9),
    "12 a a a a": lambda n: "12 a a a a " * (n // 11),
    "lives at": lambda n: "lives at " * (n // 9),
    "office": lambda n: "office at 4 high street " * (n // 24),
    "licence": lambda n: "driver licence no " * (n // 18),
    "licence numbers": lambda n: "licence 1234567 " * (n // 16),
    "c3ms": lambda n: "C3MS no " * (n // 8),
    "c3ms dots": lambda n: "C3MS ::::" * (n // 9),
    "bsb": lambda n: "bsb 123-456 " * (n // 12),
    "plates": lambda n: "car ABC 12 " * (n // 11),
    "phones": lambda n: "04 " * (n // 3),
    "brackets": lambda n: "(0) " * (n // 4),
    "placeholders": lambda n: "[phone number]" * (n // 14),
    "zalgo": lambda n: ("e" + "\u0301" * 9) * (n // 10),
    "words": lambda n: "lorem ipsum dolor sit amet " * (n // 27),
    "long word": lambda n: "a" * n,
    "file names": lambda n: "dob_a-b.c" * (n // 9),
    "brackets that open": lambda n: "[" * n,
    "brackets that close": lambda n: "](" * (n // 2),
    "links": lambda n: "[1](b)" * (n // 6),
    "links with numbers": lambda n: "[0491](b) [570 156](b) " * (n // 23),
    "links of phones": lambda n: "[0491 570 156](tel:0491570156) " * (n // 31),
    "links without an end": lambda n: "[a](b" * (n // 5),
    "brackets where links lead": lambda n: "[](\\([](" * (n // 8),
    "titles without an end": lambda n: "[a](b 'c \\\"" * (n // 12),
    "links in links": lambda n: "[" * (n // 2) + "](a)" * (n // 8),
    "pictures": lambda n: "![a" * (n // 3) + "](b)",
    "addresses without an end": lambda n: "<ab:" * (n // 4),
    "digits in paragraphs": lambda n: "1\n\n" * (n // 3),
    "digits in headings": lambda n: "1\n# " * (n // 4),
    "quoted blank lines": lambda n: "1" + "\n>" * (n // 2),
    "newlines": lambda n: "\n" * n,
}


def steps(text: str, then: Callable[[str, list[Finding]], object] = lambda *_: None) -> int:
    """Return how many functions are called and patterns begun to check a text."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        then(text, check(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    check(HOSTILE[name](200))
    once, twice = steps(HOSTILE[name](SHORT)), steps(HOSTILE[name](2 * SHORT))
    assert twice <= 2.3 * once + 400


@pytest.mark.parametrize("name", ["brackets that open", "links of phones", "pictures"])
def test_masking_twice_the_text_takes_twice_the_steps(name: str) -> None:
    texts = [HOSTILE[name](SHORT), HOSTILE[name](2 * SHORT)]
    once, twice = (steps(text, then=mask) for text in texts)
    assert twice <= 2.3 * once + 400


def test_twenty_thousand_brackets_are_no_finding() -> None:
    for text in ("[" * 20_000, "](" * 10_000, "![" * 10_000, "[](" * 6_000):
        assert check(text) == []


def patterns() -> list[tuple[str, str]]:
    """Return every pattern of the screen."""
    found = []
    for name, module in sorted(sys.modules.items()):
        if name.startswith("cop.screening"):
            for attribute, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    found.append((f"{name}.{attribute}", value.pattern))
    return found


def repeats_without_end(tree: object) -> bool:
    """Say whether a pattern repeats, without a bound, something that repeats itself."""
    from re import _constants, _parser  # type: ignore[attr-defined]

    def inner(part: object, inside: bool) -> bool:
        for code, value in part:  # type: ignore[attr-defined]
            if code in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
                _, most, body = value
                endless = most == _constants.MAXREPEAT
                if (endless and inside) or inner(body, inside or endless):
                    return True
            elif (
                (code is _constants.SUBPATTERN and inner(value[3], inside))
                or (code is _constants.BRANCH and any(inner(one, inside) for one in value[1]))
                or (code in (_constants.ASSERT, _constants.ASSERT_NOT) and inner(value[1], inside))
            ):
                return True
        return False

    return inner(_parser.parse(tree), False)


def test_no_pattern_repeats_a_repetition_without_a_bound() -> None:
    check("she told me that dad hits her, dob 3/4/15")
    assert len(patterns()) > 50
    assert [name for name, pattern in patterns() if repeats_without_end(pattern)] == []
    assert repeats_without_end(r"(?:a+b?)+")


def test_the_screen_is_small_and_brings_nothing_heavy() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, cop.errors; before = set(sys.modules); import cop.screening.documents;"
            "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before}))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"pypdf", "yaml", "flask", "sqlalchemy", "nh3", "markdown_it"} & set(
        said.stdout.split()
    )
