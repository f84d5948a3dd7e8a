"""The field in which a protective marking is chosen from the site's list."""

from typing import Any

from wtforms import SelectField

from cop.forms import options
from cop.site.markings import Markings, markings_of
from cop.visitors import site


class MarkingField(SelectField):
    """Which marking something bears; the site's own default is chosen already.

    The operation judges what was chosen: it says why a marking is refused, and a field wouldn't."""

    def __init__(self, label: str = "How is it marked?", **more: Any) -> None:
        super().__init__(
            label,
            choices=lambda: options((name, name) for name in _markings().labels),
            default=lambda: _markings().default,
            validate_choice=False,
            **more,
        )


def _markings() -> Markings:
    facts = site()
    return markings_of(facts.settings if facts else {})
