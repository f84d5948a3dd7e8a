"""Forms of those who help, tell, advise or stand aside."""

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.feedback.forms.fields import LONG, NO_NAMES, chosen_id
from cop.forms import CopForm, Needed


class AuthorForm(CopForm):
    """Ask somebody to write the brief, too."""

    person = SelectField("Who?", [Needed()], coerce=chosen_id)


class ExperienceForm(CopForm):
    """Tell what somebody has lived through."""

    pseudonym = StringField(
        "The name to be known by",
        [Needed(), Length(max=60)],
        description="Not a real name. Nobody is shown who is behind it, the convenor included.",
    )
    text = TextAreaField(
        "What should those who decide know?",
        [InputRequired("Write what you want those who decide to know."), LONG],
        description=NO_NAMES,
    )
    consent = StringField("How did this person agree, and to what?", [Length(max=400)])


class ConsentForm(CopForm):
    """Withdraw consent to what was told."""

    told = HiddenField()


class AdviceForm(CopForm):
    """Advise those who decide."""

    text = TextAreaField("Your advice", [InputRequired("Write your advice."), LONG])
    pseudonym = StringField(
        "The name to be known by",
        [Needed(), Length(max=60)],
        description="Not a real name. Your advice is shown under this one.",
    )


class ConflictForm(CopForm):
    """Stand aside from a decision."""

    note = TextAreaField(
        "What is the conflict?",
        [InputRequired("Say what the conflict is, in a line."), Length(max=500)],
        description="It stands on the decision, for everybody who reads it.",
    )
    delegate = SelectField("Who acts for you?", coerce=chosen_id)


class CountsForm(CopForm):
    """Hide the counts of people under five in a brief: only a button."""
