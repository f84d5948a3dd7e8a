"""Put a placeholder where the screen found something."""

from collections.abc import Iterable

from cop.screening.engine import check
from cop.screening.findings import FINDING_TYPES, Finding
from cop.screening.tuning import DEFAULT, Rules

# Every round takes away what a rule needs, so a handful is plenty; the last resort is certain.
_ROUNDS = 12


def mask(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with placeholders for what was found; of two that overlap, for the wider."""
    pieces: list[str] = []
    last = 0
    for finding in sorted(findings, key=lambda found: (found.start, -found.end)):
        if finding.start < last:
            if finding.end > last:
                last = finding.end
            continue
        pieces += (text[last : finding.start], FINDING_TYPES[finding.type].placeholder)
        last = finding.end
    return "".join((*pieces, text[last:]))


def mask_all(text: str, rules: Rules = DEFAULT) -> str:
    """Return the text with nothing left in it that the screen finds."""
    for _ in range(_ROUNDS):
        findings = check(text, rules=rules)
        if not findings:
            return text
        text = mask(text, findings)
    return FINDING_TYPES["at_risk_phrase"].placeholder
