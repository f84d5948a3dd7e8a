"""The decision of an issue and the proposal that waits for one."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.dossier.lines import Ruling
from cop.feedback.models import (
    Confirmation,
    Decision,
    Proposal,
    ProposalText,
)
from cop.feedback.permissions import Case, can_read_deliberation
from cop.feedback.states import Outcome
from cop.feedback.superseding import superseded_by, was_sent
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared


def rulings_of(session: Session, case: Case, person: Person) -> tuple[Ruling | None, Ruling | None]:
    """Return the decision and the open proposal, in one statement, as far as they are readable."""
    return _readable(case, person, all_rulings(session, case, person))


def all_rulings(session: Session, case: Case, person: Person) -> list[Ruling]:
    """Return every proposal and what became of it; of a newer decision, what this person knows."""
    rulings: dict[int, Ruling] = {}
    for proposal, text, who, position, by, decision, sent, newer, *yes in _rows(
        session, person, case.issue.id
    ):
        if proposal.id not in rulings:
            ruling = _ruling(proposal, text, who, position, by)
            rulings[proposal.id] = _decided(ruling, decision, bool(sent), newer)
        if yes[0]:
            _confirm(rulings[proposal.id], *yes)
    return list(rulings.values())


@prepared
def _rows(me: Person, issue_id: int) -> Query:
    """Return the statement of proposals, a row for each yes to each of them."""
    owner, proposer, confirmer = aliased(User), aliased(User), aliased(User)
    return (
        select(
            Proposal,
            ProposalText,
            owner.name,
            owner.position,
            proposer.name,
            Decision,
            was_sent(Decision),
            superseded_by(me),
            confirmer.id,
            confirmer.name,
            Confirmation.at,
        )
        .join(ProposalText, ProposalText.proposal_id == Proposal.id)
        .join(owner, owner.id == Proposal.owner_id)
        .join(proposer, proposer.id == Proposal.by_id)
        .outerjoin(Decision, Decision.proposal_id == Proposal.id)
        .outerjoin(Confirmation, Confirmation.proposal_id == Proposal.id)
        .outerjoin(confirmer, confirmer.id == Confirmation.by_id)
        .where(Proposal.issue_id == issue_id)
        .order_by(Proposal.id, Confirmation.id)
    )


def _confirm(ruling: Ruling, person_id: int, name: str, at: datetime) -> None:
    ruling.confirmed_by.append(name)
    ruling.confirmer_ids.append(person_id)
    ruling.confirmed_at.append(at)


def _ruling(
    proposal: Proposal,
    text: ProposalText,
    owner: str,
    position: str,
    by: str,
) -> Ruling:
    return Ruling(
        proposal_id=proposal.id,
        version=proposal.version,
        outcome=Outcome(proposal.outcome),
        answer=text.answer,
        rationale=text.rationale,
        not_agreed=text.not_agreed,
        question=text.question,
        conditions=text.conditions,
        owner=owner,
        owner_position=position,
        proposed_by=by,
        due_on=proposal.due_on,
        deferred_to=proposal.deferred_to,
        review_on=proposal.review_on,
        leg_id=proposal.leg_id,
        conflicts_said=text.conflicts,
        proposed_at=proposal.at,
    )


def _decided(ruling: Ruling, decision: Decision | None, sent: bool, newer: int | None) -> Ruling:
    if decision is None:
        return ruling
    return replace(
        ruling,
        decided_at=decision.at,
        number=decision.number,
        decision_id=decision.id,
        decided_by=decision.forum_id,
        sent=sent,
        superseded_by=newer,
    )


def _readable(
    case: Case, person: Person, rulings: list[Ruling]
) -> tuple[Ruling | None, Ruling | None]:
    inside = bool(can_read_deliberation(person, case))
    decided = [r for r in rulings if r.decided_at is not None and (r.sent or inside)]
    leg_id = case.issue.leg_id
    here = [r for r in rulings if r.leg_id == leg_id]
    waiting = here if inside and not any(r.decided_at for r in here) else []
    return decided[-1] if decided else None, waiting[-1] if waiting else None
