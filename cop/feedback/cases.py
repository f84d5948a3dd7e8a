"""Find an issue with the facts that permissions turn on."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Row,
    exists,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.errors import NotFound
from cop.feedback.models import (
    BriefAuthor,
    Cascade,
    Conflict,
    Decision,
    Issue,
    IssueRaiser,
    Leg,
)
from cop.feedback.permissions import Case, came_to, can_see_issue
from cop.forums.models import Forum, Membership, RuleSet
from cop.forums.people import Person, held_on
from cop.forums.prepared import Query, Rows, Union, prepared
from cop.forums.tiers import Role
from cop.forums.working_days import local_day

TIES = ("raisers", "visited", "authors", "conflicted", "delegates")


def get_case(session: Session, reference: str, person: Person, today: date) -> Case:
    """Return the issue with this reference, or raise NotFound if it is none of this person's."""
    case = _found(session, _by_reference(session, reference, today))
    if case is None or not can_see_issue(person, case):
        raise NotFound
    return case


def case_of(session: Session, issue: Issue, now: datetime) -> Case:
    """Return the facts of an issue at hand, read afresh."""
    today = local_day(now, session.get_one(Forum, issue.holder_id).timezone)
    case = _found(session, _by_id(session, issue.id, today))
    if case is None:
        raise NotFound
    return case


def cases_among(session: Session, issue_ids: Sequence[int], today: date) -> dict[int, Case]:
    """Return the cases of these issues in their order, in two statements."""
    rows = _among(session, issue_ids, today).all()
    ties = _ties(session, issue_ids)
    found = {row[0].id: _case(row, ties[row[0].id]) for row in rows}
    return {issue_id: found[issue_id] for issue_id in issue_ids if issue_id in found}


def forums_of(session: Session, issue_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the forums that raise the issue and those it has visited, in one statement."""
    ties = _ties(session, [issue_id])[issue_id]
    return ties["raisers"], ties["visited"]


def _ties(session: Session, issue_ids: Sequence[int]) -> dict[int, dict[str, frozenset[int]]]:
    """Return the ids of the forums and people tied to each issue, by how, in one statement."""
    found: dict[int, dict[str, set[int]]] = {
        wanted: {how: set() for how in TIES} for wanted in issue_ids
    }
    for issue, id_, how in _all_ties(session, issue_ids):
        found[issue][how].add(id_)
    return {
        wanted: {how: frozenset(ids) for how, ids in ties.items()} for wanted, ties in found.items()
    }


@prepared
def _all_ties(issue_ids: Sequence[int]) -> Union:
    raising = IssueRaiser.issue_id.in_(issue_ids), IssueRaiser.detached_at.is_(None)
    here = Issue.leg_id == Conflict.leg_id  # who stands aside does so for one visit
    among = Issue.id.in_(issue_ids)
    visited, written = Leg.issue_id.in_(issue_ids), BriefAuthor.issue_id.in_(issue_ids)
    aside = select(Issue.id, Conflict.user_id).join(Issue, here)
    found: dict[str, Query] = {
        "raisers": select(IssueRaiser.issue_id, IssueRaiser.forum_id).where(*raising),
        "visited": select(Leg.issue_id, Leg.forum_id).where(visited, came_to(Leg)),
        "authors": select(BriefAuthor.issue_id, BriefAuthor.user_id).where(written),
        "conflicted": aside.where(among),
        "delegates": aside.with_only_columns(Issue.id, Conflict.delegate_id).where(
            among, Conflict.delegate_id.is_not(None)
        ),
    }
    return union_all(*(part.add_columns(literal(how)) for how, part in found.items()))


@prepared
def _by_reference(reference: str, today: date) -> Query:
    return _afresh(today).where(Issue.reference == reference)


@prepared
def _by_id(issue_id: int, today: date) -> Query:
    return _afresh(today).where(Issue.id == issue_id)


@prepared
def _among(issue_ids: Sequence[int], today: date) -> Query:
    return _query(today).where(Issue.id.in_(issue_ids))


def _afresh(today: date) -> Query:
    """What this session read earlier may be older than the lock it holds now."""
    return _query(today).execution_options(populate_existing=True)


def _found(session: Session, rows: Rows) -> Case | None:
    row = rows.one_or_none()
    if row is None:
        return None
    return _case(row, _ties(session, [row[0].id])[row[0].id])


def _case(row: Row[*tuple[Any, ...]], ties: dict[str, frozenset[int]]) -> Case:
    issue, leg, rules, holder, raised_by, handler, chaired, cascaded, owner_id = row
    return Case(
        issue=issue,
        leg=leg,
        rules=rules,
        holder=holder,
        raised_by=raised_by,
        handler=handler,
        chaired=bool(chaired),
        cascaded=bool(cascaded),
        owner_id=owner_id,
        **ties,
    )


def _query(today: date) -> Query:
    """Return the statement that finds a case."""
    chaired = exists(
        select(1).where(
            Membership.forum_id == Issue.holder_id,
            Membership.role == Role.CO_CHAIR.value,
            held_on(today),
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
