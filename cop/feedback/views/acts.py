"""What a person may do to an issue now, as links to the pages on which it is done."""

from dataclasses import dataclass

from cop.errors import Verdict
from cop.feedback import permissions as may
from cop.feedback import rights, standing
from cop.feedback.dossier import Dossier
from cop.feedback.operations.briefs import gaps
from cop.feedback.operations.handling import IN_HAND
from cop.feedback.operations.pausing import RUNNING
from cop.feedback.operations.reminding import BEING_DONE
from cop.feedback.pending import Pending
from cop.feedback.permissions import Case
from cop.feedback.rights import WAITED_FOR
from cop.feedback.states import OPEN_TO_VERDICTS, PROMISED_NOTHING, Action, State, lawful_from
from cop.feedback.urls import issue_action_url
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.visitors import me, wall

Offer = tuple[str, str, str, Action | None, Verdict]


@dataclass(frozen=True, slots=True)
class Act:
    """Something this person may do to the issue now."""

    label: str
    href: str
    icon: str
    primary: bool = False


def acts_for(case: Case, dossier: Dossier, pending: Pending) -> list[Act]:
    """Return what this person may do now: the table says what can follow, permissions say who."""
    by = me()
    possible: set[Action | None] = {None} | {line.action for line in lawful_from(case.state)}
    if dossier.decision and dossier.decision.outcome in PROMISED_NOTHING:
        possible.discard(Action.START)
    possible -= _not_now(by, case, pending)
    reference = case.issue.reference
    offers = [*_offers(by, case, dossier, pending), *_reporting(by, case, dossier)]
    here = [offer for offer in offers if offer[4] and offer[3] in possible]
    first = _expected(case, dossier)
    here.sort(key=lambda offer: first.index(offer[2]) if offer[2] in first else len(first))
    return [
        Act(label, issue_action_url(reference, noun), icon, primary=first[:1] == (noun,))
        for label, icon, noun, _, _ in here
    ]


# The acts that bring an issue on from where it stands, the first of them first.
EXPECTED: dict[State, tuple[str, ...]] = {
    State.RAISED: ("brief",),
    State.LOCAL_ACTION: ("local-closure",),
    State.SUBMITTED: ("acknowledgement",),
    State.REOPENED: ("acknowledgement",),
    State.ACKNOWLEDGED: ("proposals", "card"),
    State.CLARIFYING: ("reply",),
    State.REFERRED: ("submission",),
    State.RETURNED: ("appeal",),
    State.DECIDED: ("cascade",),
    State.CASCADED: ("progress",),
    State.IN_ACTION: ("reports",),
}


def _expected(case: Case, dossier: Dossier) -> tuple[str, ...]:
    """Return the nouns of the acts that are expected now; what ends an issue is not among them."""
    if case.state is State.ENDORSED:
        complete = dossier.brief is not None and not gaps(dossier.brief)
        return ("submission", "brief") if complete else ("brief", "submission")
    if case.state is State.ACKNOWLEDGED and dossier.proposal:
        return ()  # the proposal waits for a yes, beside which its page offers another
    return EXPECTED.get(case.state, ())


def _not_now(by: Person, case: Case, pending: Pending) -> set[Action | None]:
    """Return the steps that the table allows and this issue's own story doesn't."""
    past: set[Action | None] = set()
    if not pending.appeal_left:
        past.add(Action.APPEAL)
    if pending.wish is not None:
        past.add(Action.WITHDRAW)
    if pending.objection_ends is None or pending.objection_ends < wall().today:
        past.add(Action.OBJECT)
    if case.state is State.CLARIFYING and not _may_answer(by, case):
        past.add(Action.ANSWER)
    if case.state is not State.LOCAL_ACTION:
        past.add(Action.CLOSE)  # elsewhere the verdicts or the calendar close it
    return past


def _may_answer(by: Person, case: Case) -> bool:
    """Say whether this person may answer now: who asked goes on only when the time is over."""
    due = case.issue.due_on
    return by.may(Ability.SUBMIT, case.issue.origin_id) or (due is not None and due < wall().today)


def _offers(by: Person, case: Case, dossier: Dossier, pending: Pending) -> list[Offer]:
    """Return every act: label, icon, noun, its step in the table if it is one, and who may."""
    return [
        *_on_the_way_up(by, case),
        *_in_a_forum(by, case, dossier),
        *_on_the_way_back(by, case),
        *_at_home(by, case, pending),
        *_asides(by, case, pending),
        *_beside(by, case),
    ]


def _on_the_way_up(by: Person, case: Case) -> list[Offer]:
    up = "Send it on" if case.state is State.REFERRED else "Send it up"
    alone = "Let it through on your word"
    forum_id = next(iter(may.joinable_forums(by, case)), 0)
    endorse_alone = may.can_endorse_alone(by, case)
    return [
        ("Complete the brief", "pencil", "brief", None, may.can_edit_brief(by, case)),
        (up, "up", "submission", Action.SUBMIT, may.can_submit(by, case)),
        (alone, "people", "endorsement-alone", Action.ENDORSE, endorse_alone),
        ("Join your network to it", "merge", "raisers", None, may.can_join(by, case, forum_id)),
    ]


def _in_a_forum(by: Person, case: Case, dossier: Dossier) -> list[Offer]:
    acknowledge, reply = may.can_acknowledge(by, case), may.can_answer_question(by, case)
    propose = "Propose something else" if dossier.proposal else "Propose a decision"
    return [
        ("Acknowledge it", "check", "acknowledgement", Action.ACKNOWLEDGE, acknowledge),
        ("Answer the question", "chat", "reply", Action.ANSWER, reply),
        (propose, "gavel", "proposals", Action.DECIDE, may.can_propose(by, case)),
        ("Merge it with another", "merge", "merge", Action.MERGE, may.can_merge(by, case)),
        ("Read the briefing card", "eye", "card", None, may.can_propose(by, case)),
        ("Raise it further", "up", "referral", Action.REFER, may.can_refer(by, case)),
        ("Ask the network a question", "question", "question", Action.CLARIFY, _clarify(by, case)),
        ("Return it with a reason", "undo", "return", Action.RETURN, may.can_return(by, case)),
        ("Send the answer back", "down", "cascade", Action.CASCADE, may.can_cascade(by, case)),
    ]


def _beside(by: Person, case: Case) -> list[Offer]:
    """Return what is no step of the issue: others are heard, or stand aside."""
    author = standing.can_invite_author(by, case)
    tell = standing.can_tell_experience(by, case)
    conflict = standing.can_declare_conflict(by, case)
    return [
        ("Advise those who decide", "chat", "advice", None, standing.can_advise(by, case)),
        ("Declare a conflict", "shield", "conflicts", None, conflict),
        ("Add lived experience", "people", "experiences", None, tell),
        ("Ask somebody to help write", "pencil", "authors", None, author),
    ]


def _on_the_way_back(by: Person, case: Case) -> list[Offer]:
    begun, again = "Say the work has begun", "Reopen it with new evidence"
    return [
        (begun, "pencil", "progress", Action.START, may.can_start_action(by, case)),
        (again, "undo", "reopening", Action.REOPEN, may.can_reopen(by, case)),
    ]


def _clarify(by: Person, case: Case) -> Verdict:
    return may.can_clarify(by, case)


def _at_home(by: Person, case: Case, pending: Pending) -> list[Offer]:
    owner_id = pending.plan.owner_id if pending.plan else None
    solved = may.can_close_locally(by, case, owner_id)
    locally, appeal = may.can_act_locally(by, case), may.can_appeal(by, case)
    off, differs = "Take it off the forum", "Say that it isn’t the same"
    return [
        ("Fix it in the network", "pencil", "local-action", Action.ACT_LOCALLY, locally),
        ("Say that it’s solved", "tick", "local-closure", Action.CLOSE, solved),
        ("Appeal against the return", "up", "appeal", Action.APPEAL, appeal),
        (differs, "merge", "objection", Action.OBJECT, may.can_object(by, case)),
        (off, "shield", "diversion", Action.DIVERT, may.can_divert(by, case)),
        (_leave_words(case), "x", "withdrawal", Action.WITHDRAW, may.can_withdraw(by, case)),
    ]


def _leave_words(case: Case) -> str:
    return "Withdraw it" if len(case.raisers) == 1 else "Leave this issue"


def _asides(by: Person, case: Case, pending: Pending) -> list[Offer]:
    """Return what moves the issue nowhere: other hands, a pause, what was learnt."""
    offers: list[Offer] = []
    if case.state in IN_HAND:
        other = "Change who looks after it, or when they hear"
        offers.append((other, "people", "handover", None, may.can_hand_over(by, case)))
    if case.state in RUNNING and pending.pause is None:
        stand = "Let the clock stand still"
        offers.append((stand, "clock", "pause", None, may.can_pause_leg(by, case)))
    if case.state in (State.CLOSED, State.LOCAL_CHECK):
        learnt = "Write what others can take from it"
        offers.append((learnt, "pencil", "learning-note", None, may.can_learn(by, case)))
    return offers


def _reporting(by: Person, case: Case, dossier: Dossier) -> list[Offer]:
    """Return what is said of the work and while others wait; no step, so the state is asked."""
    decision = dossier.decision
    promised = decision is not None and decision.outcome not in PROMISED_NOTHING
    under_way = promised and case.state in OPEN_TO_VERDICTS
    offers: list[Offer] = []
    if case.state in WAITED_FOR:
        update = rights.can_update(by, case)
        offers.append(("Tell the raisers how it goes", "chat", "updates", None, update))
    if case.state in BEING_DONE:
        report = rights.can_report_on(by, case, None)
        offers.append(("Report progress", "pencil", "reports", None, report))
    if under_way:
        name = rights.can_name_actions(by, case)
        offers.append(("Name an action and its owner", "flag", "actions", None, name))
    if decision is not None and decision.sent and decision.decided_by is not None:
        publish = rights.can_publish(by, case, decision.decided_by)
        offers.append(("Publish what was done", "external", "public-outcome", None, publish))
    return offers
