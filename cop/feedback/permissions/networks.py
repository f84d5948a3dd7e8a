"""What the people of the networks that raise an issue may do with it."""

from cop.errors import YES, Verdict, no
from cop.feedback.permissions.case import Case
from cop.feedback.permissions.handling import handles
from cop.feedback.states import NOT_SENT, OPEN_TO_BACKING, OPEN_TO_JOINING, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability, Effect


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


def can_close_locally(person: Person, case: Case, owner_id: int | None) -> Verdict:
    """Say whether this person may say that it is solved: the convenor, and who tried it."""
    tried_it = person.id == owner_id and person.may(Ability.READ, case.issue.origin_id)
    return YES if tried_it and case.state in NOT_SENT else can_act_locally(person, case)


def can_answer_question(person: Person, case: Case) -> Verdict:
    """Say whether this person may answer the handler's question.

    Once the time to answer is over, who looks after the issue may go on without."""
    if person.may(Ability.SUBMIT, case.issue.origin_id):
        return YES
    return handles(person, case, Ability.CLARIFY)


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


def can_mark_issue(person: Person, case: Case) -> Verdict:
    """Say whether this person may mark the issue, and put a notice above it."""
    raised_it = person.id == case.issue.raised_by_id and person.may(
        Ability.RAISE, case.issue.origin_id
    )
    if raised_it or person.forums_where(Ability.CARE) & (case.raisers | case.visited):
        return YES
    return no("Who raised it, and who runs the forums it is of or has been to, mark it.")


def can_learn(person: Person, case: Case) -> Verdict:
    """Say whether this person may write down what others can take from how it ended."""
    if any(person.may(Ability.CHECK, forum_id) for forum_id in case.raisers):
        return YES
    return no("The convenor of a network that raised it writes what others can take from it.")


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


def _convenes(person: Person, case: Case, ability: Ability) -> Verdict:
    if case.state not in NOT_SENT:
        return no("It has been sent. Withdraw it first, or wait for the answer.")
    if person.may(ability, case.issue.origin_id):
        return YES
    return no("The network’s convenor does this.")
