"""Object to a merge: the network's word takes its issue out again."""

from datetime import date, datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from cop.errors import Invalid, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.finding import index_issues
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Leg, Objection, Step
from cop.feedback.operations.briefs import checked
from cop.feedback.permissions import can_object
from cop.feedback.record import check_lawful, expect_version, lock, move
from cop.feedback.states import OPEN_TO_JOINING, Action
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.tiers import Ability
from cop.forums.working_days import add_working_days, local_day


def object_to_merge(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    reason: str,
    now: datetime,
    version: int | None = None,
) -> Objection:
    """Say within five working days that it isn't the same; the issue goes on by itself again."""
    into = _merged_into(session, issue)
    for one in sorted((issue, into), key=lambda i: i.id):
        lock(session, one)
    expect_version(issue, version, Action.OBJECT)
    case = case_of(session, issue, now)
    require(can_object(by, case))
    check_lawful(issue, Action.OBJECT)
    if not reason.strip():
        raise Invalid("Say what is different.", "reason")
    _check_in_time(session, issue, into, now)
    forum_id = next(f for f in sorted(case.raisers) if by.may(Ability.OBJECT, f))
    objection = Objection(issue_id=issue.id, into_id=into.id, forum_id=forum_id, by_id=by.id)
    objection.at, objection.reason = now, checked(reason, "reason")
    session.add(objection)
    _take_out(session, issue, into, now)
    leg = _leave_merged(session, issue)
    move(
        session,
        issue,
        Action.OBJECT,
        by=by,
        now=now,
        forum_id=leg.forum_id,
        leg_id=leg.id,
        due_on=leg.decide_by,
        note=objection.reason,
        seat_in=forum_id,
        into=into.reference,
    )
    return objection


def objection_ends(session: Session, issue: Issue) -> date | None:
    """Return the last day on which the networks may object to the issue's merge."""
    at = session.scalar(
        select(Step.at)
        .where(Step.issue_id == issue.id, Step.action == Action.MERGE)
        .order_by(Step.number.desc())
        .limit(1)
    )
    if at is None:
        return None
    forum = session.get_one(Forum, issue.holder_id)
    days = rule_set_of(session, forum.id).targets["merge_objection"]
    return add_working_days(session, forum, local_day(at, forum.timezone), days)


def _merged_into(session: Session, issue: Issue) -> Issue:
    if issue.merged_into_id is None:
        check_lawful(issue, Action.OBJECT)
        raise Unlawful(f"{issue.reference} is not part of another issue.")
    return session.get_one(Issue, issue.merged_into_id)


def _check_in_time(session: Session, issue: Issue, into: Issue, now: datetime) -> None:
    forum = session.get_one(Forum, issue.holder_id)
    last_day = objection_ends(session, issue)
    if last_day is not None and local_day(now, forum.timezone) > last_day:
        raise Unlawful(
            "The five working days to object are over. Your network is named on "
            f"{into.reference}, and says whether its answer worked."
        )
    if into.state not in OPEN_TO_JOINING:
        raise Unlawful(
            f"{into.reference} has been answered meanwhile. Say there whether it fixed it."
        )


def _take_out(session: Session, issue: Issue, into: Issue, now: datetime) -> None:
    """Give back what the merge handed over, but for what another merged issue brought as well."""
    issue.merged_into_id = None
    session.flush()
    own = set(session.scalars(_behind(issue.id)))
    brought = set(
        session.scalars(
            select(IssueRaiser.forum_id)
            .join(Issue, Issue.id == IssueRaiser.issue_id)
            .where(Issue.merged_into_id == into.id, IssueRaiser.detached_at.is_(None))
        )
    )
    session.execute(
        update(IssueRaiser)
        .where(
            IssueRaiser.issue_id == into.id,
            IssueRaiser.via == "merge",
            IssueRaiser.forum_id.in_(own - brought),
        )
        .values(detached_at=now)
        .execution_options(synchronize_session=False)
    )
    _give_back_threads(session, issue, into)
    session.expire_all()
    index_issues(session, into.id)


def _behind(issue_id: int) -> Select[int]:
    return select(IssueRaiser.forum_id).where(
        IssueRaiser.issue_id == issue_id, IssueRaiser.detached_at.is_(None)
    )


def _give_back_threads(session: Session, issue: Issue, into: Issue) -> None:
    sources = session.scalars(
        select(IssueThread.thread_id).where(
            IssueThread.issue_id == issue.id, IssueThread.kind == "source"
        )
    ).all()
    session.execute(
        update(IssueThread)
        .where(IssueThread.issue_id == into.id, IssueThread.thread_id.in_(sources))
        .values(open=False)
        .execution_options(synchronize_session=False)
    )
    taken = select(IssueThread.thread_id).where(
        IssueThread.open.is_(True), IssueThread.kind == "source"
    )
    session.execute(
        update(IssueThread)
        .where(IssueThread.issue_id == issue.id, IssueThread.thread_id.not_in(taken))
        .values(open=True)
        .execution_options(synchronize_session=False)
    )


def _leave_merged(session: Session, issue: Issue) -> Leg:
    """Go on with the visit that the merge ended; its clock has run on meanwhile."""
    leg = session.get_one(Leg, issue.leg_id)
    leg.left_at = leg.disposition = leg.days = None
    session.flush()
    return leg
