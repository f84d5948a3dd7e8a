"""Forms on the way up: raise, back, join, send."""

from wtforms import (
    BooleanField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from cop.feedback.forms.fields import LONG, NO_NAMES
from cop.feedback.operations.briefs import BriefText
from cop.forms import CopForm, Needed
from cop.marking_field import AsksMarking, MarkingField


class RaiseForm(AsksMarking):
    """The beginnings of a brief: enough to raise a discussion."""

    goes_on, done = "raise it", "raised"
    marked_by = ("title", "what_is_happening", "ask")

    title = StringField(
        "In one line, what’s the problem?",
        [InputRequired("Say the problem in one line."), Length(max=200)],
    )
    what_is_happening = TextAreaField(
        "What’s happening, and for whom?",
        [InputRequired("Say what is happening."), LONG],
        description=NO_NAMES,
    )
    ask = TextAreaField("What do you ask for?", [InputRequired("Say what you ask for."), LONG])
    deidentified = BooleanField(
        "Nobody can be recognised from this",
        [InputRequired("Confirm that nobody can be recognised.")],
        description="You’ve left out names, dates of birth, small towns, and details that add up.",
    )
    marking = MarkingField(validators=[Needed()])
    names_deceased = BooleanField(
        "It names or speaks of somebody who has died",
        description="People are warned first, and choose whether to read on. Leave the name out of "
        "the title, which stands in lists.",
    )

    def brief(self) -> BriefText:
        """Return what was written."""
        return BriefText(
            what_is_happening=self.what_is_happening.data or "",
            ask=self.ask.data or "",
            deidentified=bool(self.deidentified.data),
        )


class EndorseForm(CopForm):
    """Back an issue."""

    goes_on, done = "back it", "backed"

    note = TextAreaField(
        "How is it where you work?", [LONG], description="It stands beside your name on the brief."
    )


class EndorseAloneForm(CopForm):
    """Let an issue through on the convenor's word."""

    reason = TextAreaField(
        "Why can’t it wait for three people?",
        [InputRequired("Say why it can’t wait for three people."), LONG],
        description="Your reason stands on the brief.",
    )


class SubmitForm(CopForm):
    """Send an issue to the next forum."""

    note = TextAreaField("A line to go with it", [LONG])
    small_counts = BooleanField(
        "I have read them. Send it",
        description="Outside your network they read as “fewer than five”.",
    )


class JoinForm(CopForm):
    """Join a network to another's issue."""

    forum = RadioField("Which network?", coerce=int, validate_choice=True)
    note = TextAreaField(
        "What do you see in your region?",
        [InputRequired("Say what you see, so that it counts as evidence."), LONG],
        description=NO_NAMES,
    )
