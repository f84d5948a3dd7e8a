"""Harm told in one sentence: what the grammar finds, unless a guard speaks against it."""

import re
from functools import cached_property

from cop.screening.normal import Post
from cop.screening.rules.base import Span
from cop.screening.rules.risk.classes import CLASSES, EVIDENCE, NAMES_OF, Pattern
from cop.screening.rules.risk.grammar import HEAVY, faint, hinted, told
from cop.screening.rules.risk.guards import MARKS, Judgement, denied, generic_only
from cop.screening.rules.risk.reading import Reading, read

# Words that are in nearly every sentence open no door.
_EVERYWHERE = EVIDENCE | frozenset(
    "DET THESE POSS S A THE BE HAVE WILL NOT NO WONT ADV FUNC TO BY WITH IN ON OF AND IF WHEN WHILE UP DO MAKE FORCE LET GIVE TAKE GET SEEM SAY CHILD KIDS CARER OTHER SUBJ HE THEY OBJ HER HIM I ME SELF HOUSEHOLD NOBODY SINGLE BABY AGE LATELY SOMEONE YOU HOW MATTER IDIOM RETURN WANT WISH REFUSE BRINK FORCED ABROAD FALLS MEET LURE GIFT QUANT FOOD SEXDO PUNISH HARSH BRANDISH MOVE CLOTHES PROPERTY SURFACE SHUT_IN LEFT_IN BED STREET LONG BODY HANDS TOOL SPORT BUSINESS ONLINE SAVE EDGE HOMEPLACE WANDER DRIVE CARING NIGHT IMAGE GROWN NECK PARENTIFIED ON_PURPOSE BE_HERE ENDING LIVING REFUGE SLEEP SOMEONE LIMB".split()
)
_DOORS = frozenset(
    word for key, names in CLASSES.items() if names - _EVERYWHERE for word in key[:1]
)
_WORD = re.compile(r"[a-z]+")


def may_tell(words: set[str]) -> bool:
    """Say whether any of these words may begin to tell of harm."""
    return not _DOORS.isdisjoint(words)


class Listener:
    """Reads a post sentence by sentence; what one sentence says of who tells counts for the next."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.close = self.made_up = self.general = False
        self.support = 0

    @cached_property
    def concerned(self) -> bool:
        """Say whether the writer asks what to do about it, anywhere in the post."""
        return not _CONCERNED.isdisjoint(self.post.words) or bool(_CONCERN.search(self.post.low))

    def harm_in(self, first: int, last: int) -> list[Span] | None:
        """Return where a piece of the post tells of harm; None where no word of it could."""
        if _DOORS.isdisjoint(_WORD.findall(self.post.low, first, last)):
            self.close = self.close and last - first < _SHORT
            return None
        reading = read(self.post, first, last)
        return [
            (reading.places[start][0], reading.places[end - 1][1])
            for start, end in self._harm(reading)
        ]

    def _harm(self, reading: Reading) -> list[Span]:
        sentence = Judgement(reading)
        made_up = sentence.made_up or (self.made_up and not sentence.first_hand)
        self.made_up = made_up
        if made_up:
            return []
        found = []
        if sentence.particular:
            found = [span for span in _matches(told(), reading) if self._stands(sentence, *span)]
        found += self._hinted(sentence, 2 * bool(found))
        self.close = sentence.close
        self.general = sentence.general and not sentence.first_hand
        self.support = sentence.support
        return found

    def _stands(self, sentence: Judgement, start: int, end: int) -> bool:
        """Say whether it is somebody's in particular and not spoken of in general."""
        classes: frozenset[str] = frozenset().union(
            *map(NAMES_OF.__getitem__, sentence.signs[start:end])
        )
        if sentence.shut_out(classes):
            return False
        if sentence.asks_how or (sentence.has("INNOCENT") and classes & MARKS):
            return False
        if generic_only(sentence.signs):
            return False
        if sentence.first_hand:
            return True
        if sentence.has("SPORT") and classes & _BLOWS and not self.concerned:
            return False
        return not sentence.hypothetical(end) and not sentence.general

    def _hinted(self, sentence: Judgement, told: int) -> list[Span]:
        """Return what hints at harm, where enough comes together and nothing speaks in general."""
        if self.general and not sentence.first_hand:
            return []
        strong, weak = _matches(hinted(), sentence.reading), _matches(faint(), sentence.reading)
        spans = strong + weak
        words = _dark_words(sentence.signs)
        points = 6 if strong else 4 * bool(weak)
        points += sum(_WEIGHTS[sentence.signs[at]] for at in words)
        support = max(sentence.support, self.support)
        support += self.concerned + told
        if not (sentence.close or self.close) and points < 10 - 2 * self.concerned:
            return []
        if (
            points < 3
            or not support
            or points + _SUPPORT[min(support, 4)] - 2 * sentence.relief < _ENOUGH
        ):
            return []
        spans += [(at, at + 1) for at in words]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        if sentence.general or sentence.hypothetical(end) or sentence.asks_how:
            return []
        if sentence.shut_out(sentence.reading.classes):
            return []
        if generic_only(sentence.signs) and not self.close and (points < 8 or not self.concerned):
            return []
        return [(start, end)]


_BLOWS = frozenset({"HIT", "DONE", "ROUGH", "WOUND"})
_SHORT = 80
_ENOUGH = 7
_SUPPORT = (0, 3, 4, 6, 8)
_HEAVY = frozenset(HEAVY.split())


def _weight(names: frozenset[str]) -> int:
    """Return what a word says of harm by itself: much, something, little or nothing."""
    if names & _HEAVY:
        return 2 if "AMBIGUOUS" in names else 4
    return (1 if "DIM" in names else 2) if "DARK" in names else 0


_WEIGHTS = {sign: _weight(names) for sign, names in NAMES_OF.items() if _weight(names)}
_CONCERNED = frozenset(
    key[0] for key, names in CLASSES.items() if "CONCERN" in names and len(key) == 1
)
_CONCERN = re.compile(
    r"\b(?:%s)\b"
    % "|".join(
        " ".join(key)
        for key, names in sorted(CLASSES.items())
        if "CONCERN" in names and len(key) > 1
    )
)


def _dark_words(signs: str) -> list[int]:
    """Return where words stand that are dark, each word once and none that is denied."""
    seen: dict[str, int] = {}
    for at, sign in enumerate(signs):
        if sign in _WEIGHTS and sign not in seen and not denied(signs, at):
            seen[sign] = at
    return list(seen.values())


def _matches(patterns: tuple[Pattern, ...], reading: Reading) -> list[Span]:
    """Return where patterns are found that nothing before them denies."""
    return [
        match.span()
        for pattern in patterns
        if pattern.needs <= reading.classes
        for match in pattern.regex.finditer(reading.signs)
        if pattern.denies or not denied(reading.signs, match.start())
    ]
