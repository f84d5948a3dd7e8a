"""Who may see an issue, read its brief and what is said before it is decided."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from cop.errors import YES, Verdict, no
from cop.feedback.models import Cascade, Issue, IssueRaiser, Leg
from cop.feedback.permissions.case import Case
from cop.feedback.permissions.networks import joinable_forums
from cop.feedback.states import OPEN_TO_JOINING
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability


def can_see_issue(person: Person, case: Case) -> Verdict:
    """Say whether the issue's card exists for this person."""
    readers = person.forums_where(Ability.READ)
    if readers & case.raisers or (case.sent and readers & case.visited):
        return YES
    if case.issue.restricted or not case.sent:
        return no("This issue is not open to you.")
    if person.is_member or (case.cascaded and person.seats and not case.issue.withheld):
        return YES
    return no("This issue is not open to you.")


def visible_issues(person: Person) -> ColumnElement[bool]:
    """Return the clause of the issues whose card exists for this person."""
    readers = person.forums_where(Ability.READ)
    sent = Issue.submitted_at.is_not(None)
    behind = IssueRaiser.detached_at.is_(None)
    raised = _in(IssueRaiser.issue_id, IssueRaiser.forum_id, readers, behind)
    visited = _in(Leg.issue_id, Leg.forum_id, readers, came_to(Leg))
    card = and_(sent, Issue.restricted.is_(False), _open_to(person))
    return or_(raised, and_(sent, visited), card)


def can_read_brief(person: Person, case: Case) -> Verdict:
    """Say whether this person reads the brief: raising and visited forums, and who may join."""
    readers = person.forums_where(Ability.READ)
    if readers & (case.raisers | case.visited):
        return YES
    if joinable_forums(person, case):
        return YES
    return no("The brief is read by the forums that raised it and those it has gone to.")


def readable_briefs(person: Person) -> ColumnElement[bool]:
    """Return the clause of the issues whose brief this person reads; a parity test compares it."""
    readers = person.forums_where(Ability.READ)
    behind = IssueRaiser.detached_at.is_(None)
    raised = _in(IssueRaiser.issue_id, IssueRaiser.forum_id, readers, behind)
    # Who could join reads it; a network that is behind it already reads it as its raiser.
    joins = exists(select(Forum.id).where(Forum.id.in_(person.forums_where(Ability.JOIN))))
    open_to_joining = and_(Issue.state.in_(OPEN_TO_JOINING), Issue.restricted.is_(False), joins)
    visited = _in(Leg.issue_id, Leg.forum_id, readers, came_to(Leg))
    return or_(raised, visited, open_to_joining)


def can_read_deliberation(person: Person, case: Case) -> Verdict:
    """Say whether this person reads proposals: members of the forum that handles the issue."""
    if case.leg is not None and person.may(Ability.READ, case.leg.forum_id):
        return YES
    return no("What leaders discuss before they decide is read by their forum.")


def came_to(leg: type[Leg]) -> ColumnElement[bool]:
    """Return the clause that a visit really was one: what was taken back at once was none."""
    return or_(leg.disposition.is_(None), leg.disposition != "undone")


def _open_to(person: Person) -> ColumnElement[bool]:
    if person.is_member:
        return true()
    answered = exists(select(1).where(Cascade.issue_id == Issue.id).correlate(Issue))
    # Guests never see what bears such a marking, even once it has been answered.
    return and_(Issue.withheld.is_(False), answered) if person.is_seated else false()


def _in(
    issue_id: InstrumentedAttribute[int],
    forum_id: InstrumentedAttribute[int],
    forums: frozenset[int],
    *more: ColumnElement[bool],
) -> ColumnElement[bool]:
    here = select(1).where(issue_id == Issue.id, forum_id.in_(forums), *more)
    return exists(here.correlate(Issue))
