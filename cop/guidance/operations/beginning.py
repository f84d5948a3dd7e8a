"""How each act on a directive begins."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from cop.errors import Verdict, require
from cop.forums.people import Person
from cop.guidance.cases import case_of
from cop.guidance.models import Directive
from cop.guidance.permissions import Case
from cop.guidance.record import check_lawful, expect_version, lock
from cop.guidance.states import Action


def begin(
    session: Session,
    directive: Directive,
    may: Callable[[Person, Case], Verdict],
    action: Action | None,
    *,
    by: Person,
    version: int | None,
) -> Case:
    """Lock the directive; refuse what is for an older state, without the right, or out of turn.

    `action` is the step the act takes in the table of states, if it takes one."""
    lock(session, directive)
    expect_version(directive, version, action)
    case = case_of(session, directive)
    require(may(by, case))
    if action is not None:
        check_lawful(directive, action)
    return case
