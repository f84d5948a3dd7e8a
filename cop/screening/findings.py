"""The fourteen things the screen looks for, and what a finding is."""

from dataclasses import dataclass
from typing import Literal

Action = Literal["block", "warn", "interrupt"]
Span = tuple[int, int]  # from where to where in a text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that should not be there: its type and its place, never its value."""

    type: str
    start: int
    end: int
    action: Action
    sentence: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What the site says about one type of finding, and what it puts in its place."""

    type: str
    action: Action
    label: str
    placeholder: str
    sentence: str

    def at(self, start: int, end: int) -> Finding:
        """Return a finding of this kind."""
        return Finding(self.type, start, end, self.action, self.sentence)


_KINDS = (
    Kind(
        "medicare",
        "block",
        "Medicare number",
        "[Medicare number]",
        "This looks like a Medicare number.",
    ),
    Kind(
        "tfn",
        "block",
        "tax file number",
        "[tax file number]",
        "This looks like a tax file number.",
    ),
    Kind(
        "crn",
        "block",
        "Centrelink reference number",
        "[Centrelink reference]",
        "This looks like a Centrelink customer reference number.",
    ),
    Kind(
        "ihi",
        "block",
        "healthcare identifier",
        "[healthcare identifier]",
        "This looks like an individual healthcare identifier.",
    ),
    Kind(
        "driver_licence",
        "block",
        "driver licence number",
        "[licence number]",
        "This looks like a driver licence number.",
    ),
    Kind(
        "client_id",
        "block",
        "client number",
        "[client number]",
        "This looks like a person’s number in a client system.",
    ),
    Kind(
        "date_of_birth",
        "block",
        "date of birth",
        "[date of birth]",
        "This looks like somebody’s date of birth.",
    ),
    Kind(
        "phone",
        "warn",
        "phone number",
        "[phone number]",
        "This looks like a phone number that reaches a person.",
    ),
    Kind(
        "email",
        "warn",
        "email address",
        "[email address]",
        "This looks like somebody’s own email address.",
    ),
    Kind(
        "address",
        "warn",
        "street or postal address",
        "[address]",
        "This looks like where somebody lives or gets their mail.",
    ),
    Kind(
        "bsb_account",
        "warn",
        "bank account",
        "[bank account]",
        "This looks like a bank account.",
    ),
    Kind(
        "number_plate",
        "warn",
        "number plate",
        "[number plate]",
        "This looks like the number plate of a vehicle.",
    ),
    Kind(
        "name_age_child",
        "warn",
        "child’s name with an age",
        "[a child]",
        "A name or initials beside an age or a school can tell people who a child is.",
    ),
    Kind(
        "at_risk_phrase",
        "interrupt",
        "child who may be at risk",
        "[left out]",
        "This sounds as if a child or somebody in their family may be at risk now.",
    ),
)

FINDING_TYPES = {kind.type: kind for kind in _KINDS}
