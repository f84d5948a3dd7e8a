"""Forms on the way back: answer, report, check, reopen."""

from collections.abc import Mapping

from wtforms import (
    HiddenField,
    RadioField,
    SubmitField,
    TextAreaField,
)
from wtforms.validators import InputRequired

from cop.feedback.forms.fields import LONG, NO_NAMES
from cop.feedback.operations.answering import own_words_field
from cop.feedback.states import Verdict
from cop.feedback.words import VERDICT_WORDS
from cop.forms import CopForm, options


class CascadeForm(CopForm):
    """Send a plain answer to every raising network, in words of its own where one needs them."""

    answer = TextAreaField(
        "The answer, as the networks will read it",
        [InputRequired("Write the answer that the networks will read."), LONG],
        description="Put the answer first, then the reasons, then what wasn’t agreed.",
    )
    preview = SubmitField("Preview")

    own_words: Mapping[int, str] = {}

    @classmethod
    def for_forums(cls, forums: Mapping[int, str]) -> "CascadeForm":
        """Return the form with an optional field for each of several forums, by id and name."""
        several = forums if len(forums) > 1 else {}
        names = {forum_id: own_words_field(forum_id) for forum_id in several}
        fields = {
            names[forum_id]: TextAreaField(f"Only for {name}", [LONG])
            for forum_id, name in several.items()
        }
        made: CascadeForm = type("CascadeForm", (cls,), {**fields, "own_words": names})()
        return made

    def answers(self) -> dict[int, str]:
        """Return the words of their own that forums are given, empty where they have none."""
        return {forum_id: self[name].data or "" for forum_id, name in self.own_words.items()}


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
