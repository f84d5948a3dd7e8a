"""Numbers with commas, brackets, equals and plus signs between their digits.

Lists and amounts have these as well. So such a number counts only straight after a word that names
it, or in groups that nothing else has.
"""

import re
from collections.abc import Callable, Iterator

from cop.screening.findings import Span
from cop.screening.normal import SIGNS, Post
from cop.screening.rules.base import of_business

# What may stand between two digits: a few signs, over two lines too.
BETWEEN = rf"{SIGNS}{{0,3}}(?:\n{SIGNS}{{0,2}})?"
_TO_NUMBER = re.compile(r"(?:[^\d\x01!?]|\?(?=\w)){0,40}+(?=\d)")
_NEXT = re.compile(r"[\"')\]}]?(?:[ ,;&/\n]{1,3}(?:and |or |then )?)[\"'(\[{]?(?=\d)")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,5}(?!\d)")
_STRAIGHT = re.compile(
    r"(?:'s)?(?: ?(?:card|file|no\.?|nos\.?|number|num|nbr|is|was|#|:|=)){0,4}[ (\[\"']{0,2}"
)
_COUNTED = re.compile(
    r"[\"')\]}]{0,2} (?:dollars|people|families|children|services|claims|times|cents)\b|[ ]?%"
)
_MOST_LISTED = 20


def named(
    post: Post, words: re.Pattern[str], number: re.Pattern[str], passes: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield the numbers of a pattern that stand straight after one of these words, and on a list there."""
    done = 0
    for word in words.finditer(post.low):
        begins = _TO_NUMBER.match(post.low, word.end()) if word.end() >= done else None
        if begins is None or of_business(begins[0], "ref", "reference"):
            continue
        at = begins.end()
        for _ in range(_MOST_LISTED):
            found = number.match(post.plain, at)
            if not found or not passes(found[0]) or _is_amount(post, word.end(), found):
                break
            done = found.end()
            yield found.span()
            onward = _NEXT.match(post.low, done)
            if onward is None:
                break
            at = onward.end()


def _is_amount(post: Post, named: int, found: re.Match[str]) -> bool:
    """Say whether digits are written or called as an amount is, "2,123,456,701", and not named as a number."""
    if _COUNTED.match(post.low, found.end()):
        return True
    at = found.start()
    straight = post.low[at - 1] == "=" or _STRAIGHT.fullmatch(post.low, named, at)
    return _COMMAS.match(found[0]) is not None and not straight


def is_list(found: str) -> bool:
    """Say whether digits look like a list of numbers: a blank behind each comma, and no usual groups."""
    return re.search(r"[,;]\s", found) is not None
