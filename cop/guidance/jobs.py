"""What the calendar does with directives: the worker calls these when their day has come."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.activity.operations import record
from cop.guidance.models import Directive, DirectiveTarget
from cop.guidance.operations import answering
from cop.guidance.states import State


def end_discussion(session: Session, job: Job, now: datetime) -> None:
    """Take the forums’ answers as they are, now that their time is over."""
    answering.gather_by_the_clock(session, _about(session, job), now=now)


def remind_forums(session: Session, job: Job, now: datetime) -> None:
    """Remind each forum that hasn’t answered yet."""
    directive = _about(session, job)
    if not _still(directive, State.LOCAL_DISCUSSION):
        return
    silent = select(DirectiveTarget.forum_id).where(
        DirectiveTarget.directive_id == directive.id, DirectiveTarget.feedback_id.is_(None)
    )
    for forum_id in session.scalars(silent.order_by(DirectiveTarget.id)).all():
        _tell(session, "directive.feedback_due", directive, forum_id, now)


def remind_of_reflection(session: Session, job: Job, now: datetime) -> None:
    """Say that the reflection has had its time, to those who open the discussions."""
    directive = _about(session, job)
    if _still(directive, State.REFLECTION):
        forum_id = directive.reflection_forum_id
        _tell(session, "directive.reflection_over", directive, forum_id, now)


def remind_of_review(session: Session, job: Job, now: datetime) -> None:
    """Say that the day of the review has come, to the forum that issued it."""
    directive = _about(session, job)
    if _still(directive, State.RESPONDED):
        _tell(session, "directive.review_due", directive, directive.forum_id, now)


def _about(session: Session, job: Job) -> Directive:
    return session.get_one(Directive, job.data["directive"])


def _still(directive: Directive, state: State) -> bool:
    return directive.state == state and directive.replaced_by_id is None


def _tell(session: Session, kind: str, directive: Directive, forum_id: int, now: datetime) -> None:
    record(
        session,
        kind,
        subject="directive",
        subject_id=directive.id,
        by_id=None,
        forum_id=forum_id,
        now=now,
    )


HANDLERS: Mapping[str, Handler] = {
    "directive_discussion_over": end_discussion,
    "directive_feedback_due": remind_forums,
    "directive_reflection_over": remind_of_reflection,
    "directive_review_due": remind_of_review,
}
