"""Who may see a directive and who may take each step of it; the rules for one beside the clause
for lists."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_

from cop.errors import YES, Verdict, no
from cop.forums.models import Forum, RuleSet
from cop.forums.people import Person
from cop.forums.tiers import Ability, Effect
from cop.guidance.models import Directive
from cop.guidance.states import OPEN_TO_REFLECTIONS, State

BOTH = (Effect.DO, Effect.PROPOSE)


@dataclass(frozen=True, slots=True)
class Case:
    """A directive with the facts that permissions turn on."""

    directive: Directive
    forum: Forum
    reflection: Forum
    rules: RuleSet
    targets: frozenset[int]
    drafter: str | None = None

    @property
    def state(self) -> State:
        """Where the directive stands."""
        return State(self.directive.state)

    @property
    def in_force(self) -> bool:
        """Whether no newer version has replaced it."""
        return self.directive.replaced_by_id is None


# --- seeing -----------------------------------------------------------------------------------


def can_see_directive(person: Person, case: Case) -> Verdict:
    """Say whether the directive exists for this person: once issued, for every member.

    One that is withheld from guests doesn’t exist for who is asked to draft it as a guest."""
    if case.directive.withheld and not person.is_member:
        return no("This directive isn’t open to you.")
    if person.may(Ability.READ, case.forum.id) or _drafts(person, case):
        return YES
    if case.state is not State.DRAFT and person.is_member:
        return YES
    return no("This directive isn’t open to you.")


def visible_directives(person: Person) -> ColumnElement[bool]:
    """Return the clause of the directives that exist for this person."""
    issued = Directive.state != State.DRAFT
    drafting = and_(Directive.state == State.DRAFT, Directive.drafter_id == person.id)
    return or_(
        Directive.forum_id.in_(person.forums_where(Ability.READ)),
        drafting if person.is_member else and_(drafting, Directive.withheld.is_(False)),
        issued if person.is_member else false(),
    )


def can_read_answers(person: Person, case: Case) -> Verdict:
    """Say whether this person reads what each forum answered: whoever reads in one of them."""
    concerned = case.targets | {case.forum.id, case.reflection.id}
    if person.forums_where(Ability.READ) & concerned or _synthesises(person, case):
        return YES
    return no("What each forum said is read by the forums that were asked and those who asked.")


def forums_read_along(person: Person, case: Case) -> frozenset[int] | None:
    """Return the forums whose reflections this person reads; None stands for all of them."""
    if person.may(Ability.READ, case.forum.id) or _synthesises(person, case):
        return None
    if person.may(Ability.READ, case.reflection.id):
        return None
    return person.forums_where(Ability.READ) & case.targets


# --- drafting and issuing -----------------------------------------------------------------------


def can_draft(person: Person, forum: Forum) -> Verdict:
    """Say whether this person may begin a directive of this forum."""
    if forum.visibility == "restricted":
        return no("A restricted forum issues no directives: who reads one must know who asks.")
    if forum.status == "archived":
        return no(f"{forum.name} is archived. Nothing can be added.")
    if person.may(Ability.DIRECT, forum.id, *BOTH):
        return YES
    return no(f"The co-chairs, sponsors and secretariat of {forum.name} draft its directives.")


def can_edit_draft(person: Person, case: Case) -> Verdict:
    """Say whether this person may write the text while it is a draft."""
    if person.may(Ability.DIRECT, case.forum.id, *BOTH) or _drafts(person, case):
        return YES
    return no("The issuing forum’s co-chairs, sponsors and secretariat write it.")


def can_propose(person: Person, case: Case) -> Verdict:
    """Say whether this person may put the text, or a response, to the co-chairs."""
    if person.may(Ability.DIRECT, case.forum.id, *BOTH):
        return YES
    return no(f"The co-chairs, sponsors and secretariat of {case.forum.name} do that.")


def can_confirm(person: Person, case: Case) -> Verdict:
    """Say whether this person's yes counts towards issuing and towards a response."""
    if person.may(Ability.DIRECT, case.forum.id):
        return YES
    return no(f"Only the co-chairs and sponsors of {case.forum.name} confirm it.")


def can_replace(person: Person, case: Case) -> Verdict:
    """Say whether this person may draft a newer version of it."""
    if not case.in_force:
        return no("A newer version has replaced it already.")
    return can_draft(person, case.forum)


# --- reflecting and discussing ------------------------------------------------------------------


def can_open_reflection(person: Person, case: Case) -> Verdict:
    """Say whether this person may open the reflection."""
    if person.may(Ability.OPEN_REFLECTION, case.reflection.id):
        return YES
    return no(f"The convenor, co-chairs and secretariat of {case.reflection.name} open it.")


def can_open_discussions(person: Person, case: Case) -> Verdict:
    """Say whether this person may open the discussion in every forum that is asked."""
    if any(person.may(Ability.OPEN_REFLECTION, f.id) for f in (case.reflection, case.forum)):
        return YES
    return no(f"{case.reflection.name} or {case.forum.name} opens the discussions.")


def reflecting_forums(person: Person, case: Case) -> frozenset[int]:
    """Return the forums as whose member this person may reflect on it."""
    return person.forums_where(Ability.REFLECT) & (case.targets | {case.reflection.id})


def can_reflect(person: Person, case: Case) -> Verdict:
    """Say whether this person may write on a section now."""
    if case.state not in OPEN_TO_REFLECTIONS or not case.in_force:
        return no("Reflections are written from when the reflection opens until feedback is in.")
    if reflecting_forums(person, case):
        return YES
    return no("Members of the forums that are asked, and of the one that reflects first, write.")


# --- answering ----------------------------------------------------------------------------------


def answering_forums(person: Person, case: Case) -> frozenset[int]:
    """Return the forums for which this person answers."""
    return person.forums_where(Ability.FEED_BACK) & case.targets


def can_feed_back(person: Person, case: Case, forum_id: int) -> Verdict:
    """Say whether this person may answer for this forum, or say when it discusses it."""
    if forum_id in answering_forums(person, case):
        return YES
    return no("The convenor or a co-chair of a forum that is asked answers for it.")


def can_gather(person: Person, case: Case) -> Verdict:
    """Say whether this person may end the discussion once its time is over."""
    if person.may(Ability.DIRECT, case.forum.id, *BOTH):
        return YES
    return no(f"The co-chairs and secretariat of {case.forum.name} do, or the calendar.")


def can_synthesise(person: Person, case: Case) -> Verdict:
    """Say whether this person may sum up what the forums said."""
    if _synthesises(person, case):
        return YES
    return no(f"An analyst or the secretariat of {case.forum.name} sums it up.")


def can_review(person: Person, case: Case) -> Verdict:
    """Say whether this person may record what a review found."""
    return can_propose(person, case)


# --- must-reads ---------------------------------------------------------------------------------


def can_receive(person: Person, case: Case) -> Verdict:
    """Say whether this person may confirm that they have read it: a reader of a forum asked."""
    if case.state is State.DRAFT or not case.directive.must_read:
        return no("It isn’t a must-read.")
    if person.forums_where(Ability.RECEIVE) & case.targets:
        return YES
    return no("It is a must-read for the members of the forums that are asked.")


def forums_of_receipts(person: Person, case: Case) -> frozenset[int]:
    """Return the forums of which this person sees who has read it."""
    return person.forums_where(Ability.READ_RECEIPTS) & case.targets


def can_read_receipt_counts(person: Person, case: Case) -> Verdict:
    """Say whether this person sees how many of each forum have read it."""
    if person.may(Ability.READ, case.forum.id):
        return YES
    return no(f"How many have read it is shown to {case.forum.name}.")


def can_read_receipts(person: Person, case: Case) -> Verdict:
    """Say whether the page of receipts has anything for this person."""
    if case.state is State.DRAFT or not case.directive.must_read:
        return no("It isn’t a must-read.")
    if forums_of_receipts(person, case) or can_read_receipt_counts(person, case):
        return YES
    return no("Convenors see who of their own forum has read it, and you see your own receipt.")


def _drafts(person: Person, case: Case) -> bool:
    return case.state is State.DRAFT and case.directive.drafter_id == person.id


def _synthesises(person: Person, case: Case) -> bool:
    return person.may(Ability.SYNTHESISE, case.forum.id)
