"""Every word as one sign that says which classes it belongs to, and patterns over such signs.

A sentence becomes a short string with one character for each word, so that a pattern over classes of
words is an ordinary pattern over characters: `LEAVE WHOM _{0,5} ALONE`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from sys import intern

from cop.screening.lexicon.harm import TABLES

Key = tuple[str, ...]
_FIRST_SIGN = 0xE000
_LETTERS = re.compile(r"[a-z0-9#]+")


def key_of(entry: str) -> Key:
    """Return an entry of a table as the words that a reader sees, a clitic apart from its word."""
    parts: list[str] = []
    for part in entry.split("_"):
        parts += map(intern, _LETTERS.findall(part.replace("n't", "nt")))
    return tuple(parts)


_KEPT: dict[frozenset[str], frozenset[str]] = {}


def _set_of(names: Iterable[str]) -> frozenset[str]:
    """Return the one set of these names: thousands of words share some hundred sets."""
    found = frozenset(names)
    return _KEPT.setdefault(found, found)


def _classes() -> dict[Key, frozenset[str]]:
    found: dict[Key, set[str]] = defaultdict(set)
    for table in TABLES:
        for name, entries in table.items():
            for entry in entries:
                key = key_of(entry)
                found[key].add(name)
                if "anymore" in key:
                    found[key_of(entry.replace("anymore", "any_more"))].add(name)
    return {key: _set_of(names) for key, names in found.items()}


CLASSES = _classes()
# What shows only that a sentence tells, or speaks in general, has no place in a pattern.
EVIDENCE = frozenset(
    "TELLS_ME NOW LATELY MINE GENERAL FICTION LONG_AGO CONCERN GLAD GENERIC SOMEONE BUSINESS SPORT SYSTEM INNOCENT DISCLOSED DUTY".split()
)
# Expressions of these classes are one word to the grammar; others only mark the word with which they begin.
TOGETHER = frozenset(
    """
    CHILD KIDS CARER OTHER GROWN BABY BODY LIMB PRIVATE WOUND MARK TOOL WEAPON GUN NUDE SECRET IMAGE ILL PILLS DRUGS
    GIVEN_DRUGS IDIOM HIT DONE ROUGH TOUCH GROPE LOCK BEATING FILM KILL ADV WILL BE DET CARING MINDS ORDER SEX BLADE HANDS HOLD
    """.split()
)
_OTHERS = {"name": "NAME", "stop": "STOP", "comma": "COMMA"}
Expressions = dict[Key, frozenset[str]]
Phrases = dict[str, Expressions]


def _phrases(chosen: frozenset[str]) -> Phrases:
    """Return expressions of these classes by their first word."""
    found: Phrases = defaultdict(dict)
    for key, names in CLASSES.items():
        if len(key) > 1 and names & chosen:
            found[key[0]][key[1:]] = _set_of(names & chosen)
    return dict(found)


def _with_beginnings(phrases: Phrases) -> Phrases:
    """Give every expression the classes of those with which it begins: nobody has seen him, nobody."""
    return {
        first: {
            rest: _set_of(
                names.union(*(other for part, other in after.items() if rest[: len(part)] == part))
            )
            for rest, names in after.items()
        }
        for first, after in phrases.items()
    }


_ALL = frozenset(name for names in CLASSES.values() for name in names)
JOINED = _phrases(TOGETHER)
MARKED = _with_beginnings(_phrases(_ALL - TOGETHER - EVIDENCE))
HINTS = _phrases(EVIDENCE - {"CONCERN", "DUTY"})
_EMPTY: Expressions = {}
# What begins with a word: expressions that are one word, that mark it, that show how a sentence speaks; and the longest.
STARTS: dict[str, tuple[Expressions, Expressions, Expressions, int]] = {
    first: (*found, 1 + max(len(rest) for phrases in found for rest in phrases))
    for first in JOINED.keys() | MARKED.keys() | HINTS.keys()
    for found in [(JOINED.get(first, _EMPTY), MARKED.get(first, _EMPTY), HINTS.get(first, _EMPTY))]
}
_NONE: frozenset[str] = frozenset()


def _sets() -> Iterator[frozenset[str]]:
    """Yield every set of classes that a word or an expression may have."""
    yield from (_NONE, *(frozenset({name}) for name in _OTHERS.values()))
    yield from (names for key, names in CLASSES.items() if len(key) == 1)
    for first in JOINED.keys() | MARKED.keys():
        one, joined = CLASSES.get((first,), _NONE), JOINED.get(first, {})
        yield from joined.values()
        for rest, names in MARKED.get(first, {}).items():
            yield names | one
            for other, together in joined.items():
                if rest[: len(other)] == other or other[: len(rest)] == rest:
                    yield names | together


def _signs() -> dict[frozenset[str], str]:
    ordered = sorted(set(_sets()), key=sorted)
    return {names: chr(_FIRST_SIGN + number) for number, names in enumerate(ordered)}


SIGNS = _signs()
NAMES_OF = {sign: names for names, sign in SIGNS.items()}
WORDS = {key[0]: names for key, names in CLASSES.items() if len(key) == 1}
STOP = SIGNS[frozenset({"STOP"})]

_PART = re.compile(r"\[(\^?)([A-Z_ ]+)\]|([A-Z][A-Z_]*)|(_)| +")


@cache
def signs_of(*names: str) -> str:
    """Return every sign of a word that belongs to one of these classes, runs of them as ranges."""
    wanted = set(names)
    codes = [ord(sign) for classes, sign in SIGNS.items() if classes & wanted]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern over signs, and the classes without which it is found nowhere."""

    source: str
    regex: re.Pattern[str]
    needs: frozenset[str]
    denies: bool


def _compiled(part: re.Match[str]) -> str:
    negated, several, one, anything = part.groups()
    if anything:
        return f"[^{STOP}]"
    if several:
        found = signs_of(*several.split())
        return f"[^{found}{STOP}]" if negated else f"[{found}]"
    return f"[{signs_of(one)}]" if one else ""


def _spelled_out(source: str, short: dict[str, str]) -> str:
    while True:
        after = re.sub(
            r"(?<![A-Z_])([A-Z][A-Z_]*)(?![A-Z_])", lambda m: short.get(m[1], m[1]), source
        )
        if after == source:
            return source
        source = after


def pattern(source: str, short: dict[str, str]) -> Pattern:
    """Compile a pattern over classes; `short` has the names that stand for more than a class."""
    full = _spelled_out(source, short)
    regex = re.compile(_PART.sub(_compiled, full))
    bare = re.sub(r"\([^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*\)|\[[^\]]*\]", " ", full)
    needs = frozenset(re.findall(r"(?<![A-Z_])([A-Z][A-Z_]*)(?![A-Z_?{])", bare))
    return Pattern(
        source, regex, needs, bool({"NOT", "WONT", "NO", "REFUSE"} & needs) or "NOT" in full
    )
