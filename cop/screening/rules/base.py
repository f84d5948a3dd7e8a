"""What a rule is, and the pieces of patterns that rules share.

No pattern here or in any rule repeats a repetition, and every repetition has an upper bound, so that the
time a text takes grows with its length and no faster.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cop.screening.findings import Span
from cop.screening.normal import SEP, Post
from cop.screening.tuning import Rules

Find = Callable[[Post, Rules], Iterator[Span]]
Needs = Callable[[Post], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing to look for: the type it finds, how, and texts that do and don't have it.

    `needs` is a cheap look at a text: the rule runs only where it says yes."""

    type: str
    find: Find
    hits: tuple[str, ...]
    clean: tuple[str, ...]
    needs: Needs

    @property
    def name(self) -> str:
        """Return the name of its function."""
        return self.find.__name__


def _always(post: Post) -> bool:
    return bool(post.low)


def rule(
    kind: str, *, hits: tuple[str, ...], clean: tuple[str, ...] = (), needs: Needs = _always
) -> Callable[[Find], Rule]:
    """Make a rule of a function that yields places in a post."""

    def made(find: Find) -> Rule:
        return Rule(kind, find, hits, clean, needs)

    return made


def digits_at_least(count: int) -> Needs:
    """Return a look at whether so many digits stand together in a text, however set apart."""
    return lambda post: post.most_digits >= count


def digits_or_loose(count: int) -> Needs:
    """Return a look at whether so many digits stand together, or some with commas or brackets in them."""
    return lambda post: post.most_digits >= count or post.loose


# Not in the middle of a word, a number or an amount of money.
EDGE = r"(?<![A-Za-z\d$])"
END = r"(?![A-Za-z\d])"


# SEP, what may stand between two digits of one number, is where a text is read.
def spaced(count: int) -> str:
    """Return a pattern for this many digits, however they are set apart."""
    return rf"\d(?:{SEP}\d){{{count - 1}}}"


def in_runs(
    pattern: re.Pattern[str], post: Post, digits: int, more: int = 1
) -> Iterator[re.Match[str]]:
    """Yield a pattern's matches where so many digits stand together, with some characters after them."""
    for start, end, count in post.runs:
        if count >= digits:
            yield from pattern.finditer(post.plain, start, end + more)


def last_of(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the last place at which a pattern is found."""
    last = None
    for match in pattern.finditer(text):
        last = match
    return last


def digits_of(text: str) -> str:
    """Return the digits in a text."""
    return "".join(re.findall(r"\d", text))


def groups_of(text: str) -> tuple[int, ...]:
    """Return how long each group of digits in a text is."""
    return tuple(len(group) for group in re.findall(r"\d+", text))


# Words that name a number as business: nobody's own.
BUSINESS = re.compile(
    r"\b(?:invoices?|orders?|purchase|po|tracking|consignment|courier|parcels?|dockets?|receipts?|records? id"
    r"|barcodes?|scanner|sku|assets?|serial|grants?|contracts?|agreements?|tenders?|quotes?|job|tickets?|abn|acn"
    r"|arbn|biller|bpay|isbn|issn|doi|budget|cost cent(?:re|er)|batch|catalogue|item|product|model|permit|eoi"
    r"|application id|reference|ref|version|build|file ref|ledger|vendor|supplier|stock|shipment|transaction"
    r"|warranty|policy|certificate|case law|documents?|doc (?:no|number)|vouchers?|requisition|trim|objective id|document id|doc id|booking|confirmation)\b"
)


def of_business(words: str, *but: str) -> bool:
    """Say whether words name a number as business, leaving some of them out."""
    return any(found[0] not in but for found in BUSINESS.finditer(words))


PEOPLE = re.compile(
    r"\b(?:mum|mother|dad|father|nan|nanna|nana|pop|grand(?:ma|pa|mother|father|parent)s?|carers?|child|kids?"
    r"|bub|baby|boy|girl|son|daughter|aunty?|auntie|uncle|brother|sister|sibling|twins?|step(?:mum|dad)|partner"
    r"|client|patient|student|young (?:person|fella|man|woman|bloke|lad|one)|bloke|lad|fella|teen|teenager|mate|woman|girl's|boy's|neighbour|yp|her|his|their|she|he|my|parents?|family)\b"
)
