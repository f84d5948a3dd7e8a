"""Bank accounts."""

import re
from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, groups_of, rule
from cop.screening.tuning import Rules

_BSB_WORD = re.compile(
    r"\bb[./]?s[./]?b(?:'s|s)?\b|\bbank state branch\b|\bbank branch (?:no|number|code)\b"
)
_ACCOUNT_WORD = re.compile(r"(?:\ba/?cs?|\baccts?|\baccounts?|\baccnt|\baccs?|\bacnt|\bsavings)\b")
_MONEY = re.compile(
    r"\b(?:bank\w{0,5}|deposit\w{0,3}|direct (?:credit|debit|entry)|transfer\w{0,4}|eft|pay(?:s|ing|ment|ments|roll|able)?|paid|refund\w{0,3}|reimburse\w{0,5}"
    r"|osko|credit(?:ed)?|salary|wages|money|savings|remit\w{0,6}|centrepay|honorarium|paymaster|sitting fees?|back-?pay|subsid\w{1,5}|book-?kee?per|allowance|board|commonwealth|comm?bank|cba|westpac|nab|anz|bendigo|suncorp|bankwest|credit union|mutual|people's choice|beyond|macquarie|boq|ing direct)\b"
)
_BUSINESS = re.compile(
    r"\b(?:cost|ledger|gl|code|codes|invoices?|orders?|biller|bpay|barcodes?|projects?|grants?|catalogue|pages?|pp|meeting id|zoom|abn|acn|tracking|assets?"
    r"|activity|budget|phone|ph|call|ring|mobile|mob|receipts?|quotes?|tenders?|contracts?|isbn|serial|shipment|consignment|dockets?|tax file|tfn|medicare)\b|\$[ ]?$"
)
# Asked for in one sentence and given in the next.
_COST_CENTRE = re.compile(r"\bcost (?:centre|code)s?\b")
_NOT_ACCOUNT = re.compile(
    r"\b(?:invoices?|ledger|coded|debited|cost centre|phone|ph|mobile|mob|call|ring|abn|by|before|due|step|pages?|ref|on the|until|from|text)\b|[$@\x01]|\n\n"
)
_NO_BSB = re.compile(
    r"\b(?:invoices?|page|step|box|ref|cost|ledger|project|order|phone|ph|ring|call)\b|[$@\x01]"
)
# Six digits, three and three, and the account straight after them.
_TOGETHER = re.compile(
    r"\d{3}[ .\-]{0,3}\d{3}(?!\d)[ .\-/|:\n]{1,6}\d(?:(?:[ .\-]|[ .]?\n[ ]?)?\d){4,9}(?!\d)"
)
# Only a BSB and an account are written so.
_SIGNS = frozenset(
    """bsb bsbs bsbacc b branch account accounts acct accts acc accs accnt acnt ac c savings bank banks banking bankwest deposit deposits deposited direct transfer transfers transferred eft pay pays
    paying payment payments payroll payable paid refund refunds refunded reimburse reimbursed reimbursement osko credit credited salary wages money remit remittance centrepay honorarium paymaster sitting backpay back subsidy subsidies bookkeeper bookeeper
    allowance board commonwealth commbank combank cba westpac nab anz bendigo suncorp mutual choice beyond macquarie boq ing""".split()
)
_AS_WRITTEN = re.compile(r"\d{3}-\d{3}[ ,/|]{1,3}\d{6,9}")
# With commas, brackets or such signs, straight after the word.
_SIGN = r"[ .\-,;=+()\[\]/|]{1,3}"
_SIGNED = re.compile(
    rf"\bbsb\b[ :#=.(\[]{{0,4}}\d{{3}}(?:{_SIGN})?\d{{3}}[ ,;:)\]\n]{{1,3}}(?:a/?c|acct?|account)\b[a-z .:#=(\[]{{0,16}}\d(?:(?:{_SIGN})?\d){{4,9}}(?!\d)"
)
_ACCOUNT = re.compile(r"\d(?:(?:[ .\-/]|[ .]?\n[ ]?)?\d){3,10}(?!\d)")


@rule(
    "bsb_account",
    hits=(
        "BSB 065-123 acct 1234 5678",
        "bsb: 065123\nAccount name: J Roake\nAccount number: 12345678",
        "acc 12345678, bsb 065-123",
        "pay it to 065-123 12345678 please",
        "| BSB | Account |\n|---|---|\n| 065-123 | 12345678 |",
        "direct credit to 065-123  1234567",
    ),
    clean=(
        "The BSB goes on the supplier form.",
        "Cost centre 065-123, ledger 4417.",
        "BSB 065-123, due on 12/03/2026",
        "Order 065-123 12345678 was paid.",
    ),
    needs=lambda post: post.most_digits >= 6 or (post.numbered and "bsb" in post.words),
)
def bank_account(post: Post, rules: Rules) -> Iterator[Span]:
    """A BSB (six digits, AusPayNet) with the account it belongs to, as one span."""
    if _SIGNS.isdisjoint(post.words) and not _AS_WRITTEN.search(post.plain):
        return
    last = 0
    for place, (start, end, count) in enumerate(post.runs):
        if start < last or count < 6:
            continue
        span = _together(post, start, end) if count > 9 else None
        if span is None and _is_six(post, start, end, count):
            span = _apart(post, place)
        if span:
            last = span[1]
            yield span
    if "bsb" in post.words:
        yield from (match.span() for match in _SIGNED.finditer(post.low))


def _is_six(post: Post, start: int, end: int, count: int) -> bool:
    return count == 6 and groups_of(post.plain[start:end]) in ((3, 3), (6,), (2, 2, 2))


def _together(post: Post, start: int, end: int) -> Span | None:
    """Return where a BSB and an account stand beside each other, where money is meant."""
    found = _TOGETHER.match(post.plain, start, end)
    if not found or post.plain[start - 1 : start] == "$":
        return None
    before = post.low[max(0, start - 30) : start]
    header = post.header_of(start)
    if _BSB_WORD.search(before) or _BSB_WORD.search(header):
        return _from_word(post, start), found.end()
    line = post.text.rfind("\n", 0, start) + 1
    ahead = post.low[max(line, start - len(post.before(start, 90))) : start]
    if (
        _BUSINESS.search(ahead)
        or _BUSINESS.search(header)
        or _COST_CENTRE.search(post.before(start, 90, whole=True))
    ):
        return None
    if _AS_WRITTEN.fullmatch(found[0]):
        return start, found.end()
    near = post.low[max(0, start - 90) : start] + " ; " + post.after(found.end(), 40)
    if _MONEY.search(near) or _ACCOUNT_WORD.search(near) or _BSB_WORD.search(near):
        return start, found.end()
    return None


def _from_word(post: Post, start: int) -> int:
    """Return where the word before a number starts, if it stands right there."""
    first = max(0, start - 30)
    words = list(_BSB_WORD.finditer(post.low, first, start))
    return words[-1].start() if words else start


def _apart(post: Post, place: int) -> Span | None:
    """Return from where to where a BSB and an account go that have words between them."""
    start, end, _ = post.runs[place]
    before = post.low[max(0, start - 30) : start]
    word = _BSB_WORD.search(before)
    named = bool(word) or bool(_BSB_WORD.search(post.header_of(start)))
    after = _account_after(post, place, named=named)
    if after:
        return _from_word(post, start), after
    back = _account_before(post, place) if named else None
    return (back, end) if back is not None else None


def _account_after(post: Post, place: int, *, named: bool) -> int | None:
    """Return where the account ends that follows a BSB."""
    if place + 1 >= len(post.runs):
        return None
    _, end, _ = post.runs[place]
    start, last, count = post.runs[place + 1]
    gap = post.low[end:start]
    if not 4 <= count <= 16 or len(gap) > 90 or _NOT_ACCOUNT.search(gap):
        return None
    account = _ACCOUNT.match(post.plain, start, last)
    said = _ACCOUNT_WORD.search(gap)
    if not account or not (named or said or (_paid(post, place) and not re.search("[a-z]", gap))):
        return None
    if not named and (len(gap) > 40 or _BUSINESS.search(post.before(post.runs[place][0], 50))):
        return None
    return account.end()


def _paid(post: Post, place: int) -> bool:
    before = post.low[max(0, post.runs[place][0] - 80) : post.runs[place][0]]
    return bool(_MONEY.search(before) or _ACCOUNT_WORD.search(before))


def _account_before(post: Post, place: int) -> int | None:
    """Return where the account starts that stands before a BSB, with its word."""
    if not place:
        return None
    start, end, count = post.runs[place - 1]
    gap = post.low[end : post.runs[place][0]]
    if not 4 <= count <= 11 or len(gap) > 60 or _NO_BSB.search(gap):
        return None
    first = max(0, start - 30)
    words = [word.start() for word in _ACCOUNT_WORD.finditer(post.low, first, start)]
    short = len(re.sub(_BSB_WORD, "", gap)) <= 12
    return words[-1] if words else (start if short and count >= 5 else None)


BANK: tuple[Rule, ...] = (bank_account,)
