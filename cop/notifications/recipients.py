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


def recipients_for(session: Session, event: Event, today: date) -> set[int]:
    """Return the ids of the people to tell; whoever did it is left out when they are told."""
    match event.kind:
        case "thread.reply":
            return _took_part(session, event, today)
        case "issue.moved":
            return _follow_issue(session, event, today)
        case "issue.answered":
            return _holders(session, event.forum_id, roles_that(Ability.READ), today)
        case "issue.check_due":
            return _holders(session, event.forum_id, roles_that(Ability.CHECK), today)
        case "issue.proposed":
            return _holders(session, event.forum_id, roles_that(Ability.DECIDE), today)
        case "issue.author" | "issue.conflict":
            return _named(session, event, today)
        case "consultation.opened":
            return _electors(session, event)
    return set()


def _named(session: Session, event: Event, today: date) -> set[int]:
    """Return whom the event names, and who decides with them if somebody stands aside."""
    named = {id_ for id_ in (event.data.get("person"), event.data.get("delegate")) if id_}
    if event.kind == "issue.author":
        return named
    return named | _holders(session, event.forum_id, roles_that(Ability.DECIDE), today)


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

    The answer itself goes to whole networks by an event of its own, so that step tells nobody."""
    if event.data["action"] in (Action.CASCADE, Action.RAISE):
        return set()
    issue = session.get_one(Issue, event.subject_id)
    told = {issue.raised_by_id} | _source_authors(session, issue)
    # The networks are asked by an event of their own.
    asked = event.data["action"] == Action.ASK
    for forum_id in () if asked else session.scalars(_raisers(issue)):
        told |= _holders(session, forum_id, {Role.FACILITATOR}, today)
    if event.data["action"] in (Action.SUBMIT, Action.REOPEN, Action.REVISIT):
        told |= _holders(session, issue.holder_id, roles_that(Ability.ACKNOWLEDGE), today)
    handler = session.scalar(select(Leg.handler_id).where(Leg.id == issue.leg_id))
    if event.data["action"] == Action.DECIDE:
        told |= _holders(session, issue.holder_id, roles_that(Ability.CASCADE), today)
    return told | ({handler} if handler else set())


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
