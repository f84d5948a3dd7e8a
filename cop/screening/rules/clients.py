"""Numbers that client systems give to people."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cop.screening.findings import Span
from cop.screening.formats import ClientSystem
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, digits_at_least, digits_of, groups_of, rule
from cop.screening.tuning import Rules

_CALLED = (
    r"(?:ref|refs|reference|no|nos|no's|number|numbers|num|nbr|id|ids|i\.d|#|person|client|case|file|record|notification|notif|report|intake|pid|episode|event|child"
    r"|concern|contact|matter|person's|identifier|code|entry|profile|is|was|under|as|are|for|the|her|his|their|of|this|that|family|sibling|young|mum|mum's|dad|dad's|baby|bub"
    r"|kid|kids|mother|father|one|two|it's|its|has|it|shows|says|quote|quoting|quoted|and|then|again|old|new|now|same|placement|carer|in|him|them|says|both|either|listed|you|can|see"
    r"|look|up|please|pls|check|system|database|on|at|number's|sib|sibs|unallocated|open|closed|current|previous|to|with|ends|he|she|they|up|comes|still|only|just)"
)
_GAP = rf"(?P<gap>(?:[ \n:.,;#()\[\-=|\"'/+]{{0,4}}{_CALLED}\b[.']?){{0,6}}[ \n:.,;#()\[\-=|\"'/+]{{0,4}})"
# A number may have a letter or two before it, and be set apart; `12/440182` is one of a file and its part.
_NUMBER = (
    r"(?P<number>(?:[a-z]{1,3}-?(?=\d{4}))?\d(?:[ \-./\n]?\d|[ ]-[ ]\d|,\d(?=\d{3})){3,13})(?!\d)"
)
_AND = re.compile(
    r"[\"')\]]?(?:[ ,/&\n]{1,3}(?:and |then |or |also |\+ )?(?:(?:[a-z]{1,5}|sibling|siblings|sibling's|brother|sister|brother's|sister's|mother|father|eldest|youngest|other) ){0,4}[\"'(\[]?)(\d{5,9})(?![\d%])"
)
_COUNTED = re.compile(
    r"[ ]?(?:%|per cent|families|family|children|kids|people|referrals|notifications|calls|reports|times|visits|hours|clients\b|young|users|records|cases"
    r"|workers|staff|contacts|am\b|pm\b|or so|dollars|minutes|carers|parents|students|members)"
)
_NUMBERED = re.compile(
    r"\b(?:ref|refs|reference|no|number|num|nbr|id|ids|person|client|case|file|record|notification|#)\b|#"
)
_DATE = re.compile(
    r"(?:(?:0?[1-9]|[12]\d|3[01])(?P<cut>[\-./ ])(?:0?[1-9]|1[0-2])(?P=cut)(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d[\-./](?:0?[1-9]|1[0-2])(?:[\-./]\d{1,2})?"
    r"|(?:0?[1-9]|1[0-2])[/.](?:19|20)\d\d|(?:19|20)\d\d[\-/ ](?:19|20)?\d\d)(?:[ ]\d{1,4}|\n\d+)?$"
)


_NOT_NEAR = (
    r"(?:costs?|has|have|had|holds?|versions?|release|about|over|nearly|than|pages?|course|form|ticket|job|budget|since|from|between|phone|ring|call|desk|users?|records|training|room"
    r"|grew|rose|fell|invoice|order|grant|saw|took|answered|got|more|less|some|all|most|only|extracts?|reports?)\b"
)


@lru_cache(maxsize=32)
def _patterns(
    systems: tuple[ClientSystem, ...],
) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], dict[str, ClientSystem]]:
    known = {
        re.sub(r"[ \-]", "", name).lower(): system for system in systems for name in system.names
    }
    names = sorted(
        {name.lower() for system in systems for name in system.names}, key=len, reverse=True
    )
    name = "|".join(_spelt(name) for name in names) or "(?!)"
    after = re.compile(
        rf"(?<![a-z\d@.])(?P<name>{name})(?:'s)?(?:(?![a-z\d@])|(?=\d{{5}})){_GAP}{_NUMBER}"
    )
    before = re.compile(
        rf"(?<![\w.$/\-])(?P<number>\d{{5,10}})(?P<gap>[ ,(]{{1,2}}(?:is |was )?(?:her |his |their |the |a |my )?(?:(?:in|into|on|onto|within|from|per|via|under|to|with|by) )?(?:the )?)(?P<name>{name})(?![a-z\d@])"
    )
    # Some words may stand between, where one of them says that a number follows, or the name itself does.
    numbering = r"(?:refs?|reference|number|num|no|ids?|file|client|record|person|identifier)\b\.?"
    words = r"(?:[^.!?\n\d\x01]|[.!?][ ](?=\D))"
    loose = re.compile(
        rf"(?<![a-z\d@.])(?P<name>{name})(?![a-z\d@])(?P<gap>(?:{words}{{0,50}}?\b{numbering}|(?<=\bid)|(?<=number)|(?<=ref)|(?<=record)|(?<=file)){words}{{0,40}}?)(?<![\w$.,/])(?P<number>\d{{5,10}}|\d{{3,4}}[ \-]\d{{3,4}})(?![\d%])"
    )
    # A number as long as theirs, a few words after a name that nothing else has.
    near = re.compile(
        rf"(?<![a-z\d@.])(?P<name>{name})(?![a-z\d@])(?P<gap>(?:[ ](?!{_NOT_NEAR})[a-z']{{2,12}}){{1,4}}[ ][\"'(\[]?)(?P<number>\d{{6,9}})(?![\d%]|[.,/]\d)"
    )
    filed = re.compile(
        rf"(?<![a-z\d])(?P<name>{name})(?P<gap>(?:[_\-][a-z]{{1,16}}){{0,4}}[_\-])(?P<number>\d{{5,7}}|\d{{9,10}})(?!\d)"
    )
    return (after, loose, near, filed), before, known


def _spelt(name: str) -> str:
    """Return a pattern for a name, in one word or two; initials may have dots."""
    if len(name) <= 4 and name.isalpha():
        return r"\.?".join(name) + r"(?![a-z])\.?"
    return re.escape(name).replace(r"\ ", r"[ \-]?")


@rule(
    "client_id",
    hits=(
        "See C3MS 0045512 for the last contact.",
        "CARL ref 1234567 and then CARL ref 7654321",
        "childstory person id: 8812345",
        "cris 4471903 came over the border",
        "number 9607351 in C3MS",
        "URN 445 1290",
    ),
    clean=(
        "CARL on 13 14 78",
        "Ring CARL 131478.",
        "C3MS release 4.2 is out.",
        "We can assist 12 families and assisted 15000 people.",
        "Carl 14 and ASSIST training on 12/03/2026",
        "ChildStory 2024-2025",
    ),
    needs=digits_at_least(4),
)
def client_id(post: Post, rules: Rules) -> Iterator[Span]:
    """A number right after the name of a system in which people have numbers (each agency's own)."""
    if not _named_in(rules.client_systems, post):
        return
    (after, *elsewhere), before, known = _patterns(rules.client_systems)
    for match in after.finditer(post.low):
        if _is_client(post, match, known):
            yield match.span("number")
            yield from _more(post, match)
    for pattern, text in zip(elsewhere, (post.low, post.low, post.text.lower()), strict=True):
        yield from _numbers(post, pattern, text, known)
    yield from _numbers(post, before, post.low, known, back=True)
    yield from _in_columns(post, known)


def _numbers(
    post: Post,
    pattern: re.Pattern[str],
    text: str,
    known: dict[str, ClientSystem],
    *,
    back: bool = False,
) -> Iterator[Span]:
    """Yield the numbers that a pattern finds and that are as long as their system's are."""
    for match in pattern.finditer(text):
        if _is_client(post, match, known, back=back):
            yield match.span("number")


def _in_columns(post: Post, known: dict[str, ClientSystem]) -> Iterator[Span]:
    """Yield the numbers that stand under the name of a system."""
    for table in post.tables:
        for row in table.rows:
            for header, (start, end) in zip(table.headers, row, strict=False):
                cell = _CELL.fullmatch(post.low, start, end)
                words = re.sub(r"[^a-z\d]", "", _COLUMN_WORD.sub("", header))
                if cell and words in known:
                    yield cell.span("number")


_CELL = re.compile(rf"[^a-z\d]{{0,4}}{_NUMBER}[^a-z\d]{{0,6}}")
_COLUMN_WORD = re.compile(
    r"\b(?:id|ids|no|nos|number|numbers|ref|refs|reference|#|client|person|case|file|record)\b"
)


def _named_in(systems: tuple[ClientSystem, ...], post: Post) -> bool:
    """Say whether the words of any system's name are in the post, together or apart."""
    words = post.words
    return any(
        name in words or parts <= words or letters <= words
        for name, parts, letters in _name_words(systems)
    )


@lru_cache(maxsize=32)
def _name_words(
    systems: tuple[ClientSystem, ...],
) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    names = {name.lower() for system in systems for name in system.names}
    return tuple(
        (
            re.sub(r"[ \-]", "", name),
            frozenset(re.findall(r"[a-z]+", name)),
            frozenset(name) if len(name) <= 4 and name.isalpha() else frozenset((name,)),
        )
        for name in sorted(names)
    )


def _more(post: Post, match: re.Match[str]) -> Iterator[Span]:
    """Yield the numbers that a list goes on with."""
    end = match.end()
    for _ in range(8):
        found = _AND.match(post.low, end)
        if not found or _COUNTED.match(post.low, found.end()) or _is_rung(found[1]):
            return
        yield found.span(1)
        end = found.end()


def _is_rung(number: str) -> bool:
    """Say whether a number that follows is a telephone's."""
    return number.startswith("13") or (number.startswith("0") and len(number) > 8)


def _is_client(
    post: Post, match: re.Match[str], known: dict[str, ClientSystem], *, back: bool = False
) -> bool:
    system = known[re.sub(r"[ \-.]", "", match["name"])]
    number = match["number"]
    digits = digits_of(number)
    if not system.shortest <= len(digits) <= max(system.longest, 9) or _is_something_else(
        post, match, number
    ):
        return False
    if not system.common:
        return True
    written = post.plain[match.start("name") : match.end("name")]
    if post.plain.isupper():
        written = written.lower()
    numbered = bool(_NUMBERED.search(match["gap"]))
    if back:
        said = re.search(r"notif|report|ref\b|intake", post.before(match.start(), 24))
        return (bool(said) or not written.islower()) and bool(
            re.search(r"in|on|from|per|via|to|with|under", match["gap"])
        )
    follows = re.match(r"[ ][a-z]", post.low[match.end() : match.end() + 2])
    return (
        numbered
        or (not written.islower() and written != written.capitalize())
        or (
            not follows
            and len(groups_of(number)) == 1
            and not re.sub(r"he|she|is|was|it|[^a-z]", "", match["gap"])
        )
    )


def _is_something_else(post: Post, match: re.Match[str], number: str) -> bool:
    """Say whether the number is a helpline, a date, a count or an amount."""
    digits = digits_of(number)
    if _DATE.match(number) or re.match(
        r"[/]\d|[.,]\d", post.low[match.end("number") : match.end("number") + 2]
    ):
        return True
    if (digits.startswith("13") and len(digits) in (6, 10)) or (
        digits.startswith(("1800", "1300")) and len(digits) == 10
    ):
        return True
    if (digits.startswith("0") and len(digits) == 10) or match["gap"].rstrip().endswith("$"):
        return True
    return bool(_COUNTED.match(post.low, match.end("number")))


CLIENTS: tuple[Rule, ...] = (client_id,)
