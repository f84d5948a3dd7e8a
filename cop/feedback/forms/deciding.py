"""Forms of those who decide."""

from collections.abc import Iterator
from typing import Any

from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length

from cop.date_fields import DatePartsField
from cop.feedback.forms.fields import LONG, chosen_id, lines_of
from cop.feedback.models import Proposal, ProposalText
from cop.feedback.register import number_of
from cop.feedback.states import PROMISED_NOTHING, Outcome
from cop.feedback.words import OUTCOME_WORDS
from cop.forms import CopForm, Needed, options

PROMISING = frozenset(Outcome) - PROMISED_NOTHING


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
    supersedes = StringField(
        "Takes the place of", [Length(max=20)], description="An earlier decision: DEC-12."
    )
    conflicts = StringField(
        "What was said of conflicts of interest",
        [Length(max=500)],
        description="Who stands aside declares it themselves; that is listed by itself.",
    )

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
                "supersedes": f"DEC-{proposal.supersedes}" if proposal.supersedes else "",
                "conflicts": words.conflicts,
            }
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Name everything that the chosen answer still lacks, all at once."""
        valid = super().validate(extra_validators)
        missing = [(self[name], what) for name, what in self._missing() if not self[name].errors]
        for lacking, what in missing:
            lacking.errors = [*lacking.errors, what]
        return valid and not missing

    def _missing(self) -> Iterator[tuple[str, str]]:
        outcome = self.outcome.data
        if outcome == Outcome.PART and not (self.not_agreed.data or "").strip():
            yield "not_agreed", "Say what you didn’t agree to."
        if not self.owner.data:
            yield "owner", "Choose who owns this decision."
        if outcome in PROMISING and not self.due_on.data:
            yield "due_on", "Give a date by which it will be done."
        if outcome == Outcome.DEFERRED and not self.deferred_to.data:
            yield "deferred_to", "Give the date on which you take it up again."

    def condition_lines(self) -> list[str]:
        """Return the conditions, one per line that was written."""
        return lines_of(self.conditions.data)

    def superseded(self) -> int | None:
        """Return the number of the decision whose place this takes; 0 is none that there is."""
        raw = (self.supersedes.data or "").strip()
        return (number_of(raw) or 0) if raw else None

    def chosen(self) -> Outcome:
        """Return the outcome that was chosen."""
        return Outcome(self.outcome.data)


class ConfirmForm(CopForm):
    """Say yes to the version of a proposal that was shown."""

    proposal = HiddenField()
