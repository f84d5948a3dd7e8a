"""Forms on the way back: answer, report, check, reopen."""

from wtforms import (
    HiddenField,
    RadioField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from cop.feedback.forms.fields import LONG, NO_NAMES
from cop.feedback.states import Verdict
from cop.feedback.words import VERDICT_WORDS
from cop.forms import CopForm, options


class CascadeForm(CopForm):
    """Send one plain answer to every raising network."""

    answer = TextAreaField(
        "The answer, as the networks will read it",
        [InputRequired("Write the answer that the networks will read."), LONG],
        description="Put the answer first, then the reasons, then what wasn’t agreed.",
    )


class ProgressForm(CopForm):
    """Say that the work has begun."""

    note = TextAreaField("What has begun?", [InputRequired("Say what has begun."), LONG])


class CheckForm(CopForm):
    """Say for a network whether it worked."""

    forum = HiddenField()
    verdict = RadioField(
        "Did this fix it?",
        choices=options((v.value, label) for v, label in VERDICT_WORDS.items()),
        validators=[InputRequired("Choose an answer.")],
    )
    note = TextAreaField("What’s still in the way, or what works now?", [LONG])
    evidence = TextAreaField("What have you counted?", [LONG])

    def chosen(self) -> Verdict:
        """Return the verdict that was chosen."""
        return Verdict(self.verdict.data)


class ReopenForm(CopForm):
    """Send an issue back with new evidence."""

    evidence = TextAreaField(
        "What have you seen since the answer came?",
        [InputRequired("Say what you have seen since the answer came."), LONG],
        description=NO_NAMES,
    )
