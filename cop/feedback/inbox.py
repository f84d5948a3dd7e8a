"""What waits for a forum, what is due first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.models import Issue, IssueRaiser, Leg
from cop.feedback.permissions import visible_issues
from cop.feedback.states import WAITING, State
from cop.feedback.words import state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import ordinals_of
from cop.wall import Wall

MOST = 200


@dataclass(frozen=True, slots=True)
class InboxLine:
    """An issue in the inbox; days are working days of the forum's calendar."""

    reference: str
    title: str
    state: State
    words: str
    urgent: bool
    origin: str
    networks: int
    handler: str | None
    next_on: date | None
    due_on: date | None
    day: int | None
    target: int | None
    days_left: int | None


def inbox_of(
    session: Session, forum: Forum, person: Person, wall: Wall, *, everything: bool = False
) -> list[InboxLine]:
    """Return what waits for the forum, what is due first, in two statements."""
    origin, handler = aliased(Forum), aliased(User)
    networks = (
        select(func.count())
        .where(IssueRaiser.issue_id == Issue.id, IssueRaiser.detached_at.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Issue, Leg, origin.name, handler.name, networks)
        .join(Leg, Leg.id == Issue.leg_id)
        .join(origin, origin.id == Issue.origin_id)
        .outerjoin(handler, handler.id == Leg.handler_id)
        .where(Issue.holder_id == forum.id, visible_issues(person))
        .order_by(Issue.due_on.is_(None), Issue.due_on, Issue.id)
        .limit(MOST)
    )
    if not everything:
        query = query.where(Issue.state.in_(WAITING))
    rows = session.execute(query).all()
    days = {wall.today} | {wall.day_of(leg.entered_at) for _, leg, *_ in rows}
    days |= {issue.due_on for issue, *_ in rows if issue.due_on}
    ordinals = ordinals_of(session, forum.calendar, days)
    return [_line(row, ordinals, wall) for row in rows]


def _line(
    row: tuple[Issue, Leg, str, str | None, int], ordinals: dict[date, int], wall: Wall
) -> InboxLine:
    issue, leg, origin, handler, networks = row
    today, start = ordinals.get(wall.today), ordinals.get(wall.day_of(leg.entered_at))
    due = ordinals.get(issue.due_on) if issue.due_on else None
    state = State(issue.state)
    # Once it is decided the leg is over: what is due is the sending, which has no such bar.
    over = state is State.DECIDED
    return InboxLine(
        reference=issue.reference,
        title=issue.title,
        state=state,
        words=state_words(state, issue.closure),
        urgent=issue.urgent,
        origin=origin,
        networks=networks,
        handler=handler,
        next_on=leg.next_on,
        due_on=issue.due_on,
        day=None if over else _minus(today, start),
        target=None if over else _minus(due, start),
        days_left=_minus(due, today),
    )


def _minus(later: int | None, earlier: int | None) -> int | None:
    return None if later is None or earlier is None else later - earlier
