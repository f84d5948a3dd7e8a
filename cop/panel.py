"""What the panel in a stopped form prints: what was found, and what its writer can do about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wtforms import Field

from cop.screening import FINDING_TYPES, Finding
from cop.screening.gate import Settled
from cop.screening.hotlines import Hotline
from cop.screening.models import Outcome
from cop.screening.pieces import Piece

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
CHANGE = "change"
FEW = 3  # findings that are each shown with every way out of them


@dataclass(frozen=True, slots=True)
class Choice:
    """What its writer can do about a finding."""

    value: str
    label: str
    asks_why: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """A field in which a finding stands, with the words around it there."""

    field_id: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Item:
    """A finding as the panel prints it: once, with every field in which it stands."""

    number: int
    mark: str
    finding: Finding
    field_name: str
    quotes: list[Quoted] = field(default_factory=list)
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    reason: str = ""
    error: str = ""
    agreed: bool = False  # answered so when its writer looked at what was changed
    settled: bool = False  # its answer lets it pass, so that it may step aside for what comes next

    @property
    def heading(self) -> str:
        """Return what was found, as a heading says it."""
        return self.finding.sentence.removesuffix(".")

    @property
    def untouched(self) -> bool:
        """Whether it is as nobody answered it yet: what is chosen first is chosen, and right."""
        return not self.error and self.chosen == self.choices[0].value

    def quote_in(self, written: Field, pieces: tuple[Piece, ...]) -> None:
        """Quote it as it stands in this field; the first time it stands there is enough."""
        if all(quoted.field_id != written.id for quoted in self.quotes):
            self.quotes.append(Quoted(written.id, label_of(written), pieces))

    def came_to(self, outcome: Outcome) -> Settled:
        """Return what is written down of it."""
        found = self.finding
        return Settled(found.type, found.action, self.field_name, outcome, mark=self.mark)


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands above a form that was stopped."""

    items: tuple[Item, ...]
    hotlines: tuple[Hotline, ...]
    hotline_note: str
    texts: tuple[tuple[str, tuple[Piece, ...]], ...]
    more: int = 0
    settled: tuple[Item, ...] = ()  # answered, and no longer shown: sent along as it was answered
    private: bool = False
    done: str = "sent"  # what becomes of the words once they pass
    alone: bool = False
    forum: str = ""
    closed: bool = False
    goes_on: str = "go on"
    pressed: str = "1"  # the form's own button that goes on, sent by the panel's
    undone: bool = False  # it was answered, and sent by a button that does none of that
    looked: bool = False
    kept: bool = True  # sealed for its writer, so that they can ring first
    aside: bool = False  # of a form that shows something else first, as a preview

    @property
    def at_risk(self) -> bool:
        """Whether a child may be at risk now, so that the telephone comes first."""
        return any(item.finding.action == "interrupt" for item in self.items)

    @property
    def title(self) -> str:
        """Return how many things were found, in words; a child at risk comes before them."""
        not_yet = f"Not {self.done} yet."
        if self.at_risk:
            return f"{not_yet} Is a child at risk now?"
        count = len(self.items) + self.more
        goes_on = self.settled and not all(item.settled for item in self.items)
        many = f"{in_words(count)} more" if goes_on else how_many(count + len(self.settled))
        return f"{not_yet} {many} might point to a real family."

    @property
    def others(self) -> tuple[Item, ...]:
        """Return what is no child at risk, and comes after it."""
        return tuple(item for item in self.items if item.finding.action != "interrupt")

    @property
    def also(self) -> str:
        """Return how many things were found besides a child at risk, in words."""
        return in_words(len(self.others) + self.more)

    @property
    def does(self) -> str:
        """Return what the panel's own button does."""
        if not self.others:
            return f"Answer this and {self.goes_on}"
        one = len(self.others) == 1 and not self.more
        return f"Make {'this change' if one else 'these changes'} and {self.goes_on}"

    @property
    def many(self) -> bool:
        """Whether there are so many that each stands in fewer lines."""
        return len(self.others) > FEW

    @property
    def text_id(self) -> str:
        """Return the field to which a link leads past the panel: the first text named in it."""
        return next((quoted.field_id for item in self.items for quoted in item.quotes), "")

    @property
    def blocks(self) -> bool:
        """Whether something was found that only somebody else could let through."""
        return any(item.finding.action == "block" for item in self.items)


def shown(items: Sequence[Item], most: int) -> tuple[list[Item], list[Item]]:
    """Return what a panel shows, and what was answered and steps aside for what wasn't yet.

    A child at risk is always among what is shown."""
    if len(items) <= most:
        return list(items), []
    waiting = [item for item in items if not item.settled] or items
    first = sorted(waiting, key=_at_risk, reverse=True)[:most]
    if (risk := next(filter(_at_risk, items), None)) and risk not in first:
        first = [risk, *first[: most - 1]]
    aside = [item for item in items if item.settled and item not in first]
    return sorted(first, key=lambda item: item.number), aside


def _at_risk(item: Item) -> bool:
    return item.finding.action == "interrupt"


def choices_for(finding: Finding, reviewers: Sequence[str]) -> tuple[Choice, ...]:
    """Return what can be done about a finding, where these people could look at it."""
    kind = FINDING_TYPES[finding.type]
    myself = Choice(CHANGE, "I’ll change what I wrote")
    if finding.action == "interrupt":
        return myself, Choice(Outcome.CONFIRMED, "No identifiable child is at risk now")
    masked = Choice(Outcome.MASKED, f"Replace it with {kind.placeholder}")
    if finding.action == "warn":
        return (
            masked,
            Choice(Outcome.KEPT, "Keep it. It is fine, because:", asks_why=True),
            Choice(Outcome.FALSE_ALARM, f"It isn’t {one(kind.label)}"),
        )
    if not reviewers:
        return masked, myself
    look = (
        f"It isn’t {one(kind.label)}, or has to be there: ask {' or '.join(reviewers[:2])} to look"
    )
    return masked, Choice(Outcome.HELD, look, asks_why=True), myself


def how_many(count: int) -> str:
    """Return so many things in words, as a sentence begins."""
    return f"{in_words(count)} thing{'' if count == 1 else 's'}"


def in_words(count: int) -> str:
    """Return a small number in words, as a sentence begins."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def label_of(written: Field) -> str:
    """Return how a sentence names the field: by its label, where it has one."""
    label = str(written.label.text)
    return f"“{label}”" if label else "your text"


def one(label: str) -> str:
    """Return the label as one speaks of one of them."""
    return f"an {label}" if label[0] in "aeiou" else f"a {label}"
