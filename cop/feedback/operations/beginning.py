"""How each act on an issue begins."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from cop.errors import Verdict, require
from cop.feedback.cases import case_of
from cop.feedback.models import Issue
from cop.feedback.permissions import Case
from cop.feedback.record import check_lawful, expect_version, lock
from cop.feedback.states import Action
from cop.forums.people import Person


def begin(
    session: Session,
    issue: Issue,
    may: Callable[[Person, Case], Verdict],
    action: Action | None,
    *,
    by: Person,
    now: datetime,
    version: int | None,
) -> Case:
    """Lock the issue; refuse what is for an older state, without the right, or out of turn.

    `action` is the step the act takes in the table of states, if it takes one."""
    lock(session, issue)
    expect_version(issue, version, action)
    case = case_of(session, issue, now)
    require(may(by, case))
    if action is not None:
        check_lawful(issue, action)
    return case
