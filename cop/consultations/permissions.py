"""Who sees a consultation, answers it, reads its answers and its numbers."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, false, or_
from sqlalchemy.orm import aliased

from cop.consultations.models import Consultation, ConsultationAnalyst, Elector
from cop.consultations.states import State
from cop.errors import YES, Verdict, no
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability, Role, roles_that

RUNS_IT = frozenset({Role.CO_CHAIR, Role.FACILITATOR, Role.SECRETARIAT})
ASKERS = roles_that(Ability.CONSULT) - {Role.FACILITATOR}


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation with what permissions turn on: who asks, and what this person is in it."""

    consultation: Consultation
    forum: Forum
    elector: Elector | None
    named: bool

    @property
    def state(self) -> State:
        """Where the consultation stands."""
        return State(self.consultation.state)

    def is_open(self, now: datetime) -> bool:
        """Say whether answers are taken at this moment, whatever the clock's job has done yet."""
        within = self.consultation.opens_at <= now < self.consultation.closes_at
        return self.state is State.OPEN and within


# --- seeing -----------------------------------------------------------------------------------


def can_see(person: Person, asked: Asked) -> Verdict:
    """Say whether the consultation exists for this person."""
    if asked.named or person.may(Ability.CONSULT, asked.forum.id):
        return YES
    if asked.state is State.DRAFT:
        return no("This consultation isn’t open yet.")
    if asked.elector is not None or person.may(Ability.READ, asked.forum.id):
        return YES
    public = asked.state is State.PUBLISHED and asked.forum.visibility != "restricted"
    return YES if public and person.is_member else no("This consultation isn’t open to you.")


def visible_consultations(person: Person) -> ColumnElement[bool]:
    """Return the clause of the consultations that exist for this person."""
    opened = Consultation.state != State.DRAFT
    reads = Consultation.forum_id.in_(person.forums_where(Ability.READ))
    asks = Consultation.forum_id.in_(person.forums_where(Ability.CONSULT))
    public = and_(Consultation.state == State.PUBLISHED, ~_asked_by_a_restricted_forum())
    return or_(
        is_named(person),
        asks,
        and_(opened, or_(is_elector(person), reads)),
        public if person.is_member else false(),
    )


def is_elector(person: Person) -> ColumnElement[bool]:
    """Return the clause of the consultations that ask this person."""
    mine = aliased(Elector)
    return exists().where(mine.consultation_id == Consultation.id, mine.user_id == person.id)


def is_named(person: Person) -> ColumnElement[bool]:
    """Return the clause of the consultations that name this person as an analyst."""
    return exists().where(
        ConsultationAnalyst.consultation_id == Consultation.id,
        ConsultationAnalyst.user_id == person.id,
    )


def _asked_by_a_restricted_forum() -> ColumnElement[bool]:
    asker = aliased(Forum)  # the statement around it may join forums, too
    return exists().where(asker.id == Consultation.forum_id, asker.visibility == "restricted")


# --- asking and answering -----------------------------------------------------------------------


def can_ask(person: Person, forum: Forum, *, others_may: bool) -> Verdict:
    """Say whether this person opens the forum's consultations.

    A convenor does where nobody else holds a seat that may: `others_may` says whether one does."""
    if not person.may(Ability.CONSULT, forum.id):
        return no(f"{forum.name}’s co-chairs, sponsors and secretariat open its consultations.")
    if others_may and not person.roles_in(forum.id) & ASKERS:
        return no(f"In {forum.name} a co-chair, sponsor or secretariat opens a consultation.")
    return YES


def can_answer(person: Person, asked: Asked, now: datetime) -> Verdict:
    """Say whether this person may answer now: an elector, from opening until closing."""
    if asked.elector is None or asked.elector.user_id != person.id:
        return no("It asks the people who were in its forums on the day it opened.")
    if not asked.is_open(now):
        return no("It has closed, so answers can’t be added or changed.")
    return YES


# --- reading ------------------------------------------------------------------------------------


def can_read_answers(person: Person, asked: Asked) -> Verdict:
    """Say whether this person reads single answers: named analysts only, whatever else they are."""
    if person.administrator or Role.CO_CHAIR in person.roles_in(asked.forum.id):
        return no("Answers are read by the analysts it names, and by nobody who decides on them.")
    if asked.named and person.forums_where(Ability.READ_ANSWERS):
        return YES
    return no("Answers are read only by the analysts named when it opened.")


def can_see_rates(person: Person, asked: Asked) -> Verdict:
    """Say whether this person sees how many of each group have answered while it is open."""
    if asked.named or person.roles_in(asked.forum.id) & RUNS_IT:
        return YES
    return no("How many have answered is shown to those who run it until the results are out.")


def can_see_results(person: Person, asked: Asked) -> Verdict:
    """Say whether this person sees the counts of answers: all once published, analysts at close."""
    if asked.state is State.PUBLISHED:
        return can_see(person, asked)
    if asked.state is State.CLOSED and can_read_answers(person, asked):
        return YES
    return no("Results come out here once it has closed and the answers have been read.")
