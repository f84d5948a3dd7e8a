"""From raised to fixed, and what is open now."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop.consultations.disclosure import percent
from cop.forums.tiers import Tier
from cop.insights.figures import Rate
from cop.insights.measures import Fact, Stage
from cop.insights.places import Place
from cop.insights.queries import Count
from cop.insights.tables import Cell, Table

# What a stage is called, and in which colour it stands: where it happens.
STAGES = (
    (Stage.RAISED, "Raised in a network", Tier.REGIONAL),
    (Stage.SENT, "Sent to the next forum", Tier.STATEWIDE),
    (Stage.ACKNOWLEDGED, "Acknowledged", Tier.STATEWIDE),
    (Stage.DECIDED, "Decided", Tier.STRATEGIC),
    (Stage.ANSWERED, "Answer sent back", Tier.STATEWIDE),
    (Stage.ASKED, "Networks asked if it worked", Tier.REGIONAL),
    (Stage.FIXED, "Networks confirm it worked", Tier.REGIONAL),
)
LATE = ("In time", "1 to 5 days late", "6 to 10 days late", "More than 10 days late")
LATE_DAYS = (5, 10)


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A stage, how many issues came this far, and what became of others."""

    label: str
    tier: str
    number: int
    share: int
    note: str


@dataclass(frozen=True, slots=True)
class AgeRow:
    """Open issues that are late by so much: how many each tier has."""

    label: str
    number: int
    late: bool
    parts: tuple[tuple[str, int, float, float], ...]  # tier, number, left edge and width in percent

    def words(self, tiers: dict[str, str]) -> str:
        """Return “4 with Regional networks, 2 with …” for who can’t see the bar."""
        return ", ".join(f"{number} with {tiers[tier]}" for tier, number, _, _ in self.parts)


def funnel_of(counts: Sequence[Count]) -> list[FunnelRow]:
    """Return how far the issues raised in the period have come; nothing where none was raised."""
    marks = dict.fromkeys(Stage, 0)
    for count in counts:
        if count.measure == Fact.RAISED:
            marks[Stage(count.mark)] += count.number
    on_the_way = sum(marks[stage] for stage, _, _ in STAGES) + marks[Stage.SOLVED_LOCALLY]
    if not on_the_way:
        return []
    rows, left = [], on_the_way
    for stage, label, tier in STAGES:
        rows.append(FunnelRow(label, tier, left, percent(left, on_the_way), _note(stage, marks)))
        left -= marks[stage] + (marks[Stage.SOLVED_LOCALLY] if stage is Stage.RAISED else 0)
    return rows


def funnel_table(rows: Sequence[FunnelRow]) -> Table:
    """Return the same as a table."""
    lines = [
        (row.label, row.number, Rate(row.number, rows[0].number).words, row.note) for row in rows
    ]
    columns = ("Stage", "Issues", "Of those raised", "Note")
    return Table("journey", "From raised to fixed", columns, lines, "Nothing was raised.")


def ages_of(opened: Sequence[tuple[int, int, int]], places: Sequence[Place]) -> list[AgeRow]:
    """Return the open issues by how late they are, each bar split by the tiers that have them."""
    tiers = {place.id: place.tier for place in places}
    buckets = [dict.fromkeys(Tier, 0) for _ in LATE]
    for place, late, number in opened:
        buckets[late][Tier(tiers[place])] += number
    most = max((sum(bucket.values()) for bucket in buckets), default=0)
    return [_age_row(n, bucket, most) for n, bucket in enumerate(buckets)]


def ages_table(
    opened: Sequence[tuple[int, int, int]], places: Sequence[Place], by_forum: bool
) -> Table:
    """Return the open issues by how late they are and by the forum that has them."""
    rows: dict[int, list[int]] = {}
    for place, late, number in opened:
        rows.setdefault(place, [0] * len(LATE))[late] += number
    lines: list[tuple[Cell, ...]]
    lines = [(p.name, *rows[p.id], sum(rows[p.id])) for p in places if by_forum and p.id in rows]
    total = [sum(column) for column in zip(*rows.values(), strict=True)]
    if total:
        lines.append(("All", *total, sum(total)))
    columns = ("Forum that has it", *LATE, "All")
    return Table("open", "Open now", columns, lines, "Nothing is open.")


def _note(stage: Stage, marks: dict[Stage, int]) -> str:
    if stage is not Stage.RAISED:
        return ""
    solved, joined = marks[Stage.SOLVED_LOCALLY], marks[Stage.JOINED]
    parts = [f"{solved} solved there"] if solved else []
    if joined:
        parts.append(f"{joined} more joined with another, and count with it")
    return ", ".join(parts)


def _age_row(late: int, bucket: dict[Tier, int], most: int) -> AgeRow:
    parts, edge = [], 0.0
    for tier, number in bucket.items():
        if number:
            width = 100 * number / most
            parts.append((tier.value, number, round(edge, 1), round(max(width - 0.5, 0.5), 1)))
            edge += width
    return AgeRow(LATE[late], sum(bucket.values()), late > 0, tuple(parts))
