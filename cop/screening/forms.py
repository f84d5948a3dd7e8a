"""The forms of the screen's pages."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, StringField, SubmitField, TextAreaField
from wtforms.validators import DataRequired, Length

from cop.forms import CopForm, Needed, options
from cop.screening.hotlines import EMERGENCY
from cop.screening.operations import contacts, hotlines
from cop.screening.operations.holding import LONGEST_NOTE
from cop.screening.operations.rules import LONGEST_WHY, TYPED

LONGEST_TRIAL = 20_000
KINDS = {"mailbox": "A mailbox", "phone": "A phone number", "address": "An address"}


def _at_most(number: int) -> Length:
    return Length(max=number, message=f"Shorten this: {number:,} characters fit.")


class RulingForm(CopForm):
    """Let a held text through, or say what to change."""

    posts = False

    note = StringField(
        "What should they know?",
        [_at_most(LONGEST_NOTE)],
        description="Needed if you don’t let it through: say what to change.",
    )
    let_through = SubmitField("Let it through")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goes_on = "let it through" if self.let_through.data else "send it back"


class TurnOffForm(CopForm):
    """Turn a rule off: why, and that it is meant."""

    posts = False

    why = TextAreaField(
        "Why is it turned off?",
        [Needed(), _at_most(LONGEST_WHY)],
        description="It stands on this page, with your name and the day.",
    )
    typed = StringField(
        f"Type “{TYPED}”",
        [Needed(), _at_most(40)],
        description="It guards what hurts a family most, so a tick isn’t enough.",
    )
    sure = BooleanField("From now on, nobody who writes here is asked about it", [Needed()])


class ContactForm(CopForm):
    """A service's own mailbox, number or address."""

    posts = False

    kind = RadioField("What is it?", [Needed()], choices=options(KINDS), default="mailbox")
    words = StringField(
        "The contact",
        [Needed(), _at_most(contacts.LONGEST)],
        description="One of a service or a team, never of a person or a family.",
    )
    sure = BooleanField(
        "It belongs to a service, not to a person or a family",
        description="Needed for an address, a mobile, and a mailbox that looks like somebody’s.",
    )


class DialledField(StringField):
    """A number to ring: a service's, so it isn't asked whether it is a family's."""


class HotlineForm(CopForm):
    """Whom to ring, under which number and when."""

    posts = False

    label = StringField("Who answers", [Needed(), _at_most(hotlines.LONGEST)])
    number = DialledField(
        "Number",
        [_at_most(20)],
        description="As one dials it. Leave it empty while you don’t know it: until then, nobody "
        "who looks for help sees the line.",
    )
    hours = StringField("When", [Needed(), _at_most(hotlines.LONGEST)])
    checked = BooleanField(
        "I checked all of it today",
        description="You rang it, or read it on the service’s own page. It counts as verified.",
    )

    def words(self) -> dict[str, Any]:
        """Return what the line is to say."""
        return {
            "label": self.label.data or "",
            "number": self.number.data or "",
            "hours": self.hours.data or "",
            "checked": bool(self.checked.data),
        }


class CorrectionForm(HotlineForm):
    """The same for a line that is there; another number is sent again once both were shown."""

    confirmed = HiddenField()


class EmergencyForm(HotlineForm):
    """The same for what people ring in danger, whose number isn’t changed by a slip."""

    number = DialledField(
        "Number",
        [Needed(), _at_most(20)],
        description=f"{EMERGENCY} is right everywhere in Australia.",
    )
    typed = StringField(
        f"To change the number, type “{hotlines.TYPED}”",
        [_at_most(40)],
        description="Leave this empty if the number stays as it is.",
    )


class TrialForm(CopForm):
    """A text to look at; its field is named so that nothing keeps it: see cop/typed.py."""

    trial = TextAreaField(
        "A text",
        [DataRequired("Paste or write a text."), _at_most(LONGEST_TRIAL)],
        description="It is looked at and forgotten. Nothing is kept or written down.",
    )
