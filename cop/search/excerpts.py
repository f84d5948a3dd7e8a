"""The piece of a text in which somebody's words stand, with those words apart to be marked."""

import re
from functools import lru_cache

LENGTH = 220
BEFORE = 60

# Parts in their order; every second one, from the second on, is a word that was looked for.
Excerpt = tuple[str, ...]


def excerpt(text: str, words: list[str]) -> Excerpt:
    """Return the piece around the first of these words, or the beginning if none is found."""
    text = " ".join(text.split())
    looked_for = _pattern(tuple(words))
    first = looked_for.search(text)
    start = _start_of_word(text, first.start() - BEFORE) if first else 0
    piece = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        piece = f"{piece.rsplit(' ', 1)[0]}…"
    return tuple(looked_for.split(f"…{piece}" if start else piece))


def _start_of_word(text: str, at: int) -> int:
    return text.rfind(" ", 0, at) + 1 if at > 0 else 0


@lru_cache(64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Find these words as texts have them, plural or not; what had accents isn't marked."""
    found = "|".join(_with_plural(word) for word in words)
    return re.compile(rf"\b({found})\b", re.IGNORECASE)


def _with_plural(word: str) -> str:
    if word.endswith("y"):
        return f"{re.escape(word[:-1])}(?:y|ys|ies|y['’]s)"
    return rf"{re.escape(word)}(?:['’]?s)?"
