"""What a person may do to a directive now, as links to the pages on which it is done."""

from dataclasses import dataclass

from cop.errors import Verdict, no
from cop.extensions import db
from cop.guidance import permissions as may
from cop.guidance.dossier import Dossier
from cop.guidance.operations.confirming import waiting_proposal
from cop.guidance.permissions import Case
from cop.guidance.states import Proposed, State
from cop.guidance.urls import directive_action_url
from cop.visitors import me, now, today

Offer = tuple[str, str, str, State, Verdict]


@dataclass(frozen=True, slots=True)
class Act:
    """Something this person may do to the directive now."""

    label: str
    href: str
    icon: str


def acts_for(case: Case, dossier: Dossier) -> list[Act]:
    """Return what this person may do now: the state says what can follow, permissions say who."""
    if not case.in_force:
        return []
    reference = case.directive.reference
    acts = [
        Act(label, directive_action_url(reference, noun), icon)
        for label, icon, noun, state, verdict in _offers(case, dossier)
        if verdict and state is case.state
    ]
    return [*_answers(case, dossier), *acts, *_at_any_time(case, dossier)]


def _offers(case: Case, dossier: Dossier) -> list[Offer]:
    """Return every step: label, icon, noun, the state it is taken from, and who may."""
    edit, propose = may.can_edit_draft(me(), case), may.can_propose(me(), case)
    open_, discuss = may.can_open_reflection(me(), case), may.can_open_discussions(me(), case)
    # What is proposed waits for a yes: proposing the same again would void those it has.
    issue = no("It is proposed already.") if _waits(case, dossier) else propose
    synthesise = may.can_synthesise(me(), case)
    due = case.directive.due_on
    gather = may.can_gather(me(), case) if due and due <= today() else no("Forums have time.")
    end = "Take the answers as they are"
    review = "Record an early review" if due and due > today() else "Record the review"
    return [
        ("Change the draft", "pencil", "draft", State.DRAFT, edit),
        ("Issue it", "megaphone", "issuing", State.DRAFT, issue),
        ("Open the reflection", "bulb", "reflection", State.ISSUED, open_),
        ("Open the discussions", "chat", "discussions", State.REFLECTION, discuss),
        (end, "check", "closing", State.LOCAL_DISCUSSION, gather),
        ("Sum up what they said", "merge", "synthesis", State.FEEDBACK_IN, synthesise),
        ("Propose a response", "down", "response", State.SYNTHESISED, propose),
        (review, "check", "review", State.RESPONDED, may.can_review(me(), case)),
    ]


def _waits(case: Case, dossier: Dossier) -> bool:
    """Say whether the text is proposed and still lacks somebody’s yes."""
    if dossier.proposal is None or case.state is not State.DRAFT:
        return False
    return waiting_proposal(db.session(), case, Proposed.ISSUE, now()) is not None


def _answers(case: Case, dossier: Dossier) -> list[Act]:
    """Return an act for each forum for which this person answers."""
    if case.state is not State.LOCAL_DISCUSSION:
        return []
    mine = may.answering_forums(me(), case)
    acts = []
    for line in dossier.targets:
        if line.forum_id in mine:
            verb = "Change the answer of" if line.answer else "Answer for"
            href = directive_action_url(case.directive.reference, "feedback", line.forum_id)
            acts.append(Act(f"{verb} {line.name}", href, "pencil"))
            if not line.answer:
                href = directive_action_url(case.directive.reference, "plans", line.forum_id)
                acts.append(Act(f"Say when {line.name} discusses it", href, "calendar"))
    return acts


def _at_any_time(case: Case, dossier: Dossier) -> list[Act]:
    reference, acts = case.directive.reference, []
    if may.can_read_receipts(me(), case):
        acts.append(Act("Who has read it", directive_action_url(reference, "receipts"), "eye"))
    if case.state is not State.DRAFT and may.can_replace(me(), case) and not dossier.after:
        acts.append(
            Act("Draft a newer version", directive_action_url(reference, "successor"), "plus")
        )
    return acts
