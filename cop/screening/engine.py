"""Apply every rule to a text and settle what overlaps."""

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from cop.screening.edges import whole
from cop.screening.findings import FINDING_TYPES, Finding, Span
from cop.screening.normal import Post
from cop.screening.shown import Seen, going_on, shown
from cop.screening.tuning import DEFAULT, Rules
from cop.screening.visual import OVERRIDES, turned_round

if TYPE_CHECKING:
    from cop.screening.rules.base import Rule

# It tells of what happened, so that others may stand inside it; what follows closely belongs to it.
_TELLS = "at_risk_phrase"
_CLOSELY = 60


_Placed = tuple[Span, str]


@cache
def rules_in_order() -> "tuple[Rule, ...]":
    """Return every rule, loaded when the first text is read: most commands never read one."""
    from cop.screening.rules import RULES

    return RULES


def make_ready() -> None:
    """Load every rule and all it looks with, some 15 MB, as the first texts would.

    A web server does so before it makes its processes, which share it from then on."""
    for rule in rules_in_order():
        check(rule.hits[0])


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
    placed = _placed(text, rules)
    drawn = shown(text)
    if drawn is not None:
        placed = _joint(_placed_in(drawn, rules), placed)
    quiet = replace(rules, off=rules.off | {_TELLS})
    further = going_on(text, drawn)
    if further is not None:
        placed = _joint(placed, _placed_in(further, quiet))
    if OVERRIDES in text:
        placed = _with_turned(text, placed, quiet)
    told = [piece for piece in placed if piece[1] == _TELLS]
    found = [FINDING_TYPES[kind].at(*span) for span, kind in (*_whole(text, placed), *told)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.type))


def _placed(text: str, rules: Rules) -> list[_Placed]:
    """Return what the rules find, and where in the raw text."""
    post = Post(text)
    claims = _Claims()
    told: list[Span] = []
    for rule in rules_in_order():
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
    return [(post.raw_span(*span), kind) for span, kind in placed]


def _with_turned(text: str, placed: list[_Placed], rules: Rules) -> list[_Placed]:
    """Add what only a reader finds who sees some of the text turned round."""
    turned = turned_round(text)
    if turned is None:
        return placed
    return _joint(placed, _placed_in(turned, rules))


def _placed_in(seen: Seen, rules: Rules) -> list[_Placed]:
    """Return what the rules find in what a reader sees, and where in the raw text."""
    words, places = seen
    found = []
    for (start, end), kind in _placed(words, rules):
        raw = places[start:end]
        if raw:
            found.append(((min(raw), max(raw) + 1), kind))
    return found


def _joint(first: list[_Placed], second: list[_Placed]) -> list[_Placed]:
    """Return what was found in two readings; where they overlap, what the first says."""
    claims = _Claims()
    for span, kind in (*first, *second):
        if kind != _TELLS:
            claims.add(span, kind)
    told = _joined([span for span, kind in (*first, *second) if kind == _TELLS])
    return [*zip(claims.spans, claims.kinds, strict=True), *((span, _TELLS) for span in told)]


def _whole(text: str, placed: list[_Placed]) -> list[_Placed]:
    """Return what was found in order, each with the marks that belong to it."""
    found = sorted(piece for piece in placed if piece[1] != _TELLS)
    whole_ones: list[_Placed] = []
    last = 0
    for place, (span, kind) in enumerate(found):
        after = found[place + 1][0][0] if place + 1 < len(found) else len(text)
        span = whole(text, span, last, max(after, span[1]))
        whole_ones.append((span, kind))
        last = span[1]
    return whole_ones


def _joined(spans: list[Span]) -> list[Span]:
    """Join what stands close together: one thing told in two sentences is one finding."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span[0] - joined[-1][1] <= _CLOSELY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
        else:
            joined.append(span)
    return joined
