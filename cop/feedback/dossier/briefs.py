"""A version of the brief as somebody reads it."""

from dataclasses import fields

from cop.feedback.dossier.lines import BriefSeen
from cop.feedback.models import Brief, Issue
from cop.feedback.small_counts import SmallCount, find_small_counts, hide_small_counts
from cop.forums.people import Person
from cop.forums.tiers import Ability

# What a brief tells of people; what it asks for counts other things.
TELLS_OF_PEOPLE = (
    "what_is_happening",
    "evidence",
    "impact",
    "tried_locally",
    "aboriginal_impact",
    "lived_experience",
)


def seen_by(person: Person, issue: Issue, brief: Brief | BriefSeen) -> BriefSeen:
    """Return the version as this person reads it: only its own network reads small counts."""
    inside = person.may(Ability.READ, issue.origin_id)
    words = {f.name: getattr(brief, f.name) for f in fields(BriefSeen)}
    if not inside:
        words |= {name: hide_small_counts(words[name]) for name in TELLS_OF_PEOPLE}
    return BriefSeen(**words)


def small_counts_in(brief: Brief) -> list[SmallCount]:
    """Return the counts of people under five in a version of the brief, in its order."""
    return [c for name in TELLS_OF_PEOPLE for c in find_small_counts(getattr(brief, name))]
