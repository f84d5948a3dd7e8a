"""The words by which issues are found to be alike: without filler, cut back to their stems."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice

WORD = re.compile(r"[^\W\d_]{3,}")
LONGEST = 30

# Words that every issue uses, and those of the loop itself, tell one issue from no other.
FILLER = """
about above across accept accepts after again against all allow allows almost along already
also although always among and another answer answers any anybody anyone anything are aren around
ask asked asks average away back because been before being below best better between both but call
calls can cannot come comes could count counts day days did does doesn doing don done down each
early eight else end enough even ever every everybody everyone everything few find first five for
found four from full further gave get gets getting give given gives goes going good got had has
hasn have haven having help helps her here hers him his how however instead into isn issue issues
its itself just keep keeps kept know known knows last late later least less let like line lines
long look made make makes making many may mean means might month months more most much must name
named need needed needs network networks never new next nine nobody none not nothing now number
numbers off often one only onto other others our ours out over own part parts people person place
plain plainly point problem put quite rather reach reaches really region regional regions said
same say saying says see seen seven she should since six some somebody someone something soon
state states statewide still such sure take taken takes ten than that the their theirs them then
there these they thing things this those three through time times today together too took toward
towards tried try trying twenty two under until upon use used uses using very want wants was
way ways week weeks well went were weren what when where whether which while who whole whom whose
why will with within without won work worker workers working works would year years yes yet you
your child children families family service services"""
STOP = frozenset(FILLER.split())
ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)


def terms_of(*texts: str, most: int | None = None) -> list[str]:
    """Return the distinct stems of these texts in their order, as many as asked for."""
    stems = dict.fromkeys(stem(word) for word in _words(texts) if word not in STOP)
    return list(islice(stems, most))


def stem(word: str) -> str:
    """Cut a word back to what its plural and its past share with it: forms, formed, form."""
    for ending, instead in ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and not (ending == "s" and root[-1] in "su"):
            return _undoubled(root + instead).removesuffix("e")[:LONGEST]
    return word.removesuffix("e")[:LONGEST]


def _undoubled(root: str) -> str:
    """Take back the letter that a word doubles before its ending, as “stopped” does."""
    twice = len(root) > 4 and root[-1] == root[-2] and root[-1] not in "aeiouls"
    return root[:-1] if twice else root


def _words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
        yield from WORD.findall(re.sub(r"'\w{1,2}\b", "", plain))
