"""Forms of the forum that has an issue."""

from wtforms import (
    SelectField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, CheckboxListField, lines_of
from cop.feedback.words import CRITERIA
from cop.forms import CopForm, Needed, options


class AcknowledgeForm(CopForm):
    """Say that an issue has arrived, who looks after it, and when they hear next."""

    handler = SelectField("Who looks after it?", [Needed()], coerce=int)
    next_on = DatePartsField("When will they hear from you next?", [Needed()])
    note = TextAreaField("A line to the people who raised it", [LONG])


class ReferForm(CopForm):
    """Raise an issue further, with options and advice."""

    criteria = CheckboxListField(
        "Why does it have to go further?",
        [InputRequired("Choose at least one reason why it has to go further.")],
        choices=options(CRITERIA),
    )
    options = TextAreaField(
        "What could be decided?",
        [InputRequired("Give at least one option to choose from."), LONG],
        description="One option on each line.",
    )
    advice = TextAreaField(
        "What do you advise, and why?",
        [InputRequired("Say which option you advise, and why."), LONG],
    )

    def option_lines(self) -> list[str]:
        """Return the options, one per line that was written."""
        return lines_of(self.options.data)
