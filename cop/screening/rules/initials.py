"""A child's initials beside an age or a school: in a small town they tell as much as a name."""

import re
from collections.abc import Iterator

from cop.screening.lexicon.ages import WORD_AGES
from cop.screening.normal import Post
from cop.screening.rules.ages import OLD
from cop.screening.rules.base import Span, rule
from cop.screening.rules.evidence import childish, counting
from cop.screening.tuning import Rules

_INITIALS = r"(?P<who>(?:[A-Za-z]\. ?){2,3}(?<! )|[A-Z]\.[A-Z]\b|[A-Z]{1,3}|[A-Z]\.)"
_KINDS = (
    r"school|high|primary|college|kindy|kindergarten|preschool|ps|hs|as|dhs|shs|children's centre|childcare|area school|p\.s\.|academy|grammar|community school|kinder|elc|tafe"
    r"|public|state school|christian school|christian college|steiner|montessori|district high|senior high|secondary|secondary college|central school|special school|flexi"
    r"|early learning(?: centre)?|r-\d{1,2}|b-\d{1,2}|p-\d{1,2}|k-\d{1,2}|t-\d{1,2}|r to \d{1,2}"
)
_CAP = r"[A-Z][A-Za-z'.\-]{0,18}"
_SCHOOL = (
    rf"(?:(?:the )?(?:(?:St\.? |Saint |Mt |Mount )?(?:{_CAP} ){{0,4}}?)(?i:{_KINDS})(?![A-Za-z\d])(?: (?:R|B|P|K|T)-\d{{1,2}})?(?: (?:at|in) [A-Z][a-z]{{0,18}})?"
    rf"|St\.? {_CAP}'s?(?: [A-Z][a-z]{{2,12}}'?s?)?|Saint {_CAP}'s|Our Lady(?: of)?(?: the)?(?: {_CAP}){{1,2}}|(?:the )?(?i:R|B|P|K)-(?:6|7|9|10|12)\b(?: at {_CAP}(?: {_CAP}){{0,2}})?)"
)
_CLASS = r"(?:(?i:year|yr|gr|grade|y)\.? ?\d{1,2}|(?i:reception|prep|kindy|kinder|foundation))"
_TIE = (
    rf"(?:is|was|who is|who's|who|a|an|in|student|pupil|goes|now|from|at|to|attends|attending|of|our|the|enrolled|currently|kid|girl|boy|client|\d{{1,2}}(?: ?(?:{OLD}|yrs?|y))?|aged?|{_CLASS}|R-\d{{1,2}}|,|\(|-)"
)
_TIES = rf"(?:{_TIE}[ ,]{{1,2}}){{0,7}}"
_WORDED = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_INITIAL_AGE = re.compile(
    rf"(?<![\w.&/'])\(?{_INITIALS},?(?:[ ]?\(| -|:|,)?[ ]?(?:who is |who's |is |is only |is now |just |aged? |nearly |\()?(?P<age>\d{{1,2}}|(?i:{_WORDED})\b)(?![\d:/%]|\.\d)(?P<rest>[ ]?-?(?:{OLD}|yrs?\b|years?\b|yo\b|mths?\b|months?\b|y\b|[mf]\b)?)"
)
_INITIAL_SCHOOL = re.compile(rf"(?<![\w.&/']){_INITIALS},? ?[(\-]? ?{_TIES}(?P<school>{_SCHOOL})(?:,? {_CLASS})?")
_TO_SCHOOL = re.compile(rf",? [(\-]? ?{_TIES}(?:{_SCHOOL})")
_SCHOOL_INITIAL = re.compile(
    rf"(?P<school>(?:{_CAP} ){{1,3}}?(?i:{_KINDS})(?![A-Za-z\d]))(?:,? (?:student|pupil|kid|girl|boy|child|year \d{{1,2}}|yr \d{{1,2}}|has|have|re|about|for|called|with|our|says|said|that|reports|told us|,|-|\(){{1}}[ ,(]{{0,2}}){{0,4}},? ?\(?(?P<who>[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.)?)(?![A-Za-z])(?! [A-Z][a-z])"
)
_BY_INITIALS = re.compile(r"(?<![A-Za-z])[A-Za-z]\.|\b[A-Z]{1,3}\b")
_NOT_INITIALS = frozenset(
    "SA WA NSW VIC QLD TAS NT ACT AM PM TV GP GPS IT HR ICT CEO QA PDF PPT FAQ TBA TBC OK NB PS RE FW FWD EG IE ETC CP DV FV OT PT SP CAMHS NO MR MS DR ST EY ED EC CE II III IV AD BC GST ABN ACN CRN TFN BSB DOB ID IP PO VAN I A THE"
    " YP UN EU UK USA US AN AT IN ON IS AS BY OR IF SO WE MY HE ME BE DO GO TO OF UP DCP DHS DCJ AOD NGO FTE PD EAP LGA DLG EYN CFS COP TOR ASD FYI COB EOI MOU ALL AND FOR NEW OUR ONE TWO HS CPS UR KPI SES SMS DFV IFS AMS FGC CIC ECT"
    " AGM CWA PTA UN WHO SSO APO AHW CW SW OSH PTA PC AP YR".split()
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
    needs=lambda post: not _SIGNS.isdisjoint(post.words) or post.numbered,
)
def initials(post: Post, rules: Rules) -> Iterator[Span]:
    """Initials with an age under 18 or a school."""
    if not _BY_INITIALS.search(post.plain):
        return
    if post.numbered or "." in post.plain:
        for match in _INITIAL_AGE.finditer(post.plain):
            if _is_initialled(post, match):
                school = _TO_SCHOOL.match(post.plain, match.end())
                end = match.end("age") + len(match["rest"].rstrip())
                yield match.start("who"), _closed(post, match, school.end() if school else end)
    for match in _INITIAL_SCHOOL.finditer(post.plain):
        if _are_initials(post, match) and ("." in match["who"] or _is_bare(post, match)):
            yield match.start("who"), _closed(post, match, match.end())
    for match in _SCHOOL_INITIAL.finditer(post.plain) if "." in post.plain else ():
        if _are_initials(post, match):
            yield match.start("school"), match.end("who")


_SIGNS = frozenset(
    """school high primary college kindy kindergarten preschool ps hs as dhs shs childcare academy grammar kinder elc tafe public secondary st saint lady r b p k t flexi steiner montessori early
    children's central""".split()
)


def _closed(post: Post, match: re.Match[str], end: int) -> int:
    """Return the end with the bracket that closes one in between."""
    found = post.plain[match.start("who") : end]
    closes = found.count("(") > found.count(")") and post.plain[end : end + 1] == ")"
    return end + closes


def _is_bare(post: Post, match: re.Match[str]) -> bool:
    """Say whether two capitals without dots are somebody's: a school follows by name."""
    return len(match["who"]) <= 2 and bool(re.search(r"[A-Z][a-z]", match["school"])) or (
        len(match["who"]) == 1 and "school" in match["school"].lower()
    )


def _are_initials(post: Post, match: re.Match[str]) -> bool:
    who = match["who"]
    bare = re.sub(r"[. ]", "", who).upper()
    if (bare in _NOT_INITIALS and who != "A.") or re.match(
        r"(?:e\.g|i\.e|a\.m|p\.m|d\.o|t\.f|p\.o|n\.b|p\.s)", who.lower()
    ):
        return False
    if who[0].islower() and "." not in who:
        return False
    before = post.low[max(0, match.start("who") - 14) : match.start("who")]
    return not _LABEL.search(before) and not before.endswith(("the ", " a ", "an "))


def _is_initialled(post: Post, match: re.Match[str]) -> bool:
    number = match["age"].lower()
    if not 1 <= (int(number) if number.isdigit() else WORD_AGES[number]) <= 17 or not _are_initials(post, match):
        return False
    start, end = match.start(), match.end("age") + len(match["rest"].rstrip())
    rest = match["rest"].strip(" -")
    if rest:
        return not re.match(r"years?|yrs?", rest) or "old" in rest or bool(childish(post, start, end))
    between = post.plain[match.end("who") : match.start("age")]
    if not between.strip() or not _ENDS.match(post.low, end) or counting(post, start, end):
        return False
    if "(" in between and post.plain[end : end + 1] not in (")", ","):
        return False
    if match["who"].count(".") > 1 and post.plain[end : end + 1] in (",", ")"):
        return True
    return bool(childish(post, start, end)) or bool(_TO_SCHOOL.match(post.plain, end))


_ENDS = re.compile(
    r"[ ]?(?:$|[,.;:)!?\n\]\-/\"'\x01(])|[ ](?:and (?!\d)|but|so|in|on|at|from|with|who|is|was|has|had|lives|because|since|now|this|next|last|goes|loves|needs|wants|as|for|won't|can't|will|does|refuses)\b"
)
