"""What is sealed with a text that somebody is to look at, beside what was typed."""

from collections.abc import Iterable

from wtforms import Field

from cop.panel import Item
from cop.screening.models import Outcome
from cop.screening.operations.holding import LABEL
from cop.sealing import Fields
from cop.typed import ANSWER, REASON, made_for


def sealed_along(items: Iterable[Item], typed: Iterable[Field]) -> Fields:
    """Return what the form was made for, what its writer answered, and its fields' labels.

    So what was saved meanwhile isn't overwritten when the text is posted, and no answer is lost."""
    return made_for() + _said_of(items) + [(LABEL + each.name, _label(each)) for each in typed]


def outcome_of(item: Item) -> Outcome:
    """Return what is written down of a finding in a text that somebody is to look at."""
    return Outcome.CONFIRMED if item.chosen == Outcome.CONFIRMED else Outcome.HELD


def _said_of(items: Iterable[Item]) -> Fields:
    """Return what was said of each finding, named as the panel names it."""
    return [
        pair
        for item in items
        for pair in ((ANSWER + item.mark, item.chosen), (REASON + item.mark, item.reason))
        if pair[1]
    ]


def _label(typed: Field) -> str:
    return str(typed.label.text)
