"""The forms of the screen's pages."""

from wtforms import StringField, SubmitField
from wtforms.validators import Length

from cop.forms import CopForm
from cop.screening.operations.holding import LONGEST_NOTE


class RulingForm(CopForm):
    """Let a held text through, or say what to change."""

    note = StringField(
        "What should they know?",
        [Length(max=LONGEST_NOTE, message=f"Shorten this: {LONGEST_NOTE} characters fit.")],
        description="Needed if you don’t let it through: say what to change.",
    )
    let_through = SubmitField("Let it through")
