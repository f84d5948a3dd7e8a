"""Bank accounts."""

import re
from collections.abc import Iterator

from cop.screening.normal import Post
from cop.screening.rules.base import Rule, Span, rule
from cop.screening.tuning import Rules

_BSB = r"\b(?:b\.?s\.?b\.?|bank state branch)(?: ?(?:is|no|num|number|code|#))?[ :.\-#=|(\n]{0,4}"
_SIX = r"\d{3}[ .\-/\n]{0,3}\d{3}"
_ACCOUNT = r"\d(?:[ .\-/\n]?\d){4,10}"
_ACC_WORD = r"\b(?:a/?c|acc|acct|account|accnt|ac)\b(?:[ /]?(?:is|no|num|number|nbr|#|name))?[ :.\-#=|(\n]{0,4}"
_NAMED = re.compile(rf"{_BSB}{_SIX}(?!\d)(?P<gap>[^\d\x01]{{1,80}}){_ACCOUNT}(?![\d])")
_BACK = re.compile(rf"{_ACC_WORD}{_ACCOUNT}(?!\d)[^\d\x01]{{0,30}}{_BSB}{_SIX}(?!\d)")
_PLAIN = re.compile(
    rf"(?<![\d\-])\d{{3}}[ -]\d{{3}}[ ,;|/]{{1,3}}(?:and )?{_ACC_WORD}{_ACCOUNT}(?!\d)"
)
_RUN = re.compile(r"(?<![\d\-])\d{3}-\d{3}[ ,/|]{1,3}\d{4}[ -]?\d{4,5}(?!\d)")
_SIGN = re.compile(r"b\.?s\.?b|bank state|\d{3}[ -]\d{3}[ ,;|/]")
_BANKING = re.compile(
    r"\b(?:bank|deposit|transfer|eft|pay(?:ment)?|refund|reimburse\w{0,5}|account|acct?|bsb)\b"
)
_NOT_ACCOUNT = re.compile(
    r"\b(?:invoice|phone|ph|mobile|mob|call|ring|abn|by|before|due|step|page|ref)\b|[$@]"
)


@rule(
    "bsb_account",
    hits=(
        "BSB 065-123 acct 1234 5678",
        "bsb: 065123\nAccount name: J Roake\nAccount number: 12345678",
        "acc 12345678, bsb 065-123",
        "pay it to 065-123 12345678 please",
    ),
    clean=(
        "The BSB goes on the supplier form.",
        "Cost centre 065-123, ledger 4417.",
        "BSB 065-123, due on 12/03/2026",
    ),
)
def bank_account(post: Post, rules: Rules) -> Iterator[Span]:
    """A BSB (six digits, AusPayNet) with the account it belongs to, as one span."""
    if not _SIGN.search(post.low):
        return
    for match in _NAMED.finditer(post.low):
        if not _NOT_ACCOUNT.search(match["gap"]):
            yield match.span()
    for pattern in (_BACK, _PLAIN):
        yield from (match.span() for match in pattern.finditer(post.low))
    for match in _RUN.finditer(post.low):
        if _BANKING.search(post.before(match.start(), 80)):
            yield match.span()


BANK: tuple[Rule, ...] = (bank_account,)
