"""The form that all forms are: checked in itself, sent once, aware of what it was made for."""

import uuid
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, SubmitField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.fields.core import Field

# The buttons of the screen's panel; any other button of a form confirms no answer.
ANSWERED, LOOK = "answered", "look"
SENT_ALONG = {"csrf_token", "submission_key", "version"}
EXPIRED = "This page had been open too long to send. Your words are still here: send it again."


# What WTForms says by itself, and how we say it; only what a form of ours can come to say.
FROM_THE_LIST = "Choose from what is listed."
PLAIN = {
    "Not a valid choice.": FROM_THE_LIST,
    "Invalid Choice: could not coerce.": FROM_THE_LIST,
    "Invalid choice(s): one or more data inputs could not be coerced.": FROM_THE_LIST,
    "'%(value)s' is not a valid choice for this field.": FROM_THE_LIST,
    "'%(value)s' are not valid choices for this field.": FROM_THE_LIST,
    "Field cannot be longer than %(max)d characters.": "Shorten this: %(max)d characters fit.",
    "This field is required.": "This can’t be left empty.",
}


class PlainWords:
    """Says in plain words what WTForms would say of a mistake; a form’s own words come first."""

    def gettext(self, said: str) -> str:
        """Return the sentence for people."""
        return PLAIN.get(said, said)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Return the sentence for people, for so many."""
        return self.gettext(one if number == 1 else many)


class CopForm(FlaskForm):
    """A form with a token, a key by which sending twice counts once, and a version."""

    class Meta(FlaskForm.Meta):
        """How WTForms makes the form."""

        def get_translations(self, form: object) -> PlainWords:
            """Return our words for what is wrong with a field."""
            return PlainWords()

    submission_key = HiddenField()
    version = HiddenField()

    # What the screen found in it, printed by `hidden`; of a private form nobody keeps whose it was.
    screen: Any = None
    kept: int | None = None
    waits: Any = None  # what was kept of this form earlier, and isn't in it: an Unposted
    held: int | None = None  # the held text from whose page it was sent
    private = False
    composes = False  # several texts may be under way, as posts are; else one thing comes of them
    posts = True  # not so a setting or a reason, which is saved
    done = "sent"  # what becomes of its words, as a sentence says it
    reviewable = True
    # What its own button does, said by the panel's; and the texts that it is to take the place of.
    goes_on = "go on"
    buttons: tuple[str, ...] = ()  # hidden fields that hold which of its buttons was pressed
    stored: tuple[str, ...] = ()
    consultation_id: int | None = None  # the one that this form answers

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self._press_again()
        # A key from the sender is only ever compared, so its shape is all that matters.
        if not is_key(self.submission_key.data):
            self.submission_key.data = new_key()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field; an expired token is reported like any other mistake."""
        valid = bool(super().validate(extra_validators))
        if "csrf_token" in self.errors:
            self["csrf_token"].errors = [EXPIRED]
        return valid

    def is_submitted(self) -> bool:
        """Say whether this request sends a form."""
        return request.method == "POST"

    @property
    def pressed(self) -> str:
        """Return which button of the form was pressed, as the panel's own sends it on."""
        for name in self._own_buttons():
            if value := self._fields[name].data:
                return f"{name}={'1' if value is True else value}"
        return "1"

    def _press_again(self) -> None:
        """Do what the form's own button does, where the panel's button stands for it."""
        sent = request.form if self.is_submitted() else {}
        name, _, value = str(sent.get(ANSWERED) or sent.get(LOOK) or "").partition("=")
        if value and name in self._own_buttons():
            button = self._fields[name]
            button.data = value if isinstance(button, HiddenField) else True

    def _own_buttons(self) -> list[str]:
        """Return the fields that are buttons, or hold which of several was pressed."""
        submits = [name for name, field in self._fields.items() if isinstance(field, SubmitField)]
        return [*self.buttons, *(name for name in submits if name != "preview")]

    @property
    def not_yet(self) -> str:
        """Return what its words aren’t yet, as long as it is stopped: posted, backed or saved."""
        return "saved" if self.private or not self.posts else self.done

    def refuse(self, message: str, field: str | None = None) -> None:
        """Add the domain's refusal to the field it is about, or to the form."""
        if field and field in self._fields:
            target: Field = self._fields[field]
            target.errors = [*target.errors, message]
        else:
            self.form_errors.append(message)

    def own_up(self, words: str) -> None:
        """Say this beside whatever else refused the form, unless the refusal says it already."""
        if not any(str(error).startswith(words) for error in self.form_errors):
            self.refuse(f"{words}. Your words are still here: look before you send them again.")

    def seen_version(self) -> int | None:
        """Return the version of the thing this form was made for."""
        raw = self.version.data or ""
        return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= 10 else None


class Needed:
    """Marks a field that the domain asks for: it is not called optional, and may be saved empty."""

    field_flags = {"required": True}

    def __call__(self, form: object, field: object) -> None:
        """Leave the judgement to the operation, which knows when the field is needed."""


class ActionForm(CopForm):
    """A form that is only a button."""


@cache
def blank(kind: type[CopForm]) -> Mapping[str, Field]:
    """Return the fields of a form as nobody has filled them in; the same for everybody, for good.

    Most forms are only looked at: a page prints these, with a token and a key of its own."""
    return {field.name: field for field in kind(formdata=None) if field.name not in SENT_ALONG}


def new_key() -> str:
    """Return a key by which a form that is sent twice counts once."""
    return uuid.uuid4().hex


def options(labels: Mapping[Any, str] | Iterable[tuple[Any, str]]) -> list[Any]:
    """Return values with their labels as a field of choices wants them."""
    pairs = labels.items() if isinstance(labels, Mapping) else labels
    return [SelectChoice(value, label) for value, label in pairs]


def is_key(raw: str | None) -> bool:
    """Say whether this has the shape of a key that a form was sent with."""
    return bool(raw) and len(raw or "") == 32 and str(raw).isalnum() and str(raw).isascii()
