"""Everything that an issue's own page shows, gathered in a fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import Organisation, User
from cop.feedback.models import (
    Brief,
    Cascade,
    Confirmation,
    Decision,
    Endorsement,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    LocalCheck,
    Proposal,
    ProposalText,
    Referral,
)
from cop.feedback.permissions import Case, can_read_brief, can_read_deliberation
from cop.feedback.queries import steps_of
from cop.feedback.states import Action, Outcome, Verdict
from cop.feedback.trails import StepLine
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.forums.tiers import Ability
from cop.threads.models import Thread


@dataclass(frozen=True, slots=True)
class RaiserLine:
    """A forum behind the issue, what it was told, and what it says of it."""

    forum_id: int
    name: str
    tier: str
    slug: str
    via: str
    since: datetime
    note: str
    by: str
    answer: str | None = None
    answer_by: date | None = None
    cascade_id: int | None = None
    verdict: Verdict | None = None
    verdict_note: str = ""
    verdict_evidence: str = ""
    verdict_by: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A proposal, or the decision that it became."""

    proposal_id: int
    version: int
    outcome: Outcome
    answer: str
    rationale: str
    not_agreed: str
    question: str
    conditions: list[str]
    owner: str
    owner_position: str
    proposed_by: str
    due_on: date | None
    deferred_to: date | None
    review_on: date | None
    confirmed_by: list[str] = field(default_factory=list)
    confirmer_ids: list[int] = field(default_factory=list)
    decided_at: datetime | None = None
    sent: bool = False
    leg_id: int | None = None


@dataclass(frozen=True, slots=True)
class Backer:
    """Somebody who backs the issue."""

    user_id: int
    name: str
    organisation: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A discussion tied to the issue, for those who may read it."""

    thread_id: int
    title: str
    kind: str
    replies: int
    forum: str
    tier: str
    slug: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An issue as this person may read it; what they may not is empty."""

    steps: Sequence[StepLine]
    raisers: Sequence[RaiserLine]
    ask: str
    brief: Brief | None
    backers: Sequence[Backer]
    places: Sequence[Place]
    decision: Ruling | None
    proposal: Ruling | None
    referral: Referral | None
    merged: Sequence[tuple[str, str]]


def dossier_of(session: Session, case: Case, person: Person) -> Dossier:
    """Return what this person may read of the issue."""
    issue = case.issue
    reads = bool(can_read_brief(person, case))
    brief, referral = _brief(session, issue)
    decision, proposal = _rulings(session, case, person)
    return Dossier(
        steps=_steps(session, issue, person),
        raisers=_raisers(session, case, person, named=reads),
        ask=brief.ask if person.is_member else "",
        brief=brief if reads else None,
        backers=_backers(session, issue) if reads and _reads_names(issue, person) else [],
        places=_places(session, issue, person),
        decision=decision,
        proposal=proposal,
        referral=referral if reads and _reads_options(case, person) else None,
        merged=_merged(session, issue),
    )


def _reads_names(issue: Issue, person: Person) -> bool:
    """Say whether who backed the issue is named: to those who read the backers' forum alone."""
    return person.may(Ability.READ, issue.origin_id)


def _reads_options(case: Case, person: Person) -> bool:
    """Say whether the options that went up are readable: where it has been, and once answered."""
    return case.cascaded or bool(person.forums_where(Ability.READ) & case.visited)


def _brief(session: Session, issue: Issue) -> tuple[Brief, Referral | None]:
    """Return the newest brief and the newest referral, in one statement."""
    row = session.execute(
        select(Brief, Referral)
        .outerjoin(Leg, Leg.issue_id == Brief.issue_id)
        .outerjoin(Referral, Referral.leg_id == Leg.id)
        .where(Brief.issue_id == issue.id)
        .order_by(Brief.version.desc(), Referral.id.desc().nulls_last())
        .limit(1)
    ).one()
    return row[0], row[1]


def _raisers(session: Session, case: Case, person: Person, *, named: bool) -> list[RaiserLine]:
    """Return the raising forums with the newest answer and the newest verdict of each.

    What a network wrote when it joined, and what it says of the answer, is read with the brief."""
    issue = case.issue
    by, filer = aliased(User), aliased(User)
    rows = session.execute(
        select(IssueRaiser, Forum, by.name, Cascade, LocalCheck, filer.name)
        .join(Forum, Forum.id == IssueRaiser.forum_id)
        .join(by, by.id == IssueRaiser.by_id)
        .outerjoin(
            Cascade,
            and_(Cascade.issue_id == IssueRaiser.issue_id, Cascade.forum_id == Forum.id),
        )
        .outerjoin(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .outerjoin(filer, filer.id == LocalCheck.by_id)
        .where(IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None))
        .order_by(IssueRaiser.id, Cascade.id, LocalCheck.number)
    ).all()
    lines: dict[int, RaiserLine] = {}
    for raiser, forum, who, sent, check, said_by in rows:
        lines[forum.id] = RaiserLine(
            forum_id=forum.id,
            name=forum.name,
            tier=forum.tier,
            slug=forum.slug,
            via=raiser.via,
            since=raiser.since,
            note=raiser.note,
            by=who,
            answer=sent.answer if sent else None,
            answer_by=sent.answer_by if sent else None,
            cascade_id=sent.id if sent else None,
            verdict=Verdict(check.verdict) if check else None,
            verdict_note=check.note if check else "",
            verdict_evidence=check.evidence if check else "",
            verdict_by=said_by or "",
        )
    seen = [line if named else _without_words(line) for line in lines.values()]
    return [_of_its_own(line, case, person) for line in seen]


def _steps(session: Session, issue: Issue, person: Person) -> Sequence[StepLine]:
    """Return the steps; who backed the issue is named to those who read their forum."""
    steps = steps_of(session, [issue.id]).get(issue.id, [])
    if _reads_names(issue, person):
        return steps
    return [replace(s, by=None) if s.action is Action.ENDORSE else s for s in steps]


def _of_its_own(line: RaiserLine, case: Case, person: Person) -> RaiserLine:
    """Leave out who said it, and in which words, for those who read neither end of the loop.

    The far end is every forum that was asked: what it may read stays when the issue moves on."""
    deciding = case.visited - {case.issue.origin_id}
    if person.forums_where(Ability.READ) & (deciding | {line.forum_id}):
        return line
    return replace(line, by="", verdict_note="", verdict_evidence="", verdict_by="")


def _without_words(line: RaiserLine) -> RaiserLine:
    return replace(
        line,
        note="",
        by="",
        verdict=None,
        verdict_note="",
        verdict_evidence="",
        verdict_by="",
    )


def _backers(session: Session, issue: Issue) -> list[Backer]:
    rows = session.execute(
        select(User.id, User.name, Organisation.name, Endorsement.note, Endorsement.at)
        .join(Endorsement, Endorsement.user_id == User.id)
        .join(Organisation, Organisation.id == Endorsement.organisation_id)
        .where(Endorsement.issue_id == issue.id)
        .order_by(Endorsement.id)
    )
    return [Backer(*row) for row in rows]


def _places(session: Session, issue: Issue, person: Person) -> list[Place]:
    rows = session.execute(
        select(
            Thread.id,
            Thread.title,
            IssueThread.kind,
            Thread.post_count - 1,
            Forum.name,
            Forum.tier,
            Forum.slug,
        )
        .join(IssueThread, IssueThread.thread_id == Thread.id)
        .join(Forum, Forum.id == Thread.forum_id)
        .where(IssueThread.issue_id == issue.id, readable_forums(person))
        .order_by(IssueThread.id)
    )
    return [Place(*row) for row in rows]


def _rulings(session: Session, case: Case, person: Person) -> tuple[Ruling | None, Ruling | None]:
    """Return the decision and the open proposal, in one statement, as far as they are readable."""
    owner, proposer, confirmer = aliased(User), aliased(User), aliased(User)
    sent = exists(select(1).where(Cascade.decision_id == Decision.id))
    rows = session.execute(
        select(
            Proposal,
            ProposalText,
            owner.name,
            owner.position,
            proposer.name,
            Decision.at,
            sent,
            confirmer.id,
            confirmer.name,
        )
        .join(ProposalText, ProposalText.proposal_id == Proposal.id)
        .join(owner, owner.id == Proposal.owner_id)
        .join(proposer, proposer.id == Proposal.by_id)
        .outerjoin(Decision, Decision.proposal_id == Proposal.id)
        .outerjoin(Confirmation, Confirmation.proposal_id == Proposal.id)
        .outerjoin(confirmer, confirmer.id == Confirmation.by_id)
        .where(Proposal.issue_id == case.issue.id)
        .order_by(Proposal.id, Confirmation.id)
    ).all()
    rulings: dict[int, Ruling] = {}
    for proposal, text, who, position, by, decided_at, is_sent, confirmer_id, name in rows:
        if proposal.id not in rulings:
            ruling = _ruling(proposal, text, who, position, by)
            rulings[proposal.id] = replace(ruling, decided_at=decided_at, sent=bool(is_sent))
        ruling = rulings[proposal.id]
        if confirmer_id:
            ruling.confirmed_by.append(name)
            ruling.confirmer_ids.append(confirmer_id)
    return _readable(case, person, list(rulings.values()))


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


def _merged(session: Session, issue: Issue) -> list[tuple[str, str]]:
    rows = session.execute(
        select(Issue.reference, Issue.title)
        .where(Issue.merged_into_id == issue.id)
        .order_by(Issue.id)
    )
    return [(reference, title) for reference, title in rows]
