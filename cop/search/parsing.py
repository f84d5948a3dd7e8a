"""What somebody looks for, read from what they typed: any text is a question, or has no words."""

import re
from dataclasses import dataclass

from cop.errors import Invalid
from cop.search.words import words_of

LONGEST = 200
MOST_WORDS = 12
QUOTES = str.maketrans("“”„‟«»", '""""""')
# A part stands between quotes or between blanks; a quote without an end ends with the text.
PART = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Phrases that must stand in what is found, and phrases that must not; most are one word."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]

    @property
    def words(self) -> list[str]:
        """Every word looked for, once, in the order in which they were typed."""
        return list(dict.fromkeys(word for phrase in self.wanted for word in phrase))


def parse(text: str) -> Question:
    """Read words, "exact phrases" and -words; whatever else it is, it counts as plain words.

    The first 200 characters and 12 words count, so that no question costs more than others."""
    wanted: dict[Phrase, None] = {}
    unwanted: dict[Phrase, None] = {}
    left = MOST_WORDS
    for negative, phrase in _parts(text[:LONGEST].translate(QUOTES)):
        phrase = phrase[:left]
        left -= len(phrase)
        if phrase:
            (unwanted if negative else wanted)[phrase] = None
    if not wanted and unwanted:
        raise Invalid("Type what to look for, not only what to leave out.", "q")
    if not wanted:
        raise Invalid("Type a word to look for.", "q")
    return Question(tuple(wanted), tuple(p for p in unwanted if p not in wanted))


def _parts(text: str) -> list[tuple[bool, Phrase]]:
    parts = PART.findall(text)
    return [(bool(minus), tuple(words_of(quoted or plain))) for minus, quoted, plain in parts]
