"""Mark an issue, and say above it that it speaks of somebody who has died."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.errors import require
from cop.feedback.cases import case_of
from cop.feedback.models import Issue
from cop.feedback.operations.briefs import set_marking
from cop.feedback.permissions import can_mark_issue
from cop.feedback.record import lock
from cop.forums.people import Person


def mark_issue(
    session: Session,
    issue: Issue,
    *,
    marking: str,
    names_deceased: bool,
    by: Person,
    now: datetime,
) -> None:
    """Give the issue a marking and its notice; neither is a step, and no clock is touched."""
    lock(session, issue)
    require(can_mark_issue(by, case_of(session, issue, now)))
    issue.names_deceased = names_deceased
    set_marking(session, issue, marking)
