"""Whether a sentence tells of somebody in particular, or speaks of harm in general."""

import re
from collections.abc import Set as AbstractSet
from functools import cached_property

from cop.screening.rules.risk.classes import Pattern, pattern
from cop.screening.rules.risk.grammar import SHORT
from cop.screening.rules.risk.reading import Reading


# What an insect, an operation or a texta may leave on a child.
MARKS = frozenset({"WOUND", "MARK", "INJURED", "ALARMING"})


def _one(source: str) -> re.Pattern[str]:
    return pattern(source, SHORT).regex


# Not done: nobody was hurt, he has never hit her, there were no marks.
_DENIED = _one("[NOT NO][BE HAVE ADV A]{0,3}")
_DENIED_BEFORE = re.compile(_DENIED.pattern + r"\Z")
# Done by no person: the workload is killing her, fees hit them.
_THING_BEFORE = re.compile(_one("MATTER[BE HAVE ADV WILL]{0,3}").pattern + r"\Z")
# One person, or people of somebody's.
_PARTICULAR = _one("[SINGLE NAME BABY]|THESE _?[KIDS CHILD CARER]|[DET]_{0,2}CHILD|[THEY I]")
_CLOSE = _one(
    "[SINGLE NAME BABY]|THESE _?[KIDS CHILD]|DET _{0,2}CHILD|CHILD[TELL SEEN BE HAVE NOT]|POSS _?CARER"
)
# If a child …, when families …, with nobody named before.
_HYPOTHETICAL = _one("IF COMMA?[SOMEONE CHILD KIDS]|WHEN COMMA?[SOMEONE CHILD KIDS](?!_{0,3}SAID)")
_HOW_TO = _one("HOW{1,2}[TO YOU I]{1,2}_{0,12}[IF WHEN][SOMEONE KIDS CHILD]")
_ASKED = _one("[IF WHEN]_{0,14}COMMA?HOW{1,2}YOU")
# Children who …, plain plural at the front of what is said.
_GENERIC = re.compile(rf"(?<![{_one('THESE').pattern[1:-1]}]){_one('GENERIC').pattern}")
_FIRST_HAND = _one("I _{0,3}SEEN|TELL ME")


class Judgement:
    """What one sentence shows of who is meant and how it is said."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.signs = reading.signs

    def has(self, name: str) -> bool:
        """Say whether a class of words is in the sentence."""
        return name in self.reading.classes or name in self.reading.evidence

    @cached_property
    def particular(self) -> bool:
        """Say whether somebody in particular is spoken of."""
        return _PARTICULAR.search(self.signs) is not None or self.close

    @cached_property
    def close(self) -> bool:
        """Say whether a child or somebody named before is spoken of."""
        return _CLOSE.search(self.signs) is not None

    @cached_property
    def first_hand(self) -> bool:
        """Say whether somebody told the writer, or the writer saw it, or it is happening now."""
        return (
            self.has("TELLS_ME")
            or self.has("NOW")
            or self.has("MINE")
            or _FIRST_HAND.search(self.signs) is not None
        )

    @cached_property
    def told(self) -> bool:
        """Say whether anybody tells of it or has seen it."""
        return self.first_hand or self.has("TELL") or self.has("SEEN") or self.has("LATELY")

    @cached_property
    def support(self) -> int:
        """Return how much speaks for a report of what happened: at first hand, or told by anybody."""
        return 2 if self.first_hand else int(self.told)

    @cached_property
    def relief(self) -> int:
        """Return how much speaks against it: gladness, the business of services."""
        harmless = self.has("INNOCENT") and bool(self.reading.classes & MARKS)
        return 2 * (harmless + sum(map(self.has, ("GLAD", "BUSINESS", "SPORT"))))

    @cached_property
    def made_up(self) -> bool:
        """Say whether it is a story, a lesson or long ago."""
        return self.has("FICTION") or self.has("LONG_AGO")

    @cached_property
    def asks_how(self) -> bool:
        """Say whether it asks what people do about such things: how do you …, what would others … when …"""
        return bool(_HOW_TO.search(self.signs) or _ASKED.search(self.signs))

    def shut_out(self, classes: AbstractSet[str]) -> bool:
        """Say whether nothing worse happened than that a system doesn't let somebody in."""
        return "LOCK" in classes and self.has("SYSTEM")

    @cached_property
    def general(self) -> bool:
        """Say whether the sentence has a subject instead of a person."""
        return self.has("GENERAL") or _KIND.search(self.signs) is not None

    def hypothetical(self, end: int) -> bool:
        """Say whether it is said of anybody: if a child …, what do you do when …"""
        if_ever = _HYPOTHETICAL.search(self.signs, 0, end)
        return if_ever is not None and not _CLOSE.search(self.signs, 0, if_ever.start())


_KIND = _one("(?<!THESE)GENERIC SUBJ")


def denied(signs: str, start: int) -> bool:
    """Say whether the words before deny what follows, or no person did it."""
    first = max(0, start - 5)
    return bool(
        _DENIED_BEFORE.search(signs, first, start) or _THING_BEFORE.search(signs, first, start)
    )


def generic_only(signs: str) -> bool:
    """Say whether children are spoken of as children are, and nobody else."""
    return _GENERIC.search(signs) is not None and _CLOSE.search(signs) is None


__all__ = ["MARKS", "Judgement", "Pattern", "denied", "generic_only"]
