"""Telephone numbers that reach a person or a desk; helplines are for everybody."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, groups_of, rule
from cop.screening.tuning import Rules, national, same_number

_S = r"[ .\-/|()]{0,4}(?:\n[ .\-/|()]{0,2})?"
_MOBILE = rf"(?:\(?0\)?){_S}4(?:{_S}\d){{8}}"
_LANDLINE = rf"\(?0{_S}[2378](?:{_S}\d){{8}}"
_SATELLITE = rf"0{_S}1{_S}4{_S}7(?:{_S}\d){{6}}"
_ABROAD = rf"(?:\+{_S}|0011{_S}|\(\+?|00{_S})?61{_S}(?:\(?0\)?{_S})?[23478](?:{_S}\d){{8}}"
_PHONE = re.compile(
    rf"(?<![\w$])(?<!\d[.])(?=((?:\+|\()?(?:{_ABROAD}|{_MOBILE}|{_LANDLINE}|{_SATELLITE}))(?!\d))",
    re.IGNORECASE,
)
# With commas, brackets, equals or plus signs, but in the groups in which such numbers are said.
_T = r"[,;:=+()\[\]{}<>^'\"]{1,2}[ ]?"
_U = r"[ \[(]{1,2}"
_SIGN = re.compile(rf"\d{_T}\d")
_SIGNED = re.compile(
    rf"[0+](?<![\w$][0+])(?:4\d\d(?:{_T}\d{{6}}|{_T}\d{{3}}(?:{_T}|{_U})\d{{3}}|{_U}\d{{3}}{_T}\d{{3}})"
    rf"|61[ ]?(?:\(0\)|0)?[ ]?4\d\d{_T}\d{{3}}{_T}\d{{3}}|(?P<call>4{_T}\d{{4}}{_T}\d{{4}}|61{_T}[2378]{_T}\d{{4}}{_T}\d{{4}}|[2378]{_T}\d{{4}}{_T}\d{{4}}))(?![\w%])(?![,.]\d)"
)
_STRETCH = re.compile(r"[+(\d][\d ().+\-/|\n]{6,}")
_FEWEST = 9
_EXTENSION = re.compile(r"[ ,(]{0,2}(?:ext|extn|extension|x)[ .:]{0,2}\d{1,5}\)?")
_DATE = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1(?:19|20)\d\d(?!\d)|\d{1,2}([/.])\d{1,2}\2\d\d[ \n,]")
_LOCAL = re.compile(
    r"(?<![\w$.\-/+])(?:[2378][ ]?[5-9]\d{3}[ \-.]?\d{4}|[2-9]\d{3}[ \-.]?\d{4}|[2-9]\d[ .\-]\d\d[ .\-]\d\d[ .\-]\d\d|4\d{2}[ \-.]?\d{3}[ \-.]?\d{3})(?![\w%])(?![.\-/]\d)"
)
_USUAL = {(10,), (2, 4, 4), (4, 3, 3), (2, 8), (4, 6)}
_BUSINESS = re.compile(
    r"\b(?:cost|ledger|gl|codes?|invoices?|orders?|biller|bpay|barcodes?|catalogue|isbn|issn|doi|tracking|assets?|abn|acn|budget|serial|part|account)\b"
)
_CALL = re.compile(
    r"(?:\b(?:ph|phone|phoned|tel|telephone|ring|rings|rang|call|called|calls|text|texted|sms|mob|mobile|cell"
    r"|landline|fax|handset|whatsapp|home no|contact no|contact number)\b[a-z' .:#(\"]{0,30})$"
)
_CALL_WORDS = frozenset(
    "ph phone phoned tel telephone ring rings rang call called calls text texted sms mob mobile cell landline fax handset whatsapp home contact".split()
)
_NOT_CALL = re.compile(
    r"\b(?:13|1300|1800|bsb|acct?|account|ref|licen[cs]e|carl|c3ms|crn|medicare|abn|year|between)\b"
)


@rule(
    "phone",
    hits=(
        "Ring her on 0491 570 156.",
        "+61 491 570 156",
        "(08) 7010 1234 ext 5",
        "0011 61 8 7010 1234",
        "ph 7010 1234",
        "text 491 570 156",
    ),
    clean=(
        "Ring 13 14 78 or 1800 55 1800 at any time.",
        "1300 975 707",
        "1 3 0 0 975 707",
        "from 0400–0600",
        "02/03/2025 10 am",
    ),
    needs=lambda post: post.numbered,
)
def phone(post: Post, rules: Rules) -> Iterator[Span]:
    """A mobile or geographic number (ACMA's numbering plan): 04, 02, 03, 07, 08, +61; never 13, 1300, 1800."""
    for start, end in _dialled(post):
        if not _allowed(post.plain[start:end], rules):
            yield start, _with_extension(post, end)
    if _SIGN.search(post.plain):
        yield from _signed(post, rules)
    yield from _local(post, rules)


def _signed(post: Post, rules: Rules) -> Iterator[Span]:
    """Yield numbers with signs in them; one that is no mobile's needs a word that says it is rung."""
    for match in _SIGNED.finditer(post.plain):
        before = post.before(match.start(), 45)
        if (match["call"] and not _CALL.search(before)) or _allowed(match[0], rules):
            continue
        yield match.start(), _with_extension(post, match.end())


def _dialled(post: Post) -> Iterator[Span]:
    """Yield what could be dialled, looking only where enough digits stand close together."""
    for stretch in _STRETCH.finditer(post.plain):
        if sum(map(str.isdigit, stretch[0])) >= _FEWEST:
            yield from _in_stretch(post, *stretch.span())


def _in_stretch(post: Post, at: int, end: int) -> Iterator[Span]:
    """Yield the numbers in a stretch one after the other; a date is none, and none begins in it."""
    while match := _PHONE.search(post.plain, at, end + 1):
        found = match.span(1)
        date = _DATE.match(post.plain, found[0])
        if date:
            at = date.end()
        elif _odd(post, *found) or _of_two(post, *found, end):
            at = found[0] + 1
        else:
            at = found[1]
            yield found


_GOES_ON = re.compile(r"\d[ .\-/|\n,;=+()\[\]]{1,3}$")
_ANOTHER = re.compile(r"\D[0+]")
_NEAR = 20


def _of_two(post: Post, start: int, end: int, last: int) -> bool:
    """Say whether digits are the end of a number and the beginning of another, which is a telephone's."""
    found = post.plain[start:end]
    if (
        not _ANOTHER.search(found, 1)
        or groups_of(found) in _USUAL
        or not _GOES_ON.search(post.plain, max(0, start - 4), start)
    ):
        return False
    other = _PHONE.search(post.plain, start + 1, min(last + 1, end + _NEAR))
    return other is not None and other.start(1) < end and groups_of(other[1]) in _USUAL


def _odd(post: Post, start: int, end: int) -> bool:
    """Say whether digits that could be dialled are more likely times, ranges or part of a reference."""
    found = post.plain[start:end]
    if post.plain[end : end + 1].isalpha() and not post.low.startswith(("x", "ext"), end):
        return True
    groups = groups_of(found)
    if groups not in _USUAL and _BUSINESS.search(post.before(start, 40)):
        return True
    if (groups[0] == 1 and len(groups) > 2 and found.startswith("0.")) or (
        "(" in found[1:] and ")" not in found and "(0" not in found
    ):
        return True
    dialled = found.lstrip("(").startswith(("+", "0"))
    return not dialled and groups[0] > 2 and groups[0] != 11


def _local(post: Post, rules: Rules) -> Iterator[Span]:
    """Numbers without their area code, where a word says that they are rung."""
    if _CALL_WORDS.isdisjoint(post.words):
        return
    for match in _LOCAL.finditer(post.plain):
        before = post.before(match.start(), 45)
        if _CALL.search(before) and not _NOT_CALL.search(before) and not _allowed(match[0], rules):
            yield match.start(), _with_extension(post, match.end())


def _with_extension(post: Post, end: int) -> int:
    more = _EXTENSION.match(post.low, end)
    return more.end() if more else end


def _allowed(found: str, rules: Rules) -> bool:
    if not rules.phones:
        return False
    number = national(found)
    return any(same_number(number, own) for own in rules.phones)


PHONES: tuple[Rule, ...] = (phone,)
