"""Say which row is meant without saying what it holds."""

from collections.abc import Mapping
from datetime import date

HIDDEN = "…"


def key_words(key: Mapping[str, object]) -> str:
    """Name a row by its key, of texts in it only the column: they may be confidential."""
    return ", ".join(f"{name} {_word(value)}" for name, value in key.items())


def _word(value: object) -> str:
    return str(value) if isinstance(value, (int, date)) else HIDDEN
