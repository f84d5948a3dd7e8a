"""The forms of a consultation: one question, and sending the answers."""

import uuid
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.validators import InputRequired

from cop.consultations.models import Question
from cop.consultations.states import Capacity, Kind
from cop.consultations.words import CAPACITY_WORDS
from cop.forms import CopForm, options

GOES_ON = {"back": "go back", "later": "save"}  # what the panel's button does then


class AnswerForm(CopForm):
    """Answer one question, then go on, back, or away."""

    buttons = ("go",)

    answer: Any  # the field, which each kind of question has its own
    go = HiddenField()
    private = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Saving twice does no harm, and a page gone back to must save what it says now.
        self.submission_key.data = uuid.uuid4().hex
        self.goes_on = GOES_ON.get(self.go.data or "", "continue")


class TextAnswerForm(AnswerForm):
    """Answer in one's own words."""

    answer = TextAreaField()


class ChoiceAnswerForm(AnswerForm):
    """Choose one answer; the operation checks that it was offered."""

    answer = RadioField(validate_choice=False)


def answer_form(question: Question, given: str, *, sent: bool) -> AnswerForm:
    """Return the form for this question, holding what was sent or else what is kept."""
    form: AnswerForm
    if Kind(question.kind) is Kind.SINGLE_CHOICE:
        form = ChoiceAnswerForm()
        form.answer.choices = options((o["value"], o["label"]) for o in question.options)
    else:
        form = TextAnswerForm()
    if not sent:
        form.answer.data = given or None
    form.answer.label.text = question.text
    form.answer.description = _hint(question)
    return form


class SendForm(CopForm):
    """Send the answers, and say for whom they speak."""

    capacity = RadioField(
        "Who are these answers for?",
        [InputRequired("Choose who these answers are for.")],
        choices=options((capacity.value, words) for capacity, words in CAPACITY_WORDS.items()),
        default=Capacity.INDIVIDUAL.value,
    )
    consent = BooleanField(
        "You may quote my words, without my name",
        description="Leave it empty and nothing you wrote is printed word for word.",
    )


def _hint(question: Question) -> str:
    limit = f"Up to {question.max_words} words." if question.max_words else ""
    care = "Leave out names and anything that points to one family."
    written = f"{limit} {care}".strip() if Kind(question.kind) is Kind.FREE_TEXT else ""
    return f"{question.hint} {written}".strip()
