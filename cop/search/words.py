"""The words that are searched: cut from texts in one way, for both databases and for questions.

Neither database cuts a text itself, so both find the same: a word is in lower case, without
accents, without its plural. Marks are words with an underscore, which no text has."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
LONGEST = 40
# Circles of readers wider than a forum: members of the site, everybody with a seat once an answer
# was sent, and who may join their network to an issue.
SITE, HEARD, JOINERS = "site", "heard", "joiners"
SEVERAL = "n_several"  # what is not one forum's alone, so that each of its readers has a mark
TWICE = 2  # what a text says so often is what it is about


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: the words of its title and its text, and marks to find it by."""

    kind: str
    key: int
    title: str = ""
    text: str = ""
    marks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # whoever looks for exactly one of these wants this


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order, as they are searched."""
    if not text.isascii():
        folded = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(c for c in folded if not unicodedata.combining(c))
    words = WORD.findall(APOSTROPHE.sub("", text).lower())
    return [without_plural(word[:LONGEST]) for word in words]


def without_plural(word: str) -> str:
    """Cut the plural off an English word: families and family are one, as are forms and form."""
    if len(word) < 4 or word[-1] != "s" or word[-2] in "su":
        return word
    if word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    return word[:-1]


def reader(who: str | int) -> str:
    """Return the mark of who may read it: a forum's readers by its id, or a wider circle."""
    return f"a_{who}"


def community(community_id: int) -> str:
    """Return the circle of a community’s members."""
    return f"c{community_id}"


def member(forum_id: int) -> str:
    """Return the mark that this forum's members may read it; readers of an open forum may not."""
    return f"m_{forum_id}"


def only_reader(forum_id: int) -> str:
    """Return the mark that this forum's readers may read it, and nobody else."""
    return f"n_{forum_id}"


def place(forum_id: int) -> str:
    """Return the mark of the forum it belongs to."""
    return f"p_{forum_id}"


def kind(name: str) -> str:
    """Return the mark of what it is."""
    return f"k_{name}"


def in_title(word: str) -> str:
    """Return the mark that the word stands in the title."""
    return f"t_{word}"


def often(word: str) -> str:
    """Return the mark that the text says the word more than once."""
    return f"s_{word}"


def exactly(words: Iterable[str]) -> str:
    """Return the mark that these words are its whole title."""
    return "e_" + "_".join(words)


def for_sqlite(document: Document) -> str:
    """Return the document's marks and words, a blank between and around them."""
    marks, words = _marks_and_words(document)
    return f" {' '.join([*marks, *words])} "


def for_postgresql(document: Document) -> str:
    """Return the document's marks and words as a tsvector is written."""
    marks, words = _marks_and_words(document)
    positions: dict[str, list[str]] = {}
    for number, word in enumerate(words, start=1):
        positions.setdefault(word, []).append(str(number))
    told = [f"{word}:{','.join(numbers)}" for word, numbers in positions.items()]
    return " ".join([*marks, *told])


def _marks_and_words(document: Document) -> tuple[list[str], list[str]]:
    title, text = words_of(document.title), words_of(document.text)
    words = [*title, *text]
    more = [often(word) for word, count in Counter(words).items() if count >= TWICE]
    names = {exactly(words_of(name)) for name in document.names}
    titled = [in_title(word) for word in dict.fromkeys(title)]
    return [*document.marks, *sorted(names), *titled, *more], words
