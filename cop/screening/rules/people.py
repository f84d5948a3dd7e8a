"""A child's name beside an age, or initials beside an age or a school."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cop.screening.lexicon.ages import NOT_NAMES, WORD_AGES
from cop.screening.lexicon.names import GIVEN, WORDS_TOO
from cop.screening.lexicon.services import PLACES
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, Span, rule
from cop.screening.tuning import Rules

_WORDS = "|".join(WORD_AGES)
_OLD = r"years?[ -]old|yrs?[ -]old|yr\.?[ -]?olds?|year[ -]olds?|y/?o\b|y\.o\.?|yrs? of age|years of age|years young|mths?[ -]old|months?[ -]old|mos?[ -]old|weeks?[ -]old|wks?[ -]old|days?[ -]old"
_AGE = re.compile(
    rf"(?<![\w$#/.\-])(?P<n>\d{{1,2}}|(?:{_WORDS})\b)(?P<half>\.\d|½| ?1/2| and a half)?(?![ \n]\d|[:/]\d|\.\d|,\d{{3}}|%|st\b|nd\b|rd\b|th\b|\d)"
    rf"(?:[ \n]?-?(?P<unit>{_OLD}|years?\b|yrs?\b|yr\.|mths?\b|months?\b|mo\b|mos\b|weeks?\b|wks?\b|days?\b|yo\b|y\b|m\b|wo\b|f\b))?(?P<halfold> and a half)?"
)
_NAME = r"(?P<name>[A-Za-z][A-Za-z]{1,18}(?:['\-][A-Za-z]{2,14})?)"
_SURNAME = r"(?: (?P<sur>(?-i:[A-Z][a-z]{1,18}(?:['\-][A-Za-z]{2,14})?|[A-Z](?![a-z])\.?)))?"
_SOFT = r"(?:only|just|nearly|almost|about|now|turning|around|still|barely|all of|going on|currently|roughly|aged|age|maybe|like|rising|approx|both|already|approximately|newly)"
_AGED = re.compile(
    rf"{_NAME}{_SURNAME}\"?(?:,? (?:and|&) (?P<two>[A-Za-z]{{2,18}}))?,? ?(?:[(\-] ?)?\b(?:(?:is |was |are |who is |who's |both |now |current )?\b(?:aged?|age is|age of|age:)(?: of| about| around| only| just)?[ :]{{0,2}})$"
)
_TURNS = re.compile(
    rf"{_NAME}{_SURNAME}(?:,? who)?(?:'s| is| has| was| will be| will| just| only| recently| about to| is about to| soon| gonna)?(?: just| only| about to| recently| soon)? (?:turn(?:s|ed|ing)?|be|becomes?)(?: {_SOFT})? $"
)
_IS = re.compile(
    rf"{_NAME}{_SURNAME}(?:,? (?:and|&) (?P<two>[A-Za-z]{{2,18}}))?(?:,? who|,)?(?:'s| is| was| are| were|s)(?: {_SOFT}){{0,2}} $"
)
_WHO = re.compile(
    rf"{_NAME}{_SURNAME}(?:,? (?:and|&) (?P<two>[A-Za-z]{{2,18}}))?,? \(?who(?:'s|s| is| was| are| has just turned| will be)(?: {_SOFT}){{0,2}} $"
)
_LOOSE = re.compile(
    rf"{_NAME}{_SURNAME}(?:,? (?:and|&) (?P<two>[A-Za-z]{{2,18}}))?(?P<link> ?\(|, ?| - |- | ?: ?| |\n| ?\| ?)(?:(?:[mf]|male|female|boy|girl|m|f|(?:a|my|our|her|his|their|the) (?:[a-z]{{2,12}} )?)[,/ ] ?)?(?:(?:{_SOFT} ){{1,2}})?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"{_NAME}{_SURNAME}(?P<link>(?:,|'s| is| was| has| who)[^.;!?\n\x01\d]{{0,55}}?[ (,])(?:\d{{1,2}} (?:and|,) )?(?:is )?(?:{_SOFT} )?$"
)
_CHILD_NOUN = (
    r"(?:boys?|girls?|sons?|daughters?|clients?|child|student|twins?|triplets|brothers?|sisters?|niece|nephew|grand(?:son|daughter|child)|foster (?:son|daughter|child|boy|girl)|toddler|baby|bub|kid|kids|little (?:one|boy|girl|fella)"
    r"|young (?:fella|bloke|person|girl|boy|man|lady)|lad|named|called|name|is|whose name is|sibling|siblings|step(?:son|daughter|brother|sister)|male|female|cousin|client,|pupil|preschooler|infant|newborn|participant|learner|patient|mate|old)"
)
_NEXT = re.compile(
    rf"[ ,\n:(\-]{{1,3}}(?:(?:aboriginal|autistic|non-verbal|nonverbal|very|quiet|shy|lovely|little|young|gorgeous|half|foster|eldest|youngest|year|student|twin|my|his|her|,)[ ,]{{1,2}}){{0,3}}(?:{_CHILD_NOUN}[ ,:(\-]{{1,3}}){{0,3}}(?P<name>[A-Za-z][a-zA-Z]{{1,18}})(?![A-Za-z])(?:(?: and | & |, )(?P<two>[A-Z][a-z]{{1,18}}))?"
)
_CHILDISH = re.compile(
    r"\b(?:sibling|siblings|kids?|child|children|boys?|girls?|son|daughter|school|placement|kinship|foster|carers?|mum|mum's|dad|dad's|nan|nana|grandma|grandpa|aunty|uncle|he|she|his|her|him|bub|baby|toddler|kindy|kinder|kindergarten|preschool"
    r"|childcare|daycare|twins?|little|student|yp|young person|young people|respite|reunif\w+|family|brothers?|sisters?|nappy|nappies|paediatric\w*|speech|psychologist|enrol\w*|reception|prep|year \d|playgroup|mob|oohc|guardianship|custody|contact visit)\b"
)
_COUNTING = re.compile(
    r"\b(?:votes?|voted|points?|scores?|scored|tally|tallies|tickets?|seats?|responses?|respondents|attendees|attended|attendance|referrals|by region|regions|sites|networks|members|totals?|numbers? (?:by|per|for)|counts?|counted|actions?|agenda"
    r"|apologies|raffle|in brackets|rating|ratings|ranked|rank|places|hours|surveys?|nominations|items?|minutes|speakers?|sessions?|goals|kms?|copies|boxes|pages|vacancies|staff|workers|applications|families (?:each|per|from|in))\b"
)
_ORGANISED = re.compile(
    r"\b(?:program|programme|building|policy|car|van|ute|data|laptop|computer|house|network|service|group|project|system|centre|child|son|daughter|boy|girl|kids?|children|baby|their|partnership|form|act|report|agreement|students?|clients?|families|people|fleet|playgroup|grand\w+|niece|nephew|dog|bus|school|hub|forum|office)\b"
)
_ENDS = re.compile(
    r"(?:$|[ ]?[,.;:)!?\n\]|\-/\"'\x01]|[ ]\(|[ ](?:and (?!\d|\w+ (?:are|items?))|&|but|so|in|on|at|from|with|who|is|was|has|had|lives|living|because|since|now|this|next|last|soon|today|tomorrow|going|when|while|goes|loves|needs|or so|then|as|for|after|before"
    r"|which|that|he|she|his|her|where|if|too|already|just|yesterday|tonight|and|moved|came|will|does|can|can't|won't|attends|starts|started|-|male|female|boy|girl|m\b|f\b|asd|adhd|ndis|years?|turning|by|later|the (?:day|week)|[({]))"
)
_UNITS_AFTER = re.compile(
    r"[ -]?(?:minutes?|mins?|hours?|hrs?|am\b|pm\b|km|kms|per cent|percent|families|people|members|sites|services|times|weeks?|months?|days?|terms?|sessions?|dollars|points?|pages?|items?|staff|of\b|out of|or \d|to \d|-\d|x\b|metres|children|kids|copies|seats|places|votes)"
)


# More ages than any post has; what goes on beyond is hostile.
MOST_AGES = 150


_CHILD_LAST = re.compile(rf"{_CHILD_NOUN}[ ,:(\-]{{1,3}}$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A word that may be a name, and what stands between it and an age."""

    start: int
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class _Age:
    """An age as it is written: where, how sure it is one, and what follows."""

    start: int
    end: int
    unit: str


def _unit(match: re.Match[str]) -> str:
    """Return what kind of age this is: old, years, small (months, weeks or days), none; empty if no child's."""
    n = match["n"]
    number = int(n) if n.isdigit() else WORD_AGES[n]
    unit = (match["unit"] or "").rstrip(".")
    small = unit.startswith(("mth", "mo", "week", "wk", "day")) or unit in ("m", "wo")
    if number > (60 if small else 17) or n.startswith("0") or n == "zero":
        return ""
    if not unit or unit == "f":
        return "none"
    if "old" in unit or "age" in unit or "young" in unit or unit in ("yo", "y/o", "y.o"):
        return "old"
    return "small" if small else "years"


@rule(
    "name_age_child",
    hits=(
        "Would love ideas for Tahlia (7), who won't talk.",
        "Jaxon, who's nearly 4, is with nan",
        "six-year-old Mia needs glasses",
        "Mia is in year 2 and 7 yrs old",
        "Bub Isla 5 mths",
        "twins Ari and Noa, 3, are in care",
        "- Sienna, 9\n- Zephyrine, 6\n\nNo placement takes both kids",
        "J, 7, from the school at Marree, was away again.",
        "T.J. at Mount Hesper Area School",
        "koby aged 4",
    ),
    clean=(
        "Smith (2019) and Action 4",
        "Greg, 5 minutes before closing",
        "Tarrinup, 3 pm",
        "Hamish is acting for 6 weeks.",
        "Barossa 12, Eyre 9",
        "Our program is 6 years old.",
        "Belinda is 42.",
        "Year 11 students",
    ),
)
def name_and_age(post: Post, rules: Rules) -> Iterator[Span]:
    """A first name next to an age under 18: "small numbers" guidance (ABS, OAIC) treats both together as identifying."""
    last = judged = 0
    for match in _AGE.finditer(post.low):
        unit = _unit(match)
        if not unit:
            continue
        age = _Age(match.start(), match.end(), unit)
        if (
            unit == "none"
            and not _ends(post, age)
            and "age" not in post.low[max(0, age.start - 16) : age.start]
        ):
            continue
        judged += 1
        if judged > MOST_AGES:
            return
        start = _name_before(post, age)
        if start is not None and start >= last:
            last = _closed(post, start, age.end)
            yield start, last
            continue
        after = _name_after(post, age)
        if after:
            last = after
            yield age.start, after


def _closed(post: Post, start: int, end: int) -> int:
    """Return the end with the bracket that closes one in between."""
    found = post.plain[start:end]
    return (
        end + 1 if "(" in found and ")" not in found and post.plain[end : end + 1] == ")" else end
    )


def _name_before(post: Post, age: _Age) -> int | None:
    """Return where a name starts to which this age belongs."""
    first = max(0, age.start - 90)
    names = [
        (first + word.start(), word[0])
        for word in _NAMELIKE.finditer(post.plain[first : age.start])
        if _kind(post, first + word.start(), word[0])
    ]
    if not names:
        return None
    for pattern, judge in _JUDGES:
        for start, name in names[-4:] if pattern is not _AMONG else names[-1:]:
            match = pattern.match(post.plain, start, age.start)
            if match and judge(post, age, _Named(start, name, match.groupdict().get("link") or "")):
                return start
    return None


_NAMELIKE = re.compile(r"[A-Za-z][A-Za-z]{0,18}(?:['\-][A-Za-z]{1,14})?")


def _kind(post: Post, start: int, name: str) -> str:
    """Return how sure a word is a first name: known, new (it has a capital), led (a word says so) or not."""
    low = name.lower()
    capital = name[0].isupper()
    if low in NOT_NAMES:
        return ""
    base = re.split("['-]", low)[0] if not low.isalpha() else low
    if base in NOT_NAMES or (low in PLACES and low not in _NAMES_TOO):
        return ""
    if (base in GIVEN and (capital or low not in WORDS_TOO)) or (capital and base in WORDS_TOO):
        return "known"
    if low.endswith("'s") or len(low) < 3 or (name.isupper() and not _shouted(post)):
        return ""
    if _is_led(post, start, low, capital=capital):
        return "led"
    return "new" if capital else ""


_NAMES_TOO = frozenset({"alice", "barker", "lincoln", "elizabeth", "adelaide", "victoria"})
_LEADS = frozenset(
    "little bub baby named called is wee twin twins miss master our brother sister sibling siblings son daughter boy girl client student kid child cousin niece"
    " nephew grandson granddaughter toddler eldest youngest oldest middle poor".split()
)
_LEADS_LOW = frozenset("named called bub little twins".split())


def _is_led(post: Post, start: int, low: str, *, capital: bool) -> bool:
    """Say whether the word before says that a child's name follows."""
    before = post.low[max(0, start - 20) : start].rstrip(" ,:")
    word = before.rpartition(" ")[2]
    if word not in _LEADS or low in _AFTER_LEAD or low.endswith(("ing", "ed", "ly")):
        return False
    if word == "is":
        return before.endswith("name is")
    return capital or word in _LEADS_LOW


_AFTER_LEAD = frozenset(
    "boy girl one ones fella guy man lady lad bloke person people kid mate thing bit more while over under about after brother sister son daughter man's and aged age is was group groups number numbers team bub baby carers parents mums family".split()
)


def _shouted(post: Post) -> bool:
    return post.plain.isupper()


def _ends(post: Post, age: _Age) -> bool:
    return bool(_ENDS.match(post.low, age.end)) and not _UNITS_AFTER.match(post.low, age.end)


def _childish(post: Post, place: int) -> bool:
    return bool(_CHILDISH.search(post.low[max(0, place - 220) : place + 160]))


def _counting(post: Post, place: int) -> bool:
    return bool(_COUNTING.search(post.low[max(0, place - 90) : place + 60]))


def _aged(post: Post, age: _Age, named: _Named) -> bool:
    return bool(_kind(post, named.start, named.name)) and not re.match(
        r"(?:-| to | or | and (?:over|under|above|up))", post.low[age.end :][:10]
    )


def _turned(post: Post, age: _Age, named: _Named) -> bool:
    kind = _kind(post, named.start, named.name)
    if not kind or (age.unit == "none" and not _ends(post, age)):
        return False
    return (
        kind == "known"
        or age.unit == "old"
        or (_childish(post, named.start) and not _counting(post, named.start))
    )


def _is_age(post: Post, age: _Age, named: _Named) -> bool:
    kind = _kind(post, named.start, named.name)
    if not kind:
        return False
    if age.unit == "old":
        return True
    if age.unit in ("small", "years"):
        return kind != "new" and bool(_ends(post, age)) and bool(_childish(post, named.start))
    if kind == "new":
        return (
            _ends(post, age) and _childish(post, named.start) and not _counting(post, named.start)
        )
    return _ends(post, age) and not re.search(
        r"\b(?:items?|number|no)\b", post.low[max(0, named.start - 20) : named.start]
    )


def _loosely(post: Post, age: _Age, named: _Named) -> bool:
    """Judge a name with an age right beside it: in brackets, after a comma, a dash or a colon."""
    kind = _kind(post, named.start, named.name)
    link = named.link.strip(" \n") or " "
    if not kind or (kind == "new" and _is_place(post, named)):
        return False
    if age.unit == "old":
        return True
    if age.unit == "years":
        return (kind != "new" or _childish(post, named.start)) and _ends(post, age)
    if age.unit == "small":
        return _small(post, age, link, kind, named.start)
    if not _ends(post, age) or (link == " " and not _listed(post, named.start, age)):
        return False
    return _bare(post, age, link, kind, named.start)


def _is_place(post: Post, named: _Named) -> bool:
    """Say whether a word is where something is: in, at or from it, or one of a line of places."""
    if re.search(
        r"\b(?:in|at|to|near|via|of|around|between|outside|section|sections|the)\s(?:[A-Z][a-z]+ )?$",
        post.plain[max(0, named.start - 22) : named.start],
    ):
        return True
    return bool(
        re.match(
            r" (?:Creek|Street|Road|School|Region|Hub|Centre|Health|Council|Valley|Bay|Hall|Network)",
            post.plain[named.start + len(named.name) :][:12],
        )
    )


def _small(post: Post, age: _Age, link: str, kind: str, start: int) -> bool:
    """Judge months, weeks and days: a baby's age, or how long something takes."""
    if re.match(
        r"[ ](?:ago|leave|later|notice|into|from now|before|after|off|away|to go|of\b)",
        post.low[age.end : age.end + 10],
    ):
        return False
    if kind == "led":
        return True
    return (
        _childish(post, start) and not _counting(post, start) and (kind == "known" or link in "(-,")
    )


def _listed(post: Post, start: int, age: _Age) -> bool:
    """Say whether a name and a number are a line of a list, or stand after a word for a child."""
    if _LISTS.search(post.low[max(0, start - 60) : start]) or _paired(post, start, age):
        return True
    line = post.plain[max(0, start - 8) : start]
    return (
        bool(re.search(r"(?:^|\n)[ ]?(?:[-|]|\d[.)])?[ ]?$", line))
        and bool(re.match(r"[ ]?(?:\n|$|[,(|-])", post.plain[age.end : age.end + 2]))
    ) or _is_led(post, start, "", capital=True)


_LISTS = re.compile(
    r"\b(?:kids|children|siblings|boys|girls|twins|brothers|sisters|sibling group)\b[^.!?\n]{0,45}$"
)


_PAIR_AFTER = re.compile(r",? (?:and |& )?([A-Z][a-z]{1,14}) \d{1,2}\b")
_PAIR_BEFORE = re.compile(r"([A-Z][a-z]{1,14}) \d{1,2},? (?:and |& )?$")


def _paired(post: Post, start: int, age: _Age) -> bool:
    """Say whether another known name with a number stands right before or after."""
    after = _PAIR_AFTER.match(post.plain, age.end)
    before = _PAIR_BEFORE.search(post.plain[max(0, start - 24) : start])
    return any(
        pair is not None and pair[1].lower() in GIVEN - WORDS_TOO for pair in (after, before)
    )


def _bare(post: Post, age: _Age, link: str, kind: str, start: int) -> bool:
    """Judge a number without a unit."""
    if kind == "led":
        return True
    childish, counting = _childish(post, start), _counting(post, start)
    if kind == "new":
        return childish and not counting and not _is_sentence_word(post, start)
    if link in "(," or _paired(post, start, age):
        return not counting or bool(re.match(r"\)?,? who\b", post.low[age.end : age.end + 7]))
    return childish and not counting


def _is_sentence_word(post: Post, start: int) -> bool:
    """Say whether the capital is only the first letter of a sentence in running text."""
    before = post.plain[max(0, start - 3) : start]
    return bool(re.search(r"[.!?][ ]$", before))


def _amongst(post: Post, age: _Age, named: _Named) -> bool:
    """Judge a name with an age later in the same clause: "Mia is in year 2 and 7 yrs old"."""
    link = re.sub(
        r"^(?: is|'s| was|,)(?: (?:a|an|our|the|my|one))[a-z ]{0,25} (?:kid|boy|girl|child|student)\b",
        "",
        named.link.lower(),
    )
    if age.unit != "old" or _ORGANISED.search(link):
        return False
    kind = _kind(post, named.start, named.name)
    return kind in ("known", "led") or (
        kind == "new" and not _is_sentence_word(post, named.start) and not _is_place(post, named)
    )


_JUDGES = (
    (_AGED, _aged),
    (_WHO, _is_age),
    (_TURNS, _turned),
    (_IS, _is_age),
    (_LOOSE, _loosely),
    (_AMONG, _amongst),
)


def _name_after(post: Post, age: _Age) -> int | None:
    """Return where a name after an age ends: "six-year-old Mia", "a 5 yr old boy called Zeb"."""
    if age.unit == "none":
        return None
    match = _NEXT.match(post.plain[: age.end + 90], age.end)
    if not match or (
        age.unit != "old"
        and not _CHILD_LAST.search(match[0][: match.start("name") - match.start()])
    ):
        return None
    start = match.start("name")
    kind = _kind(post, start, match["name"])
    if (
        not kind
        or (kind == "new" and re.search(r"(?:ese|ian|ish|an)$", match["name"]))
        or match["name"].lower() in _AFTER_LEAD
    ):
        return None
    if kind == "known" and match["name"].islower() and match["name"] in WORDS_TOO:
        return None
    if re.match(
        r"(?:'s)? (?:Road|Street|School|Centre|Hub|Health|Primary|Service|Network|Program)",
        post.plain[match.end("name") :][:12],
    ):
        return None
    return (
        match.end("two")
        if match["two"] and _kind(post, match.start("two"), match["two"])
        else match.end("name")
    )


_INITIALS = r"(?P<who>(?:[A-Za-z]\. ?){2,3}|[A-Z]\.[A-Z]\b|[A-Z]{1,3}|[A-Z]\.)"
_SCHOOL = r"(?:school|high|primary|college|kindy|kindergarten|preschool|ps|hs|children's centre|childcare|area school|p\.s\.|academy|grammar|community school|kinder|elc|tafe)"
_INITIAL_AGE = re.compile(
    rf"(?<![\w.&/])(?:\(?){_INITIALS},?(?:[ ]?\(| -|:|,)?[ ]?(?:who is |who's |is |is only |is now |just |aged? |nearly |\()?(?P<age>\d{{1,2}})(?![\d.:/%])(?P<rest>[ ]?-?(?:{_OLD}|yrs?\b|years?\b|yo\b|mths?\b|months?\b|y\b|[mf]\b)?)"
)
_INITIAL_SCHOOL = re.compile(
    rf"(?<![\w.&/]){_INITIALS},?[ ](?:(?:is|was|who is|who|a|in|year|yr|gr|grade|student|goes|now|from|\d{{1,2}}|yo|reception|prep|y\d{{1,2}}|,)[ ,]{{1,2}}){{0,6}}(?:at|to|from|attends|attending)[ ](?:the )?(?P<school>(?:[A-Z][A-Za-z'.]{{0,18}}[ ]){{0,4}}?(?i:{_SCHOOL})(?:[ ](?:at|in)[ ][A-Z][a-z]{{0,18}})?)(?![A-Za-z])"
)
_TO_SCHOOL = re.compile(
    rf",?[ ](?:\(?)(?:(?:is|was|who|a|in|year|yr|grade|student|goes|\d{{1,2}}|,)[ ,]{{1,2}}){{0,5}}(?:at|to|from|attends)[ ](?:the )?(?:[A-Z][A-Za-z'.]{{0,18}}[ ]){{0,4}}?(?i:{_SCHOOL})(?:[ ](?:at|in|near)[ ][A-Z][A-Za-z]{{0,18}})?(?![A-Za-z])"
)
_NOT_INITIALS = frozenset(
    "SA WA NSW VIC QLD TAS NT ACT AM PM TV GP GPS IT HR ICT CEO QA PDF PPT FAQ TBA TBC OK NB PS RE FW FWD EG IE ETC CP DV FV OT PT SP CAMHS NO MR MS DR ST EY ED EC CE II III IV AD BC GST ABN ACN CRN TFN BSB DOB ID IP PO VAN I A THE"
    " YP UN EU UK USA US AN AT IN ON IS AS BY OR IF SO WE MY HE ME BE DO GO TO OF UP".split()
)


@rule(
    "name_age_child",
    hits=(
        "Consult please. J.K., 11yo from Mount Hesper Area School",
        "T.J., 12, at Mount X High",
        "J, 7, from the school at Marree, was away again.",
        "K (9) won't go home after school",
        "student M.W. from Tarrinup Area School",
    ),
    clean=(
        "Appendix A, 4 pages",
        "WA (12) and SA (9) replied",
        "See section B, 7.",
        "a school at Marree",
        "Plan B, 3 of them",
    ),
)
def initials(post: Post, rules: Rules) -> Iterator[Span]:
    """Initials with an age under 18 or a school: in a small town they tell as much as a name."""
    for match in _INITIAL_AGE.finditer(post.plain):
        if _is_initialled(post, match):
            school = _TO_SCHOOL.match(post.plain, match.end())
            yield (
                match.start("who"),
                school.end() if school else match.end("age") + len(match["rest"].rstrip()),
            )
    for match in _INITIAL_SCHOOL.finditer(post.plain):
        if _are_initials(post, match) and ("." in match["who"] or len(match["who"]) <= 2):
            yield match.start("who"), match.end("school")


def _are_initials(post: Post, match: re.Match[str]) -> bool:
    who = match["who"]
    if re.sub(r"[. ]", "", who).upper() in _NOT_INITIALS or re.match(
        r"(?:e\.g|i\.e|a\.m|p\.m|d\.o|t\.f|p\.o|n\.b|p\.s)", who.lower()
    ):
        return False
    if who[0].islower() and "." not in who:
        return False
    return not re.search(
        r"\b(?:appendix|attachment|section|plan|part|table|room|group|option|schedule|clause|class|team|grade|block|building|hall|vitamin|hepatitis|level|form|gate|wing|ward|stream|category|band|zone|item|exhibit|tier|panel|figure|act|unit|module|type|size|version|phase|step)[ ]$",
        post.low[max(0, match.start("who") - 14) : match.start("who")],
    )


def _is_initialled(post: Post, match: re.Match[str]) -> bool:
    if not 1 <= int(match["age"]) <= 17 or not _are_initials(post, match):
        return False
    end = match.end("age") + len(match["rest"].rstrip())
    age = _Age(match.start("age"), end, "old" if match["rest"].strip(" -") else "none")
    if age.unit == "old":
        return (
            not re.match(r"years?|yrs?", match["rest"].strip(" -"))
            or "old" in match["rest"]
            or _childish(post, match.start())
        )
    between = post.plain[match.end("who") : match.start("age")]
    if not between.strip() or not _ends(post, age) or _counting(post, match.start()):
        return False
    if "(" in between and post.plain[end : end + 1] not in (")", ","):
        return False
    return _childish(post, match.start()) or bool(_TO_SCHOOL.match(post.plain, end))


PEOPLE: tuple[Rule, ...] = (name_and_age, initials)
