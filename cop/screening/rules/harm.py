"""A particular child or family that is harmed or in danger now.

A grammar, not a list of phrases: `cop/screening/lexicon/harm` has the words, `risk/grammar.py` in which order they
tell of harm, `risk/guards.py` whether a sentence speaks of somebody in particular.
"""

from collections.abc import Iterator

from cop.screening.findings import Span
from cop.screening.normal import Post
from cop.screening.rules.base import Rule, rule
from cop.screening.rules.risk.judging import Listener, may_tell
from cop.screening.tuning import Rules

# A sentence is judged as a whole; one that never ends in pieces that overlap, and no more than this many.
MOST_SENTENCES = 60
WIDEST = 480
OVERLAP = 120


def _signs_of_harm(post: Post) -> bool:
    return may_tell(post.words)


@rule(
    "at_risk_phrase",
    needs=_signs_of_harm,
    hits=(
        "I saw bruises on the little one this morning and mum says he will come back tonight.",
        "She told me her stepfather has been hitting her.",
        "the kids have been left on their own with no food",
        "He was punched in the head by his dad.",
        "mum says she shook him last night",
        "A student told the nurse that she does not want to be alive any more.",
        "Dad is drunk and driving with the kids in the car.",
        "The girl has gone missing since Friday.",
        "He said he will kill them both.",
        "Koby says his uncle touches his private parts.",
    ),
    clean=(
        "We hit the ground running and beat our target.",
        "The guidance covers bruising in babies.",
        "How should we respond when a child tells us that he was hit?",
        "It was a black eye for the program.",
        "Kids in our region are at risk of missing out on preschool.",
        "Training covers signs of abuse and what to do if a child says she is being hurt.",
        "Last year 12 per cent of children had been hit at home.",
    ),
)
def child_at_risk(post: Post, rules: Rules) -> Iterator[Span]:
    """A particular child or family, and harm done or near: what mandatory notifiers report, not discuss here."""
    judged, listener = 0, Listener(post)
    for first, last in _pieces(post):
        if judged >= MOST_SENTENCES:
            return
        spans = listener.harm_in(first, last)
        if spans is None:
            continue
        judged += 1
        if spans:
            yield min(span[0] for span in spans), max(span[1] for span in spans)


def _pieces(post: Post) -> Iterator[Span]:
    """Yield each sentence, a long one in pieces that overlap."""
    for first, last in post.sentences():
        while last - first > WIDEST:
            yield first, first + WIDEST
            first += WIDEST - OVERLAP
        yield first, last


HARM: tuple[Rule, ...] = (child_at_risk,)
