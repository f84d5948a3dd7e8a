"""Stop the clock of a leg and let it run on: pauses are rows, and deadlines move by their days."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.database import begin_write
from cop.errors import Invalid, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.models import Cascade, ForumPause, Issue, Leg, LocalAction, Pause
from cop.feedback.operations.briefs import checked
from cop.feedback.permissions import can_pause_forum, can_pause_leg
from cop.feedback.record import lock, watch_deadline
from cop.feedback.states import State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import add_working_days, local_day, moment_on, working_days_between

LAST_HOUR = 23
RUNNING = frozenset({State.SUBMITTED, State.REOPENED, State.ACKNOWLEDGED, State.REFERRED})


def begin_pause(
    session: Session, leg: Leg, kind: str, *, by: Person, now: datetime, note: str = ""
) -> Pause:
    """Let the leg's clock stand still from today on."""
    if open_pause(session, leg) is not None:
        raise Unlawful("The clock stands still already.")
    forum = session.get_one(Forum, leg.forum_id)
    day = local_day(now, forum.timezone)
    pause = Pause(leg_id=leg.id, kind=kind, started_on=day, by_id=by.id, note=note)
    session.add(pause)
    session.flush()
    return pause


def end_pause(session: Session, leg: Leg, now: datetime) -> int:
    """Let the leg's clock run on, its deadlines put off by the days it stood still; return those.

    A leg whose clock runs is left as it is."""
    pause = open_pause(session, leg)
    if pause is None:
        return 0
    forum = session.get_one(Forum, leg.forum_id)
    pause.ended_on = local_day(now, forum.timezone)
    days = working_days_between(session, forum.calendar, pause.started_on, pause.ended_on)
    leg.paused_days += days
    leg.decide_by = add_working_days(session, forum, leg.decide_by, days)
    if leg.acknowledged_at is None:
        leg.acknowledge_by = add_working_days(session, forum, leg.acknowledge_by, days)
    session.flush()
    return days


def days_standing_still(session: Session, leg: Leg, now: datetime) -> int:
    """Return for how many working days the leg's clock has stood still by now; 0 if it runs."""
    pause = open_pause(session, leg)
    if pause is None:
        return 0
    forum = session.get_one(Forum, leg.forum_id)
    today = local_day(now, forum.timezone)
    return working_days_between(session, forum.calendar, pause.started_on, today)


def open_pause(session: Session, leg: Leg) -> Pause | None:
    """Return the pause that the leg's clock is in, if it stands still."""
    return session.scalar(select(Pause).where(Pause.leg_id == leg.id, Pause.ended_on.is_(None)))


def pause_leg(session: Session, issue: Issue, *, by: Person, reason: str, now: datetime) -> Pause:
    """Let the clock of the forum that has the issue stand still: its handler's act."""
    lock(session, issue)
    require(can_pause_leg(by, case_of(session, issue, now)))
    if State(issue.state) not in RUNNING:
        raise Unlawful("There is no clock running here that could stand still.")
    if not reason.strip():
        raise Invalid("Say why. The networks read it.", "reason")
    leg = session.get_one(Leg, issue.leg_id)
    pause = begin_pause(
        session, leg, "sorry_business", by=by, now=now, note=checked(reason, "reason")
    )
    _tell(session, issue, "issue.paused", by=by, now=now)
    return pause


def resume_leg(session: Session, issue: Issue, *, by: Person, now: datetime) -> int:
    """Let the clock run on; what is due moves by the working days it stood still."""
    lock(session, issue)
    require(can_pause_leg(by, case_of(session, issue, now)))
    leg = session.get(Leg, issue.leg_id) if issue.leg_id else None
    pause = open_pause(session, leg) if leg else None
    if leg is None or pause is None or pause.kind == "clarification":
        raise Unlawful("The clock runs already.")
    waited_for_reply = issue.due_on == leg.acknowledge_by
    days = end_pause(session, leg, now)
    issue.due_on = leg.acknowledge_by if waited_for_reply else leg.decide_by
    watch_deadline(session, issue)
    _tell(session, issue, "issue.resumed", by=by, now=now)
    return days


def pause_forum(
    session: Session, forum: Forum, *, by: Person, note: str, now: datetime
) -> ForumPause:
    """Let the network's own clocks stand still for Sorry Business; others' go on."""
    require(can_pause_forum(by, forum))
    begin_write(session)
    if open_forum_pause(session, forum.id) is not None:
        raise Unlawful(f"{forum.name} is paused already.")
    pause = ForumPause(
        forum_id=forum.id,
        started_on=local_day(now, forum.timezone),
        by_id=by.id,
        note=checked(note, "note"),
    )
    session.add(pause)
    forum.paused_on = pause.started_on  # so that its pages say it without asking
    session.flush()
    return pause


def resume_forum(session: Session, forum: Forum, *, by: Person, now: datetime) -> int:
    """Let the network's clocks run on, each date put off by the working days of the pause."""
    require(can_pause_forum(by, forum))
    begin_write(session)
    pause = open_forum_pause(session, forum.id)
    if pause is None:
        raise Unlawful(f"{forum.name} is not paused.")
    pause.ended_on = local_day(now, forum.timezone)
    forum.paused_on = None
    days = working_days_between(session, forum.calendar, pause.started_on, pause.ended_on)
    _put_off_at_home(session, forum, pause, days)
    _put_off_checks(session, forum, pause, days)
    session.flush()
    return days


def open_forum_pause(session: Session, forum_id: int) -> ForumPause | None:
    """Return the pause that the network is in."""
    return session.scalar(
        select(ForumPause).where(ForumPause.forum_id == forum_id, ForumPause.ended_on.is_(None))
    )


def _put_off_at_home(session: Session, forum: Forum, pause: ForumPause, days: int) -> None:
    """Move what is due in the network itself, as far as it was not late before the pause."""
    rows = session.scalars(
        select(Issue).where(
            Issue.holder_id == forum.id,
            Issue.state.in_([State.RAISED, State.LOCAL_ACTION, State.ENDORSED]),
            Issue.due_on >= pause.started_on,
        )
    )
    for issue in rows:
        if issue.due_on is not None:
            issue.due_on = add_working_days(session, forum, issue.due_on, days)
            _put_off_plan(session, issue, issue.due_on)
            watch_deadline(session, issue)


def _put_off_plan(session: Session, issue: Issue, day: date) -> None:
    """Let what is being tried at home be due when the issue is."""
    plan = select(LocalAction).where(
        LocalAction.issue_id == issue.id, LocalAction.ended_at.is_(None)
    )
    for action in session.scalars(plan):
        action.due_on = day


def _put_off_checks(session: Session, forum: Forum, pause: ForumPause, days: int) -> None:
    """Give the network the days back in which it says whether an answer worked."""
    rows = session.execute(
        select(Cascade, Issue)
        .join(Issue, Issue.id == Cascade.issue_id)
        .where(
            Cascade.forum_id == forum.id,
            Cascade.answer_by >= pause.started_on,
            Issue.state == State.LOCAL_CHECK,
        )
    )
    for sent, issue in rows:
        if sent.answer_by is None:
            continue
        sent.answer_by = add_working_days(session, forum, sent.answer_by, days)
        if issue.due_on is None or issue.due_on < sent.answer_by:
            issue.due_on = sent.answer_by
        at = moment_on(sent.answer_by, forum.timezone, LAST_HOUR)
        facts = {"issue": issue.id, "decision": sent.decision_id}
        schedule(session, "end_window", not_before=at, **facts)


def _tell(session: Session, issue: Issue, kind: str, *, by: Person, now: datetime) -> None:
    record(
        session,
        kind,
        subject="issue",
        subject_id=issue.id,
        by_id=by.id,
        forum_id=issue.holder_id,
        now=now,
    )
