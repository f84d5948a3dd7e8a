"""A child's initials beside an age or a school: in a small town they tell as much as a name."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.lexicon.ages import WORD_AGES
from cop.screening.normal import Post
from cop.screening.rules.ages import OLD
from cop.screening.rules.base import rule
from cop.screening.rules.evidence import childish, counting
from cop.screening.tuning import Rules

_KINDS = (
    r"school|high school|primary school|public school|state school|secondary school|high|primary|college|kindy|kindergarten|preschool|ps|hs|as|dhs|shs|children's centre|childcare|area school|p\.s\.|academy|grammar|community school|kinder|elc|tafe"
    r"|public|state school|christian school|christian college|steiner|montessori|district high|senior high|secondary|secondary college|central school|special school|flexi"
    r"|early learning(?: centre)?|r-\d{1,2}|b-\d{1,2}|p-\d{1,2}|k-\d{1,2}|t-\d{1,2}|r to \d{1,2}"
)
_CAP = r"[A-Z][A-Za-z'.\-]{0,18}"
_SCHOOL = (
    rf"(?:(?:the )?(?:(?:St\.? |Saint |Mt |Mount )?(?:{_CAP} ){{0,4}}?)(?i:{_KINDS})(?![A-Za-z\d])(?: (?:R|B|P|K|T)-\d{{1,2}})?(?: (?:at|in) [A-Z][a-z]{{0,18}})?"
    rf"|St\.? {_CAP}'s?(?: [A-Z][a-z]{{2,12}}'?s?)?|Saint {_CAP}'s|Our Lady(?: of)?(?: the)?(?: {_CAP}){{1,2}}|(?:the )?(?i:R|B|P|K)-(?:6|7|9|10|12)\b(?: at {_CAP}(?: {_CAP}){{0,2}})?)"
)
_CLASS = r"(?:(?i:year|yr|gr|grade|y)\.? ?\d{1,2}|(?i:reception|prep|kindy|kinder|foundation))"
_TIE = rf"(?:is|was|who is|who's|who|a|an|in|student|pupil|goes|now|from|at|to|attends|attending|of|our|the|enrolled|currently|kid|girl|boy|client|\d{{1,2}}(?: ?(?:{OLD}|yrs?|y))?|aged?|{_CLASS}|R-\d{{1,2}}|,|\(|-)"
_TIES = rf"(?:{_TIE}[ ,]{{1,2}}){{0,7}}"
_WORDED = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
# The first letter is looked for before what stands before it: that is much faster.
_WHO = re.compile(
    r"(?P<who>[A-Za-z](?<![\w.&/'].)(?:\.(?: ?[A-Za-z]\.){0,2}(?: ?[A-Z](?![\w']))?|(?<=[A-Z])[A-Z]{0,2}(?![\w'])))"
)
_AGE_AFTER = re.compile(
    rf",?(?:[ ]?\(| -|:|,)?[ ]?(?:who is |who's |is |is only |is now |just |aged? |nearly |\()?(?P<age>\d{{1,2}}|(?i:{_WORDED})\b)(?![\d:/%(]|\.\d)(?P<rest>[ ]?-?(?:{OLD}|yrs?\b|years?\b|yo\b|mths?\b|months?\b|y\b|[mf]\b|and \d{{1,2}}(?=[,.;)]|$))?)"
)
_AFTER = rf",? ?[(\-]? ?{_TIES}(?P<school>{_SCHOOL})(?:,? {_CLASS})?"
_SCHOOL_AFTER = re.compile(_AFTER)
# The same in a post that is typed without capitals.
_SMALL_AFTER = re.compile(_AFTER, re.IGNORECASE)
_YEAR_AFTER = re.compile(
    r",? ?\(?(?:is |is in |in |a )?(?i:year|yr|gr|grade|y)\.? ?\d{1,2}(?!\d)(?! of\b)"
)
_TO_SCHOOL = re.compile(rf"\)?,? [(\-]? ?{_TIES}(?:{_SCHOOL})")
_SCHOOL_BEFORE = re.compile(
    rf"(?P<school>[A-Z](?<!\w.)[A-Za-z'.\-]{{0,18}} (?:{_CAP} ){{0,2}}?(?i:{_KINDS})(?![A-Za-z\d]))(?:,? (?:student|pupil|kid|girl|boy|child|year \d{{1,2}}|yr \d{{1,2}}|has|have|re|about|for|called|with|our|says|said|that|reports|told us|,|-|\(){{1}}[ ,(]{{0,2}}){{0,4}},? ?\(?(?P<who>[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.)?)(?![A-Za-z])(?! [A-Z][a-z])"
)
_DOTTED = re.compile(r"[A-Z]\. ?[A-Z](?![a-z])")
_NOT_INITIALS = frozenset(
    "SA WA NSW VIC QLD TAS NT ACT AM PM TV GP GPS IT HR ICT CEO QA PDF PPT FAQ TBA TBC OK NB PS RE FW FWD EG IE ETC CP DV FV OT PT SP CAMHS NO MR MS DR ST EY ED EC CE II III IV AD BC GST ABN ACN CRN TFN BSB DOB ID IP PO VAN I A THE"
    " YP UN EU UK USA US AN AT IN ON IS AS BY OR IF SO WE MY HE ME BE DO GO TO OF UP DCP DHS DCJ AOD NGO FTE PD EAP LGA DLG EYN CFS COP TOR ASD FYI COB EOI MOU ALL AND FOR NEW OUR ONE TWO HS CPS UR KPI SES SMS DFV IFS AMS FGC CIC ECT"
    " AGM CWA PTA UN WHO SSO APO AHW CW SW OSH PTA PC AP YR".split()
)
# Abbreviations that are written with dots as initials are.
_DOTTED_TOO = frozenset(
    "SA WA NT NSW ACT TV GP HR IT OK EG IE ETC UN EU UK US USA AGM CWA RSL PTA CEO DOB TFN CRN FAQ VIP PHD YMCA PCYC BBQ TAFE PS NB".split()
)
_LABEL = re.compile(
    r"\b(?:appendix|attachment|section|plan|part|table|room|group|option|schedule|clause|class|team|grade|block|building|hall|vitamin|hepatitis|level|form|gate|wing|ward|stream|category|band|zone"
    r"|item|exhibit|tier|panel|figure|act|unit|module|type|size|version|phase|step|card|parts?|question|teen|bay|row|seat|column|line|hep)[ ]$"
)


@rule(
    "name_age_child",
    hits=(
        "Consult please. J.K., 11yo from Mount Hesper Area School",
        "T.J., 12, at Mount X High",
        "J, 7, from the school at Marree, was away again.",
        "K (9) won't go home after school",
        "student M.W. from Tarrinup Area School",
        "Can someone help with K.T. from Hallett Cove R-12?",
        "B.M., yr 3, St Somebody's, needs a hearing check",
        "O.P. (Tarrinup Area School, Year 2)",
        "The Tarrinup High student J.K. has been away.",
    ),
    clean=(
        "Appendix A, 4 pages",
        "WA (12) and SA (9) replied",
        "See section B, 7.",
        "a school at Marree",
        "Plan B, 3 of them",
        "The PD at Tarrinup High is on Monday.",
    ),
)
def initials(post: Post, rules: Rules) -> Iterator[Span]:
    """Initials with an age under 18 or a school."""
    schooled = not _SIGNS.isdisjoint(post.words)
    last = found = 0
    for who in _WHO.finditer(post.plain):
        if who.start() < last or not _are_initials(post, who["who"], who.start()):
            continue
        found += 1
        if found > MOST_INITIALS:
            return
        end = _aged(post, who) or (_schooled(post, who) if schooled else 0)
        if end:
            last = _closed(post, who.start(), end)
            yield who.start(), last
    if schooled and _DOTTED.search(post.plain):
        for match in _SCHOOL_BEFORE.finditer(post.plain):
            if _are_initials(post, match["who"], match.start("who")):
                yield match.start("school"), match.end("who")


# More initials than any post has.
MOST_INITIALS = 200
_SIGNS = frozenset(
    """year yr gr grade y school high primary college kindy kindergarten preschool ps hs as dhs shs childcare academy grammar kinder elc tafe public secondary st saint lady r b p k t flexi steiner montessori early
    children's central""".split()
)


def _closed(post: Post, start: int, end: int) -> int:
    """Return the end with the bracket that closes one in between."""
    found = post.plain[start:end]
    closes = found.count("(") > found.count(")") and post.plain[end : end + 1] == ")"
    return end + closes


def _are_initials(post: Post, who: str, start: int) -> bool:
    """Say whether letters may be somebody's initials, and are no abbreviation or label."""
    bare = re.sub(r"[. ]", "", who).upper()
    if bare in (_DOTTED_TOO if "." in who else _NOT_INITIALS) or _ABBREVIATION.match(who.lower()):
        return False
    if who[0].islower() and "." not in who[1:3]:
        return False
    before = post.low[max(0, start - 14) : start]
    if bare in ("AM", "PM") and (who.islower() or before[-2:].strip().isdigit()):
        return False
    return not _LABEL.search(before) and not before.endswith(("the ", " a ", "an "))


_ABBREVIATION = re.compile(r"(?:e\.g|i\.e|d\.o|t\.f|p\.o|n\.b|p\.s)")


_GOES_TO = re.compile(r",? \(?(?:[a-z, ]{0,30} )?(?:at|from|attends|attending|to|of|in) ")


def _schooled(post: Post, who: re.Match[str]) -> int:
    """Return where a school ends that follows initials, or nothing."""
    dotted = who["who"].count(".") > 1
    several = dotted or (len(who["who"]) > 1 and who["who"].isupper())
    pattern = _SMALL_AFTER if several and post.hurried else _SCHOOL_AFTER
    match = pattern.match(post.plain, who.end())
    if not match:
        year = _YEAR_AFTER.match(post.plain, who.end()) if dotted else None
        return year.end() if year else 0
    written, school = who["who"], match["school"]
    if sum(map(str.isalpha, written)) == 1 and not _GOES_TO.match(
        post.low, who.end(), match.start("school")
    ):
        return 0
    named = re.search(r"[A-Z][a-z]", school) or (several and post.hurried and " " in school)
    if "." in written or (len(written) <= 2 and named):
        return match.end()
    return match.end() if len(written) == 1 and "school" in school.lower() else 0


def _aged(post: Post, who: re.Match[str]) -> int:
    """Return where an age ends that follows initials, with a school after it, or nothing."""
    match = _AGE_AFTER.match(post.plain, who.end())
    if not match or not _is_age(post, who, match):
        return 0
    school = _TO_SCHOOL.match(post.plain, match.end())
    return school.end() if school else match.end("age") + len(match["rest"].rstrip())


def _is_age(post: Post, who: re.Match[str], match: re.Match[str]) -> bool:
    number = match["age"].lower()
    if not 1 <= (int(number) if number.isdigit() else WORD_AGES[number]) <= 17:
        return False
    start, end = who.start(), match.end("age") + len(match["rest"].rstrip())
    rest = match["rest"].strip(" -")
    if rest and not rest.startswith("and"):
        return (
            not re.match(r"years?|yrs?", rest) or "old" in rest or bool(childish(post, start, end))
        )
    between = post.plain[who.end() : match.start("age")]
    if not between.strip() or not _ENDS.match(post.low, end) or counting(post, start, end):
        return False
    if "(" in between and post.plain[end : end + 1] not in (")", ","):
        return False
    if who["who"].count(".") > 1 and (post.plain[end : end + 1] in (",", ")") or "age" in between):
        return True
    return bool(childish(post, start, end)) or bool(_TO_SCHOOL.match(post.plain, end))


_ENDS = re.compile(
    r"[ ]?(?:$|[,.;:)!?\n\]\-/\"'\x01(])|[ ](?:and (?!\d)|but|so|in|on|at|from|with|who|is|was|has|had|lives|because|since|now|this|next|last|goes|loves|needs|wants|as|for|won't|can't|will|does|refuses)\b"
)
