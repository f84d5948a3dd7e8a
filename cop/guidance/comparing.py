"""Compare two versions of a directive, section by section and word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from cop.guidance.sections import SectionText

Change = Literal["same", "changed", "new", "dropped"]
Piece = tuple[Literal["same", "added", "gone"], str]
# Comparing words costs the product of their numbers; what is longer is compared by the
# line, and what has too many lines not at all.
MOST_PAIRS = 250_000


@dataclass(frozen=True, slots=True)
class Compared:
    """A section, what became of it, and its words with what was added and what is gone."""

    heading: str
    change: Change
    pieces: Sequence[Piece]


def compare(before: Sequence[SectionText], after: Sequence[SectionText]) -> list[Compared]:
    """Return the sections of the newer text in their order, then those that it dropped.

    A section is the same one if it bears the same heading."""
    old = {_key(section.heading): section for section in before}
    new = {_key(section.heading) for section in after}
    found = [_compare(old.get(_key(section.heading)), section) for section in after]
    dropped = [section for section in before if _key(section.heading) not in new]
    return found + [Compared(s.heading, "dropped", [("gone", s.text)]) for s in dropped]


def _compare(old: SectionText | None, new: SectionText) -> Compared:
    if old is None:
        return Compared(new.heading, "new", [("added", new.text)])
    if old.text == new.text:
        return Compared(new.heading, "same", [("same", new.text)])
    return Compared(new.heading, "changed", _pieces(old.text, new.text))


def _pieces(old: str, new: str) -> list[Piece]:
    before, after = re.findall(r"\S+\s*", old), re.findall(r"\S+\s*", new)
    if len(before) * len(after) > MOST_PAIRS:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(before) * len(after) > MOST_PAIRS:
        return [("gone", old), ("added", new)]
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(("same", "".join(after[c:d])))
            continue
        if b > a:
            pieces.append(("gone", "".join(before[a:b])))
        if d > c:
            pieces.append(("added", "".join(after[c:d])))
    return pieces


def _key(heading: str) -> str:
    return " ".join(heading.casefold().split())
