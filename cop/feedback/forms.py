"""The forms of the loop: one for each thing that can be done to an issue."""

from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from cop.date_fields import DatePartsField
from cop.feedback.models import Brief, Proposal, ProposalText
from cop.feedback.operations.briefs import BriefText
from cop.feedback.states import Outcome, Verdict
from cop.feedback.words import ASK_KINDS, CRITERIA, OUTCOME_WORDS, SEVERITIES, VERDICT_WORDS
from cop.forms import CopForm, Needed, options

LONG = Length(max=4000, message="Shorten this: 4,000 characters fit.")
NO_NAMES = "No names. Ages as ranges. Nothing that points to one family."


def chosen_id(raw: object) -> int | None:
    """Return the id that was chosen, None for the empty choice."""
    return int(str(raw)) if raw not in (None, "") else None


class CheckboxListField(SelectMultipleField):
    """Tick as many as fit."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RaiseForm(CopForm):
    """The beginnings of a brief: enough to raise a discussion."""

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

    def brief(self) -> BriefText:
        """Return what was written."""
        return BriefText(
            what_is_happening=self.what_is_happening.data or "",
            ask=self.ask.data or "",
            deidentified=bool(self.deidentified.data),
        )


class BriefForm(CopForm):
    """The whole brief; it may be saved with gaps, and is sent without any."""

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

    @classmethod
    def of(cls, text: Brief, *, urgent: bool) -> "BriefForm":
        """Return the form filled in with the brief as it stands."""
        return cls(data=_written(text) | {"urgent": urgent})

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
                words = dict(getattr(field, "choices", ())).get(theirs, theirs)
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


class EndorseForm(CopForm):
    """Back an issue."""

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


class JoinForm(CopForm):
    """Join a network to another's issue."""

    forum = RadioField("Which network?", coerce=int, validate_choice=True)
    note = TextAreaField(
        "What do you see in your region?",
        [InputRequired("Say what you see, so that it counts as evidence."), LONG],
        description=NO_NAMES,
    )


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


class ProposeForm(CopForm):
    """Propose a decision."""

    seen = HiddenField()
    outcome = RadioField(
        "What do you propose?",
        choices=options((o.value, label) for o, label in OUTCOME_WORDS.items()),
        validators=[InputRequired("Choose an answer.")],
    )
    answer = TextAreaField(
        "The answer, in plain words",
        [InputRequired("Write the answer in plain words."), LONG],
        description="The first thing every network reads. Two or three sentences.",
    )
    rationale = TextAreaField("Why", [InputRequired("Say why."), LONG])
    not_agreed = TextAreaField("What you didn’t agree to, or what this doesn’t do", [LONG])
    conditions = TextAreaField("Conditions", [LONG], description="One on each line.")
    owner = SelectField("Who owns it?", [Needed()], coerce=chosen_id)
    due_on = DatePartsField("Done by", [Needed()], description="Not for a “No” or a “Not yet”.")
    deferred_to = DatePartsField("If not yet: taken up again on", description="Only for “Not yet”.")
    review_on = DatePartsField("Looked at again on")

    @classmethod
    def of(cls, proposal: Proposal | None, words: ProposalText | None) -> "ProposeForm":
        """Return the form filled in with the proposal that this one would replace."""
        if proposal is None or words is None:
            return cls()
        return cls(
            data={
                "outcome": proposal.outcome,
                "answer": words.answer,
                "rationale": words.rationale,
                "not_agreed": words.not_agreed,
                "conditions": "\n".join(words.conditions),
                "owner": proposal.owner_id,
                "due_on": proposal.due_on,
                "deferred_to": proposal.deferred_to,
                "review_on": proposal.review_on,
            }
        )

    def condition_lines(self) -> list[str]:
        """Return the conditions, one per line that was written."""
        return lines_of(self.conditions.data)

    def chosen(self) -> Outcome:
        """Return the outcome that was chosen."""
        return Outcome(self.outcome.data)


class ConfirmForm(CopForm):
    """Say yes to the version of a proposal that was shown."""

    proposal = HiddenField()


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


def lines_of(text: str | None) -> list[str]:
    """Return the lines that say something, without the marks of a list."""
    lines = (line.strip().lstrip("-*• ").strip() for line in (text or "").splitlines())
    return [line for line in lines if line]
