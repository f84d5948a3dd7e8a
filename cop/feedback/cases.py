"""Find an issue with the facts that permissions turn on."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Row, Select, bindparam, exists, literal, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.errors import NotFound
from cop.feedback.models import Cascade, Decision, Issue, IssueRaiser, Leg
from cop.feedback.permissions import Case, can_see_issue
from cop.forums.models import Forum, Membership, RuleSet
from cop.forums.people import Person, held_on
from cop.forums.tiers import Role
from cop.forums.working_days import local_day


def get_case(session: Session, reference: str, person: Person, today: date) -> Case:
    """Return the issue with this reference, or raise NotFound if it is none of this person's."""
    case = _find(session, Issue.reference == reference, today)
    if case is None or not can_see_issue(person, case):
        raise NotFound
    return case


def case_of(session: Session, issue: Issue, now: datetime) -> Case:
    """Return the facts of an issue at hand, read afresh."""
    today = local_day(now, session.get_one(Forum, issue.holder_id).timezone)
    case = _find(session, Issue.id == issue.id, today)
    if case is None:
        raise NotFound
    return case


def cases_among(session: Session, issue_ids: Sequence[int], today: date) -> dict[int, Case]:
    """Return the cases of these issues in their order, in two statements."""
    rows = session.execute(_query().where(Issue.id.in_(issue_ids)), {"today": today}).all()
    forums = _forums_among(session, issue_ids)
    found = {row[0].id: _case(row, *forums[row[0].id]) for row in rows}
    return {issue_id: found[issue_id] for issue_id in issue_ids if issue_id in found}


def forums_of(session: Session, issue_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the forums that raise the issue and those it has visited, in one statement."""
    return _forums_among(session, [issue_id])[issue_id]


def _forums_among(
    session: Session, issue_ids: Sequence[int]
) -> dict[int, tuple[frozenset[int], frozenset[int]]]:
    raising = select(IssueRaiser.issue_id, IssueRaiser.forum_id, literal(1)).where(
        IssueRaiser.issue_id.in_(issue_ids), IssueRaiser.detached_at.is_(None)
    )
    visited = select(Leg.issue_id, Leg.forum_id, literal(0)).where(Leg.issue_id.in_(issue_ids))
    rows = session.execute(raising.union_all(visited)).all()
    return {
        wanted: (
            frozenset(forum for issue, forum, raises in rows if issue == wanted and raises),
            frozenset(forum for issue, forum, raises in rows if issue == wanted and not raises),
        )
        for wanted in issue_ids
    }


def _find(session: Session, which: ColumnElement[bool], today: date) -> Case | None:
    # What this session read earlier may be older than the lock it holds now.
    row = session.execute(
        _query().where(which), {"today": today}, execution_options={"populate_existing": True}
    ).one_or_none()
    if row is None:
        return None
    return _case(row, *forums_of(session, row[0].id))


def _case(row: Row[*tuple[Any, ...]], raisers: frozenset[int], visited: frozenset[int]) -> Case:
    issue, leg, rules, holder, raised_by, handler, chaired, cascaded, owner_id = row
    return Case(
        issue=issue,
        leg=leg,
        rules=rules,
        holder=holder,
        raised_by=raised_by,
        handler=handler,
        raisers=raisers,
        visited=visited,
        chaired=bool(chaired),
        cascaded=bool(cascaded),
        owner_id=owner_id,
    )


@cache
def _query() -> Select[*tuple[Any, ...]]:
    """Return the statement that finds a case; building it anew took longer than running it."""
    chaired = exists(
        select(1).where(
            Membership.forum_id == Issue.holder_id,
            Membership.role == Role.CO_CHAIR.value,
            held_on(bindparam("today", type_=Date)),
        )
    )
    cascaded = exists(select(1).where(Cascade.issue_id == Issue.id))
    owner = (
        select(Decision.owner_id)
        .where(Decision.issue_id == Issue.id)
        .order_by(Decision.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    raiser, handler = aliased(User), aliased(User)
    return (
        select(Issue, Leg, RuleSet, Forum, raiser.name, handler.name, chaired, cascaded, owner)
        .join(Forum, Forum.id == Issue.holder_id)
        .join(RuleSet, RuleSet.id == Forum.rule_set_id)
        .join(raiser, raiser.id == Issue.raised_by_id)
        .outerjoin(Leg, Leg.id == Issue.leg_id)
        .outerjoin(handler, handler.id == Leg.handler_id)
    )
