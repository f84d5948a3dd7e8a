"""Propose, confirm, decide: proposals may change, a decision never does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.errors import Invalid, Stale, require
from cop.feedback.cases import case_of
from cop.feedback.models import Confirmation, Decision, Issue, Proposal, ProposalText
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.finding import check_superseded, id_of_decision, index_decision
from cop.feedback.operations.handling import check_future
from cop.feedback.operations.legs import leave_leg
from cop.feedback.permissions import Case, can_confirm, can_propose, is_decider
from cop.feedback.record import check_lawful, lock, move
from cop.feedback.states import Action, Outcome
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import holders_of
from cop.forums.tiers import Ability, Role, roles_that
from cop.forums.working_days import add_working_days, local_day
from cop.site.operations import next_number


@dataclass(frozen=True, slots=True)
class Draft:
    """What a proposal says."""

    outcome: Outcome
    answer: str
    rationale: str
    owner_id: int | None
    not_agreed: str = ""
    question: str = ""
    conditions: list[str] = field(default_factory=list)
    due_on: date | None = None
    deferred_to: date | None = None
    review_on: date | None = None
    conflicts: str = ""
    supersedes: int | None = None


OTHERS_FIRST = "Somebody proposed a decision while you were writing"


def propose(
    session: Session,
    issue: Issue,
    draft: Draft,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
    seen: int | None = None,
) -> Decision | None:
    """Put a decision to the forum's deciders; a new version voids what was confirmed before.

    A decider's own proposal counts as their yes. Returns the decision if that was enough.
    `seen` is the proposal that this one replaces, 0 if there was none to read."""
    case = begin(session, issue, can_propose, Action.DECIDE, by=by, now=now, version=version)
    _check_replaces(session, issue, seen)
    _check_draft(session, case, draft, now)
    check_superseded(session, draft.supersedes, by)
    proposal = _write_proposal(session, case, draft, by=by, now=now)
    if is_decider(by, case):
        _confirm(session, proposal, by=by, now=now)
    decision = decide_if_enough(session, case, proposal, by=by, now=now)
    if decision is None:
        _tell_deciders(session, case, proposal, by=by, now=now)
    return decision


def confirm(
    session: Session, issue: Issue, *, by: Person, proposal_id: int, now: datetime
) -> Decision | None:
    """Say yes to the version that was shown; returns the decision if it was the last yes needed."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_confirm(by, case))
    check_lawful(issue, Action.DECIDE)
    proposal = latest_proposal(session, issue)
    if proposal is None or proposal.id != proposal_id:
        raise Stale("The proposal has changed since you opened it. Read the new one, then confirm.")
    _confirm(session, proposal, by=by, now=now)
    return decide_if_enough(session, case, proposal, by=by, now=now)


def latest_proposal(session: Session, issue: Issue) -> Proposal | None:
    """Return the proposal that is open for confirmation, without its words."""
    return open_proposal(session, issue)[0]


def open_proposal(
    session: Session, issue: Issue
) -> tuple[Proposal, ProposalText] | tuple[None, None]:
    """Return the newest proposal of the issue's present leg, which is open, with its words."""
    row = session.execute(
        select(Proposal, ProposalText)
        .join(ProposalText, ProposalText.proposal_id == Proposal.id)
        .where(Proposal.leg_id == issue.leg_id)
        .order_by(Proposal.version.desc())
        .limit(1)
    ).first()
    return (row[0], row[1]) if row else (None, None)


def confirmers_of(session: Session, proposal: Proposal) -> frozenset[int]:
    """Return who has said yes to this version."""
    return frozenset(
        session.scalars(select(Confirmation.by_id).where(Confirmation.proposal_id == proposal.id))
    )


def still_needed(session: Session, case: Case, confirmers: frozenset[int], today: date) -> set[int]:
    """Return whose yes is still missing where the rule set asks for that of every co-chair.

    Who stands aside is not waited for; who acts for them is."""
    if case.rules.confirmations != "all_co_chairs":
        return set()
    return set(_whose_yes_counts(session, case, [Role.CO_CHAIR], today) - confirmers)


def deciders_left(session: Session, case: Case, today: date) -> frozenset[int]:
    """Return whose yes counts on this visit: not of who stands aside, but of who acts for them."""
    return _whose_yes_counts(session, case, [Role(r) for r in case.rules.deciders], today)


def _whose_yes_counts(
    session: Session, case: Case, roles: Iterable[Role], today: date
) -> frozenset[int]:
    forum_id = case.issue.holder_id
    holders = [holders_of(session, forum_id, role, today) for role in roles]
    # A delegate who has left the forum since is not waited for.
    seats = roles_that(Ability.READ) if case.delegates else ()
    seated = [holders_of(session, forum_id, role, today) & case.delegates for role in seats]
    return frozenset[int]().union(*holders, *seated) - case.conflicted


def _write_proposal(
    session: Session, case: Case, draft: Draft, *, by: Person, now: datetime
) -> Proposal:
    issue = case.issue
    newest = select(func.max(Proposal.version)).where(Proposal.leg_id == issue.leg_id)
    proposal = Proposal(
        issue_id=issue.id,
        leg_id=issue.leg_id or 0,
        version=(session.scalar(newest) or 0) + 1,
        by_id=by.id,
        at=now,
        outcome=draft.outcome,
        owner_id=draft.owner_id,
        due_on=draft.due_on,
        deferred_to=draft.deferred_to,
        review_on=draft.review_on,
        supersedes=draft.supersedes,
    )
    session.add(proposal)
    session.flush()
    session.add(
        ProposalText(
            proposal_id=proposal.id,
            answer=checked(draft.answer, "answer"),
            rationale=checked(draft.rationale, "rationale"),
            not_agreed=checked(draft.not_agreed, "not_agreed"),
            question=checked(draft.question, "question", 300),
            conflicts=checked(draft.conflicts, "conflicts", 500),
            conditions=[checked(c, "conditions", 500) for c in draft.conditions if c.strip()],
        )
    )
    return proposal


def _tell_deciders(
    session: Session, case: Case, proposal: Proposal, *, by: Person, now: datetime
) -> None:
    record(
        session,
        "issue.proposed",
        subject="issue",
        subject_id=case.issue.id,
        by_id=by.id,
        forum_id=case.issue.holder_id,
        now=now,
        proposal=proposal.id,
    )


def _confirm(session: Session, proposal: Proposal, *, by: Person, now: datetime) -> None:
    if by.id in confirmers_of(session, proposal):
        raise Invalid("You have confirmed this already.")
    session.add(Confirmation(proposal_id=proposal.id, by_id=by.id, at=now))
    session.flush()


def decide_if_enough(
    session: Session, case: Case, proposal: Proposal, *, by: Person, now: datetime
) -> Decision | None:
    """Write the decision if nobody's yes is missing any more, by whoever made it so."""
    forum = session.get_one(Forum, case.issue.holder_id)
    today = local_day(now, forum.timezone)
    yes = confirmers_of(session, proposal)
    if not yes or still_needed(session, case, yes, today):
        return None
    cascade_by = add_working_days(session, forum, today, case.rules.targets["cascade"])
    decision = Decision(
        number=next_number(session, "decision"),
        issue_id=case.issue.id,
        leg_id=proposal.leg_id,
        forum_id=forum.id,
        proposal_id=proposal.id,
        at=now,
        outcome=proposal.outcome,
        owner_id=proposal.owner_id,
        due_on=proposal.due_on,
        cascade_by=cascade_by,
        supersedes_id=id_of_decision(session, proposal.supersedes),
    )
    session.add(decision)
    session.flush()
    index_decision(session, decision)
    leave_leg(session, case.issue, "decided", now)
    move(
        session,
        case.issue,
        Action.DECIDE,
        by=by,
        now=now,
        forum_id=forum.id,
        leg_id=proposal.leg_id,
        due_on=cascade_by,
        outcome=proposal.outcome,
        decision=decision.id,
    )
    return decision


def _check_replaces(session: Session, issue: Issue, seen: int | None) -> None:
    newest = latest_proposal(session, issue)
    if seen is not None and seen != (newest.id if newest else 0):
        raise Stale(
            f"{OTHERS_FIRST}. Read theirs first: "
            "sending yours voids what has been confirmed. Your words are still here."
        )


def _check_draft(session: Session, case: Case, draft: Draft, now: datetime) -> None:
    if not draft.answer.strip():
        raise Invalid("Write the answer in plain words.", "answer")
    if not draft.rationale.strip():
        raise Invalid("Say why. Every network reads the reasons.", "rationale")
    if draft.outcome is Outcome.PART and not draft.not_agreed.strip():
        raise Invalid("Say what you didn’t agree to.", "not_agreed")
    if draft.owner_id is None or session.get(User, draft.owner_id) is None:
        raise Invalid("Choose who owns this decision.", "owner")
    _check_dates(draft, local_day(now, case.holder.timezone))
    _check_calendar(session, case, draft)


def _check_calendar(session: Session, case: Case, draft: Draft) -> None:
    """Refuse a date that is too far off to ask the networks about it afterwards."""
    if draft.due_on is not None:
        try:
            days = case.rules.targets["check_after_due"]
            add_working_days(session, case.holder, draft.due_on, days)
        except Invalid:
            raise Invalid("Choose a date in the next few years.", "due_on") from None


def _check_dates(draft: Draft, today: date) -> None:
    acts = {Outcome.AGREED, Outcome.PART, Outcome.IN_PLACE}
    if draft.outcome in acts and draft.due_on is None:
        raise Invalid("Give a date by which it will be done.", "due_on")
    if draft.outcome is Outcome.DEFERRED and draft.deferred_to is None:
        raise Invalid("Give the date on which you take it up again.", "deferred_to")
    for day, name in (
        (draft.due_on, "due_on"),
        (draft.deferred_to, "deferred_to"),
        (draft.review_on, "review_on"),
    ):
        check_future(day, today, name)
    if draft.deferred_to is not None and draft.outcome is not Outcome.DEFERRED:
        raise Invalid("Only a “Not yet” is taken up again. Leave this empty.", "deferred_to")
    if draft.review_on and draft.due_on and draft.review_on < draft.due_on:
        raise Invalid("It is looked at again after it is done. Choose a later day.", "review_on")
