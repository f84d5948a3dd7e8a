"""Harm told in one sentence: what the grammar finds, unless a guard speaks against it."""

import re
from functools import cached_property

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.risk.classes import CLASSES, EVIDENCE, NAMES_OF, Pattern
from cop.screening.rules.risk.grammar import told
from cop.screening.rules.risk.guards import MARKS, Judgement, denied
from cop.screening.rules.risk.hints import faint, hinted
from cop.screening.rules.risk.reading import Reading, read
from cop.screening.rules.risk.weighing import (
    DIM,
    FAINT,
    STRONG,
    WEIGHTS,
    concern_near,
    concerns,
    dark_words,
    enough,
    plain,
    slight,
)

# Words of these classes are in nearly every sentence and open no door; some that are rarer in disclosures do.
_EVERYWHERE = EVIDENCE | frozenset(
    """
    DET THESE POSS S A THE BE HAVE WILL NOT NO WONT ADV FUNC TO BY WITH IN ON OF AND IF WHEN WHILE UP DO MAKE FORCE LET GIVE TAKE
    GET SEEM SAY CHILD KIDS CARER OTHER SUBJ HE THEY OBJ HER HIM I ME SELF HOUSEHOLD SINGLE BABY AGE YOU HOW MATTER IDIOM RETURN
    WANT WISH REFUSE REFUSAL BRINK FORCED ABROAD FALLS MEET LURE QUANT SEXDO PUNISH BRANDISH MOVE PROPERTY SURFACE SHUT_IN LEFT_IN
    LONG BODY HANDS TOOL ONLINE SAVE EDGE HOMEPLACE WANDER DRIVE CARING NIGHT PARENTIFIED ON_PURPOSE ENDING REFUGE SLEEP LIMB FEM
    MASC THEM TELL SEEN ASKS SAID LETOUT THERE AT NIL OR BACK OVERS MANY PUT TAKES UNDRESSES HERS HIS AGED YOURSELF CALL CRIMES
    IT THAT COURSE QUARREL SENDS BEAM LETHAL HANDOVER END ATTACK_WITH STEAL SWALLOW SIBS NAMES NECK ALLOWED THROUGH CHECKS THINGS
    """.split()
)
_OPEN = frozenset(
    "home here made makes forced forces told disclosed whispered confided rang texted phoned messaged".split()
)
_SMALL = frozenset(
    """
    of you any everyone morning say time please talk person problem question know see anyone state day days week year hours come main
    look need date line want child children news meet parent work town tell change reason second school people family families
    """.split()
) | frozenset(
    key[0]
    for key, names in CLASSES.items()
    if len(key) == 1
    and names
    & {"FUNC", "DET", "BE", "HAVE", "WILL", "OBJ", "POSS", "AND", "WHEN", "NOT", "HOW", "DO", "ADV"}
)
_ALONE = frozenset(
    key[0] for key, names in CLASSES.items() if len(key) == 1 and names - _EVERYWHERE
)
# An expression opens a door by the one of its words that is met least.
_BY_WORDS = frozenset(
    max(key, key=lambda word: (word not in _SMALL, word in _ALONE, len(word)))
    for key, names in CLASSES.items()
    if names - _EVERYWHERE
)
_DOORS = _OPEN | ((_ALONE | _BY_WORDS) - _SMALL)
_WORD = re.compile(r"[a-z]+")
# What happens at sport, too.
_BLOWS = frozenset({"HIT", "DONE", "ROUGH", "WOUND", "MARK", "INJURED"})
_GAMES = frozenset(
    key[0]
    for key, names in CLASSES.items()
    if len(key) == 1 and "SPORT" in names and "FALLS" not in names
)
_HEADING = re.compile(r"[^\n]{3,80}\n")
_LESSON = re.compile(
    r"\b(?:module|recap|training|webinar|workshop|handout|(?:fact|tip) ?sheet|lesson|course|quiz|refresher|induction)s?\b(?![^\n]*\b(?:today|yesterday|last night)\b)"
)
# What a sentence says by itself that counts for whom the one before was about.
_AFTERWARDS = 5
# A sentence so short is about whom the one before was about.
_SHORT = 80


def may_tell(words: set[str]) -> bool:
    """Say whether any of these words may begin to tell of harm."""
    return not _DOORS.isdisjoint(words)


class Listener:
    """Reads a post sentence by sentence; what one sentence says of who tells counts for the next."""

    def __init__(self, post: Post) -> None:
        self.post = post
        self.close = self.made_up = self.general = self.sport = False
        self.support = self.concern = 0

    @cached_property
    def lesson(self) -> bool:
        """Say whether the post has a lesson's heading: what it tells then is told to be learnt from."""
        heading = _HEADING.match(self.post.low)
        return heading is not None and _LESSON.search(heading[0]) is not None

    @cached_property
    def _concerns(self) -> list[tuple[int, int]]:
        return concerns(self.post)

    def harm_in(self, first: int, last: int) -> list[Span] | None:
        """Return where a piece of the post tells of harm; None where no word of it could."""
        if self.post.low[max(0, first - 2) : first] == "\n\n":
            self.close, self.support = False, 0
        if _DOORS.isdisjoint(_WORD.findall(self.post.low, first, last)):
            self.close = self.close and last - first < _SHORT
            self.general, self.support = False, 0
            self.sport = not _GAMES.isdisjoint(_WORD.findall(self.post.low, first, last))
            return None
        self.concern = concern_near(self._concerns, first, last)
        reading = read(self.post, first, last)
        sentence = Judgement(reading)
        self.made_up = sentence.made_up or (self.made_up and not sentence.first_hand)
        if self.lesson and not sentence.first_hand:
            return []
        if self.made_up or sentence.figures or (sentence.squabble and not self.concern):
            return []
        found = self._told(sentence)
        found += self._hinted(sentence, 2 * bool(found))
        self.close, self.support = sentence.near, int(sentence.near and sentence.support > 0)
        self.general = sentence.general and not sentence.first_hand
        self.sport = sentence.plays
        return [(reading.places[a][0], reading.places[b - 1][1]) for a, b in found]

    def _told(self, sentence: Judgement) -> list[Span]:
        """Return what tells of harm outright, of somebody in particular."""
        if not sentence.particular or sentence.asks_how or sentence.generic_only:
            return []
        if sentence.general and not sentence.close:
            return []
        return [span for span in _matches(told(), sentence.reading) if self._stands(sentence, span)]

    def _stands(self, sentence: Judgement, span: Span) -> bool:
        """Say whether nothing in the sentence gives a pattern another meaning."""
        classes = frozenset[str]().union(*(NAMES_OF[sign] for sign in sentence.signs[slice(*span)]))
        if sentence.shut_out(classes) or (sentence.has("INNOCENT") and classes & MARKS):
            return False
        if sentence.first_hand:
            return True
        if classes & _BLOWS and self._at_sport(sentence):
            return False
        return not sentence.hypothetical(span[1]) and not sentence.general

    def _hinted(self, sentence: Judgement, more: int) -> list[Span]:
        """Return what hints at harm, where enough comes together and nothing speaks in general."""
        if sentence.general or sentence.asks_how or (self.general and not sentence.first_hand):
            return []
        strong, weak = _matches(hinted(), sentence.reading), _matches(faint(), sentence.reading)
        dark = dark_words(sentence.signs)
        if self._played(sentence, dark):
            return []
        points = STRONG if strong else FAINT * bool(weak)
        points += sum(WEIGHTS[sentence.signs[at]] for at in dark)
        support = max(sentence.support, self.support) + self.concern + more
        trusted = (sentence.has("DISCLOSED") and (points > 0 or sentence.near)) or (
            self.concern > 1 and (points > 0 or (sentence.told_me and sentence.near))
        )
        if not (strong or weak or trusted or sentence.has("KIDS")) and slight(sentence.signs, dark):
            return []
        if not enough(points, support, sentence.relief, trusted=trusted):
            return []
        apart = points - sum(WEIGHTS[sentence.signs[at]] for at in _inside(dark, [*strong, *weak]))
        if not self._of_somebody(sentence, apart):
            return []
        spans = [*strong, *weak, *((at, at + 1) for at in dark)] or [(0, len(sentence.signs))]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        if sentence.hypothetical(end) or sentence.shut_out(sentence.reading.classes):
            return []
        return [(start, end)]

    def _at_sport(self, sentence: Judgement) -> bool:
        sport = sentence.has("SPORT") or self.sport
        return sport and not sentence.first_hand and not self.concern

    def _played(self, sentence: Judgement, dark: list[int]) -> bool:
        """Say whether no more is told than what happens at sport; who only fell may not have."""
        if not (sentence.plays or self.sport) or not self._at_sport(sentence):
            return False
        told = [NAMES_OF[sentence.signs[at]] for at in dark if WEIGHTS[sentence.signs[at]] > DIM]
        return bool(told) and all(names & MARKS for names in told)

    def _of_somebody(self, sentence: Judgement, points: int) -> bool:
        """Say whether it is of somebody named here or just before, or so much that it need not be."""
        if (sentence.close and not sentence.generic_only) or (self.close and points >= _AFTERWARDS):
            return True
        if sentence.generic_only and not self.concern:
            return False
        return plain(points, concerned=self.concern > 0)


def _inside(places: list[int], spans: list[Span]) -> list[int]:
    """Return the places that lie in one of the spans: what a pattern says isn't said twice."""
    return [at for at in places if any(start <= at < end for start, end in spans)]


def _matches(patterns: tuple[Pattern, ...], reading: Reading) -> list[Span]:
    """Return where patterns are found that nothing before them denies."""
    return [
        match.span()
        for pattern in patterns
        if pattern.needs <= reading.classes
        for match in pattern.regex.finditer(reading.signs)
        if pattern.denies or not denied(reading.signs, match.start())
    ]
