"""Who may do what once an answer is on its way: report, tell, publish, and see who opened it."""

from collections.abc import Iterable

from cop.errors import YES, Verdict, no
from cop.feedback.models import ActionItem
from cop.feedback.permissions import Case
from cop.feedback.states import ENDED, State
from cop.forums.people import Person
from cop.forums.tiers import Ability

# While somebody looks after an issue, and the raisers wait.
WAITED_FOR = frozenset({State.ACKNOWLEDGED, State.CLARIFYING, State.REFERRED})


def can_name_actions(person: Person, case: Case) -> Verdict:
    """Say whether this person may say what the decision sets going, and who answers for it."""
    if person.id == case.owner_id or person.may(Ability.CASCADE, case.issue.holder_id):
        return YES
    return no("The decision’s owner, and who sends its answer, say what it sets going.")


def can_report_on(person: Person, case: Case, action: ActionItem | None) -> Verdict:
    """Say whether this person reports on an action, or on the whole decision where it is None."""
    named = (action.owner_id, action.delegate_id) if action else ()
    if person.id == case.owner_id or person.id in named:
        return YES
    return no("The person the decision names as its owner reports on it.")


def can_report(person: Person, case: Case, actions: Iterable[ActionItem]) -> Verdict:
    """Say whether there is anything of this decision that the person reports on."""
    if any(can_report_on(person, case, action) for action in (None, *actions)):
        return YES
    return can_report_on(person, case, None)


def can_update(person: Person, case: Case) -> Verdict:
    """Say whether this person may tell the raisers how it goes while they wait."""
    handler = case.leg.handler_id if case.leg and case.state not in ENDED else None
    if handler == person.id and person.may(Ability.ACKNOWLEDGE, case.issue.holder_id):
        return YES
    return no("Whoever looks after the issue tells its raisers how it goes.")


def can_read_receipts(person: Person, case: Case, decided_by: int) -> Verdict:
    """Say whether this person sees how far the answer has come: who decided, who convenes."""
    convenes = person.forums_where(Ability.CHECK) & case.raisers
    if convenes or person.may(Ability.READ, decided_by):
        return YES
    return no("The forum that decided, and the convenors of the networks, see who opened it.")


def can_publish(person: Person, case: Case, decided_by: int) -> Verdict:
    """Say whether this person may tell people without an account what was said and done."""
    if case.issue.restricted or case.issue.marked:
        return no("Issues of restricted forums, and those that bear a marking, stay among members.")
    if person.may(Ability.CASCADE, decided_by):
        return YES
    return no("The secretariat or convenor of the forum that decided publishes its answers.")
