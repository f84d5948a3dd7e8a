"""What follows a number and leaves it an age, or makes it a count, a time or a range."""

import re

from cop.screening.lexicon.ages import SAFE_AFTER
from cop.screening.normal import Post
from cop.screening.rules.ages import Age
from cop.screening.rules.firstnames import LETTER

_STOPS = re.compile(r"[ ]?[,.;:)!?\n\]|/\"'\x01=]|[ ]?$|[ ]?-(?!\d)|[ ]?[({]|[ ][&+]")
_NEXT_WORD = re.compile(rf"[ ]({LETTER}+(?:'{LETTER}+)?)(?: ({LETTER}+|\d+))?")
_UNITS_AFTER = re.compile(
    r"[ -]?(?:minutes?|mins?|hours?|hrs?|am\b|pm\b|a\.m|p\.m|km|kms|per cent|percent|families|people|members|sites|services|times|weeks?|months?|days?|terms?|sessions?|dollars|points?|pages?|items?|staff"
    r"|of\b|out of|to \d|-\d|x\b|metres|children|kids|copies|seats|places|votes|o'clock|and (?:over|under|above|up|older|younger)\b|plus\b|or (?:so|over|under|more|fewer)\b|\+|at the (?:table|meeting)|years? (?:with|in|at|as|of|on|experience|service|ago|later))"
)
_MONTH_AFTER = re.compile(
    r"[ ](?:and \d{1,2} |or \d{1,2} |& \d{1,2} )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{3,6})?\b(?! (?:be|i|we|need))"
)
_SMALL_AFTER = re.compile(
    r"[ ](?:ago|leave|later|notice|into|from now|before|after|off|away|to go|of\b|pregnant|long|straight|on\b|in\b|with\b|late|early|early|running|left|out\b|behind)"
)


def is_counted(post: Post, age: Age) -> bool:
    """Say whether a unit, a month or a range follows that makes a number something else."""
    low, end = post.low, age.end
    if _UNITS_AFTER.match(low, end) or _MONTH_AFTER.match(low, end):
        return True
    return age.unit in ("small", "years") and bool(_SMALL_AFTER.match(low, end))


# "15 or 16", and then nothing that is counted.
_OR_ANOTHER = re.compile(r" or (?:nearly )?\d{1,2}(?: now)?(?=[,.;)!?\n]|$| and\b| but\b)")


def safe_after(post: Post, age: Age, *, aged: bool = False, listed: bool = True) -> bool:
    """Say whether what follows a number leaves it an age, and no count, time or range."""
    low, end = post.low, age.end
    if _STOPS.match(low, end):
        return True
    word = _NEXT_WORD.match(low, end)
    if word is None:
        return False
    if age.unit == "class" and not age.number:
        return word[1] not in _NO_LEVEL
    if post.text[end : end + 1] == "\n":
        return True
    if word[1] == "or" and word[2] is not None and word[2].isdigit():
        return bool(_OR_ANOTHER.match(low, end))
    if word[1] in ("and", "or"):
        return listed or word[2] is None or not word[2].isdigit()
    return word[1] in SAFE_AFTER or (aged and not word[1].endswith("s"))


_NO_LEVEL = frozenset("staff teacher teachers room desk area to program programs gym hub".split())
