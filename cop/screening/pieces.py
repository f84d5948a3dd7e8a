"""A text cut where the screen found something, for pages that mark it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cop.screening import Finding

AROUND = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and the number of the finding it is part of, if it is of any."""

    text: str
    number: int = 0


def pieces_of(
    text: str, findings: Iterable[Finding], numbers: Mapping[Finding, int] | None = None
) -> tuple[Piece, ...]:
    """Return the text in pieces, its findings numbered in their order unless numbers are given."""
    at, pieces = 0, []
    for order, finding in enumerate(findings, start=1):
        number = numbers.get(finding, 0) if numbers is not None else order
        if number and finding.start >= at:
            pieces.append(Piece(text[at : finding.start]))
            pieces.append(Piece(text[finding.start : finding.end], number))
            at = finding.end
    pieces.append(Piece(text[at:]))
    return tuple(pieces)


def quote(text: str, finding: Finding, number: int) -> tuple[Piece, ...]:
    """Return the finding with some words on either side, broken at blanks."""
    before = text[max(0, finding.start - AROUND) : finding.start]
    after = text[finding.end : finding.end + AROUND]
    if finding.start > AROUND:
        before = "… " + before.partition(" ")[2]
    if finding.end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Piece(before), Piece(text[finding.start : finding.end], number), Piece(after)
