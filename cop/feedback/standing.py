"""Who may be asked to help, speak of what they have lived through, advise, or stand aside."""

from cop.errors import YES, Verdict, no
from cop.feedback.permissions import NOT_SENT_YET, STANDS_ASIDE, Case, is_decider
from cop.feedback.states import ENDED, NOT_SENT, State
from cop.forums.people import Person
from cop.forums.tiers import Ability, Effect, Role

BEFORE_IT_IS_SENT = NOT_SENT - {State.DIVERTED}
BEFORE_A_DECISION = frozenset(
    {State.SUBMITTED, State.ACKNOWLEDGED, State.CLARIFYING, State.REOPENED}
)
# Nothing is added to what was answered: what comes later belongs to the local check.
HEARD = BEFORE_IT_IS_SENT | BEFORE_A_DECISION | {State.REFERRED, State.RETURNED}


def can_invite_author(person: Person, case: Case) -> Verdict:
    """Say whether this person may ask somebody to write the brief, too: the convenor."""
    if case.state not in BEFORE_IT_IS_SENT:
        return no("The brief has been sent. It can’t be changed now.")
    if person.may(Ability.SUBMIT, case.issue.origin_id):
        return YES
    return no("The network’s convenor asks others to write the brief.")


def can_read_versions(person: Person, case: Case) -> Verdict:
    """Say whether this person reads every version of the brief, and who wrote each."""
    if person.may(Ability.READ, case.issue.origin_id) or case.authors & {person.id}:
        return YES
    return no("The network that wrote the brief reads its earlier versions.")


def can_tell_experience(person: Person, case: Case) -> Verdict:
    """Say whether this person may add what somebody has lived through, themselves or for them."""
    if case.state not in HEARD:
        return no("This issue has been answered. Say in the local check what it changed.")
    if speaks_from_experience(person, case) or speaks_for_others(person, case):
        return YES
    return no("People with lived experience tell it, or the convenor does for them.")


def speaks_from_experience(person: Person, case: Case) -> bool:
    """Say whether this person sits for lived experience in a forum that raised it or has had it."""
    forums = person.forums_where(Ability.TELL)
    visited = case.visited if case.sent else frozenset()
    return bool(forums & (case.raisers | visited))


def speaks_for_others(person: Person, case: Case) -> bool:
    """Say whether this person convenes a raising forum, and may write for somebody."""
    return bool(person.forums_where(Ability.TELL, Effect.ASSIST) & case.raisers)


def may_withdraw(person: Person, case: Case, by_id: int, consent: str) -> bool:
    """Say whether this person may withdraw what was told: who wrote it, or a convenor for them."""
    return person.id == by_id or bool(consent and speaks_for_others(person, case))


def can_advise(person: Person, case: Case) -> Verdict:
    """Say whether this person may advise those who decide, without a vote."""
    if case.leg is None:
        return NOT_SENT_YET
    if case.state in ENDED or case.state not in BEFORE_A_DECISION:
        return no("Advice comes before a decision, while the forum has the issue.")
    if person.may(Ability.DECIDE, case.issue.holder_id, Effect.ADVISE):
        return YES
    return no("The forum’s sponsor and people with lived experience advise those who decide.")


def advises_as(person: Person, case: Case) -> Role:
    """Return the role in which this person advises; lived experience goes before office."""
    held = person.roles_in(case.issue.holder_id)
    return Role.LIVED_EXPERIENCE if Role.LIVED_EXPERIENCE in held else Role.SPONSOR


def can_declare_conflict(person: Person, case: Case) -> Verdict:
    """Say whether this person may stand aside from the decision: somebody whose yes counts."""
    if case.leg is None:
        return NOT_SENT_YET
    if case.state not in BEFORE_A_DECISION:
        return no("A conflict is declared before the decision, while the forum has the issue.")
    if person.id in case.conflicted:
        return STANDS_ASIDE
    if is_decider(person, case):
        return YES
    return no("The people who decide in this forum declare a conflict.")
