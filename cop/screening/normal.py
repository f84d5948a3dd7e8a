"""A text as the rules read it, and the way back from there to the text as it was written.

Each plain character knows which raw characters it stands for.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from copy import copy
from functools import cached_property

from cop.screening.folding import FOLDING, GONE, NEAR_DIGIT, OCR, ODD, digits_meant, replacement
from cop.screening.lexicon.spelling import mended
from cop.screening.seams import seams_in
from cop.screening.tables import Table, tables_in

__all__ = ["GONE", "SEP", "SIGNS", "Post"]

_STOP = re.compile(
    r"[.!?\n\x01|](?:(?<=[.!?])[.!?)\"'\]]{0,4}[ \n]|(?<=\n)(?:[ ]?\n|(?=[-|#]|\d{1,3}[.)] ))|(?<=[\x01|]))"
)
_SHORT = re.compile(
    r"(?:^|[^a-z])(?:[a-z]|no|nos|num|nr|ref|refs|acc|acct|lic|tel|ph|mob|st|rd|ave|dr|mr|mrs|ms|approx|inc"
    r"|vs|etc|reg|yr|yrs|mth|mths|mt|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|cnr|med|crn|d\.o\.b"
    r"|t\.f\.n|dob)$"
)


_CONTINUES = re.compile(r"\n(?=[a-z])")
_MARKED = re.compile(r"[-#|]|\d{1,3}[.)] ")
_NARROWEST = 20


def _unwrapped(text: str) -> str:
    """Return the text with blanks for line breaks that only a narrow window or a mail program put in."""
    if "\n" not in text:
        return text
    return "\n\n".join(
        _in_one_line(paragraph) if "\n" in paragraph else paragraph
        for paragraph in text.split("\n\n")
    )


def _in_one_line(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if "|" in paragraph or (_TIGHT_COMMA.search(lines[0]) and _TIGHT_COMMA.search(lines[1])):
        return paragraph
    widest = max(map(len, lines))
    if widest >= _NARROWEST and all(
        len(line) + 1 + len(after.partition(" ")[0]) > widest and not _MARKED.match(after)
        for line, after in itertools.pairwise(lines)
    ):
        return paragraph.replace("\n", " ")
    return _CONTINUES.sub(" ", paragraph)


# Values with commas between them and no blanks: a table.
_TIGHT_COMMA = re.compile(r",(?=\S)")
_WORDS = re.compile(r"[a-z]+")


def _spelt(low: str) -> tuple[str, set[str]]:
    """Return the text with words mended in which two letters changed places, and its words."""
    words = set(_WORDS.findall(low))
    slips = {word for word in words if mended(word) != word}
    if not slips:
        return low, words
    low = _WORDS.sub(lambda word: mended(word[0]) if word[0] in slips else word[0], low)
    return low, words | set(map(mended, slips))


# What may stand between two digits of one number: blanks, dots, dashes, slashes, a line break, a table's bar.
SEP = r"[ .\-/|:]{0,3}(?:\n[ .\-/|:]{0,2})?"
# Signs that lists and amounts have between digits as well.
SIGNS = r"[ .\-/|:,;=+()\[\]{}<>'\"]"
_LOOSE = re.compile(rf"\d(?:{SIGNS}{{0,3}}(?:\n{SIGNS}{{0,2}})?\d){{8,}}")
_WEAK = re.compile(r"[,;=+()\[\]{}<>'\"]")
_ANY_WEAK = re.compile(rf"\d[ ]?{_WEAK.pattern}{SIGNS}{{0,2}}\n?\d")
_FAR = 1 << 60
_DIGIT = re.compile(r"\d")
_RUN = re.compile(rf"\d(?:{SEP}\d){{3,}}")


class Post:
    """A text made plain: `text` keeps underscores, `plain` has blanks for them, `low` is lower case.

    `words` are the different words in `low`: rules look there whether they are needed at all.

    All three have the same length, so that a place in one is the same place in the others."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        folded = raw.translate(FOLDING)
        # Where pieces of the plain text begin, there and in the raw text, and what one sign stands for.
        self._pieces: list[tuple[int, int, int]] = []
        if ODD.search(folded):
            folded = self._without_oddities(folded)
        if NEAR_DIGIT.search(folded):
            folded = OCR.sub(digits_meant, folded)
        seams = seams_in(folded)
        if seams:
            folded = self._with_blanks(folded, seams)
        self.text = folded
        self.plain = _unwrapped(folded).replace("_", " ")
        self.low, self.words = _spelt(self.plain.lower())

    def _without_oddities(self, folded: str) -> str:
        pieces: list[str] = []
        last = length = 0
        for match in ODD.finditer(folded):
            here, after = match.span()
            new = replacement(match)
            pieces += (folded[last:here], new)
            self._pieces.append((length, last, 0))
            length += here - last
            if new:
                self._pieces.append((length, here, after))
                length += len(new)
            last = after
        pieces.append(folded[last:])
        self._pieces.append((length, last, 0))
        return "".join(pieces)

    def _with_blanks(self, text: str, seams: list[int]) -> str:
        """Return a text with a blank at each seam; in the raw text none of them has a place of its own."""
        places = [self._raw(seam) if self._pieces else (seam, seam + 1) for seam in seams]
        moved = [
            (first + bisect_left(seams, first + 1), raw, end)
            for first, raw, end in self._pieces or [(0, 0, 0)]
        ]
        begin = {first for first, _, _ in moved}
        for count, (seam, (raw, _)) in enumerate(zip(seams, places, strict=True)):
            moved.append((seam + count, raw, raw))
            if seam + count + 1 not in begin:
                moved.append((seam + count + 1, raw, 0))
        self._pieces = sorted(moved)
        return "".join(
            text[start:end] + " " * (end < len(text))
            for start, end in itertools.pairwise((0, *seams, len(text)))
        )

    def _raw(self, place: int) -> tuple[int, int]:
        """Return from where to where the raw text goes that a character of the plain text stands for."""
        first, raw, end = self._pieces[bisect_right(self._pieces, (place, _FAR, _FAR)) - 1]
        return (raw, end) if end else (raw + place - first, raw + place - first + 1)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the raw text a piece of the plain text stands, without blanks around it."""
        while start < end and self.plain[start] in " \n|>":
            start += 1
        while end > start and self.plain[end - 1] in " \n|>":
            end -= 1
        if not self._pieces or start >= end:
            return start, end
        return self._raw(start)[0], self._raw(end - 1)[1]

    @cached_property
    def runs(self) -> list[tuple[int, int, int]]:
        """Return where four and more digits stand together or are only set apart, and how many."""
        runs = []
        for match in _RUN.finditer(self.plain):
            start, end = match.span()
            runs.append((start, end, sum(map(str.isdigit, match[0]))))
        return runs

    @cached_property
    def most_digits(self) -> int:
        """Return how many digits the longest run of them has."""
        return max((run[2] for run in self.runs), default=0)

    @cached_property
    def numbered(self) -> bool:
        """Say whether there is a digit in it."""
        return _DIGIT.search(self.plain) is not None

    @cached_property
    def loose(self) -> bool:
        """Say whether there is a number's worth of digits with commas, brackets or such signs between them."""
        return _ANY_WEAK.search(self.plain) is not None and any(
            _WEAK.search(run[0]) for run in _LOOSE.finditer(self.plain)
        )

    @cached_property
    def hurried(self) -> bool:
        """Say whether it is typed without capitals."""
        begins = self.plain[:200]
        capitals = sum(map(str.isupper, begins))
        small = begins.lstrip(" \n-#>.0123456789")[:1].islower() or capitals * 60 < len(begins)
        return not capitals or (capitals <= 2 and small)

    @cached_property
    def unshouted(self) -> "Post":
        """Return the post itself, or one in small letters if it has no others than capitals."""
        if not self.plain.isupper():
            return self
        quiet = copy(self)
        quiet.plain = self.low
        return quiet

    @cached_property
    def tables(self) -> list[Table]:
        """Return the tables in it."""
        return tables_in(self.low)

    def header_of(self, place: int) -> str:
        """Return what the column of a table is called in which this place stands, or nothing."""
        return next((found for table in self.tables if (found := table.header_of(place))), "")

    @cached_property
    def _stops(self) -> list[int]:
        stops = [0]
        for match in _STOP.finditer(self.low):
            before = self.low[max(0, match.start() - 8) : match.start()]
            if match[0][0] == "." and _SHORT.search(before):
                continue
            stops.append(match.end())
        return stops

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends."""
        stops = self._stops
        at = bisect_right(stops, place)
        return stops[at - 1], stops[at] if at < len(stops) else len(self.low)

    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence begins and ends."""
        stops = [*self._stops, len(self.low)]
        return [(a, b) for a, b in itertools.pairwise(stops) if a < b]

    def before(self, place: int, most: int, *, whole: bool = False) -> str:
        """Return what stands before a place in its sentence (or anywhere), in lower case."""
        first = max(0, place - most)
        return self.low[first if whole else max(first, self.sentence(place)[0]) : place]

    def after(self, place: int, most: int, *, whole: bool = False) -> str:
        """Return what stands after a place in its sentence (or anywhere), in lower case."""
        last = min(len(self.low), place + most)
        return self.low[place : last if whole else min(last, self.sentence(max(0, place - 1))[1])]
