"""What hangs on an issue just now besides its state: a wish, a pause, a return, a plan."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import (
    Diversion,
    ForumPause,
    Issue,
    LearningNote,
    LocalAction,
    Pause,
    Return,
    UndoPoint,
    Withdrawal,
)
from cop.feedback.operations.objecting import objection_ends
from cop.feedback.operations.returning import last_return, may_still_appeal
from cop.feedback.operations.undoing import still_undoable
from cop.feedback.operations.withdrawing import is_second
from cop.feedback.permissions import Case
from cop.feedback.record import UNDO_WINDOW
from cop.feedback.states import BEFORE_DECISION, NOT_SENT, Closure, State
from cop.feedback.traces import Trace
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared

NOTHING = (None,) * 5


@dataclass(frozen=True, slots=True)
class Pending:
    """What hangs on an issue, as far as its state lets it."""

    undo: bool = False
    wish: Withdrawal | None = None
    wished_by: str = ""
    agrees: bool = False
    pause: Pause | None = None
    forum_pause: ForumPause | None = None
    returned: Return | None = None
    appeal_left: bool = False
    objection_ends: date | None = None
    diversion: Diversion | None = None
    plan: LocalAction | None = None
    plan_owner: str = ""
    learning: LearningNote | None = None
    learned_by: str = ""


def pending_of(session: Session, case: Case, person: Person, now: datetime) -> Pending:
    """Return what hangs on the issue, each found only where its state can have it."""
    issue, state = case.issue, case.state
    point, wish, wished_by, pause, forum_pause = _hanging(session, case, now)
    returned = last_return(session, issue) if state is State.RETURNED else None
    local = state is State.LOCAL_ACTION or issue.closure == Closure.LOCAL
    plan, owner = _plan(session, issue) if local else (None, "")
    told = state in (State.CLOSED, State.LOCAL_CHECK) and Trace.LEARNING in case.traces
    learning, learned_by = _learning(session, issue) if told else (None, "")
    return Pending(
        undo=point is not None and still_undoable(point, issue, by=person, now=now),
        wish=wish if state in BEFORE_DECISION else None,
        wished_by=wished_by or "",
        agrees=wish is not None and is_second(person, case, wish),
        pause=pause,
        forum_pause=forum_pause if state in NOT_SENT else None,
        returned=returned,
        appeal_left=state is State.RETURNED and may_still_appeal(session, issue),
        objection_ends=objection_ends(session, issue) if state is State.MERGED else None,
        diversion=session.get(Diversion, issue.id) if state is State.DIVERTED else None,
        plan=plan,
        plan_owner=owner,
        learning=learning,
        learned_by=learned_by,
    )


def _hanging(session: Session, case: Case, now: datetime) -> tuple[Any, ...]:
    """Return what may hang on any issue, in one statement; none where nothing can."""
    just_moved = now - case.issue.moved_at <= UNDO_WINDOW
    if not just_moved and Trace.WAITS not in case.traces:
        return NOTHING
    return tuple(_hanging_on(session, case.issue.id).one())


@prepared
def _hanging_on(issue_id: int) -> Query:
    return (
        select(UndoPoint, Withdrawal, User.name, Pause, ForumPause)
        .select_from(Issue)
        .outerjoin(UndoPoint, UndoPoint.issue_id == Issue.id)
        .outerjoin(Withdrawal, and_(Withdrawal.issue_id == Issue.id, Withdrawal.ended_at.is_(None)))
        .outerjoin(User, User.id == Withdrawal.asked_by_id)
        .outerjoin(Pause, and_(Pause.leg_id == Issue.leg_id, Pause.ended_on.is_(None)))
        .outerjoin(
            ForumPause,
            and_(ForumPause.forum_id == Issue.origin_id, ForumPause.ended_on.is_(None)),
        )
        .where(Issue.id == issue_id)
        .order_by(Withdrawal.id)
        .limit(1)
    )


def _plan(session: Session, issue: Issue) -> tuple[LocalAction | None, str]:
    row = _newest_plan(session, issue.id).first()
    return (row[0], row[1]) if row else (None, "")


@prepared
def _newest_plan(issue_id: int) -> Query:
    return (
        select(LocalAction, User.name)
        .join(User, User.id == LocalAction.owner_id)
        .where(LocalAction.issue_id == issue_id)
        .order_by(LocalAction.id.desc())
        .limit(1)
    )


def _learning(session: Session, issue: Issue) -> tuple[LearningNote | None, str]:
    row = _learned(session, issue.id).first()
    return (row[0], row[1]) if row else (None, "")


@prepared
def _learned(issue_id: int) -> Query:
    return (
        select(LearningNote, User.name)
        .join(User, User.id == LearningNote.by_id)
        .where(LearningNote.issue_id == issue_id)
    )
