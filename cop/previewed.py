"""What a preview shows: words as they would stand, with what the check would stop marked in them.

Nothing of it is kept or counted: nobody tried to post it yet."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from cop.forms import CopForm
from cop.panel import Item, Panel, how_many
from cop.screened import Screening, screening_of
from cop.screening.pieces import Piece
from cop.written import written_fields

# Letters that no text of people has: where a finding begins, its number, and where it ends.
OPEN, CLOSE, FIRST = "\ue000", "\ue001", 0xE100
OURS = re.compile("[\ue000-\uf8ff]")
OURS_IN_AN_ADDRESS = re.compile(r"(?:%EE%8[0-9A-F]|%EF%A[0-3])%[0-9A-F]{2}", re.IGNORECASE)
TAG = re.compile(r"""(<(?:[^>"]|"[^"]*")*>)""")
ENDS = re.compile(f"({OPEN}.|{CLOSE})")
MARKED = '<mark class="flag">{}</mark>'
NUMBER = '<sup><span class="vh">Finding </span>{}</sup>'


@dataclass(frozen=True, slots=True)
class Previewed:
    """A form as its preview shows it, and what was found in its fields."""

    screening: Screening
    found: tuple[Item, ...]

    @property
    def at_risk(self) -> bool:
        """Whether a child may be at risk now, so that the telephone comes first here, too."""
        return any(item.finding.action == "interrupt" for item in self.found)

    @property
    def answered(self) -> bool:
        """Whether the panel was answered already, and so stands in the form below."""
        return bool(self.screening.answered.said and self.found)

    @property
    def panel(self) -> Panel:
        """Return what the panel would say of it."""
        return replace(self.screening.panel(list(self.found)), kept=False)

    @property
    def many(self) -> str:
        """Return how many things were found, in words."""
        return how_many(len(self.found)).lower()

    def html(self, text: str, render: Callable[[str], str]) -> Markup:
        """Return a text of the form as it is rendered, with what was found marked."""
        if not self.found or OURS.search(text):
            return Markup(render(text))  # noqa: S704 - the renderer sanitises it
        cut = self.pieces(text)
        return Markup(_marked(render("".join(map(_wrapped, cut)))))  # noqa: S704 - the same

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return a text of the form in pieces, with what was found marked."""
        return self.screening.pieces(text, list(self.found))


def previewed(form: CopForm) -> Previewed:
    """Look through what stands in the form, whose line ends become those of every other text."""
    for written in written_fields(form):
        if written.data:
            written.data = written.data.replace("\r\n", "\n")
    screening = screening_of(form)
    found = screening.items()
    screening.stay(found, aside=True)
    return Previewed(screening, tuple(found))


def _wrapped(piece: Piece) -> str:
    if not piece.number:
        return piece.text
    return f"{OPEN}{chr(FIRST + piece.number)}{piece.text}{CLOSE}"


def _marked(html: str) -> str:
    """Return the HTML with marks where our letters stand, in its texts alone."""
    return "".join(_marks(TAG.split(html)))


def _marks(parts: list[str]) -> Iterator[str]:
    number = 0
    for at, part in enumerate(parts):
        if at % 2:  # a tag; an address in it may have been written with our letters
            yield OURS_IN_AN_ADDRESS.sub("", OURS.sub("", part))
            continue
        begins, *rest = ENDS.split(part)
        marked = begins  # what stands there up to the next of our letters
        for letter, words in zip(rest[::2], rest[1::2], strict=True):
            ends = NUMBER.format(number) if letter == CLOSE else ""
            yield _mark(marked, ends, number)
            number = 0 if letter == CLOSE else ord(letter[1]) - FIRST
            marked = words
        yield _mark(marked, "", number)


def _mark(words: str, ends: str, number: int) -> str:
    return MARKED.format(words + ends) if number and (words.strip() or ends) else words
