"""What a receiving forum does with an issue: acknowledge it, merge it, raise it further."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.finding import index_issues
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Leg, Referral
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.legs import current_leg, days_in, leave_leg
from cop.feedback.operations.pausing import days_standing_still
from cop.feedback.operations.raising import stand_behind
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import can_acknowledge, can_hand_over, can_merge, can_refer
from cop.feedback.record import check_lawful, lock, move
from cop.feedback.states import ENDED, NOT_SENT, OPEN_TO_JOINING, Action, State
from cop.feedback.words import CRITERIA
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import list_holders
from cop.forums.tiers import Ability, roles_that
from cop.forums.working_days import add_working_days, local_day, working_day_from

IN_HAND = frozenset({State.ACKNOWLEDGED, State.CLARIFYING, State.REFERRED})
FARTHEST = timedelta(days=731)


def acknowledge(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    handler_id: int,
    next_on: date | None,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> None:
    """Say that the issue has arrived, who looks after it, and when the network hears next."""
    begin(session, issue, can_acknowledge, Action.ACKNOWLEDGE, by=by, now=now, version=version)
    forum = session.get_one(Forum, issue.holder_id)
    today = local_day(now, forum.timezone)
    next_on = day_of_news(session, forum, next_on, today)
    leg = current_leg(session, issue)
    _check_handler(session, forum, leg, handler_id, today)
    before = remember(session, issue)
    if leg.acknowledged_at is None:
        _stop_waiting(session, leg, forum, now)
    leg.handler_id, leg.next_on = handler_id, next_on
    move(
        session,
        issue,
        Action.ACKNOWLEDGE,
        by=by,
        now=now,
        forum_id=forum.id,
        leg_id=leg.id,
        due_on=leg.decide_by,
        note=checked(note, "note"),
        handler=handler_id,
        next_on=next_on.isoformat(),
    )
    offer_undo(session, issue, before, by=by, now=now)


def _stop_waiting(session: Session, leg: Leg, forum: Forum, now: datetime) -> None:
    """Write down when it was acknowledged, without the days on which the clock stood still."""
    still = days_standing_still(session, leg, now)
    leg.acknowledged_at = now
    leg.acknowledge_days = days_in(session, leg, now) - leg.paused_days - still
    if still:
        leg.acknowledge_by = add_working_days(session, forum, leg.acknowledge_by, still)


def hand_over(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    handler_id: int,
    next_on: date | None,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> None:
    """Give the issue to somebody else who looks after this forum's issues, or name another date."""
    begin(session, issue, can_hand_over, None, by=by, now=now, version=version)
    leg = current_leg(session, issue)
    if leg.acknowledged_at is None or State(issue.state) not in IN_HAND:
        raise Unlawful("Acknowledge it first: that names who looks after it.")
    forum = session.get_one(Forum, issue.holder_id)
    today = local_day(now, forum.timezone)
    _check_handler(session, forum, leg, handler_id, today)
    next_on = day_of_news(session, forum, next_on, today)
    leg.handler_id, leg.next_on = handler_id, next_on
    record(
        session,
        "issue.handed_over",
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        handler=handler_id,
        note=checked(note, "note"),
    )


def merge(
    session: Session, issue: Issue, into: Issue, *, by: Person, reason: str, now: datetime
) -> None:
    """Join the issue to another: its networks stay named, and hear everything the other hears."""
    for one in sorted(
        (issue, into), key=lambda i: i.id
    ):  # in one order, so that none waits forever
        lock(session, one)
    require(can_merge(by, case_of(session, issue, now)))
    check_lawful(issue, Action.MERGE)
    _check_mergeable(issue, into)
    _check_keeps_pace(issue, into)
    if not reason.strip():
        raise Invalid("Say why they belong together.", "reason")
    before = remember(session, issue, into)
    _hand_over_raisers(session, issue, into)
    index_issues(session, into.id)
    _hand_over_threads(session, issue, into)
    _hand_over_clock(session, issue, into)
    leg_id = issue.leg_id
    into.urgent = into.urgent or issue.urgent
    leave_leg(session, issue, "merged", now)
    issue.merged_into_id = into.id
    move(
        session,
        issue,
        Action.MERGE,
        by=by,
        now=now,
        forum_id=issue.holder_id,
        leg_id=leg_id,
        note=checked(reason, "reason"),
        into=into.reference,
    )
    offer_undo(session, issue, before, by=by, now=now)


def refer(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    criteria: list[str],
    options: list[str],
    advice: str,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> Referral:
    """Prepare to raise the issue further, with options and advice; the clock goes on."""
    begin(session, issue, can_refer, Action.REFER, by=by, now=now, version=version)
    options = [checked(option, "options", 500) for option in options if option.strip()]
    _check_referral(criteria, options, advice)
    before = remember(session, issue)
    leg = current_leg(session, issue)
    words = {"criteria": criteria, "options": options, "advice": checked(advice, "advice")}
    referral = Referral(leg_id=leg.id, by_id=by.id, at=now, **words)
    session.add(referral)
    move(
        session,
        issue,
        Action.REFER,
        by=by,
        now=now,
        forum_id=issue.holder_id,
        leg_id=leg.id,
        due_on=leg.decide_by,
        note=checked(note, "note"),
    )
    offer_undo(session, issue, before, by=by, now=now)
    return referral


def handlers_of(session: Session, forum: Forum, today: date) -> dict[int, str]:
    """Return who may look after an issue in this forum today, by id with their names."""
    able = list_holders(session, forum.id, today, roles_that(Ability.ACKNOWLEDGE))
    return {line.user_id: line.name for line in able}


def free_handlers(session: Session, forum: Forum, leg: Leg, today: date) -> dict[int, str]:
    """Return who may look after this visit: not who sent it, nor who returned it before."""
    barred = {leg.submitted_by_id, leg.barred_id}
    able = handlers_of(session, forum, today)
    return {id_: name for id_, name in able.items() if id_ not in barred}


def check_future(day: date | None, today: date, field: str) -> None:
    """Raise Invalid if the day is already over, or so far off that it promises nothing."""
    if day is not None and day < today:
        raise Invalid("Choose today or a later date.", field)
    if day is not None and day > today + FARTHEST:
        raise Invalid("Choose a date within the next two years.", field)


def day_of_news(session: Session, forum: Forum, next_on: date | None, today: date) -> date:
    """Return the day on which the networks hear next: the one named, or the next working day."""
    if next_on is None:
        raise Invalid("Say when they will hear from you next.", "next_on")
    check_future(next_on, today, "next_on")
    return working_day_from(session, forum, next_on)


def _check_handler(session: Session, forum: Forum, leg: Leg, handler_id: int, today: date) -> None:
    """Refuse who doesn't look after the forum's issues, sent this one, or returned it before."""
    if handler_id not in free_handlers(session, forum, leg, today):
        raise Invalid("Choose somebody who looks after this forum’s issues.", "handler")


def _check_referral(criteria: list[str], options: list[str], advice: str) -> None:
    if not criteria or not set(criteria) <= set(CRITERIA):
        raise Invalid("Choose at least one reason why it has to go further.", "criteria")
    if not options:
        raise Invalid("Give at least one option to choose from.", "options")
    if not advice.strip():
        raise Invalid("Say which option you advise, and why.", "advice")


def _check_mergeable(issue: Issue, into: Issue) -> None:
    if into.id == issue.id:
        raise Unlawful("An issue can’t be merged into itself.")
    if into.merged_into_id == issue.id:
        raise Unlawful(f"{into.reference} is already part of {issue.reference}.")
    if into.state not in OPEN_TO_JOINING:
        raise Unlawful(f"{into.reference} takes nothing more in: {_why_closed(State(into.state))}.")
    if issue.restricted or into.restricted:
        raise Unlawful(
            "An issue of a restricted forum isn’t merged: that would show who raised it."
        )


def _check_keeps_pace(issue: Issue, into: Issue) -> None:
    """Refuse to send networks that were told it has arrived back to waiting for that."""
    if issue.state != State.SUBMITTED and into.state == State.SUBMITTED:
        raise Unlawful(
            f"{into.reference} has not been acknowledged yet, and {issue.reference} has. "
            f"Acknowledge {into.reference} first, or merge the other way round."
        )


def _why_closed(state: State) -> str:
    """Return why an issue in this state takes no other in."""
    if state in ENDED:
        return "it is over"
    if state in NOT_SENT:
        return "it has not been sent to a forum yet"
    return "it has been decided already"


def _hand_over_raisers(session: Session, issue: Issue, into: Issue) -> None:
    """Name its networks there, too, since the day and by the person that raised it."""
    there = set(session.scalars(_raisers_of(into).with_only_columns(IssueRaiser.forum_id)))
    for raiser in session.scalars(_raisers_of(issue)).all():
        if raiser.forum_id not in there:
            stand_behind(
                session,
                into,
                raiser.forum_id,
                via="merge",
                by_id=raiser.by_id,
                since=raiser.since,
                note=raiser.note,
            )


def _hand_over_threads(session: Session, issue: Issue, into: Issue) -> None:
    """Close the threads' tie to the child first: a thread is the open source of one issue only."""
    sources = session.scalars(
        select(IssueThread.thread_id).where(
            IssueThread.issue_id == issue.id,
            IssueThread.kind == "source",
            IssueThread.open.is_(True),
        )
    ).all()
    session.execute(update(IssueThread).where(IssueThread.issue_id == issue.id).values(open=False))
    for thread_id in sources:
        _tie_source(session, into, thread_id)
    session.flush()


def _tie_source(session: Session, issue: Issue, thread_id: int) -> None:
    """Tie the thread to the issue, or open the tie that is left from before."""
    tie = session.scalar(
        select(IssueThread).where(
            IssueThread.issue_id == issue.id, IssueThread.thread_id == thread_id
        )
    )
    if tie is None:
        tie = IssueThread(issue_id=issue.id, thread_id=thread_id)
        session.add(tie)
    tie.kind, tie.open = "source", True


def _hand_over_clock(session: Session, issue: Issue, into: Issue) -> None:
    """Let the merged issue keep the earlier of the two deadlines of the forum that has both."""
    child, parent = current_leg(session, issue), current_leg(session, into)
    if child.forum_id != parent.forum_id:
        return
    parent.decide_by = min(parent.decide_by, child.decide_by)
    if into.state in (State.ACKNOWLEDGED, State.REFERRED):
        into.due_on = parent.decide_by


def _raisers_of(issue: Issue) -> Select[IssueRaiser]:
    return select(IssueRaiser).where(
        IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None)
    )
