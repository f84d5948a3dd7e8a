"""What several forms of the loop share."""

from wtforms import (
    SelectMultipleField,
)
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

LONG = Length(max=4000, message="Shorten this: 4,000 characters fit.")


NO_NAMES = "No names. Ages as ranges. Nothing that points to one family."


def chosen_id(raw: object) -> int | None:
    """Return the id that was chosen, None for the empty choice."""
    return int(str(raw)) if raw not in (None, "") else None


class CheckboxListField(SelectMultipleField):
    """Tick as many as fit."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def lines_of(text: str | None) -> list[str]:
    """Return the lines that say something, without the marks of a list."""
    lines = (line.strip().lstrip("-*• ").strip() for line in (text or "").splitlines())
    return [line for line in lines if line]
