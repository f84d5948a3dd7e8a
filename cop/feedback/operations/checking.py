"""Ask the networks whether it worked, and take their verdicts."""

from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.errors import Invalid, Unlawful, require
from cop.feedback.cases import case_of
from cop.feedback.models import Cascade, Decision, Issue, LocalCheck
from cop.feedback.operations.answering import decision_of
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.ending import close, reopen_by_itself
from cop.feedback.permissions import can_file_verdict
from cop.feedback.record import lock, move
from cop.feedback.states import (
    FAILED,
    OPEN_TO_VERDICTS,
    PROMISED_NOTHING,
    WORKED,
    Action,
    Closure,
    State,
    Verdict,
)
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.working_days import (
    add_working_days,
    local_day,
    moment_on,
)

ENOUGH = 0.6
LAST_HOUR = 23


def file_verdict(
    session: Session,
    issue: Issue,
    forum: Forum,
    *,
    by: Person,
    verdict: Verdict,
    now: datetime,
    note: str = "",
    evidence: str = "",
) -> LocalCheck:
    """Say for a raising forum whether the answer worked; filing again replaces what was said."""
    lock(session, issue)
    require(can_file_verdict(by, case_of(session, issue, now), forum.id))
    if issue.state not in OPEN_TO_VERDICTS:
        raise Unlawful("A network says whether it worked from the answer on, until it is closed.")
    decision = decision_of(session, issue)
    if decision.outcome in PROMISED_NOTHING:
        raise Unlawful("Nothing was promised yet, so there is nothing to check.")
    if verdict in FAILED and not note.strip():
        raise Invalid("Say what is still in the way. It goes to the people who decided.", "note")
    delivery = _delivery(session, decision, forum)
    check = _file(session, delivery, verdict, note, evidence, by=by, now=now)
    if issue.state != State.LOCAL_CHECK:
        _move_to_check(
            session, issue, decision, by=by, now=now, due_on=issue.due_on, seat_in=forum.id
        )
    if verdict is Verdict.TOO_EARLY:
        _plan_second_asking(session, delivery, decision, now)
    settle(session, issue, now=now)
    return check


def _file(
    session: Session,
    delivery: Cascade,
    verdict: Verdict,
    note: str,
    evidence: str,
    *,
    by: Person,
    now: datetime,
) -> LocalCheck:
    newest = select(func.max(LocalCheck.number)).where(LocalCheck.cascade_id == delivery.id)
    check = LocalCheck(
        cascade_id=delivery.id,
        number=(session.scalar(newest) or 0) + 1,
        by_id=by.id,
        at=now,
        verdict=verdict,
        note=checked(note, "note"),
        evidence=checked(evidence, "evidence"),
    )
    session.add(check)
    session.flush()
    return check


def ask(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Ask every raising forum whether it worked; the window to answer runs from here."""
    lock(session, issue)
    if issue.state not in OPEN_TO_VERDICTS or decision_of(session, issue).id != decision.id:
        return
    answer_by = _window_end(session, decision, now)
    for delivery in deliveries(session, decision):
        _ask_forum(session, issue, delivery, answer_by, now)
    if issue.state == State.LOCAL_CHECK:
        issue.due_on = answer_by
    else:
        _move_to_check(session, issue, decision, by=None, now=now, due_on=answer_by)
    _plan_window_end(session, decision, answer_by)


def ask_again(session: Session, delivery: Cascade, *, now: datetime) -> None:
    """Ask a forum that said “too early” once more; if it has spoken since, see what follows."""
    issue = session.get_one(Issue, delivery.issue_id)
    lock(session, issue)
    decision = session.get_one(Decision, delivery.decision_id)
    if issue.state != State.LOCAL_CHECK or decision_of(session, issue).id != decision.id:
        return
    if delivery.forum_id not in _waited_for(session, decision):
        end_window(session, issue, decision, now=now)
        return
    answer_by = _window_end(session, decision, now)
    delivery.asked_again = True
    _ask_forum(session, issue, delivery, answer_by, now)
    issue.due_on = answer_by
    _plan_window_end(session, decision, answer_by)


def end_window(session: Session, issue: Issue, decision: Decision, *, now: datetime) -> None:
    """Close or reopen by what the networks have said when the time to answer is over."""
    lock(session, issue)
    if issue.state != State.LOCAL_CHECK or decision_of(session, issue).id != decision.id:
        return
    if _waited_for(session, decision) or not _window_over(session, decision, now):
        return
    if _in_sorry_business(session, decision):
        return  # when the network goes on, its time to answer is put off and this comes again
    verdicts = current_verdicts(session, decision)
    if set(verdicts.values()) & FAILED:
        reopen_by_itself(session, issue, decision, now=now)
    else:
        closure = Closure.CONFIRMED if _good_enough(verdicts) else Closure.UNCONFIRMED
        close(session, issue, closure, now=now)


def settle(session: Session, issue: Issue, *, now: datetime) -> None:
    """Close the issue if every raising forum has answered and enough of them say that it worked."""
    decision = decision_of(session, issue)
    verdicts = current_verdicts(session, decision)
    answered = {forum for forum, v in verdicts.items() if v is not Verdict.TOO_EARLY}
    asked = {delivery.forum_id for delivery in deliveries(session, decision)}
    if answered == asked and not set(verdicts.values()) & FAILED and _good_enough(verdicts):
        close(session, issue, Closure.CONFIRMED, now=now)


def deliveries(session: Session, decision: Decision) -> list[Cascade]:
    """Return the cascades of a decision, one per raising forum."""
    return list(
        session.scalars(
            select(Cascade).where(Cascade.decision_id == decision.id).order_by(Cascade.id)
        )
    )


def current_verdicts(session: Session, decision: Decision) -> dict[int, Verdict]:
    """Return what each forum says now, by forum; later filings replace earlier ones."""
    rows = session.execute(
        select(Cascade.forum_id, LocalCheck.verdict)
        .join(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .where(Cascade.decision_id == decision.id)
        .order_by(LocalCheck.number)
    )
    return {forum_id: Verdict(verdict) for forum_id, verdict in rows}


def _good_enough(verdicts: dict[int, Verdict]) -> bool:
    good = sum(verdict in WORKED for verdict in verdicts.values())
    return bool(verdicts) and good >= ENOUGH * len(verdicts)


def _waited_for(session: Session, decision: Decision) -> set[int]:
    """Return the forums that said “too early” when they were asked, and are asked once more."""
    rows = session.execute(
        select(Cascade.forum_id, LocalCheck.verdict, LocalCheck.at >= Cascade.asked_at)
        .join(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .where(Cascade.decision_id == decision.id, Cascade.asked_again.is_(False))
        .order_by(LocalCheck.number)
    )
    newest = {forum_id: (verdict, asked) for forum_id, verdict, asked in rows}
    return {f for f, (verdict, asked) in newest.items() if asked and verdict == Verdict.TOO_EARLY}


def _in_sorry_business(session: Session, decision: Decision) -> bool:
    """Say whether a network that hasn’t answered had time left when it was paused."""
    waits = select(Cascade.id).where(
        Cascade.decision_id == decision.id,
        Cascade.answer_by >= Forum.paused_on,
        ~exists().where(LocalCheck.cascade_id == Cascade.id),
    )
    return session.scalar(waits.join(Forum, Forum.id == Cascade.forum_id).limit(1)) is not None


def _window_over(session: Session, decision: Decision, now: datetime) -> bool:
    """Say whether every forum has been asked and has had its time to answer."""
    timezone = session.get_one(Forum, decision.forum_id).timezone
    ends = [delivery.answer_by for delivery in deliveries(session, decision)]
    return all(end is not None and moment_on(end, timezone, LAST_HOUR) <= now for end in ends)


def _delivery(session: Session, decision: Decision, forum: Forum) -> Cascade:
    found = session.scalar(
        select(Cascade).where(Cascade.decision_id == decision.id, Cascade.forum_id == forum.id)
    )
    if found is None:
        raise Unlawful(f"The answer has not been sent to {forum.name}.")
    return found


def _move_to_check(
    session: Session,
    issue: Issue,
    decision: Decision,
    *,
    by: Person | None,
    now: datetime,
    due_on: date | None,
    seat_in: int | None = None,
) -> None:
    move(
        session,
        issue,
        Action.ASK,
        by=by,
        now=now,
        forum_id=decision.forum_id,
        leg_id=decision.leg_id,
        due_on=due_on,
        seat_in=seat_in,
    )


def _ask_forum(
    session: Session, issue: Issue, delivery: Cascade, answer_by: date, now: datetime
) -> None:
    delivery.asked_at, delivery.answer_by = now, answer_by
    record(
        session,
        "issue.check_due",
        subject="issue",
        subject_id=issue.id,
        by_id=None,
        forum_id=delivery.forum_id,
        now=now,
        answer_by=answer_by.isoformat(),
    )


def _window_end(session: Session, decision: Decision, now: datetime) -> date:
    forum = session.get_one(Forum, decision.forum_id)
    days = rule_set_of(session, forum.id).targets["local_check"]
    return add_working_days(session, forum, local_day(now, forum.timezone), days)


def _plan_window_end(session: Session, decision: Decision, answer_by: date) -> None:
    """Plan the end for the evening of the last day, so that the whole day counts."""
    timezone = session.get_one(Forum, decision.forum_id).timezone
    schedule(
        session,
        "end_window",
        not_before=moment_on(answer_by, timezone, LAST_HOUR),
        issue=decision.issue_id,
        decision=decision.id,
    )


def _plan_second_asking(
    session: Session, delivery: Cascade, decision: Decision, now: datetime
) -> None:
    """Plan to ask again who said “too early”; before anybody is asked, the asking comes anyway."""
    if delivery.asked_again or delivery.asked_at is None:
        return
    forum = session.get_one(Forum, decision.forum_id)
    days = rule_set_of(session, forum.id).targets["check_again"]
    day = add_working_days(session, forum, local_day(now, forum.timezone), days)
    at = moment_on(day, forum.timezone)
    schedule(session, "ask_again", not_before=at, cascade=delivery.id)
