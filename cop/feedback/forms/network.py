"""Forms of a network about its own issue: fix it, take it off, answer, appeal, leave, learn."""

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, NO_NAMES, chosen_id, lines_of
from cop.forms import CopForm, Needed


class DivertForm(CopForm):
    """Take a case matter off the forum."""

    lawful_channel = StringField(
        "Where does it belong?",
        [InputRequired("Say where it belongs: whom to ring, today."), Length(max=500)],
        description="The service’s duty line, say. Whoever raised it reads this.",
    )
    note = TextAreaField(
        "A line to who raised it",
        [LONG],
        description="Without repeating what it was about.",
    )
    title = StringField(
        "A title that points to nobody",
        [Length(max=200)],
        description="Only if the one it has says too much.",
    )
    sure = BooleanField(
        "Remove the words of the brief for good",
        [InputRequired("Confirm that the words of the brief are removed.")],
        description="This can’t be taken back. The discussion stays: remove posts there if needed.",
    )


class LocalActionForm(CopForm):
    """Plan what the network tries itself."""

    owner = SelectField("Who does it?", [Needed()], coerce=chosen_id)
    due_on = DatePartsField("By when will you know whether it works?", [Needed()])
    steps = TextAreaField("What will you try?", [LONG], description="One step on each line.")
    note = TextAreaField("A line to the people behind it", [LONG])

    def step_lines(self) -> list[str]:
        """Return the steps, one per line that was written."""
        return lines_of(self.steps.data)


class LocalClosureForm(CopForm):
    """Say that the network has solved it itself."""

    note = TextAreaField("What changed?", [InputRequired("Say what changed."), LONG])
    learning = TextAreaField(
        "What can others take from it?", [LONG], description="Every network reads it."
    )


class ReplyForm(CopForm):
    """Answer the handler's question."""

    answer = TextAreaField(
        "Your answer", [InputRequired("Write the answer."), LONG], description=NO_NAMES
    )


class AppealForm(CopForm):
    """Appeal against a return."""

    why = TextAreaField(
        "Why can’t it stay in the network?",
        [InputRequired("Say why it can’t stay in the network."), LONG],
        description="Somebody who didn’t return it hears the appeal. There is one.",
    )


class WithdrawForm(CopForm):
    """Withdraw an issue, or leave one that others go on with."""

    forum = RadioField("Which network?", coerce=int, validate_choice=False)
    reason = TextAreaField(
        "Why?",
        [InputRequired("Say why. Everybody who backed it reads it."), LONG],
        description="Everybody who backed it reads it.",
    )


class ObjectForm(CopForm):
    """Object to a merge."""

    reason = TextAreaField(
        "What is different?",
        [InputRequired("Say what is different."), LONG],
        description="Your issue then goes on by itself, with the date it had.",
    )


class LearningForm(CopForm):
    """Write what others can take from an issue."""

    text = TextAreaField(
        "What can others take from it?",
        [InputRequired("Write what others can take from it."), LONG],
        description=NO_NAMES,
    )
