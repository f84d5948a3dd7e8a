"""Driver licences and learner's permits."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cop.screening.formats import LicenceFormat
from cop.screening.normal import Post
from cop.screening.rules.base import PEOPLE, Rule, Span, digits_of, last_of, rule
from cop.screening.tuning import Rules

_DRIVER = re.compile(
    r"\bdriv(?:er|ers|er's|ers'|ing)'? ?(?:'s )?(?:licen[cs]es?|lic\b|permit|id)|\blearner'?s?'?\b|\bd\.?l\.?(?= ?(?:no|num|number|#|is|:|\d|[a-z]\d|\())"
    r"|\b[lp][ -]?plat(?:e|er|es|ers)\b|\bprobationary\b|\bprovisional\b|\bdrivers?\b|\bl'?s\b|\bphoto licen[cs]e|\bheavy vehicle licen[cs]e|\bd/l\b"
)
_LICENCE = re.compile(
    r"\b(?:licen[cs]e|lic|learner'?s?'? permit|permit|d\.?l\.?|d/l|(?:l'?s|p'?s|learner'?s?'?|driver'?s?)(?= ?(?:no|num|number|id|card|permit|lic|#|is \w?\d)))(?: (?:card|permit))?(?: ?(?:no|nos|num|number|nbr|id|#|ref))?\b"
)
_CLEAN = re.compile(
    r"\b(?:liquor|software|copyright|creative commons|microsoft|adobe|zoom|canva|user|centre|childcare|provider|business|building|fishing"
    r"|food|trading|gambling|gaming|music|apra|onemusic|film|image|seat|site|per|open|security|firearms?|gun|shooter'?s|marine|boat|electrical"
    r"|plumbing|trade|real estate|premises|alcohol|broadcast|photocopying|labour hire|forklift|crane|high risk|product|subscription|annual)[ ]"
    r"(?:[a-z]{2,12} )?(?:licen[cs]e|lic|permit)"
)
_OTHER = re.compile(
    r"\b(?:medicare|tax|tfn|t\.f\.n|crn|centrelink|phone|ph|mobile|mob|dob|born|birth|bsb|acct?|account|invoice|order|abn|acn|ring|call|text|c3ms|carl|ihi"
    r"|exp|expires|expiry|valid|rego|plates?|\$|postcode|receipt|fine|fines|infringement|code|hours|until|due|class)\b[a-z .:#(]{0,16}$|\$$"
)
_AFTER = re.compile(
    r"[ ]?(?:hours?|hrs|km|kms|people|young|drivers|families|times|%|am\b|pm\b|licen[cs]es|members|students|dollars)"
)


@lru_cache(maxsize=32)
def _numbers(formats: tuple[LicenceFormat, ...]) -> re.Pattern[str]:
    shapes = sorted({shape for form in formats for shape in form.shapes}, key=len, reverse=True)
    piece = {"9": r"\d", "A": "[a-z]", "X": r"[a-z\d]"}
    written = [
        "".join(
            (r"[ \-./]{0,3}(?:\n[ \-./]{0,2})?" if a == b == "9" else "") + piece[b]
            for a, b in zip(" " + shape, shape, strict=False)
        )
        for shape in shapes
    ]
    return re.compile(rf"(?<![a-z\d$/])(?:{'|'.join(written) or '(?!)'})(?![a-z\d%])(?![/.]\d)")


@rule(
    "driver_licence",
    hits=(
        "his driver's licence is 1234567",
        "Learner's permit no. A12345 was suspended",
        "> ID sighted: DL number 123 456 789, exp 08/29",
        "her licence number (4412AB)",
    ),
    clean=(
        "Liquor licence 51234567 for the fundraiser.",
        "Driver licence renewals move online; 1234567 people have one.",
        "The software licence number is 12345678.",
        "Our learner drivers did 120 hours.",
    ),
)
def driver_licence(post: Post, rules: Rules) -> Iterator[Span]:
    """A driver licence or permit number of any State, beside words that say whose kind it is."""
    if not _LICENCE.search(post.low):
        return
    last = 0
    for match in _numbers(rules.licences).finditer(post.low):
        if match.start() >= last and _is_licence(post, match):
            last = match.end()
            yield match.span()


def _is_licence(post: Post, match: re.Match[str]) -> bool:
    found = match[0]
    if len(digits_of(found)) < 4 or _dated(found):
        return False
    before = post.before(match.start(), 180, whole=True)
    if _AFTER.match(post.low, match.end()) or _OTHER.search(before[-34:]):
        return False
    word = last_of(_LICENCE, before)
    if not word:
        return _said_after(post, match)
    gap = before[word.end() :]
    if "\x01" in gap or len(gap) > 80 or re.search(r"\d{5}|[.!?]\s[^.!?]{0,60}[.!?]\s", gap):
        return False
    if _CLEAN.search(before[max(0, word.start() - 30) : word.end()]):
        return False
    return _says_whose(before, word, gap, post.after(match.end(), 40, whole=True))


def _dated(found: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:19|20)\d\d[\-./]\d\d[\-./]\d\d|\d\d?[ .\-/]\d\d?[ .\-/](?:(?:19|20)\d\d|\d\d)",
            found,
        )
    )


def _says_whose(before: str, word: re.Match[str], gap: str, after: str) -> bool:
    """Say whether a driver is meant: it says so, or the licence is a person's and its number follows."""
    near = before[max(0, word.start() - 160) : word.end() + 20]
    if _DRIVER.search(near) or _DRIVER.search(after):
        return len(gap) <= 60 or bool(re.search(r"\b(?:no|number|num)\b|[#:]", gap))
    numbered = re.search(r"(?:no|nos|num|number|nbr|id|#)$", word[0]) or re.match(
        r"[^a-z]{1,5}$", gap
    )
    return (
        bool(numbered)
        and len(gap) <= 25
        and bool(PEOPLE.search(before[max(0, word.start() - 40) : word.start()]))
    )


def _said_after(post: Post, match: re.Match[str]) -> bool:
    after = post.after(match.end(), 45)
    return bool(
        re.match(
            r"[ ,(\-]{1,3}(?:is |was |on |from )?(?:[a-z']{2,8} ){0,2}?(?:driver'?s?|driving|learner'?s?|dl)\b",
            after,
        )
    )


LICENCES: tuple[Rule, ...] = (driver_licence,)
