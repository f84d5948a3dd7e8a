"""Who is told of an event: the people it concerns, and nobody who may not see it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.consultations.models import Consultation, ConsultationAnalyst, Elector
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Leg
from cop.feedback.states import Action
from cop.forums.models import Membership
from cop.forums.people import held_on
from cop.forums.tiers import Ability, Role, roles_that
from cop.notifications.directives import recipients_of_directive
from cop.notifications.reading import who_read_thread
from cop.notifications.who_has_it import late_for, second_for, was_undone
from cop.threads.models import Post, Thread


def recipients_for(session: Session, event: Event, today: date) -> set[int]:
    """Return the ids of the people to tell; whoever did it is left out when they are told."""
    if event.subject == "thread":
        return who_read_thread(session, event.subject_id, _of_thread(session, event, today))
    if event.kind in FOR_WHO_CAN:
        return _holders(session, event.forum_id, roles_that(FOR_WHO_CAN[event.kind]), today)
    if event.subject == "directive":
        return recipients_of_directive(session, event, today)
    found = OF_AN_EVENT.get(event.kind)
    return found(session, event, today) if found else set()


def _of_thread(session: Session, event: Event, today: date) -> set[int]:
    """Return whom it concerns; of those, who belongs to the discussion’s community is told."""
    if event.kind == "thread.mask_asked":
        thread = session.get_one(Thread, event.subject_id)
        masks = _holders(session, event.forum_id, roles_that(Ability.MASK), today)
        return masks | ({thread.author_id} if thread.community_id is not None else set())
    if event.kind == "thread.mask_answered":
        return {event.data["asked_by"]}
    return _took_part(session, event, today)


def _named(session: Session, event: Event, today: date) -> set[int]:
    """Return whom the event names, and who decides with them if somebody stands aside."""
    named = {id_ for id_ in (event.data.get("person"), event.data.get("delegate")) if id_}
    if event.kind == "issue.author":
        return named
    return named | _holders(session, event.forum_id, roles_that(Ability.DECIDE), today)


def _person(session: Session, event: Event, today: date) -> set[int]:
    """Return the one whom the event is for."""
    del session, today
    return {event.data["person"]} if "person" in event.data else set()


def _took_part(session: Session, event: Event, today: date) -> set[int]:
    """Return who wrote earlier in the discussion and still reads there."""
    writers = set(
        session.scalars(
            select(Post.author_id)
            .where(Post.thread_id == event.subject_id, Post.number < event.data["number"])
            .distinct()
        )
    )
    return writers & _holders(session, event.forum_id, roles_that(Ability.READ), today)


def _follow_issue(session: Session, event: Event, today: date) -> set[int]:
    """Return who raised it, wrote where it came from, convenes a raising network, or handles it.

    The answer itself goes to whole networks by an event of its own, so that step tells nobody.
    What was just raised is for the network's convenor; its members find it in their lists."""
    action = event.data.get("action", "")
    if action == Action.CASCADE or was_undone(session, event):
        return set()
    if action == Action.RAISE:
        return _holders(session, event.forum_id, {Role.FACILITATOR}, today)
    issue = session.get_one(Issue, event.subject_id)
    # The networks are asked by an event of their own.
    asked = action == Action.ASK
    told = _authors(session, issue, today) if asked else _raisers_people(session, event, today)
    if action in (Action.SUBMIT, Action.REOPEN, Action.REVISIT):
        told |= _holders(session, issue.holder_id, roles_that(Ability.ACKNOWLEDGE), today)
    handler = session.scalar(select(Leg.handler_id).where(Leg.id == issue.leg_id))
    if action == Action.DECIDE:
        told |= _holders(session, issue.holder_id, roles_that(Ability.CASCADE), today)
    return told | ({handler} if handler else set())


def _raisers_people(session: Session, event: Event, today: date) -> set[int]:
    """Return who raised the issue, wrote where it came from, or convenes a raising network."""
    issue = session.get_one(Issue, event.subject_id)
    told = _authors(session, issue, today)
    for forum_id in session.scalars(_raisers(issue)).all():
        told |= _holders(session, forum_id, {Role.FACILITATOR}, today)
    return told


def _raisers_and_owner(session: Session, event: Event, today: date) -> set[int]:
    """Return the people of the raising networks, and the owner whom the event names."""
    owner = {event.data["owner"]} if "owner" in event.data else set()
    return _raisers_people(session, event, today) | owner


def _owners(session: Session, event: Event, today: date) -> set[int]:
    """Return the owners whom the event names."""
    del session, today
    return set(event.data["owners"])


def _authors(session: Session, issue: Issue, today: date) -> set[int]:
    """Return who raised it or wrote where it came from, and still reads in a raising network."""
    wrote = {issue.raised_by_id} | _source_authors(session, issue)
    behind = Membership.forum_id.in_(_raisers(issue))
    return wrote & _people(session, behind, roles_that(Ability.READ), today)


def _source_authors(session: Session, issue: Issue) -> set[int]:
    return set(
        session.scalars(
            select(Thread.author_id)
            .join(IssueThread, IssueThread.thread_id == Thread.id)
            .where(IssueThread.issue_id == issue.id, IssueThread.kind == "source")
        )
    )


def _electors(session: Session, event: Event, today: date) -> set[int]:
    del today  # who is asked was settled when it opened
    found = select(Elector.user_id).where(Elector.consultation_id == event.subject_id)
    return set(session.scalars(found))


def _who_reads_answers(session: Session, event: Event, today: date) -> set[int]:
    """Return the named analysts; where nobody is, those who look after the forum that asks."""
    analysts = ConsultationAnalyst.consultation_id == event.subject_id
    named = set(session.scalars(select(ConsultationAnalyst.user_id).where(analysts)))
    if named:
        return named
    forum_id = session.get_one(Consultation, event.subject_id).forum_id
    return _holders(session, forum_id, roles_that(Ability.REVIEW), today)


def _holders(
    session: Session, forum_id: int | None, roles: Iterable[Role], today: date
) -> set[int]:
    return _people(session, Membership.forum_id == forum_id, roles, today)


def _people(
    session: Session, where: ColumnElement[bool], roles: Iterable[Role], today: date
) -> set[int]:
    names = [role.value for role in roles]
    held = where, Membership.role.in_(names), held_on(today)
    return set(session.scalars(select(Membership.user_id).where(*held)))


def _raisers(issue: Issue) -> Select[int]:
    return select(IssueRaiser.forum_id).where(
        IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None)
    )


# Told to those of the event's forum who can do this there.
FOR_WHO_CAN: Mapping[str, Ability] = {
    "issue.answered": Ability.READ,
    "issue.check_due": Ability.CHECK,
    "issue.check_silent": Ability.CHECK,
    "issue.unopened": Ability.CHECK,
    "issue.proposed": Ability.DECIDE,
    "screen.held": Ability.REVIEW,
    "screen.at_risk": Ability.REVIEW,
}
OF_AN_EVENT: Mapping[str, Callable[[Session, Event, date], set[int]]] = {
    "issue.moved": _follow_issue,
    "issue.paused": _follow_issue,
    "issue.resumed": _follow_issue,
    "issue.handed_over": _follow_issue,
    "issue.left": _follow_issue,
    "issue.overdue": late_for,
    "issue.withdrawal_asked": second_for,
    "issue.reported": _raisers_and_owner,
    "issue.review_due": _raisers_and_owner,
    "issue.progress_due": _owners,
    "issue.action_given": _owners,
    "issue.action_dropped": _owners,
    "issue.author": _named,
    "issue.conflict": _named,
    "consultation.opened": _electors,
    "screen.at_risk_answer": _who_reads_answers,
    "screen.found": _person,
    "screen.ruled": _person,
    "screen.taken_back": _person,
    "screen.masked": _person,
}
