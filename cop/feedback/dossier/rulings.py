"""The decision of an issue and the proposal that waits for one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
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
from cop.feedback.traces import Trace
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared


def rulings_of(session: Session, case: Case, person: Person) -> tuple[Ruling | None, Ruling | None]:
    """Return the decision and the open proposal, in one statement, as far as they are readable."""
    return _readable(case, person, all_rulings(session, case, person))


def all_rulings(session: Session, case: Case, person: Person) -> list[Ruling]:
    """Return every proposal and what became of it; of a newer decision, what this person knows."""
    if Trace.PROPOSALS not in case.traces:
        return []
    rulings: dict[int, Ruling] = {}
    for row in _rows(session, person, case.issue.id):
        if row.proposal_id not in rulings:
            rulings[row.proposal_id] = _ruling(row)
        if row.confirmer_id:
            _confirm(rulings[row.proposal_id], row.confirmer_id, row.confirmer, row.confirmed_at)
    return list(rulings.values())


@prepared
def _rows(me: Person, issue_id: int) -> Query:
    """Return the statement of proposals, a row for each yes to each of them."""
    owner, proposer, confirmer = aliased(User), aliased(User), aliased(User)
    return (
        select(
            Proposal.id.label("proposal_id"),
            Proposal.leg_id,
            Proposal.version,
            Proposal.at.label("proposed_at"),
            Proposal.outcome,
            Proposal.due_on,
            Proposal.deferred_to,
            Proposal.review_on,
            ProposalText.answer,
            ProposalText.rationale,
            ProposalText.not_agreed,
            ProposalText.question,
            ProposalText.conditions,
            ProposalText.conflicts,
            owner.name.label("owner"),
            owner.position,
            proposer.name.label("proposer"),
            Decision.id.label("decision_id"),
            Decision.number,
            Decision.at.label("decided_at"),
            Decision.forum_id.label("decided_by"),
            was_sent(Decision).label("sent"),
            superseded_by(me).label("newer"),
            confirmer.id.label("confirmer_id"),
            confirmer.name.label("confirmer"),
            Confirmation.at.label("confirmed_at"),
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


def _ruling(row: Row[*tuple[Any, ...]]) -> Ruling:
    return Ruling(
        proposal_id=row.proposal_id,
        version=row.version,
        outcome=Outcome(row.outcome),
        answer=row.answer,
        rationale=row.rationale,
        not_agreed=row.not_agreed,
        question=row.question,
        conditions=row.conditions,
        owner=row.owner,
        owner_position=row.position,
        proposed_by=row.proposer,
        due_on=row.due_on,
        deferred_to=row.deferred_to,
        review_on=row.review_on,
        leg_id=row.leg_id,
        conflicts_said=row.conflicts,
        proposed_at=row.proposed_at,
        decided_at=row.decided_at,
        number=row.number,
        decision_id=row.decision_id,
        decided_by=row.decided_by,
        sent=row.decision_id is not None and bool(row.sent),
        superseded_by=row.newer,
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
