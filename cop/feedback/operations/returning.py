"""Return an issue with a reason, and hear the network's one appeal."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Invalid, Unlawful
from cop.feedback.models import Issue, Leg, Return
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.ending import close_threads, open_threads
from cop.feedback.operations.legs import current_leg, leave_leg
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import can_appeal, can_return
from cop.feedback.record import move
from cop.feedback.states import Action
from cop.feedback.words import RETURN_REASONS
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.tiers import Ability
from cop.forums.working_days import add_working_days, local_day


def return_issue(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    reason_code: str,
    reason: str,
    what_locals_can_do: str,
    now: datetime,
    version: int | None = None,
) -> Return:
    """Send the issue back to its network with a reason and with what can be done there."""
    begin(session, issue, can_return, Action.RETURN, by=by, now=now, version=version)
    _check_words(reason_code, reason, what_locals_can_do)
    before = remember(session, issue)
    leg = current_leg(session, issue)
    paper = checked(what_locals_can_do, "what_locals_can_do")
    returned = _write_return(session, issue, leg, reason_code, paper, by=by, now=now)
    leave_leg(session, issue, "returned", now)
    close_threads(session, issue)
    move(
        session,
        issue,
        Action.RETURN,
        by=by,
        now=now,
        forum_id=leg.forum_id,
        leg_id=leg.id,
        note=checked(reason, "reason"),
        reason_code=reason_code,
    )
    issue.holder_id, issue.leg_id = issue.origin_id, None
    offer_undo(session, issue, before, by=by, now=now)
    return returned


def _write_return(
    session: Session,
    issue: Issue,
    leg: Leg,
    reason_code: str,
    what_locals_can_do: str,
    *,
    by: Person,
    now: datetime,
) -> Return:
    returned = Return(
        issue_id=issue.id,
        leg_id=leg.id,
        by_id=by.id,
        at=now,
        reason_code=reason_code,
        what_locals_can_do=what_locals_can_do,
    )
    session.add(returned)
    return returned


def appeal(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    why: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Say once why the issue can't stay in the network; it is ready to be sent again."""
    case = begin(session, issue, can_appeal, Action.APPEAL, by=by, now=now, version=version)
    returned = _returned(session, issue)
    check_appeal_left(session, issue)
    if not why.strip():
        raise Invalid("Say why it can’t stay in the network.", "why")
    before = remember(session, issue)
    returned.appealed_at = now
    open_threads(session, issue)
    origin = session.get_one(Forum, issue.origin_id)
    days = rule_set_of(session, origin.id).targets["endorse"]
    due_on = add_working_days(session, origin, local_day(now, origin.timezone), days)
    move(
        session,
        issue,
        Action.APPEAL,
        by=by,
        now=now,
        forum_id=next(f for f in sorted(case.raisers) if by.may(Ability.APPEAL, f)),
        due_on=due_on,
        note=checked(why, "why"),
    )
    offer_undo(session, issue, before, by=by, now=now)


def last_return(session: Session, issue: Issue) -> Return | None:
    """Return the newest return of the issue, if it was ever returned."""
    return session.scalar(
        select(Return)
        .where(Return.issue_id == issue.id, Return.undone.is_(False))
        .order_by(Return.id.desc())
        .limit(1)
    )


def may_still_appeal(session: Session, issue: Issue) -> bool:
    """Say whether the issue's one appeal is still there."""
    return not _appealed_before(session, issue)


def check_appeal_left(session: Session, issue: Issue) -> None:
    """Raise Unlawful if the issue's one appeal has been made."""
    if _appealed_before(session, issue):
        raise Unlawful("A network appeals once. Raise it again when something has changed.")


def _returned(session: Session, issue: Issue) -> Return:
    found = last_return(session, issue)
    if found is None:
        raise Unlawful("It has not been returned.")
    return found


def _appealed_before(session: Session, issue: Issue) -> bool:
    appealed = select(Return.id).where(
        Return.issue_id == issue.id, Return.appealed_at.is_not(None), Return.undone.is_(False)
    )
    return session.scalar(appealed.limit(1)) is not None


def _check_words(reason_code: str, reason: str, what_locals_can_do: str) -> None:
    if reason_code not in RETURN_REASONS:
        raise Invalid("Choose a reason.", "reason_code")
    if not reason.strip():
        raise Invalid("Say why, in a sentence or two.", "reason")
    if not what_locals_can_do.strip():
        raise Invalid("Say what the network can do now.", "what_locals_can_do")
