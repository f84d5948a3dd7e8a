"""Bring an issue to its end, or send it around once more."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.errors import Invalid, Unlawful
from cop.feedback.models import Cascade, Decision, Issue, IssueThread, Leg, LocalCheck
from cop.feedback.operations.answering import decision_of
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.legs import leave_leg, open_leg
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import came_to, can_reopen
from cop.feedback.record import check_lawful, lock, move
from cop.feedback.states import (
    FAILED,
    Action,
    Closure,
    State,
    Verdict,
)
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.tiers import Ability
from cop.forums.working_days import (
    add_working_days,
    local_day,
)


def close(session: Session, issue: Issue, closure: Closure, *, now: datetime) -> None:
    """Bring the issue to its end; its discussions may be raised again."""
    decision = decision_of(session, issue)
    leave_leg(session, issue, "closed", now)
    issue.closure = closure
    close_threads(session, issue)
    move(
        session,
        issue,
        Action.CLOSE,
        by=None,
        now=now,
        forum_id=decision.forum_id,
        leg_id=decision.leg_id,
        closure=closure,
    )


def close_answered(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Close a “no” when its time is over: nobody is asked whether it fixed anything."""
    lock(session, issue)
    still = issue.state in (State.CASCADED, State.IN_ACTION)
    if still and decision_of(session, issue).id == decision.id:
        close(session, issue, Closure.ANSWERED, now=now)


def revisit(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Take a “not yet” up again on its date, with a new leg in the forum that put it off."""
    lock(session, issue)
    still = issue.state in (State.CASCADED, State.IN_ACTION)
    if still and decision_of(session, issue).id == decision.id:
        forum = session.get_one(Forum, decision.forum_id)
        _back_to(session, issue, forum, Action.REVISIT, by=None, now=now, note="")


def reopen(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    evidence: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Send the issue back to the first forum that received it, with new evidence."""
    case = begin(session, issue, can_reopen, Action.REOPEN, by=by, now=now, version=version)
    if not evidence.strip():
        raise Invalid("Say what you have seen since the answer came.", "evidence")
    _check_in_time(session, issue, now)
    evidence = checked(evidence, "evidence")
    before = remember(session, issue)
    first = first_receiver(session, issue)
    seat_in = next(f for f in sorted(case.raisers) if by.may(Ability.REOPEN, f))
    _back_to(session, issue, first, Action.REOPEN, by=by, now=now, note=evidence, seat_in=seat_in)
    offer_undo(session, issue, before, by=by, now=now)


def reopen_by_itself(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Reopen with what the networks wrote beside their “no” as the evidence."""
    notes = session.execute(
        select(LocalCheck.note, LocalCheck.verdict, Cascade.forum_id)
        .join(Cascade, Cascade.id == LocalCheck.cascade_id)
        .where(Cascade.decision_id == decision.id)
        .order_by(LocalCheck.number)
    ).all()
    said = {forum: (note, verdict) for note, verdict, forum in notes}
    evidence = "\n\n".join(note for note, verdict in said.values() if Verdict(verdict) in FAILED)
    first = first_receiver(session, issue)
    _back_to(session, issue, first, Action.REOPEN, by=None, now=now, note=evidence)


def first_receiver(session: Session, issue: Issue) -> Forum:
    """Return the forum of the issue's first leg."""
    forum_id = session.scalars(
        select(Leg.forum_id)
        .where(Leg.issue_id == issue.id, came_to(Leg))
        .order_by(Leg.number)
        .limit(1)
    ).one()
    return session.get_one(Forum, forum_id)


def _back_to(
    session: Session,
    issue: Issue,
    forum: Forum,
    action: Action,
    *,
    by: Person | None,
    now: datetime,
    note: str,
    seat_in: int | None = None,
) -> None:
    check_lawful(issue, action)
    begin_write(session)
    leg = open_leg(session, issue, forum, by=by, now=now)
    issue.holder_id, issue.leg_id, issue.closure = forum.id, leg.id, None
    open_threads(session, issue)
    move(
        session,
        issue,
        action,
        by=by,
        now=now,
        forum_id=forum.id,
        leg_id=leg.id,
        due_on=leg.acknowledge_by,
        note=note,
        seat_in=seat_in,
    )


def close_threads(session: Session, issue: Issue) -> None:
    """Untie the discussions: they may be raised again."""
    session.execute(update(IssueThread).where(IssueThread.issue_id == issue.id).values(open=False))


def open_threads(session: Session, issue: Issue) -> None:
    """Tie the discussions to the issue again, but for those that another issue has taken up."""
    taken = select(IssueThread.thread_id).where(
        IssueThread.open.is_(True), IssueThread.kind == "source"
    )
    session.execute(
        update(IssueThread)
        .where(IssueThread.issue_id == issue.id, IssueThread.thread_id.not_in(taken))
        .values(open=True)
        .execution_options(synchronize_session=False)
    )


def _check_in_time(session: Session, issue: Issue, now: datetime) -> None:
    decision = decision_of(session, issue)
    forum = session.get_one(Forum, decision.forum_id)
    days = rule_set_of(session, forum.id).targets["reopen"]
    since = session.scalar(select(func.min(Cascade.at)).where(Cascade.decision_id == decision.id))
    start = local_day(since or decision.at, forum.timezone)
    today = local_day(now, forum.timezone)
    if today > add_working_days(session, forum, start, days):
        raise Unlawful(
            f"It was answered more than {days} working days ago. Raise it again as a new issue."
        )
