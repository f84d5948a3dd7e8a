"""The one place that decides which small numbers are shown; pages, exports and mail all ask here.

A count from 1 to 4 is hidden, and so is whatever would give it away by subtraction. Zero is shown
as zero. Answers of a group under ten are not reported, nor is a rate among fewer than ten people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cop.consultations.disclosure.network import NO_END, OUTSIDE, Pipe, close_up

MIN_CELL = 5
MIN_GROUP = 10
REST = "rest"

Counts = Sequence[Sequence[int]]
Shown = list[list[int | None]]


def small(count: int, min_cell: int = MIN_CELL) -> bool:
    """Say whether a count of people is too small to print; none at all is not."""
    return 0 < count < min_cell


def subgroup_reportable(n: int, min_group: int = MIN_GROUP) -> bool:
    """Say whether a group of n people who answered may have its answers reported."""
    return n >= min_group


def rate_shown(
    answered: int, electors: int, *, min_cell: int = MIN_CELL, min_group: int = MIN_GROUP
) -> bool:
    """Say whether a group's response rate may stand alone, beside no other group's."""
    hides = small(answered, min_cell) or small(electors - answered, min_cell)
    return electors >= min_group and not hides


def percent(part: int, whole: int) -> int:
    """Return a whole percentage, halves up; 0 of nobody."""
    return (200 * part + whole) // (2 * whole) if whole else 0


# --- tables -----------------------------------------------------------------------------------


def with_totals(counts: Counts) -> list[list[int]]:
    """Return the table as it is printed: each row followed by its total, then a row of totals."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def suppress(table: Counts, *, min_cell: int = MIN_CELL) -> Shown:
    """Return the table, of the same shape, with None for each count that must not be shown.

    The last column and the last row are the table's totals, printed with it: small counts are
    hidden, then the smallest others until each hidden one has at least `min_cell` more possible
    values than one. Totals go last, and never while every row adds up to `min_cell` or more."""
    if not table:
        return []
    _check_totals(table)
    pipes = _as_pipes(table)
    start = {at for at, pipe in enumerate(pipes) if small(pipe.value, min_cell)}
    hidden = close_up(pipes, start, min_cell)
    width = len(table[0])
    return [
        [None if y * width + x in hidden else count for x, count in enumerate(row)]
        for y, row in enumerate(table)
    ]


def _as_pipes(table: Counts) -> list[Pipe]:
    """Return the numbers row by row: through rows into columns, and by the totals back again."""
    bottom, right = len(table) - 1, len(table[0]) - 1
    return [
        Pipe(
            "all" if x == right and y < bottom else ("column", x) if y == bottom else ("row", y),
            ("row", y) if x == right and y < bottom else _end(x, y, bottom, right),
            count,
            rank=y == bottom,
            keep=x == right,
        )
        for y, row in enumerate(table)
        for x, count in enumerate(row)
    ]


def _end(x: int, y: int, bottom: int, right: int) -> object:
    if y < bottom:
        return ("column", x)
    return ("column", right) if x < right else "all"


def _check_totals(table: Counts) -> None:
    if [list(row) for row in table] != with_totals([row[:-1] for row in table[:-1]]):
        raise ValueError("The last row and column must be the totals of the others.")


# --- groups -----------------------------------------------------------------------------------


def reportable_groups(
    counts: dict[str, list[int]], *, min_group: int = MIN_GROUP
) -> dict[str, list[int]]:
    """Return the groups with those too small to report added up as `REST`, itself large enough.

    If the small ones together are still too small, the next smallest joins them. Nothing comes
    back where that leaves fewer than two groups: a breakdown would say nothing."""
    large = {
        name: row
        for name, row in counts.items()
        if name != REST and subgroup_reportable(sum(row), min_group)
    }
    rest = [row for name, row in counts.items() if name not in large and any(row)]
    while rest and large and not subgroup_reportable(sum(map(sum, rest)), min_group):
        rest.append(large.pop(min(large, key=lambda name: sum(large[name]))))
    together = {REST: [sum(column) for column in zip(*rest, strict=True)]} if rest else {}
    groups = large | together
    return groups if len(groups) > 1 else {}


# --- response rates ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of a group were asked and how many answered; None is hidden."""

    asked: int | None
    answered: int | None

    @property
    def percent(self) -> int | None:
        """The whole percentage that answered, None if hidden."""
        if self.asked is None or self.answered is None:
            return None
        return percent(self.answered, self.asked)


Path = tuple[str, ...]


def turnouts(
    leaves: dict[Path, tuple[int, int]],
    *,
    min_cell: int = MIN_CELL,
    min_group: int = MIN_GROUP,
    few: Collection[Path] = (),
) -> dict[Path, Turnout]:
    """Return the turnout of each group and of every group of groups, hidden where it must be.

    `leaves` gives (asked, answered) by path, such as ("regional", "far-north", "12"). The empty
    path is everyone. Nothing shown here can be subtracted from the rest to find what is hidden.
    `few` are groups of too few people, whatever their numbers: some were asked more than once."""
    return dict(_turnouts(tuple(sorted(leaves.items())), min_cell, min_group, frozenset(few)))


@lru_cache(maxsize=256)
def _turnouts(
    groups: tuple[tuple[Path, tuple[int, int]], ...],
    min_cell: int,
    min_group: int,
    few: frozenset[Path],
) -> dict[Path, Turnout]:
    """Work it out once for the same counts: pages ask far more often than people answer."""
    leaves = dict(groups)
    sums = _added_up(leaves)
    paths = sorted(sums, key=lambda path: (-len(path), path))
    asked = _hidden(paths, leaves, {p: (NO_END, sums[p][0]) for p in paths}, min_cell, ())
    alone = [
        path
        for path in paths
        if path in asked
        or path in few
        or not rate_shown(sums[path][1], sums[path][0], min_cell=min_cell, min_group=min_group)
    ]
    answered = _hidden(paths, leaves, sums, min_cell, alone)
    return {
        path: Turnout(
            None if path in asked else sums[path][0], None if path in answered else sums[path][1]
        )
        for path in paths
    }


def _hidden(
    paths: list[Path],
    leaves: dict[Path, tuple[int, int]],
    counts: dict[Path, tuple[int, int]],
    min_cell: int,
    also: Sequence[Path],
) -> set[Path]:
    """Return which of the counts, (most, count) by path, to hide: the small ones, these, and more.

    They flow from single groups up to everyone, and round again."""
    pipes = [
        Pipe(
            OUTSIDE if path in leaves else path,
            path[:-1] if path else OUTSIDE,
            counts[path][1],
            counts[path][0],
            rank=-len(path),
            keep=not path,
        )
        for path in paths
    ]
    start = {n for n, path in enumerate(paths) if small(pipes[n].value, min_cell) or path in also}
    return {paths[n] for n in close_up(pipes, start, min_cell)}


def _added_up(leaves: dict[Path, tuple[int, int]]) -> dict[Path, tuple[int, int]]:
    sums: dict[Path, tuple[int, int]] = {}
    for path, (asked, answered) in leaves.items():
        for length in range(len(path) + 1):
            before = sums.get(path[:length], (0, 0))
            sums[path[:length]] = (before[0] + asked, before[1] + answered)
    return sums
