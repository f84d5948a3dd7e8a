"""Every form of a word from its first, so that a table names a word once.

Words of one entry are joined by `_`; alternatives are written `lay|lays_hands_on`. A verb that isn't
regular is written with its past and, where that differs, its participle: `throw:threw:thrown`.
"""

import re
from itertools import product

Forms = frozenset[str]
_ONE_SHORT_VOWEL = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
_HISSES = re.compile(r".*(?:s|x|z|ch|sh)")


def words(table: str) -> Forms:
    """Return the entries of a table, every alternative apart."""
    return frozenset(
        "_".join(chosen)
        for entry in table.split()
        for chosen in product(*(part.split("|") for part in entry.split("_")))
    )


def nouns(table: str) -> Forms:
    """Return the entries of a table in singular and plural."""
    return frozenset(form for entry in words(table) for form in (entry, plural(entry)))


def plural(word: str) -> str:
    """Return a noun's plural, or a verb's third person."""
    if _HISSES.fullmatch(word):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def verbs(table: str) -> Forms:
    """Return every form of the verbs of a table."""
    return frozenset(form for entry in table.split() for form in _forms(entry))


def done(table: str) -> Forms:
    """Return the participles of the verbs of a table: what somebody has been."""
    return frozenset(_forms(entry)[-1] for entry in table.split())


def _forms(entry: str) -> tuple[str, ...]:
    """Return a verb's forms, its participle last; words after the first stay as they are."""
    given = entry.split(":")
    base, joint, rest = given[0].partition("_")
    tail = joint + rest
    past = given[1] if len(given) > 1 else _past(base) + tail
    participle = given[2] if len(given) > 2 else past
    return (base + tail, plural(base) + tail, _ing(base) + tail, past, participle)


def _stem(base: str) -> str:
    return base + base[-1] if _ONE_SHORT_VOWEL.fullmatch(base) else base


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return _stem(base) + "ing"
