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
    NAMES_OF,
    SIGNS,
    STARTS,
    WORDS,
)

_TOKEN = re.compile(r"[a-z]+n't|[a-z]+|\d{1,9}|(?<=[a-z])'[a-z]{1,2}\b|[.;:!?\n()|]|,|[-/](?= )")
_YOUNG = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
)
_GROWN = frozenset("eighteen nineteen twenty thirty forty fifty sixty".split())
_READ_AS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_YOUNG, ("#",)), **dict.fromkeys(_GROWN, ("##",)),
    "shes": ("she", "s"), "hes": ("he", "s"), "theyre": ("they", "re"), "im": ("i", "m"), "ive": ("i", "ve"),
    "theyve": ("they", "ve"), "weve": ("we", "ve"), "thats": ("that", "s"), "theres": ("there", "s"), "gunna": ("gonna",),
    "shell": ("she", "ll"), "hed": ("he", "d"), "itll": ("it", "ll"), "dads": ("dad", "s"), "mums": ("mum", "s"),
}  # fmt: skip
# Several of them, and not one whose apostrophe was left out: mums told us, dads and kids.
_SEVERAL = re.compile(
    r"(?:mums|dads)(?=,? (?:and|or|of|from|who|are|were|have|do|can|will|would|told|tell|said|say|need|want|feel|felt|find|found|like|love|loved)\b)"
)
ADULT = 18
LONGEST_AGE = 2  # digits
# Years of which nobody tells now.
_LONG_AGO, _LATELY = 1900, 2019
# Shares of many people, not one of them: n = 902, one in five students, 17% of young people.
_FIGURES = re.compile(
    r"\bn ?= ?\d|\b(?:one|two|three|four|\d{1,2}) (?:in|out of) (?:every )?(?:three|four|five|six|seven|eight|nine|ten|\d{1,4}) "
    r"(?:of |young |school )?(?!(?:day|night|week|month|time)s)(?:[a-z]{2,12}s|children|people|women|men)\b|\d ?(?:%|per ?cent) of (?:the |our |all )?(?:young people|children|people|women|men|[a-z]{3,12}s)\b"
    r"|\d ?(?:%|per ?cent)[^.!?]{2,60}\d ?(?:%|per ?cent)"
)
# Somebody by an initial, where a sentence begins or after a word that people follow: J told me, that M. was.
_INITIAL = re.compile(r"(?<![A-Za-z])(?![AI]\b)[A-Z]\.?(?:'s)? (?=[a-z])")
_BEFORE_INITIAL = re.compile(
    r"(?:^|[.!?\n\"] ?|, |[-*] |\b(?:that|with|and|told|said|says|for|little|young|because|when|if|of|from|to|saw) )$"
)
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
    reading = _joined(words, places)
    if _FIGURES.search(post.low, first, last):
        reading.evidence["FIGURES"] = [0]
    return reading


def _split(word: str, post: Post, start: int, first: int) -> tuple[str, ...]:
    """Return what one run of letters, digits or one mark is read as."""
    if word in _READ_AS and not _SEVERAL.match(post.low, start):
        return _READ_AS[word]
    if word[0] == "'" or word.endswith("n't"):
        return (word.replace("'", ""),)
    if word.isdigit():
        if _LONG_AGO <= int(word) <= _LATELY:
            return ("~",)
        if len(word) > LONGEST_AGE:
            return (word,)
        return ("#" if 0 < int(word) < ADULT else "##",)
    return ("@",) if _is_name(word, post.plain, start, first) else (word,)


def _is_name(word: str, plain: str, start: int, first: int) -> bool:
    """Say whether a word is somebody's name: a given name, or a capital within a sentence."""
    if not plain[start].isupper():
        return word in GIVEN and word not in WORDS_TOO
    if len(word) == 1:
        led = _BEFORE_INITIAL.search(plain[max(first, start - 9) : start].lower())
        return led is not None and _INITIAL.match(plain, start) is not None
    if word in GIVEN:
        return word not in WORDS or word not in WORDS_TOO
    if _TITLE.match(plain, start) and plain[max(first, start - 4) : start].lower() == "the ":
        return True
    if word in WORDS or word in JOINED or word in NOT_NAMES or word in PLACES:
        return False
    before = plain[max(first, start - 3) : start].rstrip()[-1:]
    in_running = before.isalnum() or before in (",", ";", ")")
    return len(word) > 2 and plain[start + 1].islower() and in_running


def _joined(words: list[str], places: list[tuple[int, int]]) -> Reading:
    """Give every word its sign; the words of a fixed expression have one together."""
    signs: list[str] = []
    spans: list[tuple[int, int]] = []
    evidence: dict[str, list[int]] = {}
    at, count = 0, len(words)
    while at < count:
        length = 1
        if words[at] in STARTS:
            length, names = _beginning(words, at)
            signs.append(SIGNS[names])
        else:
            signs.append(_SIGN.get(words[at], _UNKNOWN))
        for place in range(at, at + length):
            if words[place] in HINTS:
                for name in _longest(HINTS[words[place]], words, place)[1]:
                    evidence.setdefault(name, []).append(len(signs) - 1)
        spans.append((places[at][0], places[at + length - 1][1]))
        at += length
    classes: set[str] = set().union(*(NAMES_OF[sign] for sign in set(signs)))
    return Reading("".join(signs), spans, evidence, classes)


_NOTHING: frozenset[str] = frozenset()
_IDIOM = frozenset({"IDIOM"})
_MARKS = {
    **dict.fromkeys(",-/", frozenset({"COMMA"})),
    **dict.fromkeys(".;:!?\n()|", frozenset({"STOP"})),
    "@": frozenset({"NAME"}),
    "~": frozenset({"LONG_AGO"}),
}
_SIGN = {word: SIGNS[names] for word, names in (WORDS | _MARKS).items()}
_UNKNOWN = SIGNS[_NOTHING]


def _beginning(words: list[str], at: int) -> tuple[int, frozenset[str]]:
    """Return how many words from here on are one to the grammar, and its classes."""
    joined, marked, _, _ = STARTS[words[at]]
    length, names = _longest(joined, words, at)
    if not length:
        length, names = 1, WORDS.get(words[at], _NOTHING)
    if "IDIOM" in names:
        return length, _IDIOM
    return length, names | _longest(marked, words, at)[1]


def _longest(
    after: dict[tuple[str, ...], frozenset[str]], words: list[str], at: int
) -> tuple[int, frozenset[str]]:
    """Return how many words from here on are a fixed expression, and its classes."""
    if after:
        for length in range(min(STARTS[words[at]][3], len(words) - at), 1, -1):
            names = after.get(tuple(words[at + 1 : at + length]))
            if names is not None:
                return length, names
    return 0, _NOTHING
