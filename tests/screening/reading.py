"""Texts written for the screen: in `examples/`, one file for each type.

A line is `hit: ` or `clean: ` and a text; `[[…]]` marks what must be found, `\\n` and `\\uXXXX`
stand for characters. Nothing at all may be found in a clean text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("examples")


@dataclass(frozen=True)
class Example:
    """One text, with the places in it at which something of a type must be found."""

    type: str
    text: str
    places: tuple[tuple[int, int], ...]


def examples() -> Iterator[Example]:
    """Return every example of every type."""
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _example(path.stem, line)


def _example(kind: str, line: str) -> Example:
    wanted, text = line.split(": ", 1)
    text = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)
    pieces = re.split(r"\[\[(.*?)\]\]", text.replace("\\n", "\n"), flags=re.DOTALL)
    places, length = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            places.append((length, length + len(piece)))
        length += len(piece)
    assert bool(places) == (wanted == "hit"), line
    return Example(kind, "".join(pieces), tuple(places))
