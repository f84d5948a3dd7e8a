"""What tests ask of the record, in few words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.feedback.jobs import HANDLERS
from cop.feedback.models import Cascade, Issue, Leg, Step, StepNote
from tests.cast import TIMEZONE


def steps(session: Session, issue: Issue) -> list[Step]:
    """The issue's history, the first step first."""
    return list(
        session.scalars(select(Step).where(Step.issue_id == issue.id).order_by(Step.number))
    )


def last_step(session: Session, issue: Issue) -> Step:
    return steps(session, issue)[-1]


def note_of(session: Session, step: Step) -> str | None:
    found = session.get(StepNote, step.id)
    return found.note if found else None


def leg(session: Session, issue: Issue) -> Leg:
    """The visit that the issue is on."""
    assert issue.leg_id is not None
    return session.get_one(Leg, issue.leg_id)


def events(session: Session, issue: Issue, kind: str) -> list[Event]:
    return list(
        session.scalars(
            select(Event)
            .where(Event.subject == "issue", Event.subject_id == issue.id, Event.kind == kind)
            .order_by(Event.id)
        )
    )


def cascades(session: Session, issue: Issue) -> list[Cascade]:
    return list(
        session.scalars(select(Cascade).where(Cascade.issue_id == issue.id).order_by(Cascade.id))
    )


def waiting(session: Session, kind: str) -> list[Job]:
    """The jobs of this kind that are still to be done, the soonest first."""
    return list(
        session.scalars(
            select(Job).where(Job.kind == kind, Job.done_at.is_(None)).order_by(Job.not_before)
        )
    )


def day_of(moment: datetime) -> date:
    """The date in Adelaide."""
    return moment.astimezone(ZoneInfo(TIMEZONE)).date()


def let_time_pass(session: Session, until: datetime) -> list[str]:
    """Do what the calendar does to issues up to this moment, each at its own time.

    Returns what was done to the issue; reminders change nothing of it and are left out."""
    done = []
    while (job := _next(session, until)) is not None:
        HANDLERS[job.kind](session, job, job.not_before)
        job.done_at = job.not_before
        session.flush()
        done.append(job.kind)
    # That a date was looked at is no news.
    return [kind for kind in done if kind != "chase" and not kind.startswith("remind_")]


def _next(session: Session, until: datetime) -> Job | None:
    return session.scalar(
        select(Job)
        .where(Job.kind.in_(HANDLERS), Job.done_at.is_(None), Job.not_before <= until)
        .order_by(Job.not_before, Job.id)
        .limit(1)
    )


@contextmanager
def taken_back(session: Session) -> Iterator[None]:
    """Let a test try several things from one point: whatever the block does is undone after it."""
    attempt = session.begin_nested()
    before = set(session.identity_map.keys())
    try:
        yield
    finally:
        attempt.rollback()
        for key in set(session.identity_map.keys()) - before:  # SQLite gives their ids out again
            session.expunge(session.identity_map[key])


def insert_alone(session: Session, row: object) -> None:
    """Let the database judge one row, in a savepoint of its own."""
    with session.begin_nested():
        session.add(row)
        session.flush()
