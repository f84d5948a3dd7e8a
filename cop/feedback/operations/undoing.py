"""Take the last step back: a compensating step by the same person, before anybody is told."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Unlawful
from cop.feedback.finding import index_issues
from cop.feedback.models import Issue, Step, UndoPoint
from cop.feedback.operations.snapshots import Before, restore, snapshot
from cop.feedback.record import UNDO_WINDOW, lock, move
from cop.feedback.states import UNDOABLE, Action, State
from cop.forums.people import Person


def remember(session: Session, issue: Issue, *others: Issue) -> Before:
    """Return what these issues are like, so that the step to come can be taken back."""
    session.flush()
    return {"issues": [snapshot(session, each) for each in (issue, *others)]}


def offer_undo(
    session: Session, issue: Issue, before: Before, *, by: Person, now: datetime
) -> None:
    """Let whoever took the last step take it back for a minute."""
    point = session.get(UndoPoint, issue.id) or UndoPoint(issue_id=issue.id)
    point.step_number, point.by_id = issue.version, by.id
    point.until, point.before = now + UNDO_WINDOW, before
    session.add(point)
    session.flush()


def undo(session: Session, issue: Issue, *, by: Person, now: datetime) -> Step:
    """Take the last step back; the record keeps both."""
    lock(session, issue)
    point = session.get(UndoPoint, issue.id, populate_existing=True)
    if point is None or not still_undoable(point, issue, by=by, now=now):
        raise Unlawful(
            "That can’t be taken back any more: a minute has passed, or something followed. "
            "Write to the people it went to instead."
        )
    last = _last_step(session, issue)
    _check_others(session, issue, point)
    # The one it was merged into first: a discussion is the open source of one issue only.
    for one in reversed(point.before["issues"]):
        restore(session, one, point.until - UNDO_WINDOW)
    step = move(
        session,
        issue,
        Action.UNDO,
        by=by,
        now=now,
        forum_id=last.forum_id,
        leg_id=last.leg_id,
        due_on=issue.due_on,
        target=State(last.source or last.target),
        undone=last.number,
    )
    index_issues(session, *(one["id"] for one in point.before["issues"]))
    session.delete(point)
    session.flush()
    return step


def still_undoable(point: UndoPoint, issue: Issue, *, by: Person, now: datetime) -> bool:
    """Say whether the step is the last one, this person's, and not a minute old."""
    return point.step_number == issue.version and point.by_id == by.id and now <= point.until


def _last_step(session: Session, issue: Issue) -> Step:
    step = session.scalars(
        select(Step).where(Step.issue_id == issue.id, Step.number == issue.version)
    ).one()
    if Action(step.action) not in UNDOABLE:
        raise Unlawful("A step like that stays: what followed from it can’t be called back.")
    return step


def _check_others(session: Session, issue: Issue, point: UndoPoint) -> None:
    """Refuse if the issue that this one was merged into has moved on since."""
    for one in point.before["issues"]:
        other = session.get_one(Issue, one["id"])
        if other.id != issue.id:
            lock(session, other)
            if other.version != one["version"]:
                raise Unlawful(
                    f"{other.reference} has moved on since. Object to the merge instead."
                )
