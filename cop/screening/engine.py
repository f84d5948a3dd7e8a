"""Apply every rule to a text and settle what overlaps."""

from bisect import bisect_left

from cop.screening.findings import FINDING_TYPES, Finding
from cop.screening.normal import Post
from cop.screening.rules import RULES
from cop.screening.rules.base import Span
from cop.screening.tuning import DEFAULT, Rules

# It tells of what happened, so that others may stand inside it; what follows closely belongs to it.
_TELLS = "at_risk_phrase"
_CLOSELY = 60


class _Claims:
    """Pieces of a text that rules have claimed: the first to claim a piece keeps it."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.kinds: list[str] = []

    def add(self, span: Span, kind: str) -> None:
        """Claim a piece, unless some of it is claimed already."""
        at = bisect_left(self.spans, span)
        before = at and self.spans[at - 1][1] > span[0]
        after = at < len(self.spans) and self.spans[at][0] < span[1]
        if span[0] < span[1] and not before and not after:
            self.spans.insert(at, span)
            self.kinds.insert(at, kind)


def check(text: str, where: str = "post", rules: Rules = DEFAULT) -> list[Finding]:
    """Return what the screen finds in this text, in the order in which it stands there.

    `where` says which field the text is for; so far every field has the same rules."""
    del where
    post = Post(text)
    claims = _Claims()
    told: list[Span] = []
    for rule in RULES:
        if rule.type in rules.off or not rule.needs(post):
            continue
        for span in rule.find(post, rules):
            if rule.type == _TELLS:
                told.append(span)
            else:
                claims.add(span, rule.type)
    placed = [
        *zip(claims.spans, claims.kinds, strict=True),
        *((span, _TELLS) for span in _joined(told)),
    ]
    found = [FINDING_TYPES[kind].at(*post.raw_span(*span)) for span, kind in placed]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.type))


def _joined(spans: list[Span]) -> list[Span]:
    """Join what stands close together: one thing told in two sentences is one finding."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span[0] - joined[-1][1] <= _CLOSELY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    return joined
