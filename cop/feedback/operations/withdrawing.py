"""Withdraw an issue, or leave one that others go on with: two people of the network agree."""

from datetime import date, datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.cases import case_of
from cop.feedback.finding import index_issues
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Withdrawal
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.ending import close_threads
from cop.feedback.operations.legs import leave_leg
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import Case, can_withdraw, leaving_forums
from cop.feedback.record import check_lawful, lock, move
from cop.feedback.states import Action
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import holders_of, list_members
from cop.forums.tiers import Role
from cop.forums.working_days import local_day
from cop.threads.models import Thread


def withdraw(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    reason: str,
    now: datetime,
    forum_id: int | None = None,
    version: int | None = None,
) -> Withdrawal:
    """Ask that a network no longer stands behind the issue; it happens when a second agrees.

    Where others stand behind it too, only this network leaves. Who raised it and convenes the
    network, or stands alone in it, needs nobody else."""
    case = begin(session, issue, can_withdraw, Action.WITHDRAW, by=by, now=now, version=version)
    if not reason.strip():
        raise Invalid("Say why. Everybody who backed it reads it.", "reason")
    chosen = _leaving(by, case, forum_id)
    if open_withdrawal(session, issue, chosen) is not None:
        raise Unlawful("That has been asked already, and waits for a second person.")
    wish = Withdrawal(
        issue_id=issue.id,
        forum_id=chosen,
        asked_by_id=by.id,
        asked_at=now,
        reason=checked(reason, "reason"),
    )
    session.add(wish)
    session.flush()
    if _second_needed(session, case, chosen, by, now):
        _tell_second(session, issue, wish, by=by, now=now)
    else:
        _leave(session, case, wish, by=by, now=now)
    return wish


def agree_to_withdraw(session: Session, issue: Issue, *, by: Person, now: datetime) -> Withdrawal:
    """Be the second person; the network no longer stands behind the issue."""
    lock(session, issue)
    case = case_of(session, issue, now)
    wish = waiting_for(session, case, by)
    check_lawful(issue, Action.WITHDRAW)
    _leave(session, case, wish, by=by, now=now)
    return wish


def keep_standing(session: Session, issue: Issue, *, by: Person, now: datetime) -> Withdrawal:
    """Say no to the wish, or take one's own back: the network goes on standing behind it."""
    lock(session, issue)
    case = case_of(session, issue, now)
    wish = waiting_for(session, case, by, own=True)
    wish.ended_at = now
    session.flush()
    return wish


def open_withdrawal(
    session: Session, issue: Issue, forum_id: int | None = None
) -> Withdrawal | None:
    """Return the wish to withdraw that waits for a second person."""
    query = _open(issue)
    if forum_id is not None:
        query = query.where(Withdrawal.forum_id == forum_id)
    return session.scalar(query.order_by(Withdrawal.id).limit(1))


def is_second(by: Person, case: Case, wish: Withdrawal) -> bool:
    """Say whether this person's yes is the one that the wish waits for."""
    if by.id == wish.asked_by_id:
        return False
    raiser = by.id == case.issue.raised_by_id and wish.forum_id == case.issue.origin_id
    return raiser or wish.forum_id in leaving_forums(by, case)


def waiting_for(session: Session, case: Case, by: Person, *, own: bool = False) -> Withdrawal:
    """Return the wish that waits for this person's yes, or is their own to take back."""
    wishes = session.scalars(_open(case.issue)).all()
    if not wishes:
        raise NotFound("Nobody has asked to withdraw it.")
    for wish in wishes:
        if is_second(by, case, wish) or (own and wish.asked_by_id == by.id):
            return wish
    raise Forbidden("Who raised it and the network’s convenor agree on this.")


def _open(issue: Issue) -> Select[Withdrawal]:
    return select(Withdrawal).where(Withdrawal.issue_id == issue.id, Withdrawal.ended_at.is_(None))


def _leaving(by: Person, case: Case, forum_id: int | None) -> int:
    """Return the forum that would leave: the one named, or the one this person speaks for."""
    mine = leaving_forums(by, case)
    if by.id == case.issue.raised_by_id and case.issue.origin_id in case.raisers:
        mine |= {case.issue.origin_id}
    if forum_id is not None and forum_id not in mine:
        raise Forbidden("A network’s own convenor says whether it still stands behind it.")
    chosen = forum_id if forum_id is not None else next(iter(sorted(mine)), None)
    if chosen is None:
        raise Forbidden("A network’s own convenor says whether it still stands behind it.")
    return chosen


def _second_needed(session: Session, case: Case, forum_id: int, by: Person, now: datetime) -> bool:
    """Say whether somebody else has to agree: who raised it, or a convenor of the network."""
    today = local_day(now, session.get_one(Forum, forum_id).timezone)
    convenors = holders_of(session, forum_id, Role.FACILITATOR, today)
    if len(case.raisers) > 1 and by.id in convenors:
        return False  # leaving an issue is as joining it: the convenor's word
    if by.id not in convenors:
        return bool(convenors)
    raiser = case.issue.raised_by_id
    return (
        forum_id == case.issue.origin_id
        and raiser != by.id
        and _is_here(session, forum_id, raiser, today)
    )


def _is_here(session: Session, forum_id: int, user_id: int, today: date) -> bool:
    return any(line.user_id == user_id for line in list_members(session, forum_id, today))


def _tell_second(
    session: Session, issue: Issue, wish: Withdrawal, *, by: Person, now: datetime
) -> None:
    record(
        session,
        "issue.withdrawal_asked",
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=wish.forum_id,
        now=now,
    )


def _leave(session: Session, case: Case, wish: Withdrawal, *, by: Person, now: datetime) -> None:
    wish.ended_at = now
    wish.agreed_by_id = by.id if by.id != wish.asked_by_id else None
    if len(case.raisers) > 1:
        _detach(session, case.issue, wish, by=by, now=now)
    else:
        _withdraw(session, case.issue, wish, by=by, now=now)
    session.flush()


def _withdraw(
    session: Session, issue: Issue, wish: Withdrawal, *, by: Person, now: datetime
) -> None:
    before = remember(session, issue)
    leg_id = issue.leg_id
    leave_leg(session, issue, "withdrawn", now)
    close_threads(session, issue)
    move(
        session,
        issue,
        Action.WITHDRAW,
        by=by,
        now=now,
        forum_id=wish.forum_id,
        leg_id=leg_id,
        note=wish.reason,
        asked_by=wish.asked_by_id,
    )
    offer_undo(session, issue, before, by=by, now=now)


def _detach(session: Session, issue: Issue, wish: Withdrawal, *, by: Person, now: datetime) -> None:
    """Let one network leave; whoever stands behind the issue longest is asked from now on."""
    raiser = session.scalars(
        select(IssueRaiser).where(
            IssueRaiser.issue_id == issue.id, IssueRaiser.forum_id == wish.forum_id
        )
    ).one()
    raiser.detached_at = now
    own = select(Thread.id).where(Thread.forum_id == wish.forum_id)
    session.execute(
        update(IssueThread)
        .where(IssueThread.issue_id == issue.id, IssueThread.thread_id.in_(own))
        .values(open=False)
        .execution_options(synchronize_session=False)
    )
    if issue.origin_id == wish.forum_id:
        issue.origin_id = session.scalars(
            select(IssueRaiser.forum_id)
            .where(IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None))
            .order_by(IssueRaiser.since, IssueRaiser.id)
            .limit(1)
        ).one()
    index_issues(session, issue.id)
    record(
        session,
        "issue.left",
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=wish.forum_id,
        now=now,
    )


def raiser_count(session: Session, issue: Issue) -> int:
    """Return how many networks stand behind the issue."""
    return session.scalars(
        select(func.count()).where(
            IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None)
        )
    ).one()
