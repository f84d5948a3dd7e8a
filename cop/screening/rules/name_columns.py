"""Names of children in a table that has a column for their ages, and in a list of names and ages."""

import re
from collections.abc import Iterator, Sequence

from cop.screening.findings import Span
from cop.screening.normal import Post
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


_LISTED = re.compile(
    rf"[ ]{{0,4}}(?:[-*+•–—>][ ]{{0,3}}|\d{{1,2}}[.)] )?(?P<word>{WORD}(?: {WORD})?)[ ]?[,:(–—-][ ]?(?P<n>\d{{1,2}})(?:\)|[ ]?(?:yrs?|years?|yo|months?|mths?))?[ ]*"
)


def names_in_lists(post: Post, found: Sequence[Span]) -> Iterator[Span]:
    """Yield the names of a list whose every line is a name and an age, where one of them was found."""
    block: list[Span] = []
    for line in [*_lines(post), None]:
        if line is not None:
            block.append(line)
            continue
        if any(one < end and start < other for start, end in block for one, other in found):
            yield from (
                span for span in block if all(span[1] <= o or e <= span[0] for o, e in found)
            )
        block = []


def _lines(post: Post) -> Iterator[Span | None]:
    """Yield the name and age of each line, None for a line that is something else."""
    start = 0
    for text in post.plain.split("\n"):
        line = _LISTED.fullmatch(text)
        whole = (
            line
            and 0 < int(line["n"]) <= 17
            and kind_of(post, start + line.start("word"), line["word"].split(" ")[0])
        )
        yield (start + line.start("word"), start + len(text.rstrip())) if line and whole else None
        start += len(text) + 1
