"""Play the demo's decisions: proposed, confirmed, and sent back to every raising forum."""

from datetime import date, datetime

from cop.demo.issue_entries import (
    CascadeEntry,
    ConfirmationEntry,
    DecisionEntry,
    IssueEntry,
    StepEntry,
)
from cop.demo.reader import DemoError
from cop.demo.stage import Stage
from cop.feedback.operations.answering import cascade
from cop.feedback.operations.deciding import Draft, confirm, latest_proposal, propose
from cop.feedback.states import Outcome


def propose_decision(stage: Stage, entry: IssueEntry, yes: ConfirmationEntry, at: datetime) -> None:
    """Put the decision to the forum; the content's first confirmation is the proposer's own."""
    issue, by = stage.issues[entry.reference], stage.by(yes.by, at)
    propose(stage.session, issue, _draft(stage, entry), by=by, now=at)


def confirm_decision(stage: Stage, entry: IssueEntry, yes: ConfirmationEntry, at: datetime) -> None:
    """Say yes to what was proposed."""
    issue, by = stage.issues[entry.reference], stage.by(yes.by, at)
    proposal = latest_proposal(stage.session, issue)
    if proposal is None:
        raise DemoError(f"{entry.reference}: confirmed before anything was proposed")
    confirm(stage.session, issue, by=by, proposal_id=proposal.id, now=at)


def cascade_answers(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Send each raising forum the answer in the words meant for it."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    answers = {stage.forums[sent.forum].id: sent.text for sent in entry.cascades}
    sent = cascade(
        stage.session, issue, by=by, answer=entry.cascades[0].text, answers=answers, now=at
    )
    if {row.forum_id for row in sent} != set(answers):
        raise DemoError(f"{entry.reference}: the answer went to other forums than it says")
    landed = {row.forum_id: row.thread_id for row in sent}
    for told in entry.cascades:
        _check_landed(stage, entry, told, landed[stage.forums[told.forum].id])


def decision_of(entry: IssueEntry) -> DecisionEntry:
    """Return the decision that an issue's entry tells of, or raise DemoError."""
    if entry.decision is None:
        raise DemoError(f"{entry.reference}: no decision to take")
    return entry.decision


def _check_landed(stage: Stage, entry: IssueEntry, told: CascadeEntry, thread_id: int) -> None:
    """The content names the discussion the answer is in; it has to be the one it came from."""
    if told.pinned_in and stage.threads[told.pinned_in].id != thread_id:
        raise DemoError(f"{entry.reference}: the answer is not in {told.pinned_in}")


def _draft(stage: Stage, entry: IssueEntry) -> Draft:
    """The decision in words: what was said on the day is the answer, the reasons stand below."""
    decision = decision_of(entry)
    outcome = Outcome(decision.outcome)
    deferred = outcome is Outcome.DEFERRED
    return Draft(
        outcome=outcome,
        answer=_answer(entry),
        rationale=decision.rationale,
        owner_id=stage.people[decision.owner].id,
        not_agreed=decision.what_it_does_not_do,
        question=decision.question,
        conditions=list(decision.conditions),
        # What is put off is not done by a date: it comes back on one.
        due_on=None if deferred else stage.day_ahead(decision.due_in_days),
        deferred_to=_ahead(stage, decision.deferred_until_in_days),
        review_on=_ahead(stage, decision.review_in_days),
        conflicts=decision.conflicts_declared or "",
    )


def _answer(entry: IssueEntry) -> str:
    decided = next(step for step in entry.journey if step.action == "DECIDED")
    return decided.note or ""


def _ahead(stage: Stage, in_days: int | None) -> date | None:
    return stage.day_ahead(in_days) if in_days is not None else None
