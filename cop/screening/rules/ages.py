"""Ages under 18 as people write them: "7", "(7yo)", "nearly four", "18 months", "in year 4"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from cop.screening.lexicon.ages import WORD_AGES
from cop.screening.normal import Post

# Never "olds": "four-year-olds" are children of an age and no child.
OLD = (
    r"(?:years?[ -]old|yrs?\.?[ -]?old)(?!s)|y\.? ?/ ?o\b\.?|y\.? ?o\b\.?|y\.o\.?|yrs?\.? of age\b|years of age\b|years young"
    r"|(?:mths?|months?|mos?|weeks?|wks?|days?|fortnights?)[ -]old(?!s)|going on (?:\d{1,2}|[a-z]{3,9}teen|ten|twenty|thirty|forty|fifty)\b"
)
_UNIT = re.compile(
    r"(?P<half>\.\d(?!\d)|[½¼¾]| ?1/2| (?:and|&) a (?:half|bit))?(?![:/]\d|\.\d|,\d{3}|[ ]?%|(?:st|nd|rd|th)\b|\d| \d\d\d|[ -](?:year|yr|month|week)[ -]olds)"
    rf"(?:[ \n]?-?(?P<unit>{OLD}|years?\b|yrs?\b\.?|yr\b\.?|mths?\b\.?|months?\b|mos?\b\.?|weeks?\b|wks?\b\.?|days?\b|y\b|m\b|wo\b|f\b))?"
    rf"(?P<rest>(?: and a (?:half|bit)| ?[/,&]? ?(?:and )?\d{{1,2}} ?(?:mths?|months?|mo|m|weeks?|wks?|days?)\b)(?: old)?)?"
)
_CLASS = re.compile(
    r"\b(?P<what>years?|yrs?|grade|gr|y|prep|reception|kindy|kinder|kindergarten|pre-?school|pre-?primary|foundation|transition)\b\.?"
    r"(?:[ -]?(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\d:.]\d|\d|s\b|-year|[ -]?years?\b| weeks?\b|[ -]to[ -])(?:/\d{1,2})?)?"
)
_CLASS_WORDS = frozenset(
    "year years yr yrs grade gr y prep reception kindy kinder kindergarten preschool preprimary pre foundation transition".split()
)
_LEVELS = frozenset(
    "prep reception kindy kinder kindergarten preschool pre-school preprimary pre-primary foundation transition".split()
)
_DIGITS = re.compile(r"\d+")
_WORDED = re.compile(
    r"\b(?:one|t(?:wo|hree|en|welve|hirteen)|f(?:our|ive|ifteen|ourteen)|s(?:ix|even)(?:teen)?|e(?:ight|leven|ighteen)|nine)\b"
)
_NUMBER_WORDS = frozenset(WORD_AGES)
_NO_START = frozenset("$#/.:£€%&+=§\\")
_BIRTHDAY = re.compile(r"(?:st|nd|rd|th) (?:birthday|b'?day)\b")
_WORDED_BIRTHDAY = re.compile(
    r"\b(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth) (?:birthday|b'?day)\b"
)
_BIRTHDAYS = frozenset({"birthday", "bday", "b"})
# More ages than any post has; what goes on beyond is hostile.
MOST_AGES = 150
_OLDEST = 17
_OLDEST_SMALL = 60


@dataclass(frozen=True, slots=True)
class Age:
    """An age as it is written: where, and what kind of age it is.

    `unit` is old ("7yo"), years, small (months, weeks, days), sex ("11F"), class ("year 4"), birthday or none."""

    start: int
    end: int
    unit: str
    number: int


def ages_in(post: Post) -> Iterator[Age]:
    """Yield what may be a child's age, in the order in which it stands."""
    found = list(islice(_numbers(post), MOST_AGES))
    if not _BIRTHDAYS.isdisjoint(post.words):
        found += [
            Age(*match.span(), "birthday", 1) for match in _WORDED_BIRTHDAY.finditer(post.low)
        ]
        found.sort(key=lambda age: age.start)
    if not _CLASS_WORDS.isdisjoint(post.words):
        classes = list(islice(_classes(post), MOST_AGES))
        taken = {place for age in classes for place in range(age.start, age.end)}
        found = sorted(
            [age for age in found if age.start not in taken] + classes, key=lambda age: age.start
        )
    yield from found


def _numbers(post: Post) -> Iterator[Age]:
    low = post.low
    starts = [m.span() for m in _DIGITS.finditer(low) if m.end() - m.start() <= 2]
    if not _NUMBER_WORDS.isdisjoint(post.words):
        starts = sorted([*starts, *(m.span() for m in _WORDED.finditer(low))])
    for start, end in starts:
        if (start and not _may_start(low, start)) or _is_item(post, start):
            continue
        written = low[start:end]
        number = int(written) if written.isdigit() else WORD_AGES.get(written, 99)
        if not 0 < number <= _OLDEST_SMALL or (written[0] == "0"):
            continue
        birthday = _BIRTHDAY.match(low, end)
        if birthday:
            if number <= _OLDEST + 1:
                yield Age(start, birthday.end(), "birthday", number)
            continue
        match = _UNIT.match(low, end)
        unit = _unit(match, number) if match else ""
        if match and unit and not _ISSUE.match(low, match.end()):
            yield Age(start, match.end(), unit, number)


_ISSUE = re.compile(r"\(\d")  # of a journal: 11(3)
_ITEM = re.compile(r"\d{1,2}[.)] ?(?=[A-Za-z(*])")


def _is_item(post: Post, start: int) -> bool:
    """Say whether a number is the mark of a list's item: "3. Child safe standards"."""
    begins = start == 0 or post.text[start - 1] == "\n"
    return begins and _ITEM.match(post.text, start) is not None


def _may_start(low: str, start: int) -> bool:
    """Say whether a number may begin here: not inside a word, a price, a time or another number."""
    before = low[start - 1]
    if before == "/":
        return low[start - 2 : start - 1] in ("f", "m") and not low[start - 3 : start - 2].isalnum()
    if before == "-":
        return start < 2 or not low[start - 2].isalnum()
    return not (before.isalnum() or before in _NO_START)


def _unit(match: re.Match[str], number: int) -> str:
    """Return what kind of age this is, or nothing if no child is as old as that."""
    unit = (match["unit"] or "").rstrip(".")
    small = unit.startswith(("mth", "mo", "week", "wk", "day", "fort")) or unit == "wo"
    if number > (_OLDEST_SMALL if small else _OLDEST):
        return ""
    if not unit:
        return "none"
    if (
        "old" in unit
        or "going" in unit
        or "age" in unit
        or "young" in unit
        or "o" in unit.replace("mo", "")
    ):
        return "old"
    if small:
        return "small"
    return "sex" if unit in ("m", "f") else "years"


def _classes(post: Post) -> Iterator[Age]:
    """Yield years of school: "year 4", "gr 2", "reception"."""
    for match in _CLASS.finditer(post.low):
        number = match["n"]
        if number is None:
            if match["what"] in _LEVELS:
                yield Age(match.start(), match.end(), "class", 0)
            continue
        value = int(number) if number.isdigit() else WORD_AGES[number]
        if value <= 13 and not (match["what"].endswith("s") and match["what"] != "yrs"):
            yield Age(match.start(), match.end(), "class", value)
