"""Where somebody lives or gets mail; a service's own address is for everybody."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.lexicon.words import is_common
from cop.screening.normal import Post
from cop.screening.rules.address_services import is_service
from cop.screening.rules.base import Rule, rule
from cop.screening.tuning import Rules, located

# Types that are hardly ever anything else, and types that are ordinary words too.
_SURE = (
    "street|st|str|road|rd|avenue|ave|av|crescent|cres|crt|ct|terrace|tce|terr|tec|highway|hwy|parade|pde|boulevard|bvd"
    "|blvd|boulevarde|esplanade|esp|circuit|cct|cir|grove|gr|gve|gardens|gdns|lane|ln|drv|alley|causeway|cswy"
    "|concourse|mews|promenade|quay|crossing|parkway|pkwy|cove|laneway|arcade|strand|freeway|fwy|bypass|bdwy|broadway|prom|rdge|cresent|cresc|stree|steet|gdn"
)
_LOOSE = (
    "drive|dr|court|place|pl|close|cl|way|wy|walk|rise|loop|bend|square|sq|track|trk|view|vista|ridge|green|glade"
    "|heights|hts|row|park|chase|mall|pass|path|point|retreat|run|turn|vale|wharf|circle|corner|dale|outlook|lookout"
    "|cr|tk|tr|gdns|gt|plza|rtt|crst|crest|fairway|hill|circ|garden|key|knoll|basin|brae|brow|close|dene|dell|elbow|entrance|approach|link|junction|copse|break|ramble|trail|plaza|end|gap|top|common|nook|reserve"
)
# What may stand before the number of a house: a unit, a flat, a level, "no.".
_UNIT_WORD = r"(?:unit|units|u|flat|flt|apt|apartment|villa|townhouse|th|suite|ste|level|lvl|l|room|rm|shop|house|lot|cabin|studio|granny flat|rear|front|duplex|section|sec|portion|block|site|bay|van)"
_UNIT = rf"(?:{_UNIT_WORD}[ .]{{0,2}}\d{{1,4}}[a-z]?[ ,/\-\n]{{1,3}}|\d{{1,4}}[a-z]?[ ]?/[ ]?)?"
_WORD = r"[a-z][a-z'\-]{1,24}"
_STATE = r"(?:sa|wa|nsw|vic|qld|tas|nt|act|south australia|western australia|victoria|queensland|tasmania)"
_TOWN = (
    rf"(?:(?:[ ,]{{1,2}}\n?|\n)(?:via |near )?(?:[A-Z][A-Za-z'\-]{{1,20}}(?: [A-Z][A-Za-z'\-]{{1,20}}){{0,2}}))?"
    rf"(?:(?:[ ,]{{1,2}}\n?|\n)(?i:{_STATE})\b\.?)?(?:[ ,\n]{{1,2}}\d{{4}}(?!\d))?"
)
_NUMBERED = re.compile(
    r"\d{1,5}(?:[a-z](?![a-z\d]))?(?:[ ]?[-&/][ ]?\d{1,5}(?:[a-z](?![a-z\d]))?)?[ ,\n]{1,3}(?=[a-z]|\d{1,2}(?:st|nd|rd|th)[ ])"
)
# To the very end: a $ would end before the line break that goes before a number.
_LEAD = re.compile(
    rf"(?:(?<![a-z\d]){_UNIT_WORD}[ .]{{0,2}}(?:\d{{1,4}}[a-z]?[ ]?[,/\-\n]?[ ]?(?:{_UNIT_WORD}[ .]{{0,2}}(?:\d{{1,4}}[a-z]?[ ]?[,/\-\n]?[ ]?)?)?)?|(?<![\w$./\-])\d{{1,4}}[a-z]?[ ]?/[ ]?)?(?:(?<![a-z])(?:no\.?|number|house|lots?|rear of|rear|of|#)[ ]?|#)?\Z"
)
_STREET = re.compile(
    rf"(?P<name>(?:the |st\.? |mt\.? |old |new )?(?:{_WORD}(?:[ \n]{_WORD}){{0,3}}?|\d{{1,2}}(?:st|nd|rd|th)))[ \n]"
    rf"(?:(?P<sure>{_SURE})|(?P<loose>{_LOOSE}))(?: (?:north|south|east|west|nth|sth))?\b"
)
_TYPES = frozenset(f"{_SURE}|{_LOOSE}".split("|"))
_THE = re.compile(
    r"the (?:avenue|esplanade|parade|terrace|boulevard|strand|crescent|causeway|grove|circuit"
    r"|promenade|broadway|mall|parkway|drive|corso|glen|ridge|rise|point|cove)\b"
)
_RURAL = re.compile(
    r"\b(?:rmb|rsd|rmsd|rms|rsm|cmb|cma|rab|r\.m\.b\.?|r\.s\.d\.?|ra)[ .:#]{0,2}(?:no\.? ?)?\d{1,5}[a-z]?\b"
)
_LOT = re.compile(
    r"\b(?:lot|site|section|block|allotment|cabin|hut|van|house|flat|unit|villa|caravan|bay) (?:no\.? ?|number )?\d{1,5}[a-z]?\b"
)
_PARK = re.compile(
    r"[ ,\n]{1,3}(?:(?:at|in|on|of|out at) )?(?:the )?(?:[a-z0-9'\-]{1,20} ){0,4}?(?:caravan|van park|tourist|holiday|village|community|park|homelands?"
    r"|town camp|camp|outstation|station|estate|reserve|mission|showgrounds?|retirement|flats|units|apartments|hostel|road|rd)\b"
)
_BOX = re.compile(
    r"\b(?:g\.? ?p\.? ?o\.?(?: box)?|p\.? ?o\.? ?(?:box|bx|b\b)|post(?:al)? (?:office )?box|pob|locked (?:mail )?bag|private (?:mail )?bag"
    r"|mail ?bag|parcel (?:locker|collect)|roadside mail ?box|rmb|box)[ .:#]{0,2}(?:no\.? ?|number )?\d{1,6}[a-z]?\b"
)
_LIVES = (
    r"(?:lives?|lived|living|stay(?:s|ing|ed)?|mov(?:es?|ed|ing)|resid(?:es?|ed|ing)|sleep(?:s|ing)?|based|(?:home|house|place|unit|flat|placement"
    r"|address|lives|located|pick(?:ed)? up|drop(?:ped)? off|collect(?:ed)?|visit(?:ed|ing)?|seen|deliver(?:ed|y)?|placed)(?: address)?(?: is| was)?)"
)
_LIVES_AT = re.compile(
    rf"\b{_LIVES}(?: (?:in|out|back|now|over|there|with [a-z]{{2,10}}|them|him|her|the kids))?(?: ?[:=] ?| (?:at|to|on|from|is|in) )$"
)
_LIVES_IN = re.compile(rf"\b{_LIVES}(?: (?:in|at|out|back|now|over|there))? $")
_IS_AT = re.compile(
    r"\b(?:mum|dad|nan|nana|nanna|pop|he|she|they|aunty|uncle|grandma|grandpa|carer|kids|family|baby|bub|twins|boys|girls|sister|brother)(?:'s|'re| is| are| was| were)(?: still| now| back| over| out| living| staying)? at $"
)
_BARE = re.compile(r"[a-z][a-z'\-]{2,24}(?: [a-z][a-z'\-]{2,24})?")
_PROPERTY = re.compile(
    rf"\b{_LIVES}(?: (?:on|at|out at|out on|in))(?: (?:a|the|their|his|her))?(?: (?:property|station|farm|block|homestead))?(?: (?:called|named|known as))? "
    r"(?P<address>[\"']?[a-z][a-z'\-]{2,20}(?: [a-z][a-z'\-]{2,20}){0,3}[\"']?,[ \n](?:[a-z][a-z'\-]{1,20} ){1,3}(?:road|rd|highway|hwy|track|lane|via [a-z]{3,20}))\b"
)
# Words that no street is called: what is counted, and words between.
_COUNTED = frozenset(
    """
minute minutes min mins hour hours hr hrs day days week weeks month months year years yr yrs term terms km kms kilometre
kilometres metre metres m mile miles acre acres per cent percent am pm times time dollars families family people
persons children child kids kid babies students student staff workers worker members member services service sites site sessions
session meetings meeting networks network places seats copies pages page items item actions action questions question
responses parents carers carer young forums forum programs program schools houses homes beds bedroom bedrooms cars buses bus
participants volunteers of in on at to from for with and or but by the a an is are was were be been being has have had who which that this
these those there their his her our my your its it he she they we you i as if when than then so not no all any each every both
into onto over under about after before around through during between within without up down out off per via since until while
more most less fewer few many much other another same new different more only just also too very still even ever never often
can could will would should may might must do does did done get got go goes went come came make made take took give gave
cover covers close closes list lists deal deals explain explains describe describes set sets show shows apply applies contain contains
reports referrals calls visits trips days' weeks' years' hours' year's x hundred thousand million
""".split()
)  # fmt: skip
_NUMBERISH = re.compile(
    r"(?:\b(?:year|years|grade|term|tier|section|clause|goal|part|page|table|level|step|priority|standard|action|item|version|chapter|module|session|week|phase|stage|round|question|issue|option|about|under|over|than)|[%$])[ ]?$"
)


@rule(
    "address",
    hits=(
        "They have moved to 12 Example Street, Kadina.",
        "she lives at 3/12 smith st",
        "Lot 14 Saltbush Cres, Emu Siding",
        "RMB 1423 via Tarrinup",
        "mail goes to PO Box 44, Tarrinup",
        "he is staying at 12 Quandong",
        "they live near the school, at 7 Mulberry St",
        "site 14 at the caravan park",
    ),
    clean=(
        "Our office is at 4 Station Terrace.",
        "Workshop venue: CWA Hall, 15 Market Street, Tarrinup.",
        "It is a 20 minute drive and a 5 km walk.",
        "the Children's Centre, 4 Station Terrace",
        "Site 3 had the best results.",
        "Send invoices to our office, PO Box 12, Tarrinup.",
    ),
    needs=lambda post: post.numbered,
)
def address(post: Post, rules: Rules) -> Iterator[Span]:
    """A numbered street, lot, site, roadside or post box that isn't a service's own (AS 4590)."""
    service = -1
    for count, (start, found) in enumerate(_places(post)):
        end = _with_town(post, found)
        if service >= 0 and _AND.fullmatch(post.low[service:start]):
            service = end
            continue
        if _allowed(post, start, end, rules) or (
            count < MOST_SERVICES
            and (is_service(post, start, end) or (end > found and is_service(post, start, found)))
        ):
            service = end
            continue
        yield start, end


# What stands between two addresses of one service: "from … to …".
_AND = re.compile(
    r"[ ,]{0,2}(?:(?:has|have|is|are) )?(?:just |now )?(?:moved|moving|relocated|relocating|shifted)?[ ]?"
    r"(?:to|and|or|then|&|/)?[ ](?:at |to )?"
)


def _places(post: Post) -> Iterator[Span]:
    low = post.low
    yield from _rural(post)
    yield from _houses(post)
    if not _ROADS.isdisjoint(post.words) and _ROAD_SIGN.search(low):
        yield from _properties(post)


_ROADS = frozenset("road rd highway hwy track lane via".split())
_RURAL_WORDS = frozenset("rmb rsd rmsd rms rsm cmb cma rab r ra".split())
_BOX_WORDS = frozenset("box bx bag bags mailbag locker collect pob po gpo rmb mailbox b".split())
_LOT_WORDS = frozenset(
    "lot site section block allotment cabin hut van house flat unit villa caravan bay".split()
)


_STREET_NEXT = re.compile(r",?[ ]?\d{1,5}[a-z]?(?:[-/]\d{1,5})?[ ][a-z]")


def _rural(post: Post) -> Iterator[Span]:
    """Yield boxes, lots and sites."""
    low = post.low
    if not _RURAL_WORDS.isdisjoint(post.words):
        yield from (match.span() for match in _RURAL.finditer(low))
    for match in _BOX.finditer(low) if not _BOX_WORDS.isdisjoint(post.words) else ():
        if not match[0].startswith("box") or _mailed(post, match):
            yield match.span()
    for match in _LOT.finditer(low) if not _LOT_WORDS.isdisjoint(post.words) else ():
        park = _PARK.match(low, match.end())
        if park and (
            _lived(post, match.start())
            or (match[0].startswith("house") and "community" in park[0])
            or re.search(
                r"caravan|van park|village|tourist|camp|homeland|outstation|holiday", park[0]
            )
        ):
            yield match.start(), park.end()
        elif (
            not low.startswith((" of ", " and "), match.end())
            and not _STREET_NEXT.match(low, match.end())
            and _LIVED_AT.search(post.before(match.start(), 22))
            and not match[0].startswith(("section", "bay", "block"))
        ):
            yield match.span()


def _houses(post: Post) -> Iterator[Span]:
    """Yield numbers with the name of a street, and where somebody lives without its type."""
    yield from _in_words(post)
    for numbered in _NUMBERED.finditer(post.low):
        at, start = numbered.span()[0], numbered.end()
        typed = _is_typed(post, start)
        if not typed and not _may_live(post, at, start):
            continue
        begin = _with_unit(post, at)
        if begin < 0 or ("\n" in numbered[0] and _ends_line(post, at, numbered[0])):
            continue
        end = (typed and _street_end(post, begin, start)) or _bare_end(post, begin, start)
        if end:
            yield begin, end


_YEAR = re.compile(r"(?:19|20)\d\d\b")


def _ends_line(post: Post, at: int, number: str) -> bool:
    """Say whether a number belongs to the line that it ends: a year, or the last of a list's point."""
    first = post.text.rfind("\n", 0, at) + 1
    return bool(_YEAR.match(number)) or post.text.startswith("-", first)


_IN_BRACKETS = re.compile(r"\(\d{1,5}[a-z]?\)[ ,\n]{1,3}(?=[a-z])")
_IN_WORDS = re.compile(
    r"(?<![a-z])(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|and)[ \-]){1,5}$"
)


def _in_words(post: Post) -> Iterator[Span]:
    """Yield streets with a number in words and again in brackets: "fourteen (14) Banksia Street"."""
    for numbered in _IN_BRACKETS.finditer(post.low):
        said = _IN_WORDS.search(post.low, max(0, numbered.start() - 50), numbered.start())
        if said and _is_typed(post, numbered.end()):
            end = _street_end(post, said.start(), numbered.end())
            if end:
                yield said.start(), end


def _with_unit(post: Post, at: int) -> int:
    """Return where a number of a house begins with its unit, or -1 if it is part of something else."""
    low = post.low
    lead = _LEAD.search(low, max(0, at - 30), at)
    begin = lead.start() if lead else at
    before = low[max(0, begin - 2) : begin]
    if before and (before[-1].isalnum() or before[-1] in "$./-" or re.match(r"\d,", before)):
        return -1
    return begin


def _is_typed(post: Post, start: int) -> bool:
    """Say whether one of the next words is a type of street."""
    low = post.low
    return bool(_THE.match(low, start)) or any(
        word.rstrip(".,;:)?!\"'") in _TYPES
        for word in low[start : start + 110].replace("\n", " ").split(" ", 6)[1:6]
    )


# The last letters of what stands before a number at which somebody lives.
_BEFORE_HOME = ("at ", "to ", "on ", "from ", "is ", "in ", ": ", "= ", ":", "=", "/", ", ", "u")


def _may_live(post: Post, at: int, start: int) -> bool:
    low = post.low
    if not low.startswith(_BEFORE_HOME, at - 3) and not low[max(0, at - 4) : at].endswith(
        _BEFORE_HOME
    ):
        return low[at - 2 : at - 1].isdigit()
    return post.plain[start].isupper() or bool(_ENDS_THERE.match(low, start))


def _street_end(post: Post, begin: int, start: int) -> int:
    """Return where a street ends whose name starts here, or nothing."""
    the = _THE.match(post.low, start)
    if the:
        return the.end()
    match = _STREET.match(post.low, start)
    return match.end() if match and _is_street(post, match, begin) else 0


def _bare_end(post: Post, begin: int, start: int) -> int:
    """Return where a street without a type ends, at which somebody lives."""
    capital = post.plain[start].isupper()
    match = _BARE.match(post.low, start)
    if not match or not (capital or _ENDS_THERE.match(post.low, start)):
        return 0
    before = post.before(begin, 60)
    if not (
        _LIVES_AT.search(before)
        or _IS_AT.search(before)
        or (begin < start - 6 and _LIVES_IN.search(before))
    ):
        return 0
    words = match[0].split()
    if _is_counted(words[0]) or words[0] in _MONTHS or words[0] == "children's":
        return 0
    return match.end() if capital and len(words) == 1 else start + len(words[0])


_ENDS_THERE = re.compile(r"[a-z'\-]{3,25}(?:[.,;)\n]|$)")
_ROAD_SIGN = re.compile(
    r",[ \n][a-z][a-z'\- ]{1,60}\b(?:road|rd|highway|hwy|track|lane)\b|,[ \n][a-z '\-]{1,60}via "
)


def _properties(post: Post) -> Iterator[Span]:
    """Yield properties without a number where somebody lives."""
    for match in _PROPERTY.finditer(post.low):
        if (
            post.plain[match.start("address")].strip("\"'").isupper()
            or post.plain[match.start("address")] in "\"'"
        ):
            yield match.span("address")


# More addresses of services than any post lists.
MOST_SERVICES = 120
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept"
    " oct nov dec".split()
)


def _is_counted(word: str) -> bool:
    return word in _COUNTED or word in _COUNTED_MORE


_COUNTED_MORE = frozenset(
    "nights night fortnights fortnight degrees points times kids' adults siblings dogs cats foster homes".split()
)


def _is_street(post: Post, match: re.Match[str], begin: int) -> bool:
    words = match["name"].split()
    start = match.start("name")
    if (
        any(_is_counted(word) and word != "the" for word in words)
        or words[0] in _MONTHS
        or words[-1] == "the"
    ):
        return False
    if _NUMBERISH.search(post.low[max(0, begin - 14) : begin]):
        return False
    capital = post.plain[start].isupper()
    if not capital and words[0] in _ANY_STREET and not _LIVED_AT.search(post.before(begin, 30)):
        return False
    if match["loose"] and _YEAR.match(post.low, begin) and not _lived(post, begin, 30):
        return False
    if match["loose"] and _GOES_ON.match(post.low, match.end()):
        return False
    if match["loose"] or match["sure"] == "st":
        return capital or _in_passing(post, begin, match.end(), words)
    return capital or len(words) <= 2 or _lived(post, begin)


# A loose type followed by these is an ordinary word: "12 step way of working".
_GOES_ON = re.compile(
    r"[ ](?:of|for|forward|ahead|that|based|to (?:go|do|work|get)|through|model|approach|projects?|programs?)\b|-"
)


def _in_passing(post: Post, begin: int, end: int, words: list[str]) -> bool:
    """Say whether a street in small letters is one: somebody lives there, or nothing goes on after it."""
    if _lived(post, begin, 40):
        return True
    whole = post.low[max(0, begin - 60) : end + 60]
    hurried = whole == post.plain[max(0, begin - 60) : end + 60]
    if not hurried:
        return False
    if any(len(word) > 3 and not is_common(word) for word in words) or _SHORTENED.search(
        post.low, begin, end
    ):
        return True
    return len(words) <= 2 and bool(re.match(r"[ ]?(?:[,.;)|\n]|$)", post.low[end : end + 2]))


_SHORTENED = re.compile(r" (?:pl|cl|ct|crt|cr|sq|gr|tk|dr|wy|st|cct|tce)\.?$")


_ANY_STREET = frozenset(
    "way lane main high back side front busy quiet city inner local suburban dirt sealed regional country major little long short".split()
)
_LIVED = re.compile(rf"\b(?:{_LIVES}|of|at|caravan park|address(?:es)?)\b")


_LIVED_AT = re.compile(rf"\b(?:{_LIVES}|at|caravan park|address(?:es)?)\b")


def _lived(post: Post, place: int, most: int = 60) -> bool:
    return bool(_LIVED.search(post.before(place, most)))


def _mailed(post: Post, match: re.Match[str]) -> bool:
    """Say whether a bare box is where mail goes: a town follows, or mail comes before."""
    town = re.match(r",? [A-Z][a-z]+", post.plain[match.end() : match.end() + 30])
    return bool(town and town[0].startswith(",")) or bool(
        re.search(r"\b(?:mail|post|letters?|write|address|send)\b", post.before(match.start(), 40))
    )


_TOWN_AFTER = re.compile(_TOWN)
_ROAD_AFTER = re.compile(
    rf"(?:,[ \n]|[ \n])(?:{_UNIT}(?:\d{{1,5}}[a-z]? )?(?:[a-z][a-z'\-]{{1,20}} ){{1,3}}(?:{_SURE}|drive|way|track|court|place|close)\b)"
)


def _with_town(post: Post, end: int) -> int:
    road = _ROAD_AFTER.match(post.low, end)
    if road and not any(_is_counted(word) for word in road[0].strip(" ,\n").split()):
        end = road.end()
    town = _TOWN_AFTER.match(post.plain, end)
    return town.end() if town else end


def _allowed(post: Post, start: int, end: int, rules: Rules) -> bool:
    if not rules.addresses:
        return False
    here = located(post.plain[start:end])
    return any(here.startswith(own) or own.startswith(here) for own in rules.addresses)


ADDRESSES: tuple[Rule, ...] = (address,)
