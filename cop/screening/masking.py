"""Put a placeholder where the screen found something."""

from collections.abc import Iterable

from cop.screening.engine import check
from cop.screening.findings import FINDING_TYPES, Finding
from cop.screening.shown import whole_links
from cop.screening.tuning import DEFAULT, Rules

# Every round takes away what a rule needs, so a handful is plenty; the last resort is certain.
_ROUNDS = 12


def mask(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with placeholders for what was found; of two that overlap, for the wider.

    A link of which more than words was found goes as a whole."""
    pieces: list[str] = []
    last = 0
    found = list(findings)
    spans = whole_links(text, [(one.start, one.end) for one in found])
    placed = [(span, one.type) for span, one in zip(spans, found, strict=True)]
    for (start, end), kind in sorted(placed, key=lambda one: (one[0][0], -one[0][1])):
        if start >= last:
            pieces += (text[last:start], FINDING_TYPES[kind].placeholder)
        last = max(last, end)
    return "".join((*pieces, text[last:]))


def mask_all(text: str, rules: Rules = DEFAULT) -> str:
    """Return the text with nothing left in it that the screen finds."""
    for _ in range(_ROUNDS):
        findings = check(text, rules=rules)
        if not findings:
            return text
        text = mask(text, findings)
    return FINDING_TYPES["at_risk_phrase"].placeholder
