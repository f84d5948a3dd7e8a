"""Whether a sentence tells of somebody in particular, or speaks of harm in general."""

import re
from collections.abc import Set as AbstractSet
from functools import cached_property

from cop.screening.rules.risk.classes import NAMES_OF, pattern, signs_of
from cop.screening.rules.risk.grammar import SHORT
from cop.screening.rules.risk.reading import Reading

# What an insect, an operation or a texta may leave on a child.
MARKS = frozenset({"WOUND", "MARK", "INJURED", "ALARMING"})
_MOST_BEFORE = 5
_HANDLING = frozenset({"HIT", "KILL", "VIOLENT", "DONE", "TOUCH"})


def _one(source: str, end: str = "") -> re.Pattern[str]:
    return re.compile(pattern(source, SHORT).regex.pattern + end)


# Not done: nobody was hurt, he has never hit her, there were no marks.
_DENIED = _one("(?:NOBODY DET|[NOT NO])[BE HAVE ADV A]{0,3}", r"\Z")
# Done by no person: the workload is killing her, fees hit them.
_THING = _one("MATTER THAT?[BE HAVE ADV WILL]{0,3}", r"\Z")
# Nor by a person either: the hamster bit him.
_PET_DID = _one("PET THAT?[BE HAVE ADV]{0,3}", r"\Z")
# The writer's own, where nobody is quoted: when I'm scared, I have been told to say.
_OWN = _one("I BE{1,2}ADV{0,2}", r"\Z")
# What a lesson is about: the session on grooming, a handout about biting.
_SUBJECT = _one("COURSE[ON OF]DET?_?", r"\Z")
# Children among themselves, or cross with the writer: he bit his sister, my toddler slapped me.
_SQUABBLE = _one("BABY ADV?QUARREL ME|MASC ADV?QUARREL HIS _?SIBS|FEM ADV?QUARREL HERS _?SIBS")
_WORSE = frozenset(
    "CARER OTHER GROWN SEX WOUND WEAPON PRIVATE NECK TOOL BEATING SUICIDE HOPELESS UNSAFE DRUNK HOMEALONE HUNGRY AFRAID".split()
)
# Done to no person: hit it, kick the printer.
_TO_THING = _one("IT(?!UP(?!DET))|DET SYSTEM")
# A machine that lets nobody in: it kicked me out.
_THROWN_OUT = _one("[IT SYSTEM MATTER][BE HAVE ADV WILL]{0,3}[HIT PUT ROUGH HURL LOCK]ME[UP BACK]")
# Afraid of what is no person and no place where one may be: the toilet flush, a possum, everything.
_FEARS_A_THING = _one(
    "ADV?[OF BY](?!_{0,4}[CARER OTHER HIM HER HE HOUSEHOLD NAME RETURN CHILD KIDS BABY NIGHT GROWN SELF WEAPON DRUNK])"
)
# Addressed to the reader, or told of people in general: if you think a child …, staff who ask whether …
_ADVICE = _one("YOU SUBJ ASKS(?!THEM)|[IF WHEN]YOU _{0,5}[A SOMEONE] _{0,2}[CHILD KIDS BABY OTHER]")
# One person, or people of somebody's; and people who may be anybody's.
_OF_CHILD = (
    "[SINGLE BABY]|THESE _?[KIDS CHILD]|DET _{0,2}CHILD|CHILD[TELL SEEN BE HAVE NOT]|POSS _?CARER"
)
_NEAR = _one(_OF_CHILD)
_CLOSE = _one(f"{_OF_CHILD}|NAME|(?:^COMMA?|STOP)AGE COMMA")
_PARTICULAR = _one("THESE _?CARER|[THEY I]|(?:^COMMA?|STOP)CHILD(?!S)")
# If a child …, when families …, but not: when a girl told me …
_HYPOTHETICAL = _one("IF COMMA?[SOMEONE CHILD KIDS]|WHEN COMMA?[SOMEONE CHILD KIDS](?!_{0,3}SAID)")
_HOW_TO = _one("HOW{1,2}[TO YOU I]{1,2}_{0,12}[IF WHEN][SOMEONE KIDS CHILD]")
_ASKED = _one("[IF WHEN]_{0,14}COMMA?HOW{1,2}YOU")
# Children, and children who …: nobody's in particular.
_GENERIC = re.compile(f"(?<![{signs_of('THESE')}])[{signs_of('GENERIC')}]")
_KIND = _one("(?<!THESE)GENERIC (?!I)SUBJ")
_FIRST_HAND = _one("I _{0,3}SEEN|TELL ME")


def denied(signs: str, start: int) -> bool:
    """Say whether the words before deny what follows, or no person did it."""
    first = max(0, start - _MOST_BEFORE)
    if NAMES_OF[signs[start]] & _HANDLING and _PET_DID.search(signs, first, start):
        return True
    if NAMES_OF[signs[start]] & {"AFRAID", "COVERUP"} and _OWN.search(signs, first, start):
        return not any("SAID" in NAMES_OF[sign] for sign in signs[:start])
    return any(guard.search(signs, first, start) for guard in (_DENIED, _THING, _SUBJECT))


def of_things(signs: str, at: int) -> bool:
    """Say whether a dark word is done to a thing, or is fear of one."""
    if "AFRAID" in NAMES_OF[signs[at]]:
        return _FEARS_A_THING.match(signs, at + 1) is not None
    return bool(NAMES_OF[signs[at]] & _HANDLING) and _TO_THING.match(signs, at + 1) is not None


class Judgement:
    """What one sentence shows of who is meant and how it is said."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.signs = reading.signs

    def has(self, name: str) -> bool:
        """Say whether a class of words is in the sentence."""
        return name in self.reading.classes or name in self.reading.evidence

    @cached_property
    def near(self) -> bool:
        """Say whether a child or somebody of its family is spoken of, a bare name apart."""
        return _NEAR.search(self.signs) is not None

    @cached_property
    def close(self) -> bool:
        """Say whether a child or somebody named before is spoken of."""
        return _CLOSE.search(self.signs) is not None

    @cached_property
    def particular(self) -> bool:
        """Say whether anybody in particular is spoken of."""
        return self.close or _PARTICULAR.search(self.signs) is not None

    @cached_property
    def told_me(self) -> bool:
        """Say whether somebody told the writer, or somebody whom the writer knows."""
        return self.has("TELLS_ME") or _FIRST_HAND.search(self.signs) is not None

    @cached_property
    def first_hand(self) -> bool:
        """Say whether somebody told the writer, or the writer saw it, or it is happening now."""
        return self.told_me or self.has("NOW") or self.has("MINE")

    @cached_property
    def support(self) -> int:
        """Return how much speaks for a report of what happened: at first hand, or told by anybody."""
        said = 2 if self.first_hand else int(any(map(self.has, ("TELL", "SEEN", "LATELY"))))
        return said + self.has("DISCLOSED")

    @cached_property
    def relief(self) -> int:
        """Return how much speaks against it: gladness, the business of services, insects."""
        harmless = self.has("INNOCENT") and bool(self.reading.classes & (MARKS | {"ILL"}))
        return harmless + sum(map(self.has, ("GLAD", "BUSINESS", "SPORT")))

    @cached_property
    def made_up(self) -> bool:
        """Say whether it is a story, a lesson or long ago."""
        return self.has("FICTION") or self.has("LONG_AGO")

    @cached_property
    def general(self) -> bool:
        """Say whether the sentence has a subject instead of a person."""
        return self.has("GENERAL") or _KIND.search(self.signs) is not None

    @cached_property
    def generic_only(self) -> bool:
        """Say whether children are spoken of as children are, and nobody else."""
        return not self.close and _GENERIC.search(self.signs) is not None

    @cached_property
    def asks_how(self) -> bool:
        """Say whether it asks what people do about such things: how do you …, what would others … when …"""
        return any(asked.search(self.signs) for asked in (_HOW_TO, _ASKED, _ADVICE))

    def hypothetical(self, end: int) -> bool:
        """Say whether it is said of anybody: if a child …, with nobody named before, nor a day."""
        if_ever = _HYPOTHETICAL.search(self.signs, 0, end)
        if if_ever is None or _CLOSE.search(self.signs, 0, if_ever.start()):
            return False
        return not any("LATELY" in NAMES_OF[sign] for sign in self.signs[: if_ever.start()])

    @cached_property
    def plays(self) -> bool:
        """Say whether a game is named, and not only that somebody fell."""
        names = map(NAMES_OF.__getitem__, self.signs)
        return any("SPORT" in found and "FALLS" not in found for found in names)

    @cached_property
    def squabble(self) -> bool:
        """Say whether it is brothers and sisters who quarrel, with nothing worse in it."""
        if self.told_me or self.reading.classes & _WORSE:
            return False
        return _SQUABBLE.search(self.signs) is not None

    @cached_property
    def figures(self) -> bool:
        """Say whether it counts people, and nobody told the writer."""
        return self.has("FIGURES") and not self.told_me

    def shut_out(self, classes: AbstractSet[str]) -> bool:
        """Say whether nothing worse happened than that a system doesn't let somebody in."""
        locked = "LOCK" in classes and self.has("SYSTEM")
        return locked or _THROWN_OUT.search(self.signs) is not None
