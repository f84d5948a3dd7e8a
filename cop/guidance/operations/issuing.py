"""Issue a directive: once the co-chairs whom the rules ask for have confirmed its text."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.errors import Invalid, Unlawful, require
from cop.forums.people import Person
from cop.guidance.cases import case_of
from cop.guidance.models import Directive, DirectiveProposal, DirectiveTarget
from cop.guidance.operations.beginning import begin
from cop.guidance.operations.confirming import (
    confirmers_of,
    is_enough,
    open_proposal,
    put,
    say_yes,
    shown_proposal,
    tell_confirmers,
)
from cop.guidance.permissions import Case, can_confirm, can_propose
from cop.guidance.record import check_lawful, lock, move
from cop.guidance.states import Action, Proposed

NEEDED = {
    "targets": "Choose at least one forum to ask.",
    "prompts": "Give at least one prompt to reflect on.",
    "review_on": "Say when you will look at it again.",
}


def propose_issue(
    session: Session,
    directive: Directive,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
) -> bool:
    """Put the text to the co-chairs, and say whether that was enough to issue it.

    The same text is proposed once: a second proposal would void what was confirmed of the first."""
    case = begin(session, directive, can_propose, Action.ISSUE, by=by, version=version)
    before = open_proposal(session, directive, Proposed.ISSUE)
    if before is not None:
        # Nobody’s yes may be missing any more, where a seat fell vacant since.
        if _issue_if_enough(session, case, before, by=by, now=now):
            return True
        raise Unlawful(_proposed_already(session, case, before, by))
    missing = gaps(session, directive)
    if missing:
        raise Invalid(" ".join(missing.values()))
    proposal = put(session, case, Proposed.ISSUE, by=by, now=now)
    if _issue_if_enough(session, case, proposal, by=by, now=now):
        return True
    tell_confirmers(session, case, proposal, by=by, now=now)
    return False


def confirm_issue(
    session: Session, directive: Directive, *, by: Person, proposal_id: int, now: datetime
) -> bool:
    """Say yes to the text that was shown, and say whether it was the last yes needed."""
    lock(session, directive)
    case = case_of(session, directive)
    require(can_confirm(by, case))
    check_lawful(directive, Action.ISSUE)
    proposal = shown_proposal(session, directive, Proposed.ISSUE, proposal_id)
    say_yes(session, proposal, by=by, now=now)
    return _issue_if_enough(session, case, proposal, by=by, now=now)


def _proposed_already(session: Session, case: Case, proposal: DirectiveProposal, by: Person) -> str:
    """Return what to do instead of proposing the same again."""
    if by.id == proposal.by_id:
        who = "You have proposed"
    else:
        who = f"{session.get_one(User, proposal.by_id).name} has proposed"
    if can_confirm(by, case) and by.id not in confirmers_of(session, proposal):
        return f"{who} this same text already. Confirm it instead, on the directive’s own page."
    return f"{who} this same text already. It is issued when the others have confirmed it."


def gaps(session: Session, directive: Directive) -> dict[str, str]:
    """Return what the draft still needs before it can be issued, by field."""
    asked = select(func.count()).where(DirectiveTarget.directive_id == directive.id)
    there = {
        "targets": bool(session.scalar(asked)),
        "prompts": bool(directive.prompts),
        "review_on": directive.review_on is not None,
    }
    return {name: what for name, what in NEEDED.items() if not there[name]}


def _issue_if_enough(
    session: Session, case: Case, proposal: DirectiveProposal, *, by: Person, now: datetime
) -> bool:
    if not is_enough(session, case, proposal, now):
        return False
    directive = case.directive
    directive.issued_at = now
    _replace(session, directive)
    forum_id, proposal_id = case.forum.id, proposal.id
    move(
        session,
        directive,
        Action.ISSUE,
        by=by,
        now=now,
        forum_id=forum_id,
        proposal=proposal_id,
    )
    record(
        session,
        "directive.issued",
        subject="directive",
        subject_id=directive.id,
        by_id=by.id,
        forum_id=case.forum.id,
        now=now,
    )
    return True


def _replace(session: Session, directive: Directive) -> None:
    """Let this version take the place of the one before; that one stays as it was."""
    if directive.replaces_id is not None:
        before = session.get_one(Directive, directive.replaces_id)
        lock(session, before)
        before.replaced_by_id = directive.id
        before.version += 1
        before.due_on = None
