"""What the people of the forum that has an issue may do with it."""

from cop.errors import YES, Verdict, no
from cop.feedback.permissions.case import NOT_SENT_YET, Case
from cop.feedback.states import ENDED
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability, Effect, Role

STANDS_ASIDE = no("You declared a conflict on this issue, so others decide it.")


def can_triage(person: Person, forum: Forum) -> Verdict:
    """Say whether this person works on the forum's inbox of issues."""
    if person.may(Ability.ACKNOWLEDGE, forum.id):
        return YES
    return no(f"The co-chairs, convenor and secretariat of {forum.name} look after its issues.")


def can_acknowledge(person: Person, case: Case) -> Verdict:
    """Say whether this person may acknowledge the issue for the forum it has come to."""
    return handles(person, case, Ability.ACKNOWLEDGE)


def can_merge(person: Person, case: Case) -> Verdict:
    """Say whether this person may merge the issue into another."""
    return handles(person, case, Ability.MERGE)


def can_clarify(person: Person, case: Case) -> Verdict:
    """Say whether this person may ask the network a question, which stops the clock."""
    return handles(person, case, Ability.CLARIFY)


def can_hand_over(person: Person, case: Case) -> Verdict:
    """Say whether this person may give the issue to somebody else, or name another date."""
    return handles(person, case, Ability.ACKNOWLEDGE)


def can_pause_leg(person: Person, case: Case) -> Verdict:
    """Say whether this person may stop the clock of the forum that has the issue."""
    return handles(person, case, Ability.ACKNOWLEDGE)


def can_pause_forum(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may stop the network's own clocks for Sorry Business."""
    if person.may(Ability.PAUSE, forum.id):
        return YES
    return no("The network’s convenor or co-chair pauses it.")


def can_return(person: Person, case: Case) -> Verdict:
    """Say whether this person may return the issue with a reason."""
    return handles(person, case, Ability.RETURN)


def can_refer(person: Person, case: Case) -> Verdict:
    """Say whether this person may raise the issue further."""
    if not case.has_parent:
        return no("There is no forum above this one. It is decided here.")
    verdict = handles(person, case, Ability.REFER)
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


def can_start_action(person: Person, case: Case) -> Verdict:
    """Say whether this person may say that the work has begun: the decision's owner."""
    if person.id == case.owner_id:
        return YES
    return no("The person the decision names as its owner reports on it.")


def handles(person: Person, case: Case, ability: Ability) -> Verdict:
    """Say whether this person looks after the issue where it is now, with this ability."""
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
