"""What the screen would say of a text, without keeping anything of it."""

from dataclasses import dataclass

from cop.screening import FINDING_TYPES, Rules, check
from cop.screening.changes import title_of
from cop.screening.explained import ACTIONS, ActionWords
from cop.screening.masking import mask
from cop.screening.pieces import Piece, pieces_of, quote


@dataclass(frozen=True, slots=True)
class TriedItem:
    """One thing that would be found, and what its writer would be asked."""

    number: int
    label: str
    sentence: str
    placeholder: str
    action: ActionWords
    quoted: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A text with what would be found in it marked, and what masking would make of it."""

    items: tuple[TriedItem, ...]
    pieces: tuple[Piece, ...]
    masked: str

    @property
    def title(self) -> str:
        """Return how many things would be found, in words."""
        if not self.items:
            return "Nothing would be found. It would be posted as it stands."
        if len(self.items) == 1:
            return "One thing would be found."
        return f"{len(self.items)} things would be found."


def try_text(text: str, rules: Rules) -> Tried:
    """Look at a text as the screen would; nothing is stored or written down."""
    found = check(text, where="trial", rules=rules)
    items = tuple(
        TriedItem(
            number=number,
            label=title_of(finding.type),
            sentence=finding.sentence,
            placeholder=FINDING_TYPES[finding.type].placeholder,
            action=ACTIONS[finding.action],
            quoted=quote(text, finding, number),
        )
        for number, finding in enumerate(found, start=1)
    )
    return Tried(items, pieces_of(text, found), mask(text, found))
