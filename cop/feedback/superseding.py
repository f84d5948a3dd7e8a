"""Which decision has taken another's place, as far as this person may know of it."""

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, and_, exists, func, or_, select, union
from sqlalchemy.orm import aliased

from cop.feedback.models import Cascade, Decision, Issue
from cop.forums.people import Person
from cop.forums.tiers import Ability


def was_sent(decision: Any) -> ColumnElement[bool]:
    """Return the clause that the answer was sent back."""
    return exists(
        select(1).select_from(Cascade).where(Cascade.decision_id == decision.id).correlate(decision)
    )


def superseded_by(person: Person) -> Any:
    """Return the number of the newer decision, if this person may know of that one yet."""
    newer, about = aliased(Decision), aliased(Issue)
    same_issue = newer.issue_id == Decision.issue_id
    open_to_all = and_(was_sent(newer), or_(same_issue, about.restricted.is_(False)))
    mine = newer.forum_id.in_(person.forums_where(Ability.READ))
    return (
        select(func.min(newer.number))
        .join(about, about.id == newer.issue_id)
        .where(newer.id.in_(_in_its_place()), or_(mine, open_to_all))
        .correlate(Decision)
        .scalar_subquery()
    )


def _in_its_place() -> CompoundSelect[int]:
    """Return the statement of the decisions that say so, and of later ones on the same issue.

    Each is found by its index. Joined by OR, SQLite walks through all numbers to find the least."""
    named, later = aliased(Decision), aliased(Decision)
    says_so = select(named.id).where(named.supersedes_id == Decision.id)
    goes_on = select(later.id).where(later.issue_id == Decision.issue_id, later.id > Decision.id)
    return union(says_so.correlate(Decision), goes_on.correlate(Decision))


def superseded_for_all() -> ColumnElement[bool]:
    """Return the clause that everybody may know of a newer decision in its place."""
    newer, about = aliased(Decision), aliased(Issue)
    return exists(
        select(1)
        .select_from(newer)
        .join(about, about.id == newer.issue_id)
        .where(newer.supersedes_id == Decision.id, was_sent(newer), about.restricted.is_(False))
        .correlate(Decision)
    )
