"""Tables in a text: under which header a piece of it stands.

A table is lines with the same bars or commas; its first line names the columns. People paste lists of
children, bank accounts and invoices like this, and the header alone says what the numbers are.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from cop.screening.findings import Span

MOST_COLUMNS = 12
MOST_ROWS = 100
_LONGEST_HEADER = 160
_NUMBERED = re.compile(r"\d\d|(?<![a-z])\d(?![a-z])")
_RULED = frozenset("|-: +=")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its columns are called, in lower case, and where the cells of each row stand."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]

    def header_of(self, place: int) -> str:
        """Return what the column is called in which this place stands."""
        for row in self.rows:
            for header, (start, end) in zip(self.headers, row, strict=False):
                if start <= place < end:
                    return header
        return ""


def tables_in(low: str) -> list[Table]:
    """Return the tables of a text in small letters."""
    if "|" not in low and low.count(",") < 2:
        return []
    lines = low.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    tables: list[Table] = []
    number = 0
    while number < len(lines):
        mark = _mark(lines[number])
        table, used = _table(lines, starts, number, mark) if mark else (None, 1)
        if table:
            tables.append(table)
        number += used
    return tables


def _mark(header: str) -> str:
    """Return what sets the columns of a header apart, or nothing if this line is none."""
    if len(header) > _LONGEST_HEADER or _NUMBERED.search(header):
        return ""
    if "|" in header:
        return "" if _is_rule(header) else "|"
    return "," if "," in header and not header.rstrip().endswith((".", "?", "!", ",")) else ""


def _is_rule(line: str) -> bool:
    return _RULED.issuperset(line)


def _table(lines: list[str], starts: list[int], first: int, mark: str) -> tuple[Table | None, int]:
    """Return the table that begins with this line, if one does, and how many lines it takes."""
    headers = tuple(cell.strip(" *_") for cell in lines[first].split(mark)[: MOST_COLUMNS + 1])
    rows: list[tuple[Span, ...]] = []
    at = first + 1
    while at < len(lines) and len(rows) < MOST_ROWS:
        line = lines[at]
        if mark not in line or (mark == "," and line.count(",") != len(headers) - 1):
            break
        if not _is_rule(line):
            rows.append(_cells(line, starts[at], mark))
        at += 1
    return (Table(headers, tuple(rows)) if rows else None), at - first


def _cells(line: str, start: int, mark: str) -> tuple[Span, ...]:
    cells: list[Span] = []
    for cell in line.split(mark)[: MOST_COLUMNS + 1]:
        cells.append((start, start + len(cell)))
        start += len(cell) + 1
    return tuple(cells)
