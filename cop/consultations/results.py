"""What a consultation found, as its page prints it: every number comes through disclosure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cop.consultations.counts import Choices
from cop.consultations.disclosure import (
    REST,
    Path,
    Turnout,
    percent,
    reportable_groups,
    small,
    subgroup_reportable,
    suppress,
    with_totals,
)
from cop.consultations.models import Consultation, Question
from cop.consultations.states import Kind

TIERS = ("strategic", "statewide", "regional")
Labels = Mapping[str, str]
HIDDEN = Turnout(None, None)


@dataclass(frozen=True, slots=True)
class Rate:
    """A group and its turnout."""

    label: str
    tier: str | None
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class Rates:
    """The turnout of everyone, of each tier, and of the regions of tiers that have several."""

    everyone: Turnout
    tiers: list[Rate]
    regions: list[tuple[str, list[Rate]]]


@dataclass(frozen=True, slots=True)
class Share:
    """How many chose an option; None is hidden."""

    label: str
    count: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What people answered to a question; without shares it can't be reported."""

    question: Question
    answered: int | None
    shares: list[Share]
    groups: list[tuple[str, str | None, list[Share]]]


def rates_of(turnouts: Mapping[Path, Turnout], tiers: Labels, regions: Labels) -> Rates:
    """Return the turnouts as the page lists them."""
    found = [tier for tier in TIERS if (tier,) in turnouts]
    return Rates(
        everyone=turnouts[()],
        tiers=[Rate(tiers.get(tier, tier), tier, turnouts[(tier,)]) for tier in found],
        regions=[
            (tiers.get(tier, tier), rows)
            for tier in found
            if len(rows := _regions(turnouts, tier, regions)) > 1
        ],
    )


def _regions(turnouts: Mapping[Path, Turnout], tier: str, regions: Labels) -> list[Rate]:
    rows = [
        Rate(regions.get(path[1], path[1]), None, turnout)
        for path, turnout in turnouts.items()
        if len(path) == 2 and path[0] == tier
    ]
    return sorted(rows, key=lambda row: (-(row.turnout.percent or -1), row.label))


def findings_of(
    consultation: Consultation,
    questions: Sequence[Question],
    choices: Choices,
    written: Mapping[str, int],
    turnouts: Mapping[Path, Turnout],
    tiers: Labels,
) -> list[Finding]:
    """Return what was answered to each question.

    A tier whose turnout is hidden is not told apart here either: its answers would add up to it."""
    told = [tier for tier in TIERS if turnouts.get((tier,), HIDDEN).answered is not None]
    return [
        _choice(consultation, question, choices.get(question.key, {}), told, tiers)
        if Kind(question.kind) is Kind.SINGLE_CHOICE
        else _written(consultation, question, written.get(question.key, 0))
        for question in questions
    ]


def _written(consultation: Consultation, question: Question, count: int) -> Finding:
    shown = None if small(count, consultation.min_cell) else count
    return Finding(question, shown, [], [])


def _choice(
    consultation: Consultation,
    question: Question,
    by_tier: Mapping[str, Mapping[str, int]],
    told: Sequence[str],
    tiers: Labels,
) -> Finding:
    values = [option["value"] for option in question.options]
    counts = _counts(by_tier, values, told)
    answered = sum(map(sum, counts.values()))
    if not subgroup_reportable(answered, consultation.min_group):
        return Finding(question, None, [], [])
    groups = reportable_groups(counts, min_group=consultation.min_group)
    rows = groups or {"": [sum(column) for column in zip(*counts.values(), strict=True)]}
    shown = suppress(with_totals(list(rows.values())), min_cell=consultation.min_cell)
    labels = [option["label"] for option in question.options]
    return Finding(
        question,
        answered,
        _shares(labels, shown[-1]),
        [
            (tiers.get(name, "The others together"), None if name == REST else name, shares)
            for name, row in zip(groups, shown, strict=False)
            if (shares := _shares(labels, row))
        ],
    )


def _counts(
    by_tier: Mapping[str, Mapping[str, int]], values: Sequence[str], told: Sequence[str]
) -> dict[str, list[int]]:
    """Return each tier's counts in the order of the options, those not told apart added up."""
    counts = {tier: [by_tier.get(tier, {}).get(value, 0) for value in values] for tier in told}
    untold = [row for tier, row in by_tier.items() if tier not in told]
    if untold:
        counts[REST] = [sum(row.get(value, 0) for row in untold) for value in values]
    return counts


def _shares(labels: Sequence[str], row: Sequence[int | None]) -> list[Share]:
    *cells, total = row
    return [
        Share(label, count, None if count is None or not total else percent(count, total))
        for label, count in zip(labels, cells, strict=True)
    ]
