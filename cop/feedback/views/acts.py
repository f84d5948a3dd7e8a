"""What a person may do to an issue now, as links to the pages on which it is done."""

from dataclasses import dataclass

from cop.errors import Verdict
from cop.feedback import permissions as may
from cop.feedback.dossier import Dossier
from cop.feedback.permissions import Case
from cop.feedback.states import PROMISED_NOTHING, Action, State, lawful_from
from cop.feedback.urls import issue_action_url
from cop.visitors import me

Offer = tuple[str, str, str, Action | None, Verdict]


@dataclass(frozen=True, slots=True)
class Act:
    """Something this person may do to the issue now."""

    label: str
    href: str
    icon: str


def acts_for(case: Case, dossier: Dossier) -> list[Act]:
    """Return what this person may do now: the table says what can follow, permissions say who."""
    possible: set[Action | None] = {None} | {line.action for line in lawful_from(case.state)}
    if dossier.decision and dossier.decision.outcome in PROMISED_NOTHING:
        possible.discard(Action.START)
    reference = case.issue.reference
    return [
        Act(label, issue_action_url(reference, noun), icon)
        for label, icon, noun, action, verdict in _offers(case, dossier)
        if verdict and action in possible
    ]


def _offers(case: Case, dossier: Dossier) -> list[Offer]:
    """Return every act: label, icon, noun, its step in the table if it is one, and who may."""
    return [*_on_the_way_up(case), *_in_a_forum(case, dossier), *_on_the_way_back(case)]


def _on_the_way_up(case: Case) -> list[Offer]:
    up = "Send it on" if case.state is State.REFERRED else "Send it up"
    alone = "Let it through on your word"
    forum_id = next(iter(may.joinable_forums(me(), case)), 0)
    endorse_alone = may.can_endorse_alone(me(), case)
    return [
        ("Complete the brief", "pencil", "brief", None, may.can_edit_brief(me(), case)),
        (up, "up", "submission", Action.SUBMIT, may.can_submit(me(), case)),
        (alone, "people", "endorsement-alone", Action.ENDORSE, endorse_alone),
        ("Join your network to it", "merge", "raisers", None, may.can_join(me(), case, forum_id)),
    ]


def _in_a_forum(case: Case, dossier: Dossier) -> list[Offer]:
    acknowledge = may.can_acknowledge(me(), case)
    propose = "Propose something else" if dossier.proposal else "Propose a decision"
    return [
        ("Acknowledge it", "check", "acknowledgement", Action.ACKNOWLEDGE, acknowledge),
        (propose, "gavel", "proposals", Action.DECIDE, may.can_propose(me(), case)),
        ("Merge it with another", "merge", "merge", Action.MERGE, may.can_merge(me(), case)),
        ("Read the briefing card", "eye", "card", None, may.can_propose(me(), case)),
        ("Raise it further", "up", "referral", Action.REFER, may.can_refer(me(), case)),
        ("Send the answer back", "down", "cascade", Action.CASCADE, may.can_cascade(me(), case)),
    ]


def _on_the_way_back(case: Case) -> list[Offer]:
    begun, again = "Say the work has begun", "Reopen it with new evidence"
    return [
        (begun, "pencil", "progress", Action.START, may.can_start_action(me(), case)),
        (again, "undo", "reopening", Action.REOPEN, may.can_reopen(me(), case)),
    ]
