"""Names of children in a table that has a column for their ages."""

import re
from collections.abc import Iterator

from cop.screening.normal import Post
from cop.screening.rules.base import Span
from cop.screening.rules.firstnames import KNOWN, LED, NEW, WORD, kind_of

_NAME_HEADER = re.compile(
    r"\b(?:name|names|child|children|kid|kids|student|young person|yp|client|sibling|siblings|first name|who|person)\b"
)
_AGE_HEADER = re.compile(
    r"\b(?:age|ages|aged|yrs|years old|yo|year level|yr level|grade|school year)\b"
)
_AGE_CELL = re.compile(r"[^\w]{0,4}(?:(?:yr|year|grade|gr|y) ?)?(?P<n>\d{1,2})(?!\d)")
_NAME_CELL = re.compile(rf"[ ]*(?P<word>{WORD}(?: {WORD})?)")


def names_in_columns(post: Post) -> Iterator[Span]:
    """Yield names in a table that has a column for ages."""
    for table in post.tables:
        ages = [n for n, head in enumerate(table.headers) if _AGE_HEADER.search(head)]
        names = [n for n, head in enumerate(table.headers) if _NAME_HEADER.search(head)]
        if not ages:
            continue
        for row in table.rows:
            yield from _in_row(
                post, row, ages[0], (names or [n for n in (0, 1) if n != ages[0]])[0], bool(names)
            )


def _in_row(post: Post, row: tuple[Span, ...], age: int, name: int, named: bool) -> Iterator[Span]:
    if max(age, name) >= len(row):
        return
    number = _AGE_CELL.match(post.low, *row[age])
    word = _NAME_CELL.match(post.plain, *row[name])
    if not number or not word or not 0 < int(number["n"]) <= 17:
        return
    kind = kind_of(post, word.start("word"), word["word"].split(" ")[0])
    if kind in (KNOWN, LED) or (kind == NEW and named):
        yield word.span("word")
