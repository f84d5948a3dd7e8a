"""Find an issue with the facts that permissions turn on."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import compress
from typing import Any

from sqlalchemy import Label, Row, Select, String, cast, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased
from sqlalchemy.sql.functions import aggregate_strings

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
from cop.feedback.traces import Trace, trace_columns
from cop.forums.models import Forum, Membership, RuleSet
from cop.forums.people import Person, held_on
from cop.forums.prepared import Query, Rows, prepared
from cop.forums.tiers import Role
from cop.forums.working_days import local_day

TIES = ("raisers", "visited", "authors", "conflicted", "delegates")


def get_case(session: Session, reference: str, person: Person, today: date) -> Case:
    """Return the issue with this reference, or raise NotFound if it is none of this person's."""
    case = _found(_by_reference(session, reference, today))
    if case is None or not can_see_issue(person, case):
        raise NotFound
    return case


def case_of(session: Session, issue: Issue, now: datetime) -> Case:
    """Return the facts of an issue at hand, read afresh."""
    today = local_day(now, session.get_one(Forum, issue.holder_id).timezone)
    case = _found(_by_id(session, issue.id, today))
    if case is None:
        raise NotFound
    return case


def cases_among(session: Session, issue_ids: Sequence[int], today: date) -> dict[int, Case]:
    """Return the cases of these issues in their order, in one statement."""
    found = {row[0].id: _case(row) for row in _among(session, issue_ids, today)}
    return {issue_id: found[issue_id] for issue_id in issue_ids if issue_id in found}


def forums_of(session: Session, issue_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return the forums that raise the issue and those it has visited, in one statement."""
    row = _forums_of(session, issue_id).one()
    return _ids(row.raisers), _ids(row.visited)


def forums_named(session: Session, reference: str) -> frozenset[int]:
    """Return the forums that raise the issue with this reference or have had it; none if none."""
    found = select(Issue.id, Issue.origin_id).where(Issue.reference == reference)
    row = session.execute(found).one_or_none()
    if row is None:
        return frozenset()
    raisers, visited = forums_of(session, row.id)
    return raisers | visited | {row.origin_id}


@prepared
def _forums_of(issue_id: int) -> Query:
    ties = _ties()
    return select(ties["raisers"], ties["visited"]).where(Issue.id == issue_id)


def _ties() -> dict[str, Label[str]]:
    """Return columns with the ids of the forums and people tied to an issue, by how."""
    aside = Conflict.leg_id == Issue.leg_id  # who stands aside does so for one visit
    raises = IssueRaiser.issue_id == Issue.id, IssueRaiser.detached_at.is_(None)
    found = {
        "raisers": _listed(IssueRaiser.forum_id).where(*raises),
        "visited": _listed(Leg.forum_id).where(Leg.issue_id == Issue.id, came_to(Leg)),
        "authors": _listed(BriefAuthor.user_id).where(BriefAuthor.issue_id == Issue.id),
        "conflicted": _listed(Conflict.user_id).where(aside),
        "delegates": _listed(Conflict.delegate_id).where(aside),
    }
    return {how: ids.correlate(Issue).scalar_subquery().label(how) for how, ids in found.items()}


def _listed(id_: InstrumentedAttribute[Any]) -> Select[str]:
    return select(aggregate_strings(cast(id_, String), ","))


def _ids(listed: str | None) -> frozenset[int]:
    return frozenset(map(int, listed.split(","))) if listed else frozenset()


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


def _found(rows: Rows) -> Case | None:
    row = rows.one_or_none()
    return None if row is None else _case(row)


def _case(row: Row[*tuple[Any, ...]]) -> Case:
    issue, leg, rules, holder, raised_by, handler, chaired, cascaded, owner_id, *more = row
    ties, traces = more[: len(TIES)], more[len(TIES) :]
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
        traces=frozenset(compress(Trace, traces)),
        **{how: _ids(listed) for how, listed in zip(TIES, ties, strict=True)},
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
    raiser, handler, ties = aliased(User), aliased(User), _ties()
    return (
        select(Issue, Leg, RuleSet, Forum, raiser.name, handler.name, chaired, cascaded, owner)
        .add_columns(*(ties[how] for how in TIES), *trace_columns())
        .join(Forum, Forum.id == Issue.holder_id)
        .join(RuleSet, RuleSet.id == Forum.rule_set_id)
        .join(raiser, raiser.id == Issue.raised_by_id)
        .outerjoin(Leg, Leg.id == Issue.leg_id)
        .outerjoin(handler, handler.id == Leg.handler_id)
    )
