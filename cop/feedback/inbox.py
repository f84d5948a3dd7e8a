"""What waits for a forum, what is due first, and what else came to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.errors import NotFound
from cop.feedback.clocks import past_its_date
from cop.feedback.models import Issue, IssueRaiser, Leg, Pause
from cop.feedback.permissions import came_to, visible_issues
from cop.feedback.states import WAITING, State
from cop.feedback.words import state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, Rows, Shape, prepared
from cop.forums.tiers import Ability
from cop.forums.working_days import ordinal_on
from cop.wall import Wall

PER_PAGE = 25
AWAITING_REPLY = frozenset({State.SUBMITTED, State.REOPENED})
CURSOR = re.compile(r"(?:(\d{4}-\d\d-\d\d|never)\.)?(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which of the forum's issues to show; it stands in the address as it is."""

    show: str = "waiting"
    region: str = ""
    theme: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Still:
    """Why a clock stands still, and since when."""

    kind: str
    started_on: date
    note: str


@dataclass(frozen=True, slots=True)
class InboxLine:
    """An issue in the inbox; days are working days of the forum's calendar."""

    id: int
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
    acknowledgeable: bool
    pause: Still | None = None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """A page of the inbox, and where the next one begins."""

    lines: Sequence[InboxLine] = field(default_factory=list)
    after: str = ""


def inbox_of(session: Session, forum: Forum, person: Person, wall: Wall, asked: Asked) -> InboxPage:
    """Return a page of what was asked for, what is due first, in one statement."""
    rows = _rows(session, person, forum, wall.today, asked).all()
    lines = [_line(row, forum, person) for row in rows[:PER_PAGE]]
    more = len(rows) > PER_PAGE
    return InboxPage(lines, _cursor(lines[-1], asked) if more else "")


def _rows(session: Session, person: Person, forum: Forum, today: date, asked: Asked) -> Rows:
    place = CURSOR.fullmatch(asked.after) if asked.after else None
    if asked.after and place is None:
        raise NotFound
    return _inbox(
        session,
        person,
        forum.id,
        forum.calendar,
        today,
        inside(person, forum.id),
        Shape(asked.show),
        asked.region or None,
        asked.theme or None,
        _date(place[1]) if place else None,
        int(place[2]) if place else None,
    )


@prepared
def _inbox(
    me: Person,
    forum_id: int,
    calendar: str,
    today: date,
    inside: bool,
    show: str,
    region: str | None,
    theme: str | None,
    due: date | None,
    number: int | None,
) -> Query:
    """A page of a view, after the issue with this due day and number if there is one."""
    order = _order(show)
    page = (
        select(Issue.id)
        .where(shown(me, forum_id, today, inside, show), *chosen(region, theme))
        .where(*_after(show, due, number))
        .order_by(*order)
        .limit(PER_PAGE + 1)
        .subquery()
    )
    return _counted(_lines().join(page, page.c.id == Issue.id), calendar, today).order_by(*order)


def _order(show: str) -> list[ColumnElement[Any]]:
    if show == "all":
        return [Issue.id.desc()]
    return [Issue.due_on.is_(None), Issue.due_on.asc(), Issue.id.asc()]


def _after(show: str, due: date | None, number: int | None) -> list[ColumnElement[bool]]:
    """Return the clauses of what comes after the issue with this due day and number."""
    if number is None:
        return []
    if show == "all":
        return [Issue.id < number]
    if due is None:
        return [Issue.due_on.is_(None), Issue.id > number]
    same_day = and_(Issue.due_on == due, Issue.id > number)
    return [or_(Issue.due_on > due, same_day, Issue.due_on.is_(None))]


def _lines() -> Query:
    origin, handler = aliased(Forum), aliased(User)
    networks = (
        select(func.count())
        .where(IssueRaiser.issue_id == Issue.id, IssueRaiser.detached_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            Issue.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            Issue.closure,
            Issue.urgent,
            Issue.holder_id,
            Issue.due_on,
            origin.name.label("origin"),
            networks.label("networks"),
            Leg.next_on,
            Leg.paused_days,
            Leg.submitted_by_id,
            Leg.barred_id,
            handler.name.label("handler"),
            Pause.kind.label("still"),
            Pause.started_on.label("stopped_on"),
            Pause.note.label("stopped_for"),
        )
        .join(Leg, Leg.id == Issue.leg_id)
        .join(origin, origin.id == Issue.origin_id)
        .outerjoin(handler, handler.id == Leg.handler_id)
        .outerjoin(Pause, and_(Pause.leg_id == Leg.id, Pause.ended_on.is_(None)))
    )


# The days that a line counts from and to.
MARKS: dict[str, Any] = {
    "entered": Leg.entered_on,
    "due": Issue.due_on,
    "reply_by": Leg.acknowledge_by,
    "decision_by": Leg.decide_by,
    "stopped": Pause.started_on,
}


def _counted(lines: Query, calendar: str, today: date) -> Query:
    """Add the working day that each mark is in this calendar, and today's: their ordinals."""
    marks = {**MARKS, "today": today}
    return lines.add_columns(
        *(ordinal_on(calendar, mark).label(name) for name, mark in marks.items())
    )


def inside(person: Person, forum_id: int) -> bool:
    """Say whether this person reads whatever came to the forum, as those who look after it do."""
    return person.may(Ability.READ, forum_id)


def shown(
    person: Person, forum_id: int, today: date, inside: bool, show: str
) -> ColumnElement[bool]:
    """Return the clause of the issues that a view of the inbox holds, as this person sees them.

    Who is inside sees all that came, so each is not asked about: a test compares the two."""
    seen = true() if inside else visible_issues(person)
    if show == "all":
        came = select(Leg.issue_id).where(Leg.forum_id == forum_id, came_to(Leg))
        return and_(Issue.id.in_(came), seen)
    here = and_(Issue.holder_id == forum_id, Issue.state.in_(WAITING), seen)
    return and_(here, narrower(person, today).get(show, true()))


NARROWER = ("mine", "overdue", "urgent")


def narrower(person: Person, today: date) -> dict[str, ColumnElement[bool]]:
    """Return what the narrower views ask of an issue that waits for the forum."""
    mine = select(1).where(Leg.id == Issue.leg_id, Leg.handler_id == person.id)
    return {
        "mine": exists(mine.correlate(Issue)),
        "overdue": past_its_date(today),
        "urgent": Issue.urgent.is_(True),
    }


def chosen(region: str | None, theme: str | None) -> list[ColumnElement[bool]]:
    """Return the clauses of the region and the theme that were chosen."""
    clauses = []
    if theme is not None:
        clauses.append(Issue.priority_area == theme)
    if region is not None:
        behind = (
            select(1)
            .select_from(IssueRaiser)
            .join(Forum, Forum.id == IssueRaiser.forum_id)
            .where(
                IssueRaiser.issue_id == Issue.id,
                IssueRaiser.detached_at.is_(None),
                Forum.slug == region,
            )
        )
        clauses.append(exists(behind.correlate(Issue)))
    return clauses


def _date(day: str | None) -> date | None:
    if day in (None, "never"):
        return None
    try:
        return date.fromisoformat(day or "")
    except ValueError:
        raise NotFound from None


def _cursor(line: InboxLine, asked: Asked) -> str:
    if asked.show == "all":
        return str(line.id)
    return f"{line.due_on.isoformat() if line.due_on else 'never'}.{line.id}"


def _line(row: Row[*tuple[Any, ...]], forum: Forum, person: Person) -> InboxLine:
    pause = Still(row.still, row.stopped_on, row.stopped_for) if row.still else None
    state = State(row.state)
    # A clock that stands still shows the day on which it stopped.
    day = _minus(row.stopped if pause else row.today, row.entered)
    target = row.reply_by if state in AWAITING_REPLY else row.decision_by
    waits = row.holder_id == forum.id and state in WAITING
    # Once it is decided the leg is over: what is due is the sending, which has no such bar.
    over = state is State.DECIDED or not waits
    return InboxLine(
        id=row.id,
        reference=row.reference,
        title=row.title,
        state=state,
        words=state_words(state, row.closure),
        urgent=row.urgent and waits,
        origin=row.origin,
        networks=row.networks,
        handler=row.handler if waits else None,
        next_on=row.next_on,
        due_on=row.due_on,
        day=None if over else _minus(day, row.paused_days),
        target=None if over else _minus(_minus(target, row.entered), row.paused_days),
        days_left=_minus(row.due, row.today) if waits else None,
        acknowledgeable=waits
        and state in AWAITING_REPLY
        # Somebody else looks after it than who sent it here or returned it before.
        and person.id not in (row.submitted_by_id, row.barred_id),
        pause=pause if waits else None,
    )


def _minus(later: int | None, earlier: int | None) -> int | None:
    return None if later is None or earlier is None else later - earlier
