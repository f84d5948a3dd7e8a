"""Which words in which order hint at harm: they need somebody who tells of it or has seen it.

They are written as in `grammar.py`.
"""

from functools import cache

from cop.screening.rules.risk.classes import Pattern, pattern
from cop.screening.rules.risk.grammar import SHORT

# Words that nearly always mean harm, whatever stands around them.
HEAVY = (
    "LURID PLEA HIT DONE WOUND ALARMING BEATING SEX NUDE DRUNK SUICIDE VIOLENT UNSAFE HUNGRY HOMEALONE AFRAID STALK GONE "
    "ROUGHING COVERUP CRASH POSSESSED FGM CONTROL HOPELESS FAREWELL FILTHY ILL SECRET WEAPON"
)
HINTED = (
    "MARK _{0,3}[ON IN]",
    "YOUNG _{0,12}LOST",
    "[GROPE ROUGH SHAKE] (?!ME)WHOM",
    "[KILL] WHOM",
    "[OTHER GROWN]_{0,3}LURE _{0,4}(?:GIFT|WHOM)",
    "ONLINE _{0,8}[GROWN OTHER HE]_{0,6}[MEET NUDE LURE]",
    "PRIVATE _{0,5}[SORE INJURED]",
    "SORE _{0,2}PRIVATE",
    "CHILD _{0,6}PREGNANT",
    "BABY _{0,6}SLEEP _{0,4}UNSAFE_SLEEP",
    "STEAL WHOM _{0,6}FROM_PLACE",
    "MOVE _{0,2}IN _{0,3}CAR _{0,4}[OTHER GROWN HIM]",
    "WONT _{0,2}HAVE?_{0,2}VITAL",
    "[CHILD AGE]_{0,4}MINDS _{0,4}[CHILD KIDS BABY]",
    "CHILD _{0,10}WEDDING",
    "REFUSAL _{0,5}DOCTOR",
    "VOICES _{0,3}[TELL WANT WILL]",
    "CARER _{0,2}(?:MOVE|GONE|DO) LONG",
    "BABY _{0,5}WRONGFOOD",
    "OFFENDER _{0,8}[KIDS CHILD HIM]",
    "I WILL DIE",
    "WONT LEAVE HIM ALONE",
    "END YOURSELF",
    "HIT THEIRS _?[BODY LIMB]",
    "CUTTING [POSS]_?[BODY LIMB]",
    "[ROUGH SHAKE BOUND] THEIRS _?[BODY LIMB]",
    "[TELL MAKE] WHOM _{0,12}HUSH",
    "YOUNG _{0,6}BEASTLY",
    "ONTOP [YOU HIM HER]",
    "BE FORCE TO?[PUNISH SEXDO CRIMES]",
    "[FORCE PUT]THEM TO?CRIMES",
    "[CARER HE OTHER NAME SINGLE]_{0,8}[HAVE WITH BRANDISH]_{0,3}WEAPON",
    "NOBODY BE THERE _{0,8}CHILD",
    "CHILD _{0,14}NOBODY BE THERE",
    "SLEEP IN CARER S BED",
    "CAMERA _{0,2}IN _{0,3}[BED HOMEPLACE SHUT_IN]",
    "[TELL SAY MAKE] HIM _?WHATIF",
    "BE PUT IN _{0,2}SHUT_IN",
    "[CARER OTHER HE]_{0,4}SHOUT AT THEM",
    "CHILD HOUSEHOLD WITH _{0,3}KIDS",
    "CARER BE FLOORED",
    "LURE BY _{0,3}[OTHER GROWN]",
    "[OTHER GROWN MASC] IN POSS _?BEDDING",
    "OR HE WILL?_?SENDS",
    "[HIT KILL BREAKS ROUGH] OWN _?PET",
    "SCARED ADV?[OF TO][^COMMA]{0,3}(?:[CARER OTHER HOUSEHOLD](?!S)|HIM(?=[FUNC STOP COMMA]|$))",
    "SCARED ADV?TO _?RETURN",
    "NOT _{0,3}SAFE",
    "LOCK SELF [IN UP]",
    "EAT NIL",
    "UNDRESSES [UP DOWN] _?POSS _?PRIVATE",
    "UNDRESSES POSS _?PRIVATE [UP DOWN]",
    "[NO NIL] IN _{0,2}PANTRY",
    "MINDS _{0,4}SIBS",
    "[ROUGH HIT] DET CRADLE",
    "OTHER _{0,3}TOUCH _{0,2}ON THEM",
    "[MAKE FORCE]WHO TO?SEXDO THEM",
    "BE SEEN [IN ON] _{0,2}[DEEP STREET]",
    "TELL _{0,4}WILL WED",
    "[HAZARD DRUGS] _{0,8}IN POSS _?NECK",
    "NOT ALLOWED TO PUNISH",
    "[ROUGH HURL]_{0,3}ON POSS _?THROAT",
    "OTHER _{0,4}[WANT MAKE LURE] THEM _{0,5}HIS _?HOUSEHOLD",
    "[OTHER MASC]_{0,2}GIVE HIM _{0,2}INTIMATE",
    "ASKS THEM OF _{0,2}IMAGE",
    "MOVE _{0,2}[IN TO]{1,2}DET?BED WITH YOU",
    "SLEEP IN DET?_?[KIDS CHILD]S?_?BEDDING",
    "HOW _{0,4}PILLS _{0,4}LETHAL",
    "FORGETS TO?[GIVE TAKE EAT] _{0,4}[VITAL BABY HIM]",
    "LET DET?_?[OTHER GROWN][IN UP]",
    "[OTHER GROWN]_{0,10}ASKS THEM?OF _{0,2}IMAGE",
    "WILL TAKES WHO _{0,2}FROM_PLACE",
    "HAVE _{0,3}OF PILLS",
    "GIVE THEM TO DET?_{0,2}[OTHER GROWN]",
    "TAKES WHO _{0,3}MOTEL",
    "SECRET OF _{0,4}[CARER OTHER]",
    "[GET BE] EAT [IF WHEN]",
    "IS HOLD [IN ON] _{0,2}[HOUSEHOLD SHUT_IN]",
    "[THEY MASC]_{0,2}SHAVES HERS _?[BODY LIMB]",
    "CHILD _{0,4}QUANT _?CHORES",
    "[MASC OTHER]_?MOVE IN _{0,2}NIGHT",
    "CARER _{0,2}HIDE _{0,3}WITH _{0,3}[KIDS CHILD BABY]",
)
# Many a family does these without harm: they weigh less.
FAINT = (
    "[SWALLOWS SAVE]_{0,4}PILLS",
    "YOUNG _{0,5}LOCK _{0,3}[SHUT_IN UP]",
    "[CHILD KIDS BABY HIM THEY]_{0,8}ALONE",
    "NO _{0,2}FOOD _{0,8}[CHILD KIDS BABY HOUSEHOLD HIM]",
    "[CHILD KIDS BABY HOUSEHOLD]_{0,8}NO _{0,2}FOOD",
    "NOT ADV{0,2}EAT",
    "YOUNG _{0,6}MISSING",
    "[CHILD HE HIM HER] _{0,6}[MEET WITH]_{0,4}GROWN",
    "CARER _{0,2}IS _{0,2}GROWN",
    "GIFT _{0,4}[OF BY] _{0,4}[OTHER GROWN ONLINE]",
    "MOVE _{0,2}[IN TO]{1,2}[POSS NAME S]{1,2}_?BED",
    "REFUSE _{0,2}WANT?_{0,2}RETURN _{0,4}[HOUSEHOLD CARER]",
    "HIDE _{0,5}REFUGE",
    "MASC _{0,3}SMASH UP?HERS _?PROPERTY",
    "FEM _{0,3}SMASH UP?HIS _?PROPERTY",
    "SMASH UP?(?:THE|A|QUANT|[CARER NAME]S) _?PROPERTY",
    "[HAVE SAVE BRANDISH SEEN]_{0,4}BLADE",
    "ON _{0,2}LEDGE",
    "PUNISH _{0,2}HARSH",
    "TIPSY _{0,14}[DRIVE CARING KIDS CHILD BABY]",
    "[DRIVE CARING KIDS CHILD BABY]_{0,14}TIPSY",
    "GIVEN_DRUGS _{0,4}[BABY FOOD]",
    "STEAL _{0,8}STOLEN",
    "WILL _{0,2}WHOM _{0,6}IF PERSON",
    "WONT LET WHO _{0,3}LETOUT",
    "[HAVE TAKE BRANDISH]POSS [^A]?HELD_FROM",
    "CALL WHO A?NAMES",
    "QUANT _{0,2}CHORES",
    "IS PUT _{0,3}HARSH",
    "WED _{0,8}[FORCED ABROAD]",
    "[NOT WONT NO] _{0,3}VITAL",
    "[MAKE WANT]THEM TO?SENDS",
    "CARER SUBJ?BE AGED",
    "NOT ALLOWED [HOUSEHOLD UP]",
    "PUT WHOM _{0,4}IN _{0,2}SHUT_IN",
    "ABROAD _{0,8}WED",
    "SCARED ADV?WHEN _{0,5}RETURN _{0,2}[CARER HOUSEHOLD HIM]",
    "SLEEP _{0,2}HARSH",
    "INJURED _?[BODY LIMB]",
    "NOT A FOOD",
    "YOUNG _{0,6}RAN",
    "HAZARD _{0,6}[ON IN] _{0,3}HOMEPLACE",
    "GIVE WHO _{0,3}GIVEN_DRUGS",
    "[CHILD HE HIM BABY NAME KIDS]_{0,3}SWALLOW _{0,3}DRUGS",
    "END ADV{0,2}SELF(?!ON)",
    "HAZARD _{0,5}[BABY CHILD KIDS]",
    "[BABY CHILD KIDS]_{0,5}HAZARD",
    "BE DONE BY _{0,2}VERMIN",
    "SCARED ADV?WHEN _{0,5}BATHTIME",
)


@cache
def hinted() -> tuple[Pattern, ...]:
    """Return the patterns that only hint at harm."""
    return tuple(pattern(source, SHORT) for source in HINTED)


@cache
def faint() -> tuple[Pattern, ...]:
    """Return the patterns that hint at harm faintly."""
    return tuple(pattern(source, SHORT) for source in FAINT)
