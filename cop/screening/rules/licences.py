"""Driver licences and learner's permits."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from cop.screening.findings import Span
from cop.screening.formats import LicenceFormat
from cop.screening.normal import SEP, Post
from cop.screening.rules.base import PEOPLE, Rule, digits_of, rule
from cop.screening.tuning import Rules

_STATE = r"(?:sa|wa|nsw|vic(?:torian)?|qld|tas(?:manian)?|nt|act|queensland|tasmania|victoria|south australian?|western australian?)"
_LIC = r"(?:licen[cs]es?|licences?|lisence|licnece|licecne|lic\b\.?|permits?|card)"
# Words that are only ever said of people who drive.
_DRIVER = re.compile(
    rf"\b(?:driv(?:er|ers|er's|ers'|ing)'?(?:'s)?[ \-]?(?:{_STATE} )?(?:{_LIC}|l\b|id\b|number|no\b)|learner'?s?'?s?[ \-](?:driver'?s? )?(?:{_LIC}|number|no\b|driver)"
    r"|d[./]?ln?(?:\b\.?|(?=\d))|[lp]'?s\b|l[ \-]?plates?\b|[lp][12]?[ \-]?plat(?:e|er|es|ers)\b|(?:provisional|probationary|p1|p2|photo|unrestricted|restricted|hoon|red p|green p)[ \-](?:driver'?s? )?(?:licen[cs]es?|lic|permit)"
    rf"|{_STATE} licen[cs]e|licen[cs]e \(?{_STATE}\b|heavy vehicle licen[cs]e|(?:motor ?bike|motor ?cycle|bike|car|truck|bus|hr|mr|hc|mc|lr|c class|full|open|black) licen[cs]e)"
)
_LICENCE = re.compile(
    r"\b(?:licen[cs]es?|lisence|licnece|licecne|lic|permit)(?:'s)?(?![a-z])\.?(?: (?:card|permit))?"
)
# What shows that a licence is somebody's: a driver, a person, a class of licence, a document that is shown.
_SOMEBODYS = re.compile(
    r"\b(?:driv(?:e|es|er|ers|ing)|drove|driver's|learners?|learner's|[lp]'?s|[lp][ -]?plat(?:e|er)s?|mine|provisional|probationary|class|demerits?|disqualif\w{0,6}|unlicen[cs]ed|suspended|rego"
    rf"|id|photo|ident\w{{0,9}}|sighted|passport|birth cert\w{{0,8}}|police|cops?|speeding|pulled over|fines?|car|ute|hire car|volunteer|{_STATE}|expired|stolen|lost|replac(?:e|ed|ing|ement)|wallet|it says|holder|full|rta|service sa|vicroads)\b"
)
# Licences that are not for driving, named before or after the word.
_KINDS = (
    r"liquor|performance|software|copyright|creative commons|microsoft|adobe|zoom|canva|user|centres?|child ?care|providers?|business|building|builder'?s|fishing|food"
    r"|trading|gambling|gaming|music|apra|onemusic|film|image|seat|site|security|firearms?|gun|shooter'?s|marine|boat|electrical|electrician'?s|plumb(?:ing|er'?s)"
    r"|trade|real estate|premises|alcohol|broadcast(?:ing)?|photocopying|labour hire|forklift|crane|high risk|product|subscription|annual|service|services|kitchen"
    r"|hall|venue|council|parking|learning|app|platform|website|data|mining|export|import|import|hotel|club|bar|events?|open|work|family day care|education|school"
    r"|agency|organisation|network|hub|tv|television|radio|drone|pilot|taxi operator|operator|transport|fireworks|market|stall|busking|hawker'?s|poker machine|bottle ?shop"
    r"|packaged liquor|club|catering|medicines?|poisons?|pesticides?|explosives?|waste|water|land|camping|dog|pet|wildlife|fauna|collecting|adoption|oshc|preschool|kindy"
)
_OTHER_KIND = re.compile(
    rf"\b(?:{_KINDS})(?:'s)? (?:[a-z0-9]{{1,12}} )?(?:licen[cs]es?|lic|permits?)\b"
    rf"|\b(?:licen[cs]e|permit)s?(?: (?:no|number|num|key|ref))?\.?,? (?:of|for|to|from|on|held by|issued to|at) (?:use |run |operate |sell |serve |[a-z]+ing )?(?:the |our |a |an |their |this |all )?(?:[a-z]{{2,12}} )?(?:{_KINDS})\b"
    r"|\blicen[cs]e (?:key|keys|fees?|conditions?|agreement|plate|plates|server|renewals?|holders?|costs?|code)\b|\blicen[cs]ed\b|\blicensing\b"
)
_OTHER = re.compile(
    r"\b(?:medicare|tax|tfn|t\.f\.n|crn|centrelink|phone|ph|mobile|mob|m|dob|d\.o\.b|born|birth|bsb|acct?|account|invoice|order|abn|acn|ring|rang|call|text|c3ms|carl|ihi|urn"
    r"|exp|expires|expiry|valid|rego|(?<!\b[lp] )(?<!\b[lp]-)plates?|postcode|receipt|fine|fines|infringement|hours|until|due|wwcc?|working with children(?: check)?|passport|childstory|cris|report|isbn|code"
    r"|costs?|fax|tel|file|council file|ref|reference|notice|vin)\b[a-z .:#(]{0,12}$|\$$"
)
_AFTER = re.compile(
    r"[ ]?(?:hours?|hrs|km|kms|people|young|drivers|families|times|%|am\b|pm\b|licen[cs]es|members|students|dollars|users|seats|copies|per cent|learners|of (?:them|the|our))"
)
_WIDEST = 110
_FAR = 64
_NEAR = 34


@lru_cache(maxsize=32)
def _numbers(formats: tuple[LicenceFormat, ...]) -> re.Pattern[str]:
    shapes = sorted({shape for form in formats for shape in form.shapes}, key=len, reverse=True)
    return re.compile(
        rf"(?:(?<=\bdl)|(?<![a-z\d$/@]))(?=[a-z]{{0,2}}[ \-.]?\d)(?:{'|'.join(map(_as_pattern, shapes)) or '(?!)'})(?![a-z\d%@])(?![/.:]\d)(?!,\d{{3}}(?!\d))"
    )


def _as_pattern(shape: str) -> str:
    piece = {"9": r"\d", "A": "[a-z]", "X": r"[a-z\d]"}
    between = {
        "99": SEP,
        "A9": "-?" if shape.startswith("AA") else r"[ \-.]{0,2}",
        "9A": r"[ \-.]?",
    }
    return "".join(
        between.get(a + b, "") + piece[b] for a, b in zip(" " + shape, shape, strict=False)
    )


_SIGNS = frozenset(
    "licence licences license licenses lisence lic permit permits driverlicence dl dln l ls p ps learner learners driver drivers driving".split()
)


@rule(
    "driver_licence",
    hits=(
        "his driver's licence is 1234567",
        "Learner's permit no. A12345 was suspended",
        "> ID sighted: DL number 123 456 789, exp 08/29",
        "her licence number (4412AB)",
        "Tas drivers licence R3915R",
        "DL_89187424_front.jpg",
        "| Name | Driver licence |\n|---|---|\n| dad | 98975140 |",
    ),
    clean=(
        "Liquor licence 51234567 for the fundraiser.",
        "Driver licence renewals move online; 1234567 people have one.",
        "The software licence number is 12345678.",
        "Our learner drivers did 120 hours.",
        "WWCC number 1234567E and driver licence are both checked.",
    ),
    needs=lambda post: post.most_digits >= 4 and not _SIGNS.isdisjoint(post.words),
)
def driver_licence(post: Post, rules: Rules) -> Iterator[Span]:
    """A driver licence or permit number of any State, beside words that say whose kind it is."""
    said = _Said(post)
    if not said.drivers and not said.licences:
        return
    pattern = _numbers(rules.licences)
    last = -1
    for match in _shaped(post, pattern):
        listed = last >= 0 and _listed(post, last, match)
        if match.start() >= last and (listed or _is_licence(post, match, said)):
            last = match.end()
            yield match.span()


class _Said:
    """Where a post speaks of licences to drive, of licences, of people, and of licences for other things."""

    def __init__(self, post: Post) -> None:
        self._low = post.low
        self.drivers = [match.end() for match in _DRIVER.finditer(post.low)]
        self.licences = [match.end() for match in _LICENCE.finditer(post.low)]

    @cached_property
    def others(self) -> list[int]:
        """Return where licences for other things are spoken of."""
        return [match.end() for match in _OTHER_KIND.finditer(self._low)]

    @cached_property
    def somebodys(self) -> list[int]:
        """Return where there is a sign that a licence is somebody's."""
        people = [match.end() for match in PEOPLE.finditer(self._low)]
        return sorted(people + [match.end() for match in _SOMEBODYS.finditer(self._low)])


def _any_in(ends: list[int], first: int, last: int) -> bool:
    """Say whether one of these places is in a stretch."""
    at = bisect_right(ends, first)
    return at < len(ends) and ends[at] <= last


def _nearest(ends: list[int], place: int) -> int:
    at = bisect_right(ends, place)
    return ends[at - 1] if at and ends[at - 1] >= place - _WIDEST else -1


def _shaped(post: Post, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what is shaped like a number of a licence: nowhere else than around digits can one be."""
    low, last = post.low, 0
    for start, end, _ in post.runs:
        for match in pattern.finditer(low, max(last, start - 5), min(len(low), end + 6)):
            last = match.end()
            if _odd_letter(post, match):
                match = pattern.match(low, match.start() + 2) or match
            yield match


def _listed(post: Post, last: int, match: re.Match[str]) -> bool:
    """Say whether a number goes on a list of licences."""
    return bool(re.fullmatch(r"[ ,;&\n]{1,3}(?:and |or |then )?", post.low[last : match.start()]))


def _is_licence(post: Post, match: re.Match[str], said: _Said) -> bool:
    found = match[0]
    digits = digits_of(found)
    if len(digits) < 4 or _dated(found) or _odd_letter(post, match):
        return False
    if digits.startswith(("13", "18")) and len(digits) == 10:
        return False
    first = max(0, match.start() - _WIDEST)
    paragraph = post.low.rfind("\n\n", first, match.start())
    first = max(first, paragraph)
    if _AFTER.match(post.low, match.end()) or _OTHER.search(
        post.low[max(first, match.start() - 34) : match.start()]
    ):
        return False
    header = post.header_of(match.start())
    if header:
        row = post.low.rfind("\n", first, match.start()) + 1
        in_row = "|" in post.low[row : match.start()]
        return _by_header(post, header) or (in_row and _said_before(post, match, row, said))
    return _said_before(post, match, first, said) or _said_after(post, match)


def _odd_letter(post: Post, match: re.Match[str]) -> bool:
    """Say whether the letter is a word of its own: "a 12345", "i 12345"."""
    found = post.plain[match.start() : match.end()]
    return bool(re.match(r"(?:[ai]|no|of|to|is|at|in|or|on|by|s|mr) ", found))


def _dated(found: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:19|20)\d\d[\-./]\d\d[\-./]\d\d|\d\d?[ .\-/]\d\d?[ .\-/](?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[ \-/](?:19|20)\d\d",
            found,
        )
    )


def _by_header(post: Post, header: str) -> bool:
    if _OTHER_KIND.search(header):
        return False
    if _DRIVER.search(header):
        return True
    others = " ; ".join(post.tables[0].headers) if post.tables else ""
    return bool(_LICENCE.search(header)) and not _OTHER_KIND.search(others)


def _said_before(post: Post, match: re.Match[str], first: int, said: _Said) -> bool:
    """Say whether the words before the number call it a licence to drive."""
    driver = _nearest(said.drivers, match.start())
    word = _nearest(said.licences, match.start())
    place = max(driver, word)
    if place < first:
        return False
    gap = post.low[place : match.start()]
    if "\x01" in gap or _ENDS_TWICE.search(gap):
        return False
    if driver >= word:
        return len(gap) <= _FAR and _calls_it(gap)
    last = match.end()
    if len(gap) > _NEAR + 14 or _any_in(said.others, max(0, first - 40), last + 40):
        return False
    return _any_in(said.somebodys, max(first, place - 70), last + 70)


_ENDS_TWICE = re.compile(r"\d{5}|[.!?]\s[^.!?]{0,60}[.!?]\s")
_WORK_SAYS = re.compile(
    r"\b(?:trial|report|program|programme|training|renewals?|costs?|mentoring|envelopes|course|workshop|budget|grants?|people|hours|attended|guide|and (?:a |the )?(?:wwcc?|working))\b"
)


def _calls_it(gap: str) -> bool:
    """Say whether what stands between a driver's licence and a number leaves it that."""
    return not _WORK_SAYS.search(gap) and (
        len(gap) <= _NEAR or bool(re.search(r"\b(?:no|num|number|reads|is|id)\b|[#:(\n\-]", gap))
    )


_SAID_AFTER = re.compile(
    r"[\"')\]]?[ ,(\-=]{1,3}(?:is |was |being )?(?:(?:printed|shown|written|listed|given|stamped) )?(?:on |from |as )?(?:(?!and )[a-z']{2,10} ){0,2}?(?:driver'?s?|drivers'|driving|learner'?s?|[lp]'s|[lp][ -]?plates?|d[./]?l)\b(?! (?:of|for) (?:change|demand))"
)
_SAID_PLAINLY = re.compile(
    r"[ ,(\-=]{1,3}(?:is |was |on |from |being |as )?(?P<who>his|her|their|my|mum's|dad's|nan's|carer's|the carer's) licen[cs]e"
)


def _said_after(post: Post, match: re.Match[str]) -> bool:
    after = post.after(match.end(), 45)
    return bool(_SAID_AFTER.match(after) or _SAID_PLAINLY.match(after))


LICENCES: tuple[Rule, ...] = (driver_licence,)
