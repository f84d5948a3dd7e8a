"""The form of the brief."""

from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional

from cop.feedback.forms.fields import LONG, NO_NAMES
from cop.feedback.models import Brief
from cop.feedback.operations.briefs import BriefText
from cop.feedback.words import ASK_KINDS, SEVERITIES
from cop.forms import Needed, options
from cop.marking_field import AsksMarking, MarkingField

TEXTS = ("what_is_happening", "evidence", "impact", "tried_locally", "ask", "lived_experience")


class BriefForm(AsksMarking):
    """The whole brief; it may be saved with gaps, and is sent without any."""

    goes_on, done = "save", "saved"

    marked_by = TEXTS

    seen = HiddenField()
    what_is_happening = TextAreaField(
        "What’s happening?", [InputRequired("Say what is happening."), LONG], description=NO_NAMES
    )
    evidence = TextAreaField(
        "How do you know?",
        [Needed(), LONG],
        description="Counts, examples, what you’ve seen. Hide counts under five.",
    )
    impact = TextAreaField("Who does it touch, and how?", [Needed(), LONG])
    severity = RadioField(
        "How serious is it?",
        [Needed(), Optional()],
        choices=options((str(n), label) for n, label in SEVERITIES.items()),
    )
    tried_locally = TextAreaField("What have you tried yourselves?", [Needed(), LONG])
    ask_kind = RadioField("What kind of answer do you need?", choices=options(ASK_KINDS))
    ask = TextAreaField("What do you ask for?", [InputRequired("Say what you ask for."), LONG])
    urgent = BooleanField(
        "It is urgent", description="The next forum has two working days to reply, instead of five."
    )
    urgency_reason = TextAreaField("If it’s urgent, why?", [LONG])
    aboriginal_impact = TextAreaField(
        "What does it mean for Aboriginal families?", [Needed(), LONG]
    )
    acco_consulted = RadioField(
        "Has an Aboriginal Community Controlled Organisation been consulted?",
        [Needed(), Optional()],
        choices=options({"yes": "Yes", "no": "No"}),
    )
    acco_who = StringField("Which one, or why not?", [Length(max=400)])
    lived_experience = TextAreaField(
        "What have people with lived experience told you?",
        [Needed(), LONG],
        description="If nobody has been asked, say so.",
    )
    deidentified = BooleanField(
        "Nobody can be recognised from this",
        [InputRequired("Confirm that nobody can be recognised.")],
    )
    marking = MarkingField(validators=[Needed()])

    @classmethod
    def of(cls, text: Brief, *, urgent: bool, marking: str) -> "BriefForm":
        """Return the form filled in with the brief as it stands."""
        form = cls(data=_written(text) | {"urgent": urgent, "marking": marking})
        form.stored = tuple(each for each in _written(text).values() if isinstance(each, str))
        return form

    def take_newer(self, seen: Brief, newest: Brief) -> None:
        """Take a colleague's words where these say nothing new; show them where both do."""
        before, after = _written(seen), _written(newest)
        for name, theirs in after.items():
            field = self._fields[name]
            if _same(theirs, before[name]) or _same(theirs, field.data):
                continue
            if _same(field.data, before[name]):
                field.data = theirs
            else:
                named = {
                    choice.value: choice.label for choice in getattr(field, "choices", None) or ()
                }
                words = named.get(theirs, theirs)
                field.errors = [*field.errors, f"Saved by a colleague meanwhile: “{words}”"]

    def brief(self) -> BriefText:
        """Return what was written."""
        values = {name: field.data for name, field in self._fields.items() if name in _TEXTS}
        chosen = self.acco_consulted.data
        return BriefText(
            **{name: value or "" for name, value in values.items()},
            severity=int(self.severity.data) if self.severity.data else None,
            urgent=bool(self.urgent.data),
            acco_consulted={"yes": True, "no": False}.get(chosen or ""),
            deidentified=bool(self.deidentified.data),
        )


_TEXTS = {
    "what_is_happening",
    "evidence",
    "impact",
    "tried_locally",
    "ask",
    "ask_kind",
    "urgency_reason",
    "aboriginal_impact",
    "acco_who",
    "lived_experience",
}


def _written(text: Brief) -> dict[str, Any]:
    """Return what a version of the brief says, as the fields of the form hold it."""
    return {name: getattr(text, name) for name in _TEXTS} | {
        "severity": str(text.severity) if text.severity else None,
        "acco_consulted": {None: None, True: "yes", False: "no"}[text.acco_consulted],
        "deidentified": text.deidentified,
    }


def _same(one: object, other: object) -> bool:
    """Compare as a reader does: line ends and spaces aside, and nothing is nothing."""
    return str(one or "").split() == str(other or "").split()
