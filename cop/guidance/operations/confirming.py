"""Put a text or a response to the co-chairs, who confirm the version they were shown."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.errors import Invalid, Stale
from cop.forums.people import Person
from cop.forums.queries import holders_of
from cop.forums.tiers import Role
from cop.forums.working_days import local_day
from cop.guidance.models import Directive, DirectiveConfirmation, DirectiveProposal
from cop.guidance.permissions import Case, can_confirm
from cop.guidance.states import Proposed


def put(
    session: Session, case: Case, kind: Proposed, *, by: Person, now: datetime
) -> DirectiveProposal:
    """Write the proposal; of somebody who may confirm it, it counts as their yes."""
    newest = select(func.max(DirectiveProposal.number)).where(
        DirectiveProposal.directive_id == case.directive.id, DirectiveProposal.kind == kind
    )
    proposal = DirectiveProposal(
        directive_id=case.directive.id,
        kind=kind,
        number=(session.scalar(newest) or 0) + 1,
        text_version=case.directive.text_version,
        by_id=by.id,
        at=now,
    )
    session.add(proposal)
    session.flush()
    if can_confirm(by, case):
        say_yes(session, proposal, by=by, now=now)
    return proposal


def open_proposal(
    session: Session, directive: Directive, kind: Proposed
) -> DirectiveProposal | None:
    """Return what is open for confirmation: the newest, unless the text has changed since."""
    newest = session.scalar(
        select(DirectiveProposal)
        .where(DirectiveProposal.directive_id == directive.id, DirectiveProposal.kind == kind)
        .order_by(DirectiveProposal.number.desc())
        .limit(1)
    )
    return newest if newest and newest.text_version == directive.text_version else None


def waiting_proposal(
    session: Session, case: Case, kind: Proposed, now: datetime
) -> DirectiveProposal | None:
    """Return what is open for confirmation and still lacks somebody’s yes."""
    proposal = open_proposal(session, case.directive, kind)
    return proposal if proposal and not is_enough(session, case, proposal, now) else None


def shown_proposal(
    session: Session, directive: Directive, kind: Proposed, proposal_id: int
) -> DirectiveProposal:
    """Return the open proposal, or raise Stale if it isn’t the one that was shown."""
    proposal = open_proposal(session, directive, kind)
    if proposal is None or proposal.id != proposal_id:
        raise Stale("It has changed since you opened it. Read the new version, then confirm.")
    return proposal


def say_yes(session: Session, proposal: DirectiveProposal, *, by: Person, now: datetime) -> None:
    """Write this person’s yes, once."""
    if by.id in confirmers_of(session, proposal):
        raise Invalid("You have confirmed this already.")
    session.add(DirectiveConfirmation(proposal_id=proposal.id, by_id=by.id, at=now))
    session.flush()


def confirmers_of(session: Session, proposal: DirectiveProposal) -> frozenset[int]:
    """Return who has said yes to this version."""
    found = select(DirectiveConfirmation.by_id).where(
        DirectiveConfirmation.proposal_id == proposal.id
    )
    return frozenset(session.scalars(found))


def is_enough(session: Session, case: Case, proposal: DirectiveProposal, now: datetime) -> bool:
    """Say whether as many have said yes as the rule set of the issuing forum asks for."""
    yes = confirmers_of(session, proposal)
    if case.rules.confirmations != "all_co_chairs":
        return bool(yes)
    today = local_day(now, case.forum.timezone)
    return bool(yes) and holders_of(session, case.forum.id, Role.CO_CHAIR, today) <= yes


def tell_confirmers(
    session: Session, case: Case, proposal: DirectiveProposal, *, by: Person, now: datetime
) -> None:
    """Record the event by which those who may confirm are told."""
    record(
        session,
        "directive.proposed",
        subject="directive",
        subject_id=case.directive.id,
        by_id=by.id,
        forum_id=case.forum.id,
        now=now,
        proposal=proposal.id,
        proposed=str(proposal.kind),
    )
