"""Who is told when something is late, stands still, or waits for a second person."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.feedback.clocks import AT_HOME
from cop.feedback.models import Issue, Leg, LocalAction, Step, Withdrawal
from cop.feedback.operations.chasing import CO_CHAIRS, SPONSOR
from cop.feedback.states import Action, State
from cop.forums.models import Forum
from cop.forums.queries import holders_of
from cop.forums.tiers import Ability, Role, roles_that


def late_for(session: Session, event: Event, today: date) -> set[int]:
    """Return who has it, and the later it gets the co-chairs and the sponsor, too."""
    issue = session.get_one(Issue, event.subject_id)
    told = who_has_it(session, issue, today)
    if event.data["level"] >= CO_CHAIRS:
        told |= _held(session, issue.holder_id, {Role.CO_CHAIR}, today)
    if event.data["level"] >= SPONSOR:
        told |= _sponsors(session, issue.holder_id, today)
    return told


def who_has_it(session: Session, issue: Issue, today: date) -> set[int]:
    """Return who does the next thing: by name where one is named, by role where that is gone."""
    state = State(issue.state)
    if state in AT_HOME or state is State.CLARIFYING:
        named = _plan_owner(session, issue) if state is State.LOCAL_ACTION else None
        by_role = roles_that(Ability.SUBMIT)
        return _by_name_or_role(session, named, issue.origin_id, by_role, today)
    if state in (State.DECIDED, State.REFERRED):
        ability = Ability.CASCADE if state is State.DECIDED else Ability.FORWARD
        return _held(session, issue.holder_id, roles_that(ability), today)
    handler = session.scalar(select(Leg.handler_id).where(Leg.id == issue.leg_id))
    by_role = roles_that(Ability.ACKNOWLEDGE)
    return _by_name_or_role(session, handler, issue.holder_id, by_role, today)


def second_for(session: Session, event: Event, today: date) -> set[int]:
    """Return whose yes a withdrawal waits for: the convenors of the network, and who raised it."""
    issue = session.get_one(Issue, event.subject_id)
    asked = session.scalar(
        select(Withdrawal.forum_id)
        .where(Withdrawal.issue_id == issue.id, Withdrawal.ended_at.is_(None))
        .order_by(Withdrawal.id.desc())
        .limit(1)
    )
    if asked is None:
        return set()
    raiser = {issue.raised_by_id} if asked == issue.origin_id else set()
    return _held(session, asked, roles_that(Ability.WITHDRAW), today) | raiser


def was_undone(session: Session, event: Event) -> bool:
    """Say whether the step was taken back before anybody was told of it."""
    number = event.data.get("number")
    if event.data.get("action") == Action.UNDO or number is None:
        return event.data.get("action") == Action.UNDO
    following = session.scalar(
        select(Step.action).where(Step.issue_id == event.subject_id, Step.number == number + 1)
    )
    return following == Action.UNDO


def _by_name_or_role(
    session: Session, named: int | None, forum_id: int, roles: frozenset[Role], today: date
) -> set[int]:
    """Return the person named while they hold a seat there, with who acts for them; else the role.

    Somebody who has left, or is away without anybody acting for them, leaves it to the others."""
    able = _held(session, forum_id, roles, today)
    if named is None:
        return able
    return {named} if named in able or named in _members(session, forum_id, today) else able


def _members(session: Session, forum_id: int, today: date) -> set[int]:
    return _held(session, forum_id, frozenset(Role) - {Role.OBSERVER}, today)


def _held(
    session: Session, forum_id: int, roles: frozenset[Role] | set[Role], today: date
) -> set[int]:
    return {person for role in roles for person in holders_of(session, forum_id, role, today)}


def _sponsors(session: Session, forum_id: int, today: date) -> set[int]:
    """Return the sponsors of the forum, or of the nearest one above it that has any."""
    forum = session.get(Forum, forum_id)
    while forum is not None:
        if found := _held(session, forum.id, {Role.SPONSOR}, today):
            return found
        forum = session.get(Forum, forum.parent_id) if forum.parent_id else None
    return set()


def _plan_owner(session: Session, issue: Issue) -> int | None:
    return session.scalar(
        select(LocalAction.owner_id)
        .where(LocalAction.issue_id == issue.id)
        .order_by(LocalAction.id.desc())
        .limit(1)
    )
