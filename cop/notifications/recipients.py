"""Who is told of an event: the people it concerns, and nobody who may not see it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.consultations.models import Elector
from cop.feedback.models import Issue, IssueRaiser, IssueThread, Leg
from cop.feedback.states import Action
from cop.forums.models import Membership
from cop.forums.people import held_on
from cop.forums.tiers import Ability, Role, roles_that
from cop.threads.models import Post, Thread

# Told to those of the event's forum who can do this there.
FOR_WHO_CAN: dict[str, Ability] = {
    "issue.answered": Ability.READ,
    "issue.check_due": Ability.CHECK,
    "issue.check_silent": Ability.CHECK,
    "issue.unopened": Ability.CHECK,
    "issue.proposed": Ability.DECIDE,
}


def recipients_for(session: Session, event: Event, today: date) -> set[int]:
    """Return the ids of the people to tell; whoever did it is left out when they are told."""
    if event.kind in FOR_WHO_CAN:
        roles = roles_that(FOR_WHO_CAN[event.kind])
        return _holders(session, event.forum_id, roles, today)
    match event.kind:
        case "thread.reply":
            return _took_part(session, event, today)
        case "issue.moved":
            return _follow_issue(session, event, today)
        case "issue.reported" | "issue.review_due":
            owner = {event.data["owner"]} if "owner" in event.data else set()
            return _raisers_people(session, event, today) | owner
        case "issue.progress_due" | "issue.action_given":
            return set(event.data["owners"])
        case "consultation.opened":
            return _electors(session, event)
    return set()


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
    if event.data["action"] == Action.CASCADE:
        return set()
    if event.data["action"] == Action.RAISE:
        return _holders(session, event.forum_id, {Role.FACILITATOR}, today)
    issue = session.get_one(Issue, event.subject_id)
    # The networks are asked by an event of their own.
    asked = event.data["action"] == Action.ASK
    told = _authors(session, issue) if asked else _raisers_people(session, event, today)
    if event.data["action"] in (Action.SUBMIT, Action.REOPEN, Action.REVISIT):
        told |= _holders(session, issue.holder_id, roles_that(Ability.ACKNOWLEDGE), today)
    handler = session.scalar(select(Leg.handler_id).where(Leg.id == issue.leg_id))
    if event.data["action"] == Action.DECIDE:
        told |= _holders(session, issue.holder_id, roles_that(Ability.CASCADE), today)
    return told | ({handler} if handler else set())


def _raisers_people(session: Session, event: Event, today: date) -> set[int]:
    """Return who raised the issue, wrote where it came from, or convenes a raising network."""
    issue = session.get_one(Issue, event.subject_id)
    told = _authors(session, issue)
    for forum_id in session.scalars(_raisers(issue)).all():
        told |= _holders(session, forum_id, {Role.FACILITATOR}, today)
    return told


def _authors(session: Session, issue: Issue) -> set[int]:
    return {issue.raised_by_id} | _source_authors(session, issue)


def _source_authors(session: Session, issue: Issue) -> set[int]:
    return set(
        session.scalars(
            select(Thread.author_id)
            .join(IssueThread, IssueThread.thread_id == Thread.id)
            .where(IssueThread.issue_id == issue.id, IssueThread.kind == "source")
        )
    )


def _electors(session: Session, event: Event) -> set[int]:
    found = select(Elector.user_id).where(Elector.consultation_id == event.subject_id)
    return set(session.scalars(found))


def _holders(
    session: Session, forum_id: int | None, roles: Iterable[Role], today: date
) -> set[int]:
    return set(
        session.scalars(
            select(Membership.user_id).where(
                Membership.forum_id == forum_id,
                Membership.role.in_([role.value for role in roles]),
                held_on(today),
            )
        )
    )


def _raisers(issue: Issue) -> Select[int]:
    return select(IssueRaiser.forum_id).where(
        IssueRaiser.issue_id == issue.id, IssueRaiser.detached_at.is_(None)
    )
