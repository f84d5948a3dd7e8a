"""Who may see an issue, read its brief, and take each step; reasons are in plain words."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from cop.errors import YES, Verdict, no
from cop.feedback.models import Cascade, Issue, IssueRaiser, Leg
from cop.feedback.states import ENDED, NOT_SENT, OPEN_TO_BACKING, OPEN_TO_JOINING, State
from cop.forums.models import Forum, RuleSet
from cop.forums.people import Person
from cop.forums.tiers import Ability, Effect, Role

NOT_SENT_YET = no("This issue has not been sent to a forum yet.")
STANDS_ASIDE = no("You declared a conflict on this issue, so others decide it.")


@dataclass(frozen=True, slots=True)
class Case:
    """An issue with the facts that permissions turn on, loaded together."""

    issue: Issue
    leg: Leg | None
    rules: RuleSet
    holder: Forum
    raised_by: str
    handler: str | None
    raisers: frozenset[int]
    visited: frozenset[int]
    chaired: bool
    cascaded: bool
    owner_id: int | None = None
    authors: frozenset[int] = frozenset()  # who was asked to write the brief, too
    conflicted: frozenset[int] = frozenset()  # who stands aside from this visit
    delegates: frozenset[int] = frozenset()  # who acts in their place

    @property
    def state(self) -> State:
        """Where the issue stands."""
        return State(self.issue.state)

    @property
    def has_parent(self) -> bool:
        """Whether the forum that has the issue has one above it."""
        return self.holder.parent_id is not None

    @property
    def sent(self) -> bool:
        """Whether the issue has left its raising forum."""
        return self.issue.submitted_at is not None


# --- seeing -----------------------------------------------------------------------------------


def can_see_issue(person: Person, case: Case) -> Verdict:
    """Say whether the issue's card exists for this person."""
    readers = person.forums_where(Ability.READ)
    if readers & case.raisers or (case.sent and readers & case.visited):
        return YES
    if case.issue.restricted or not case.sent:
        return no("This issue is not open to you.")
    if person.is_member or (case.cascaded and person.seats):
        return YES
    return no("This issue is not open to you.")


def visible_issues(person: Person) -> ColumnElement[bool]:
    """Return the clause of the issues whose card exists for this person."""
    readers = person.forums_where(Ability.READ)
    sent = Issue.submitted_at.is_not(None)
    behind = IssueRaiser.detached_at.is_(None)
    raised = _in(IssueRaiser.issue_id, IssueRaiser.forum_id, readers, behind)
    visited = _in(Leg.issue_id, Leg.forum_id, readers, came_to(Leg))
    card = and_(sent, Issue.restricted.is_(False), _open_to(person))
    return or_(raised, and_(sent, visited), card)


def can_read_brief(person: Person, case: Case) -> Verdict:
    """Say whether this person reads the brief: raising and visited forums, and who may join."""
    readers = person.forums_where(Ability.READ)
    if readers & (case.raisers | case.visited):
        return YES
    if joinable_forums(person, case):
        return YES
    return no("The brief is read by the forums that raised it and those it has gone to.")


def readable_briefs(person: Person) -> ColumnElement[bool]:
    """Return the clause of the issues whose brief this person reads; a parity test compares it."""
    readers = person.forums_where(Ability.READ)
    behind = IssueRaiser.detached_at.is_(None)
    raised = _in(IssueRaiser.issue_id, IssueRaiser.forum_id, readers, behind)
    clauses = [raised, _in(Leg.issue_id, Leg.forum_id, readers)]
    if person.forums_where(Ability.JOIN):
        # Who could join reads it; a network that is behind it already reads it as its raiser.
        clauses.append(and_(Issue.state.in_(OPEN_TO_JOINING), Issue.restricted.is_(False)))
    return or_(*clauses)


def can_read_deliberation(person: Person, case: Case) -> Verdict:
    """Say whether this person reads proposals: members of the forum that handles the issue."""
    if case.leg is not None and person.may(Ability.READ, case.leg.forum_id):
        return YES
    return no("What leaders discuss before they decide is read by their forum.")


# --- raising ----------------------------------------------------------------------------------


def can_raise(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may raise a discussion of this forum."""
    if forum.parent_id is None:
        return no(f"{forum.name} is where issues end up. Decide it here instead.")
    if forum.status == "archived":
        return no(f"{forum.name} is archived. You can read it, and nothing can be added.")
    if person.may(Ability.RAISE, forum.id):
        return YES
    return no(f"Members of {forum.name} raise its issues.")


def can_endorse(person: Person, case: Case) -> Verdict:
    """Say whether this person may back the issue."""
    if case.state not in OPEN_TO_BACKING:
        return no("This issue is past the point where backing it helps.")
    if any(person.may(Ability.ENDORSE, forum_id) for forum_id in case.raisers):
        return YES
    return no("Members of the networks that raised an issue back it.")


def can_edit_brief(person: Person, case: Case) -> Verdict:
    """Say whether this person may work on the brief before it is sent."""
    if case.state not in NOT_SENT - {State.DIVERTED}:
        return no("The brief has been sent. It can’t be changed now.")
    helps = person.may(Ability.BRIEF, case.issue.origin_id, Effect.DO, Effect.ASSIST)
    raised_it = person.id == case.issue.raised_by_id and person.may(
        Ability.RAISE, case.issue.origin_id
    )
    if helps or raised_it or is_author(person, case):
        return YES
    return no("The convenor, the person who raised it and those they ask write it.")


def is_author(person: Person, case: Case) -> bool:
    """Say whether the convenor asked this person to write the brief, too."""
    return person.id in case.authors and bool(person.forums_where(Ability.READ) & case.raisers)


def can_submit(person: Person, case: Case) -> Verdict:
    """Say whether this person may send the issue to the next forum."""
    if case.state is State.REFERRED:
        if person.may(Ability.FORWARD, case.issue.holder_id):
            return YES
        return no("The forum that raised it further sends it on.")
    if person.may(Ability.SUBMIT, case.issue.origin_id):
        return YES
    return no("The network’s convenor sends it.")


def can_endorse_alone(person: Person, case: Case) -> Verdict:
    """Say whether this person may let the issue through without three people behind it."""
    if person.may(Ability.SUBMIT, case.issue.origin_id):
        return YES
    return no("Only the network’s convenor can do that.")


def joinable_forums(person: Person, case: Case) -> frozenset[int]:
    """Return the forums that this person could join to the issue."""
    if case.state not in OPEN_TO_JOINING or case.issue.restricted:
        return frozenset()
    return person.forums_where(Ability.JOIN) - case.raisers - case.visited


def can_join(person: Person, case: Case, forum_id: int) -> Verdict:
    """Say whether this person may make this forum stand behind the issue too."""
    if case.state not in OPEN_TO_JOINING:
        return no("A network joins an issue after it is sent and before it is decided.")
    if forum_id in joinable_forums(person, case):
        return YES
    return no("A network’s convenor joins it to an issue, once.")


def can_divert(person: Person, case: Case) -> Verdict:
    """Say whether this person may take a case matter off the forum."""
    return _convenes(person, case, Ability.DIVERT)


def can_act_locally(person: Person, case: Case) -> Verdict:
    """Say whether this person may plan, and end, what the network does about it itself."""
    return _convenes(person, case, Ability.ACT_LOCALLY)


def can_answer_question(person: Person, case: Case) -> Verdict:
    """Say whether this person may answer the handler's question.

    Once the time to answer is over, who looks after the issue may go on without."""
    if person.may(Ability.SUBMIT, case.issue.origin_id):
        return YES
    return _handles(person, case, Ability.CLARIFY)


def can_appeal(person: Person, case: Case) -> Verdict:
    """Say whether this person may appeal against the return of the issue."""
    if any(person.may(Ability.APPEAL, forum_id) for forum_id in case.raisers):
        return YES
    return no("The convenor of a network that raised it appeals, once.")


def can_withdraw(person: Person, case: Case) -> Verdict:
    """Say whether this person may ask that their network no longer stands behind the issue."""
    raised_it = person.id == case.issue.raised_by_id and person.may(
        Ability.RAISE, case.issue.origin_id
    )
    if raised_it or leaving_forums(person, case):
        return YES
    return no("Who raised it withdraws it, together with the network’s convenor.")


def leaving_forums(person: Person, case: Case) -> frozenset[int]:
    """Return the raising forums whose convenor this person is."""
    return case.raisers & person.forums_where(Ability.WITHDRAW)


def can_object(person: Person, case: Case) -> Verdict:
    """Say whether this person may object that their network's issue was merged."""
    if any(person.may(Ability.OBJECT, forum_id) for forum_id in case.raisers):
        return YES
    return no("The convenor of a network that raised it objects to a merge.")


def can_learn(person: Person, case: Case) -> Verdict:
    """Say whether this person may write down what others can take from how it ended."""
    if any(person.may(Ability.CHECK, forum_id) for forum_id in case.raisers):
        return YES
    return no("The convenor of a network that raised it writes what others can take from it.")


# --- handling ---------------------------------------------------------------------------------


def can_triage(person: Person, forum: Forum) -> Verdict:
    """Say whether this person works on the forum's inbox of issues."""
    if person.may(Ability.ACKNOWLEDGE, forum.id):
        return YES
    return no(f"The co-chairs, convenor and secretariat of {forum.name} look after its issues.")


def can_acknowledge(person: Person, case: Case) -> Verdict:
    """Say whether this person may acknowledge the issue for the forum it has come to."""
    return _handles(person, case, Ability.ACKNOWLEDGE)


def can_merge(person: Person, case: Case) -> Verdict:
    """Say whether this person may merge the issue into another."""
    return _handles(person, case, Ability.MERGE)


def can_clarify(person: Person, case: Case) -> Verdict:
    """Say whether this person may ask the network a question, which stops the clock."""
    return _handles(person, case, Ability.CLARIFY)


def can_hand_over(person: Person, case: Case) -> Verdict:
    """Say whether this person may give the issue to somebody else, or name another date."""
    return _handles(person, case, Ability.ACKNOWLEDGE)


def can_pause_leg(person: Person, case: Case) -> Verdict:
    """Say whether this person may stop the clock of the forum that has the issue."""
    return _handles(person, case, Ability.ACKNOWLEDGE)


def can_pause_forum(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may stop the network's own clocks for Sorry Business."""
    if person.may(Ability.PAUSE, forum.id):
        return YES
    return no("The network’s convenor or co-chair pauses it.")


def can_return(person: Person, case: Case) -> Verdict:
    """Say whether this person may return the issue with a reason."""
    return _handles(person, case, Ability.RETURN)


def can_refer(person: Person, case: Case) -> Verdict:
    """Say whether this person may raise the issue further."""
    if not case.has_parent:
        return no("There is no forum above this one. It is decided here.")
    verdict = _handles(person, case, Ability.REFER)
    chairs = Role.CO_CHAIR in person.roles_in(case.issue.holder_id)
    if verdict and case.chaired and not chairs:
        return no("A co-chair of this forum raises it further.")
    return verdict


def can_propose(person: Person, case: Case) -> Verdict:
    """Say whether this person may propose a decision: deciders, and the secretariat for them."""
    if case.leg is None:
        return NOT_SENT_YET
    if person.id in case.conflicted:
        return STANDS_ASIDE
    if person.may(Ability.DECIDE, case.issue.holder_id, Effect.PROPOSE) or is_decider(person, case):
        return YES
    return no("The people who decide in this forum, and its secretariat, propose decisions.")


def can_confirm(person: Person, case: Case) -> Verdict:
    """Say whether this person's yes counts towards a decision."""
    if person.id in case.conflicted:
        return STANDS_ASIDE
    if is_decider(person, case):
        return YES
    return no("Only the people who decide in this forum confirm a decision.")


def is_decider(person: Person, case: Case) -> bool:
    """Say whether this person's yes counts: by their role, or in the place of who stands aside."""
    if person.id in case.conflicted or case.leg is None:
        return False
    acts_for = person.id in case.delegates and person.may(Ability.READ, case.issue.holder_id)
    return acts_for or decides_by_role(person, case)


def decides_by_role(person: Person, case: Case) -> bool:
    """Say whether the handling forum's rule set names one of this person's roles there."""
    named = {Role(role) for role in case.rules.deciders}
    return (
        case.leg is not None
        and person.may(Ability.DECIDE, case.issue.holder_id)
        and bool(person.roles_in(case.issue.holder_id) & named)
    )


def can_cascade(person: Person, case: Case) -> Verdict:
    """Say whether this person may send the answer back."""
    if case.leg is None:
        return NOT_SENT_YET
    if person.may(Ability.CASCADE, case.issue.holder_id):
        return YES
    return no("The secretariat or convenor of the forum that decided sends the answer.")


# --- coming back ------------------------------------------------------------------------------


def can_start_action(person: Person, case: Case) -> Verdict:
    """Say whether this person may say that the work has begun: the decision's owner."""
    if person.id == case.owner_id:
        return YES
    return no("The person the decision names as its owner reports on it.")


def can_file_verdict(person: Person, case: Case, forum_id: int) -> Verdict:
    """Say whether this person may answer for this forum whether it was fixed."""
    if forum_id in case.raisers and person.may(Ability.CHECK, forum_id):
        return YES
    return no("The convenor of a network that raised it answers for the network.")


def can_reopen(person: Person, case: Case) -> Verdict:
    """Say whether this person may reopen the issue with new evidence."""
    if any(person.may(Ability.REOPEN, forum_id) for forum_id in case.raisers):
        return YES
    return no("The convenor of a network that raised it reopens it.")


def _handles(person: Person, case: Case, ability: Ability) -> Verdict:
    if case.state in ENDED:
        return no("This issue has come to an end.")
    if case.leg is None:
        return NOT_SENT_YET
    if not person.may(ability, case.issue.holder_id):
        return no("The co-chairs, convenor and secretariat of the forum that has it do this.")
    if case.leg.submitted_by_id == person.id:
        return no("You sent this one, so somebody else looks after it.")
    if case.leg.barred_id == person.id:
        return no("You returned this one, so somebody else hears the appeal.")
    return YES


def _convenes(person: Person, case: Case, ability: Ability) -> Verdict:
    if case.state not in NOT_SENT:
        return no("It has been sent. Withdraw it first, or wait for the answer.")
    if person.may(ability, case.issue.origin_id):
        return YES
    return no("The network’s convenor does this.")


def came_to(leg: type[Leg]) -> ColumnElement[bool]:
    """Return the clause that a visit really was one: what was taken back at once was none."""
    return or_(leg.disposition.is_(None), leg.disposition != "undone")


def _open_to(person: Person) -> ColumnElement[bool]:
    if person.is_member:
        return true()
    return (
        exists(select(1).where(Cascade.issue_id == Issue.id).correlate(Issue))
        if person.seats
        else false()
    )


def _in(
    issue_id: InstrumentedAttribute[int],
    forum_id: InstrumentedAttribute[int],
    forums: frozenset[int],
    *more: ColumnElement[bool],
) -> ColumnElement[bool]:
    here = select(1).where(issue_id == Issue.id, forum_id.in_(forums), *more)
    return exists(here.correlate(Issue))
