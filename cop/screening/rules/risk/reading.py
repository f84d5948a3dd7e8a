"""A sentence as the grammar reads it: one sign for each word or fixed expression."""

import re
from dataclasses import dataclass, field

from cop.screening.lexicon.ages import NOT_NAMES
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.lexicon.services import PLACES
from cop.screening.normal import Post
from cop.screening.rules.risk.classes import (
    HINTS,
    JOINED,
    LONGEST,
    MARKED,
    SIGNS,
    WORDS,
    Phrases,
)

_TOKEN = re.compile(r"[a-z]+n't|[a-z]+|\d{1,9}|(?<=[a-z])'[a-z]{1,2}\b|[.;:!?\n()|]|,|[-/](?= )")
_YOUNG = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_GROWN = frozenset("eighteen nineteen twenty twenties thirty thirties forty fifty sixty".split())
_RUN_TOGETHER = {
    "shes": ("she", "s"), "hes": ("he", "s"), "theyre": ("they", "re"), "im": ("i", "m"), "ive": ("i", "ve"),
    "theyve": ("they", "ve"), "weve": ("we", "ve"), "thats": ("that", "s"), "theres": ("there", "s"), "gunna": ("gonna",),
    "shell": ("she", "ll"), "hed": ("he", "d"), "itll": ("it", "ll"), "dads": ("dad", "s"), "mums": ("mum", "s"),
}  # fmt: skip
ADULT = 18
# Years of which nobody tells now.
_LONG_AGO, _LATELY = 1900, 2019
_TITLE = re.compile(r"[A-Z][a-z]{2,15} [A-Z][a-z]")


@dataclass(slots=True)
class Reading:
    """The signs of a sentence, where each begins and ends, and what shows how it speaks."""

    signs: str
    places: list[tuple[int, int]]
    evidence: dict[str, list[int]] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)


def read(post: Post, first: int, last: int) -> Reading:
    """Return a piece of a post as the grammar reads it."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(post.low, first, last):
        for word in _split(match[0], post, match.start(), first):
            words.append(word)
            places.append(match.span())
    return _joined(words, places)


def _split(word: str, post: Post, start: int, first: int) -> tuple[str, ...]:
    """Return what one run of letters, digits or one mark is read as."""
    if word[0] == "'":
        return (word[1:],)
    if word.endswith("n't"):
        return (word.replace("'", ""),)
    if word.isdigit():
        if _LONG_AGO <= int(word) <= _LATELY:
            return ("~",)
        return ("#" if 0 < int(word) < ADULT else "##",)
    if word in _YOUNG or word in _GROWN:
        return ("#" if word in _YOUNG else "##",)
    if word in _RUN_TOGETHER:
        return _RUN_TOGETHER[word]
    return ("@",) if _is_name(word, post.plain, start, first) else (word,)


def _is_name(word: str, plain: str, start: int, first: int) -> bool:
    """Say whether a word is somebody's name: a given name, or a capital within a sentence."""
    if word in GIVEN and word not in WORDS_TOO:
        return True
    if _TITLE.match(plain, start) and plain[max(first, start - 4) : start].lower() == "the ":
        return True
    if (
        not plain[start].isupper()
        or word in WORDS
        or word in JOINED
        or word in NOT_NAMES
        or word in PLACES
    ):
        return plain[start].isupper() and word in GIVEN and word not in WORDS
    if word in GIVEN:
        return True
    before = plain[max(first, start - 3) : start].rstrip()[-1:]
    return (
        len(word) > 2
        and plain[start + 1].islower()
        and (before.isalnum() or before in (",", ";", ")"))
    )


def _joined(words: list[str], places: list[tuple[int, int]]) -> Reading:
    """Give every word its sign; the words of a fixed expression have one together."""
    signs: list[str] = []
    spans: list[tuple[int, int]] = []
    evidence: dict[str, list[int]] = {}
    classes: set[str] = set()
    at, count = 0, len(words)
    while at < count:
        length, names = _longest(JOINED, words, at)
        if not length:
            length, names = 1, _alone(words[at])
        names |= _longest(MARKED, words, at)[1]
        for place in range(at, at + length):
            for name in _longest(HINTS, words, place)[1]:
                evidence.setdefault(name, []).append(len(signs))
        signs.append(SIGNS[names])
        classes |= names
        spans.append((places[at][0], places[at + length - 1][1]))
        at += length
    return Reading("".join(signs), spans, evidence, classes)


_NOTHING: frozenset[str] = frozenset()
_MARKS = {
    **dict.fromkeys(",-/", frozenset({"COMMA"})),
    **dict.fromkeys(".;:!?\n()|", frozenset({"STOP"})),
    "@": frozenset({"NAME"}),
    "~": frozenset({"LONG_AGO"}),
}


def _alone(word: str) -> frozenset[str]:
    return WORDS.get(word) or _MARKS.get(word, _NOTHING)


def _longest(phrases: Phrases, words: list[str], at: int) -> tuple[int, frozenset[str]]:
    """Return how many words from here on are a fixed expression, and its classes."""
    after = phrases.get(words[at])
    if after:
        for length in range(min(LONGEST, len(words) - at), 1, -1):
            names = after.get(tuple(words[at + 1 : at + length]))
            if names is not None:
                return length, names
    return 0, _NOTHING
