"""Where people would wait forever: forums in which nobody may do what has to be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import Issue, Leg
from cop.feedback.states import BEFORE_DECISION, ENDED, State
from cop.forums.models import Forum, Membership, RuleSet, WorkingDayRow
from cop.forums.people import held_on
from cop.forums.tiers import Ability, Role, roles_that

A_YEAR = 366


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a forum's issues waiting, and what would help."""

    forum: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who holds which role where, today; whom somebody acts for rests."""

    by_forum: dict[int, dict[Role, set[int]]]

    def able(self, forum_id: int, roles: frozenset[Role]) -> set[int]:
        held = self.by_forum.get(forum_id, {})
        return {person for role in roles for person in held.get(role, set())}


def findings(session: Session, today: date) -> list[Finding]:
    """Return what would deadlock, forum by forum; nothing where all is well."""
    forums = session.scalars(
        select(Forum).where(Forum.status == "active").order_by(Forum.name)
    ).all()
    rules = {row.id: row for row in session.scalars(select(RuleSet))}
    seats = _seats(session, today)
    parents = {forum.parent_id for forum in forums if forum.parent_id}
    found: list[Finding] = []
    for forum in forums:
        if forum.parent_id:
            found += _cannot_raise(forum, seats)
        if forum.id in parents:
            below = [f for f in forums if f.parent_id == forum.id]
            found += _cannot_answer(forum, rules[forum.rule_set_id], seats, below)
        if forum.sunset_on and forum.sunset_on < today:
            found.append(_past_its_sunset(forum))
    return found + list(_no_calendar(session, forums, today)) + _left_behind(session, seats)


def _seats(session: Session, today: date) -> _Seats:
    rows = session.execute(
        select(
            Membership.forum_id, Membership.role, Membership.user_id, Membership.acting_for_id
        ).where(held_on(today))
    ).all()
    away = {(forum, role, person) for forum, role, _, person in rows if person}
    by_forum: dict[int, dict[Role, set[int]]] = {}
    for forum, role, person, _ in rows:
        if (forum, role, person) not in away:
            by_forum.setdefault(forum, {}).setdefault(Role(role), set()).add(person)
    return _Seats(by_forum)


def _cannot_raise(forum: Forum, seats: _Seats) -> Iterator[Finding]:
    if not seats.able(forum.id, roles_that(Ability.SUBMIT)):
        yield Finding(
            forum.name,
            "nobody can send its issues up",
            "Give somebody the seat of its convenor or co-chair.",
        )
    elif not seats.able(forum.id, roles_that(Ability.CHECK)):
        yield Finding(
            forum.name,
            "nobody can say whether an answer worked",
            "Give somebody the seat of its convenor.",
        )


def _cannot_answer(
    forum: Forum, rules: RuleSet, seats: _Seats, below: list[Forum]
) -> Iterator[Finding]:
    triage = seats.able(forum.id, roles_that(Ability.ACKNOWLEDGE))
    if not triage:
        yield Finding(
            forum.name,
            "nobody can acknowledge what comes up to it",
            "Give somebody a seat as co-chair, convenor or secretariat.",
        )
    for lower in below:
        senders = seats.able(lower.id, roles_that(Ability.SUBMIT))
        if triage and senders and triage <= senders and len(senders) == 1:
            yield Finding(
                forum.name,
                f"whoever sends for {lower.name} is the only one who could receive it here",
                "Name a second person: who sends an issue never looks after it.",
            )
    deciders = frozenset(Role(role) for role in rules.deciders)
    if not seats.able(forum.id, deciders & roles_that(Ability.DECIDE)):
        yield Finding(
            forum.name, "nobody can decide", "Give somebody a seat that its rules let decide."
        )
    if not seats.able(forum.id, roles_that(Ability.CASCADE)):
        yield Finding(
            forum.name,
            "nobody can send answers back",
            "Give somebody a seat as secretariat or convenor.",
        )


def _past_its_sunset(forum: Forum) -> Finding:
    ended = f"{forum.sunset_on:%d %B %Y}".lstrip("0")
    return Finding(
        forum.name,
        f"it was to end on {ended} and still has issues that wait",
        "Decide them, raise them further or return them: it is archived then.",
    )


def _no_calendar(session: Session, forums: Sequence[Forum], today: date) -> Iterator[Finding]:
    rows = session.execute(
        select(WorkingDayRow.calendar, func.max(WorkingDayRow.day)).group_by(WorkingDayRow.calendar)
    )
    last = {calendar: day for calendar, day in rows}
    for forum in forums:
        until = last.get(forum.calendar)
        if until is None or (until - today).days < A_YEAR:
            yield Finding(
                forum.name,
                f"its calendar {forum.calendar} ends before a year is over",
                "Run a worker: it keeps the calendars ahead.",
            )


def _left_behind(session: Session, seats: _Seats) -> list[Finding]:
    """Return the open issues whose handler has left the forum that has them."""
    waiting = [state.value for state in (*BEFORE_DECISION, State.REOPENED) if state not in ENDED]
    rows = session.execute(
        select(Issue.reference, Forum.name, User.name, Leg.handler_id, Forum.id)
        .join(Leg, Leg.id == Issue.leg_id)
        .join(Forum, Forum.id == Leg.forum_id)
        .join(User, User.id == Leg.handler_id)
        .where(Issue.state.in_(waiting), Leg.left_at.is_(None))
        .order_by(Issue.id)
    )
    able = roles_that(Ability.ACKNOWLEDGE)
    return [
        Finding(
            forum,
            f"{reference} is looked after by {name}, who does so no longer",
            "Change who looks after it.",
        )
        for reference, forum, name, handler, forum_id in rows
        if handler not in seats.able(forum_id, able)
    ]
