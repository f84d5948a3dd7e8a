"""Forms of the forum that has an issue."""

from wtforms import (
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, CheckboxListField, lines_of
from cop.feedback.words import CRITERIA, RETURN_REASONS
from cop.forms import CopForm, Needed, options


class AcknowledgeForm(CopForm):
    """Say that an issue has arrived, who looks after it, and when they hear next."""

    handler = SelectField("Who looks after it?", [Needed()], coerce=int)
    next_on = DatePartsField("When will they hear from you next?", [Needed()])
    note = TextAreaField("A line to the people who raised it", [LONG])


class AcknowledgeSeveralForm(AcknowledgeForm):
    """Say it of several issues at once, with one handler and one date for all."""

    issues = CheckboxListField("Issues", validate_choice=False)


class MergeForm(CopForm):
    """Join an issue to another one that is the same."""

    into = StringField(
        "Which issue does it go on in?",
        [InputRequired("Name the issue that it goes on in, like ISS-106."), Length(max=24)],
        description="Its reference, like ISS-106.",
    )
    reason = TextAreaField(
        "Why do they belong together?",
        [InputRequired("Say why they belong together."), LONG],
        description="The networks behind this issue read it.",
    )

    def target(self) -> str:
        """Return the reference that was named, however it was typed."""
        return (self.into.data or "").strip().upper()


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


class QuestionForm(CopForm):
    """Ask the network a question."""

    question = TextAreaField(
        "What do you need to know?",
        [InputRequired("Write the question you need answered."), LONG],
        description="One question. Your clock stands still until they answer.",
    )
    note = TextAreaField("Why you ask", [LONG])


class ReturnForm(CopForm):
    """Return an issue with a reason."""

    reason_code = RadioField(
        "Why does it go back?",
        [InputRequired("Choose a reason.")],
        choices=options(RETURN_REASONS),
    )
    reason = TextAreaField(
        "The reason, in plain words", [InputRequired("Say why, in a sentence or two."), LONG]
    )
    what_locals_can_do = TextAreaField(
        "What can the network do now?",
        [InputRequired("Say what the network can do now."), LONG],
    )


class HandOverForm(CopForm):
    """Give an issue to somebody else, or name another date."""

    handler = SelectField("Who looks after it?", [Needed()], coerce=int)
    next_on = DatePartsField("When will they hear from you next?", [Needed()])
    note = TextAreaField("A line to the people who raised it", [LONG])


class PauseForm(CopForm):
    """Let a clock stand still."""

    reason = TextAreaField(
        "Why does the clock stand still?",
        [InputRequired("Say why. The networks read it."), LONG],
        description="For Sorry Business. Don’t name the person who has died.",
    )
