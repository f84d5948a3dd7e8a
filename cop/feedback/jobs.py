"""What the calendar does with issues: the worker calls these when their day has come."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.feedback.models import Cascade, Decision, Issue
from cop.feedback.operations import chasing, checking, clarifying, ending, reminding


def _about(session: Session, job: Job) -> tuple[Issue, Decision]:
    return (
        session.get_one(Issue, job.data["issue"]),
        session.get_one(Decision, job.data["decision"]),
    )


def _delivery(session: Session, job: Job) -> Cascade:
    return session.get_one(Cascade, job.data["cascade"])


def ask_local_check(session: Session, job: Job, now: datetime) -> None:
    """Ask the raising networks whether the answer worked, and plan to remind the silent."""
    issue, decision = _about(session, job)
    checking.ask(session, issue, decision, now=now)
    reminding.plan_silent(session, issue, now=now)


def ask_again(session: Session, job: Job, now: datetime) -> None:
    """Ask a network that said “too early” once more."""
    delivery = _delivery(session, job)
    checking.ask_again(session, delivery, now=now)
    reminding.plan_silent(session, session.get_one(Issue, delivery.issue_id), now=now)


def end_window(session: Session, job: Job, now: datetime) -> None:
    """Close or reopen when the time to answer is over."""
    checking.end_window(session, *_about(session, job), now=now)


def close_answered(session: Session, job: Job, now: datetime) -> None:
    """Close an issue that was answered with a no."""
    ending.close_answered(session, *_about(session, job), now=now)


def revisit(session: Session, job: Job, now: datetime) -> None:
    """Take up again what was put off to this day."""
    ending.revisit(session, *_about(session, job), now=now)


def chase(session: Session, job: Job, now: datetime) -> None:
    """Say that what is due has not been done."""
    chasing.chase(session, session.get_one(Issue, job.data["issue"]), job.data["version"], now=now)


def clarification_over(session: Session, job: Job, now: datetime) -> None:
    """Let the clock run on when a question has had its time."""
    issue = session.get_one(Issue, job.data["issue"])
    clarifying.end_clarification(session, issue, job.data["version"], now=now)


def remind_unopened(session: Session, job: Job, now: datetime) -> None:
    """Tell a network's convenor that nobody there has opened the answer."""
    reminding.remind_unopened(session, _delivery(session, job), now=now)


def remind_silent(session: Session, job: Job, now: datetime) -> None:
    """Tell a network's convenor that half of the time to answer is over."""
    answer_by = date.fromisoformat(job.data["answer_by"])
    reminding.remind_silent(session, _delivery(session, job), answer_by, now=now)


def remind_review(session: Session, job: Job, now: datetime) -> None:
    """Tell owner and raisers that a decision is looked at again today."""
    reminding.remind_review(session, *_about(session, job), now=now)


def remind_progress(session: Session, job: Job, now: datetime) -> None:
    """Ask an owner for word of the work."""
    since = datetime.fromisoformat(job.data["since"])
    issue, decision = _about(session, job)
    reminding.remind_progress(session, issue, decision, job.data["action"], since, now=now)


HANDLERS: Mapping[str, Handler] = {
    "ask_local_check": ask_local_check,
    "ask_again": ask_again,
    "end_window": end_window,
    "close_answered": close_answered,
    "revisit": revisit,
    "chase": chase,
    "clarification_over": clarification_over,
    "remind_unopened": remind_unopened,
    "remind_silent": remind_silent,
    "remind_review": remind_review,
    "remind_progress": remind_progress,
}
