"""Forms of what follows an answer: name an action, report on it, tell raisers, publish."""

from wtforms import SelectField, StringField, SubmitField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, NO_NAMES, chosen_id
from cop.forms import CopForm

BETWEEN = "Give a whole number from 0 to 100."
PLAIN = Length(max=1000, message="Shorten this: 1,000 characters fit.")


class ReportForm(CopForm):
    """Report how far an action is, or the whole decision."""

    action = SelectField("What do you report on?", coerce=chosen_id)
    percent = StringField(
        "How much of it is done, in percent?",
        [InputRequired(BETWEEN)],
        description="100 means that it is done.",
    )
    text = TextAreaField(
        "What has happened since the last report?",
        [InputRequired("Say how far it is."), LONG],
        description=NO_NAMES,
    )

    def number(self) -> int | None:
        """Return the percentage, None for what is no whole number."""
        raw = (self.percent.data or "").strip().removesuffix("%").strip()
        return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 4 else None


class UpdateForm(CopForm):
    """Tell the raisers how it goes while they wait."""

    text = TextAreaField(
        "What can you tell them?",
        [InputRequired("Write what you can tell them."), LONG],
        description="What you did, what you wait for, and when they hear next.",
    )


class NameActionForm(CopForm):
    """Name one thing that a decision sets going."""

    what = TextAreaField(
        "What is to be done?",
        [
            InputRequired("Say what is to be done."),
            Length(max=500, message="Shorten this: 500 characters fit."),
        ],
    )
    owner = SelectField(
        "Who answers for it?",
        [InputRequired("Choose who answers for it.")],
        coerce=chosen_id,
    )
    delegate = SelectField("Who may report in their stead?", coerce=chosen_id)
    due_on = DatePartsField("Done by")


class DropActionForm(CopForm):
    """Take off an action that was named by mistake, or isn't needed any more."""

    action = SelectField(
        "Which action?", [InputRequired("Choose the action that is taken off.")], coerce=chosen_id
    )


class PublishForm(CopForm):
    """Tell people without an account what was said and what was done."""

    you_said = TextAreaField(
        "You said",
        [InputRequired("Say what people said."), PLAIN],
        description="In plain words. No names, of people or of small places.",
    )
    we_did = TextAreaField(
        "We did",
        [InputRequired("Say what was done."), PLAIN],
        description="What was done, or why not. Nothing that only members should read.",
    )
    preview = SubmitField("Preview")
