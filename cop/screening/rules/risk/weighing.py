"""How much the words of a sentence say of harm when no pattern says it outright, and how much is enough."""

import re

from cop.screening.normal import Post
from cop.screening.rules.risk.classes import CLASSES, NAMES_OF
from cop.screening.rules.risk.guards import denied, of_things
from cop.screening.rules.risk.hints import HEAVY

# A pattern that hints, one that hints faintly; a word that nearly always means harm, one of fear, a dark and a dim one.
STRONG, FAINT = 6, 4
_HEAVY, _FEAR, _DARK, DIM = 4, 3, 2, 1
# What counts beside the words: nobody tells, somebody does, at first hand, and the writer asks what to do.
_SUPPORT = (0, 3, 4, 6, 8)
_RELIEF = 2
_ENOUGH = 7
# Without a pattern or a heavy word; and without anybody close, which takes less where the writer is concerned.
_LEAST, _TRUSTED, _UNTOLD = 3, 0, 8
_FAR_OFF = 10
_FEW = 2
_AROUND = 300  # characters: what is asked of something else, further off, says nothing of this
_HEAVY_CLASSES = frozenset(HEAVY.split())


def _weight(names: frozenset[str]) -> int:
    """Return what a word says of harm by itself."""
    if names & _HEAVY_CLASSES:
        if "AMBIGUOUS" in names:
            return _DARK
        return _FEAR if "AFRAID" in names else _HEAVY
    return (DIM if "DIM" in names else _DARK) if "DARK" in names else 0


WEIGHTS = {sign: _weight(names) for sign, names in NAMES_OF.items() if _weight(names)}


def dark_words(signs: str) -> list[int]:
    """Return where words stand that are dark, each word once and none that is denied."""
    seen: dict[str, int] = {}
    for at, sign in enumerate(signs):
        if (
            sign in WEIGHTS
            and sign not in seen
            and not denied(signs, at)
            and not of_things(signs, at)
        ):
            seen[sign] = at
    return list(seen.values())


def slight(signs: str, dark: list[int]) -> bool:
    """Say whether there are only a dim word or two and cars, which stand in many a street."""
    return len(dark) <= _FEW and all(
        WEIGHTS[signs[at]] <= DIM or "CAR" in NAMES_OF[signs[at]] for at in dark
    )


def enough(points: int, support: int, relief: int, *, trusted: bool) -> bool:
    """Say whether what is said and who says it outweigh what speaks against it.

    A little is enough of what was told in trust, or may have to be reported."""
    told = _SUPPORT[min(support, len(_SUPPORT) - 1)]
    least = (_TRUSTED if trusted else _LEAST) if told else _UNTOLD
    return points >= least and points + told - _RELIEF * relief >= _ENOUGH


def plain(points: int, *, concerned: bool) -> bool:
    """Say whether so much is said that nobody needs to be named."""
    return points >= _FAR_OFF - 2 * concerned


def _phrases(name: str) -> re.Pattern[str]:
    found = sorted(
        " ".join(key) for key, names in CLASSES.items() if name in names and len(key) > 1
    )
    return re.compile(rf"\b(?:{'|'.join(found)})\b")


_WORDS = frozenset(key[0] for key, names in CLASSES.items() if "CONCERN" in names and len(key) == 1)
_WORD = re.compile(r"[a-z]+|\d+")
_CONCERN = _phrases("CONCERN")
_DUTY = _phrases("DUTY")


def concerns(post: Post) -> list[tuple[int, int]]:
    """Return where the writer asks what to do about it, as 1, and whether to report it, as 2."""
    found = [(match.start(), 2) for match in _DUTY.finditer(post.low)]
    found += [(match.start(), 1) for match in _CONCERN.finditer(post.low)]
    if not _WORDS.isdisjoint(post.words):
        found += [(m.start(), 1) for m in _WORD.finditer(post.low) if m[0] in _WORDS]
    return found


def concern_near(found: list[tuple[int, int]], first: int, last: int) -> int:
    """Return how much the writer is concerned within a few sentences of this one."""
    near = (much for at, much in found if first - _AROUND <= at <= last + _AROUND)
    return max(near, default=0)
