"""Numbers that the Commonwealth gives to people: Medicare, tax file, Centrelink, healthcare."""

import re
from collections.abc import Iterator

from cop.screening import checksums
from cop.screening.findings import Span
from cop.screening.normal import SEP, Post
from cop.screening.rules.base import (
    BUSINESS,
    EDGE,
    END,
    PEOPLE,
    Rule,
    digits_of,
    digits_or_loose,
    groups_of,
    in_runs,
    last_of,
    of_business,
    rule,
    spaced,
)
from cop.screening.rules.loose import BETWEEN, is_list, named
from cop.screening.tuning import Rules

_MEDICARE = re.compile(rf"(?<![\d$])(?=([2-6](?:{SEP}\d){{9}}(?:{SEP}\d)?)(?!\d))")
_TEN = re.compile(rf"[2-6](?:{SEP}\d){{9}}")
_MEDICARE_WORD = re.compile(
    r"medicare|medi care|\bm ?/ ?c\b|\bmcare\b|\bmcn\b|\bhealth care card\b|\birn\b|\bm'?care\b|\bmedic(?:are|al) card"
)
# One of these is in every such word.
_IN_WORDS = ("care", "medic", "mc", "m/c", "/ c", "m /c", "irn")
_LINE_ON_CARD = re.compile(
    r"[ ]?[/\-][ ]?[1-9](?!\d)|[ ]?\([1-9]\)"
    r"|[ ,\n(]{0,2}(?:irn|ref|reference|position|pos|line|person|card ref)(?: ?(?:no\.?|number|num|#))?[ .:#]{0,3}"
    r"[1-9](?!\d)\)?"
)
# How the card prints it and how people copy it; any other grouping must not look like dates.
_AS_PRINTED = {(10,), (4, 5, 1), (4, 6), (9, 1), (4, 5, 1, 1), (4, 5, 2), (11,), (10, 1)}
# How people copy it who don't look at the card's own blanks.
_IN_FOURS = {(4, 4, 2), (4, 4, 1, 1), (4, 4, 2, 1), (4, 4, 1, 1, 1)}
# As the card prints it, but with signs for blanks that a list of numbers hardly has.
_SIGNED = re.compile(
    r"(?<![\w$])(?<![+(\[,.])(?=([2-6]\d{3}(?:[=+]{1,2}\d{5}[=+]{1,2}|[ ]?\(\d{5}\)[ ]?|[ ]?\[\d{5}\][ ]?)\d)(?![\w=+,]))"
)
_LOOSE = re.compile(rf"(?!(?:19|20)\d\d[\-/]\d\d\b)\d(?:{BETWEEN}\d){{9}}(?!\d|,\d{{3}}\b)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}(?!\d)|(?:19|20)\d\d[/.\-]\d")


@rule(
    "medicare",
    hits=(
        "Mum's Medicare is 2123 45670 1 if you need it.",
        "2123-45670-1/2",
        "the card says 2123\n> 45670 1",
        "m/c no 2123456701",
    ),
    clean=(
        "Ref 2123 45671 1 on the invoice.",
        "Invoice 2123456701 has been paid.",
        "Tracking ID 2123456701 says it arrived.",
    ),
    needs=digits_or_loose(10),
)
def medicare(post: Post, rules: Rules) -> Iterator[Span]:
    """A Medicare card number: ten digits, 2 to 6 first, check digit ninth (Services Australia, AS 5017)."""
    done = 0
    for match in in_runs(_MEDICARE, post, 10):
        start = match.start()
        if start < done:
            continue
        end = _medicare_end(post, start, match[1])
        if end:
            done = end
            yield start, end
    if post.loose:
        yield from _signed(post)
        if any(piece in post.low for piece in _IN_WORDS):
            yield from named(post, _MEDICARE_WORD, _LOOSE, _passes)


def _signed(post: Post) -> Iterator[Span]:
    """Yield the numbers that have equals or plus signs or brackets where the card has blanks."""
    for match in _SIGNED.finditer(post.plain):
        if checksums.medicare(digits_of(match[1])) and not _YEAR.match(match[1]):
            yield match.span(1)


def _passes(found: str) -> bool:
    """Say whether digits are a card's that stand straight after its name."""
    usual = groups_of(found) in _AS_PRINTED | _IN_FOURS
    return (usual or not is_list(found)) and checksums.medicare(digits_of(found))


def _medicare_end(post: Post, start: int, found: str) -> int:
    """Return where the number that starts here ends, or nothing."""
    for written in _lengths(found):
        end = start + len(written)
        if post.plain[end : end + 1].isdigit() or not checksums.medicare(digits_of(written)):
            continue
        if not _in_doi(post, start) and _is_medicare(post, start, end):
            line = _LINE_ON_CARD.match(post.low, end)
            return line.end() if line else end
    return 0


def _lengths(found: str) -> Iterator[str]:
    yield found
    ten = _TEN.match(found)
    if ten and len(ten[0]) < len(found):
        yield ten[0]


def _is_medicare(post: Post, start: int, end: int) -> bool:
    groups = groups_of(post.plain[start:end])
    near = post.low[max(0, start - 70) : start]
    header = post.header_of(start)
    if _MEDICARE_WORD.search(header):
        return True
    if BUSINESS.search(header):
        return False
    named = _last(_MEDICARE_WORD, near)
    if named >= 0 and named >= _last(BUSINESS, near):
        return True
    if sum(groups) == 11 and groups not in _AS_PRINTED | _IN_FOURS:
        return False
    if sum(groups) == 11 and checksums.abn(digits_of(post.plain[start:end])):
        return False
    if not (EDGES.match(post.plain, start) and not post.plain[end : end + 1].isalpha()):
        return False
    if len(groups) == 1:
        return not (_is_business(post, start, end) or _BARCODE.search(near))
    return groups in _AS_PRINTED or not _like_dates(
        post.plain[start:end], post.plain[end : end + 5]
    )


# Said once, it names the numbers of the next sentence, too.
_BARCODE = re.compile(r"\bbarcodes?\b")
# The line on the card may stand behind another sign.
_LINE = re.compile(r"(?<=\d\d)[/\-.][1-9]$")
_GOES_ON = re.compile(r"[ ]?[.\-/|:][ ]?\d[\d.\-/]{0,3}|[ ]\d{1,4}")


def _like_dates(written: str, after: str) -> bool:
    """Say whether digits are days, years, decimals or cells beside each other."""
    goes_on = _GOES_ON.match(after)
    written = written + goes_on[0] if goes_on else _LINE.sub("", written)
    between = {re.sub(r"\s+", " ", cut) for cut in re.findall(r"(?<=\d)\D+(?=\d)", written)}
    if (len(between) > 1 and len(groups_of(written)) > 3) or "|" in written:
        return True
    return bool(_DAY.search(written) or _YEAR.match(written)) or len(_YEAR.findall(written)) > 1


EDGES = re.compile(EDGE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s]{0,60}$")


def _in_doi(post: Post, start: int) -> bool:
    """Say whether what begins here is part of the name of an article."""
    return bool(_DOI.search(post.low[max(0, start - 80) : start]))


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Return where the pattern is found last, or -1."""
    place = -1
    for match in pattern.finditer(text):
        place = match.start()
    return place


def _is_business(post: Post, start: int, end: int) -> bool:
    """Say whether a solid number is called something of business."""
    before = post.before(start, 90)
    after = post.after(end, 40)
    if (
        of_business(before[-60:], "ref")
        or _LICENCE.search(before[-40:])
        or re.match(
            r"[ ,]{0,2}(?:is|was)? ?(?:the|our|an?)? ?(?:invoice|order|tracking|receipt|barcode)",
            after,
        )
    ):
        return True
    if PEOPLE.search(before[-40:]) or (before.endswith("ref ") and _is_glued(post, start)):
        return False
    return bool(BUSINESS.search(before))


def _is_glued(post: Post, start: int) -> bool:
    """Say whether a word before a number runs into it."""
    between = post.raw[post.raw_span(start - 2, start - 1)[1] : post.raw_span(start, start + 1)[0]]
    return not any(map(str.isspace, between))


_LICENCE = re.compile(r"\b(?:licen[cs]e|permit|wwcc?)\b")
_TFN = re.compile(rf"{EDGE}(?=({spaced(9)}){END})")
_TFN_WORD = re.compile(
    r"\bt[.\-/ ]?f[.\-/ ]?n\b\.?|\btax[ -]?file\b|\btax (?:no|num|number|nbr|id|ref)\b|\bato (?:no|number|ref)\b|\btaxfile"
    r"|\btfn"
)
_LOOSE_TFN = re.compile(rf"\d(?:{BETWEEN}\d){{8}}(?![\dA-Za-z]|,\d{{3}}\b)")
# "no." ends no sentence.
_NUMBER_WORD = re.compile(r"\b(?:nos?|num|nbr)\.[ ]")
_TFN_WORDS = frozenset("tfn tfns t tax taxfile ato".split())
_NOT_TFN = re.compile(
    r"\b(?:abn|acn|arbn|invoices?|grants?|agreements?|tenders?|orders?|nat|bsb|biller|bpay|crn|receipt|quote"
    r"|reference|ref|contract|job|ticket|licen[cs]e)\b|[.!?]\s[^.!?]{0,80}[.!?]\s|\x01"
)


@rule(
    "tfn",
    hits=(
        "His tax file number is 123 456 782.",
        "T.F.N. – 123.456.782",
        "123456782 (her TFN)",
        "tax no 123-456-782",
    ),
    clean=(
        "The grant reference is 123456782.",
        "Tax invoice 123456782 attached.",
        "ACN 123 456 782",
        "TFN forms go to payroll. Our ABN and grant number 123456782 are on the letter.",
    ),
    needs=digits_or_loose(9),
)
def tfn(post: Post, rules: Rules) -> Iterator[Span]:
    """A tax file number: nine digits that pass the ATO's check, beside words that say so."""
    if _TFN_WORDS.isdisjoint(post.words) or not _TFN_WORD.search(post.low):
        return
    for match in in_runs(_TFN, post, 9):
        start, end = match.span(1)
        if checksums.tfn(digits_of(match[1])) and _is_tfn(post, start, end):
            yield start, end
    if post.loose:
        yield from named(post, _TFN_WORD, _LOOSE_TFN, lambda found: checksums.tfn(digits_of(found)))


# A line that says by itself what stands on it.
_NEXT_LINE = re.compile(r"\n[a-z][a-z' ]{1,24}[ ]?[-:=]")


def _is_tfn(post: Post, start: int, end: int) -> bool:
    before = post.low[max(0, start - 80) : start]
    word = last_of(_TFN_WORD, before)
    if _TFN_WORD.search(post.header_of(start)):
        return True
    gap = before[word.end() :] if word else ""
    lines = post.text[start - len(gap) : start].lower()
    if word and not _NEXT_LINE.search(lines) and not _NOT_TFN.search(_NUMBER_WORD.sub(" ", gap)):
        return True
    somebodys = PEOPLE.search(post.before(start, 60))
    after = post.after(end, 90) if somebodys else post.low[end : end + 40]
    word = _TFN_WORD.search(after)
    if (
        not word
        or _NOT_TFN.search(after[: word.start()])
        or re.search(r"[.!?\n]", after[: word.start()])
    ):
        return False
    return not BUSINESS.search(before[-25:])


_CRN = re.compile(rf"{EDGE}(\d(?:{SEP}\d){{8}})([ \-.\n/]{{0,3}})([A-Za-z])(?![A-Za-z\d])")
_CRN_WORD = re.compile(
    r"\bc\.?r\.?ns?\b|centrelink|concession card|pension(?:er)? (?:concession )?card|health care card|parenting payment|family (?:assistance|tax)|child support|job ?seeker|abstudy|austudy|youth allowance|carer (?:payment|allowance)|\bdsp\b|customer (?:ref|reference|no|number|id)|\bcentre ?link|\bc'?link\b|services australia"
)
_NO_CRN = re.compile(
    r"\b(?:abn|acn|invoices?|orders?|tracking|assets?|serial|grants?|contracts?|tenders?|biller|bpay|parts?|models?|licen[cs]es?|permits?"
    r"|courses?|batch|dockets?|tickets?|certificates?|policy|policies|jobs?|quotes (?:for|from|due)|quote (?:no|number|ref)|receipts?|items?|catalogue|barcodes?|consignment|parcels?|sku"
    r"|vouchers?|warranty|version|edition|isbn|trademark|patent|agreements?|projects?|cost cent(?:re|er)|product|stock|registration|rego|chassis|vin)\b"
)
_IS_BUSINESS = re.compile(
    rf"[ ,]{{1,2}}(?:is|was|being|as) (?:the |our |a |an )?(?:[a-z]{{2,12}} )?(?:{_NO_CRN.pattern})"
)
_LOOSE_CRN = re.compile(
    rf"\d(?:{BETWEEN}\d){{8}}[ \-.,/|:=+()\[\]'\"]{{0,3}}[ABCHJKLSTVXabchjklstvx](?![A-Za-z\d])(?<![ ]a)"
)
# A letter in brackets or in quotes, as behind a number.
_APART = re.compile(r"[,|:=+()\[\]'\"][A-Za-z](?![A-Za-z\d])")
_CRN_WORDS = frozenset(
    "crn crns c r n centrelink link concession pension pensioner health parenting family child job jobseeker abstudy austudy youth carer dsp customer centre services".split()
)
_CHECK_LETTERS = frozenset("ABCHJKLSTVX")


@rule(
    "crn",
    hits=(
        "Her CRN is 123 456 789A.",
        "customer ref 123-456-789 k",
        "204 456 789 T is what they quote",
    ),
    clean=(
        "BPAY reference 000412998.",
        "CRN means customer reference number",
        "123456789 a year ago",
        "Asset 123456789B",
    ),
    needs=digits_or_loose(9),
)
def crn(post: Post, rules: Rules) -> Iterator[Span]:
    """A Centrelink customer reference number: nine digits and a check letter (Services Australia)."""
    for match in in_runs(_CRN, post, 9, 8):
        if _is_crn(post, match):
            yield match.span()
    if (post.loose or _APART.search(post.plain)) and not _CRN_WORDS.isdisjoint(post.words):
        yield from named(post, _CRN_WORD, _LOOSE_CRN, _in_threes)


def _in_threes(found: str) -> bool:
    """Say whether digits that may be a list of numbers are set apart as such a number is."""
    return not is_list(found) or groups_of(found) in ((9,), (3, 3, 3))


def _is_crn(post: Post, match: re.Match[str]) -> bool:
    _, gap, letter = match.groups()
    before = post.low[max(0, match.start() - 80) : match.start()]
    following = post.low[match.end() : match.end() + 2]
    ends = not re.match(r"[ ][a-z]|'", following)
    if _CRN_WORD.search(before):
        return bool(not gap.strip(" \n") and not gap) or letter.isupper() or letter != "a" or ends
    cut_off = "\n" in gap and not (letter.isupper() and ends)
    if (
        cut_off
        or _NO_CRN.search(post.before(match.start(), 60))
        or _NO_CRN.search(post.header_of(match.start()))
    ):
        return False
    if _IS_BUSINESS.match(post.low, match.end()):
        return False
    if letter.upper() not in _CHECK_LETTERS:
        return False
    if gap in ("", "-", "/", "."):
        return letter.isupper() or not gap or gap in match[1]
    if letter.isupper():
        return ends or letter != "A"
    return letter not in "ax" and groups_of(match[1]) in ((9,), (3, 3, 3))


_B = BETWEEN
_IHI = re.compile(rf"8(?<!\d8)(?:{_B}0){{2}}{_B}3{_B}6{_B}0(?:{_B}\d){{10}}(?!\d)")


@rule(
    "ihi",
    hits=("IHI 8003 6093 4083 0650", "8003609340830650"),
    clean=("8003 6283 3335 7360 is the clinic's own", "8003 6093 4083 0651"),
    needs=digits_or_loose(16),
)
def ihi(post: Post, rules: Rules) -> Iterator[Span]:
    """An individual healthcare identifier: 800360, ten digits, Luhn (AS 5017, Healthcare Identifiers Act)."""
    for match in _IHI.finditer(post.plain):
        if checksums.ihi(digits_of(match[0])):
            yield match.span()


NUMBERS: tuple[Rule, ...] = (ihi, medicare, crn, tfn)
