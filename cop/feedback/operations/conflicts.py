"""Stand aside from a decision: the others suffice, or a delegate says yes instead."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, Unlawful
from cop.feedback.cases import case_of
from cop.feedback.models import Confirmation, Conflict, ConflictNote, Decision, Issue, Proposal
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.deciding import (
    confirmers_of,
    decide_if_enough,
    deciders_left,
    open_proposal,
    still_needed,
)
from cop.feedback.permissions import Case
from cop.feedback.standing import can_declare_conflict
from cop.forums.people import Person, get_person
from cop.forums.queries import list_members
from cop.forums.tiers import Ability, roles_that
from cop.forums.working_days import local_day


def declare_conflict(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    note: str,
    now: datetime,
    delegate_id: int | None = None,
    version: int | None = None,
) -> Decision | None:
    """Stand aside from this visit of the issue; returns the decision if only this yes was missing.

    The declaration stands on the decision and cannot be taken back."""
    case = begin(session, issue, can_declare_conflict, None, by=by, now=now, version=version)
    today = local_day(now, case.holder.timezone)
    note = checked(note, "note", 500)
    if not note:
        raise Invalid("Say what the conflict is, in a line.", "note")
    proposal, _ = open_proposal(session, issue)
    _refuse_after_yes(session, proposal, by)
    _check_delegate(session, case, by, delegate_id, today)
    _write(session, case, by=by, note=note, delegate_id=delegate_id, now=now)
    return _decide_without(session, issue, proposal, now)


def delegates_for(session: Session, case: Case, by: Person, today: date) -> dict[int, str]:
    """Return who could act in this person's place: members of the forum who don't stand aside."""
    readers = roles_that(Ability.READ)
    sender = case.leg.submitted_by_id if case.leg else None
    return {
        line.user_id: f"{line.name}, {line.position}"
        for line in list_members(session, case.issue.holder_id, today)
        if set(line.roles) & readers
        and line.user_id not in case.conflicted | {by.id, case.issue.raised_by_id, sender}
    }


def _refuse_after_yes(session: Session, proposal: Proposal | None, by: Person) -> None:
    if proposal is not None and by.id in confirmers_of(session, proposal):
        raise Unlawful(
            "You have said yes to this proposal, so the record holds your yes. Ask for a new "
            "version of the proposal: that voids it, and you can stand aside before you confirm."
        )


def _check_delegate(
    session: Session, case: Case, by: Person, delegate_id: int | None, today: date
) -> None:
    if delegate_id is not None and delegate_id not in delegates_for(session, case, by, today):
        raise Invalid("Choose a member of this forum who can act for you.", "delegate")
    left = deciders_left(session, case, today) - {by.id}
    if delegate_id is None and not left:
        raise Invalid("Nobody would be left to decide. Name somebody to act for you.", "delegate")


def _write(
    session: Session,
    case: Case,
    *,
    by: Person,
    note: str,
    delegate_id: int | None,
    now: datetime,
) -> None:
    conflict = Conflict(leg_id=case.issue.leg_id, user_id=by.id, at=now, delegate_id=delegate_id)
    session.add(conflict)
    session.flush()
    session.add(ConflictNote(conflict_id=conflict.id, note=note))
    session.flush()
    record(
        session,
        "issue.conflict",
        subject="issue",
        subject_id=case.issue.id,
        by_id=by.id,
        forum_id=case.issue.holder_id,
        now=now,
        delegate=delegate_id,
    )


def _decide_without(
    session: Session, issue: Issue, proposal: Proposal | None, now: datetime
) -> Decision | None:
    """Decide if everybody else had said yes: the step is theirs who said it last."""
    if proposal is None:
        return None
    case = case_of(session, issue, now)
    today = local_day(now, case.holder.timezone)
    yes = confirmers_of(session, proposal)
    if not yes or still_needed(session, case, yes, today):
        return None
    newest = (
        select(Confirmation.by_id)
        .where(Confirmation.proposal_id == proposal.id)
        .order_by(Confirmation.id.desc())
        .limit(1)
    )
    last = get_person(session, session.scalars(newest).one(), now, case.holder.timezone)
    return decide_if_enough(session, case, proposal, by=last, now=now)
