"""Open the reflection, then a discussion in every forum that is asked."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.errors import Invalid, Unlawful, require
from cop.feedback.operations.briefs import checked
from cop.feedback.operations.handling import FARTHEST
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import local_day, moment_on
from cop.guidance.cases import case_of
from cop.guidance.clocks import REMINDED, due_after, morning_after
from cop.guidance.models import Directive, DirectiveReflection, DirectiveSection, DirectiveTarget
from cop.guidance.operations.beginning import begin
from cop.guidance.permissions import (
    Case,
    can_feed_back,
    can_open_discussions,
    can_open_reflection,
    can_reflect,
    reflecting_forums,
)
from cop.guidance.record import check_in_force, lock, move
from cop.guidance.states import Action, Kind, State
from cop.screening.gate import carrying
from cop.threads.operations import post_answer


def open_reflection(
    session: Session,
    directive: Directive,
    *,
    by: Person,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> None:
    """Let the forum between reflect on it, with the prompts it came with."""
    case = begin(session, directive, can_open_reflection, Action.REFLECT, by=by, version=version)
    due_on = due_after(session, case.forum, Action.REFLECT, now)
    move(
        session,
        directive,
        Action.REFLECT,
        by=by,
        now=now,
        forum_id=case.reflection.id,
        due_on=due_on,
        note=checked(note, "note"),
    )
    if due_on is not None:
        at = morning_after(due_on, case.forum.timezone)
        schedule(session, "directive_reflection_over", not_before=at, directive=directive.id)


def reflect(
    session: Session,
    directive: Directive,
    *,
    section: int,
    kind: Kind,
    text: str,
    by: Person,
    now: datetime,
) -> DirectiveReflection:
    """Write on a section: what it means for one’s practice, or what should be clearer."""
    lock(session, directive)
    case = case_of(session, directive)
    require(can_reflect(by, case))
    _check_section(session, directive, section)
    if not text.strip():
        raise Invalid("Write something before you send it.", "text")
    reflection = DirectiveReflection(
        directive_id=directive.id,
        section=section,
        kind=kind,
        forum_id=_speaks_for(by, case),
        by_id=by.id,
        at=now,
        text=checked(text, "text"),
    )
    session.add(reflection)
    session.flush()
    return reflection


def _check_section(session: Session, directive: Directive, section: int) -> None:
    there = select(DirectiveSection.id).where(
        DirectiveSection.directive_id == directive.id,
        DirectiveSection.text_version == directive.text_version,
        DirectiveSection.number == section,
    )
    if session.scalar(there) is None:
        raise Invalid("Choose the section that you write about.", "section")


def _speaks_for(by: Person, case: Case) -> int:
    """Return the forum as whose member they write: in the local discussion, one that is asked."""
    mine = reflecting_forums(by, case)
    local = mine & case.targets
    if case.state is State.LOCAL_DISCUSSION and local:
        return min(local)
    return case.reflection.id if case.reflection.id in mine else min(mine)


def open_discussions(
    session: Session,
    directive: Directive,
    *,
    by: Person,
    message: str,
    read_at: str,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> int:
    """Open a discussion in every forum that is asked; `read_at` is the directive’s address."""
    case = begin(session, directive, can_open_discussions, Action.DISCUSS, by=by, version=version)
    check_in_force(directive)
    message = _checked_message(message)
    due_on = due_after(session, case.forum, Action.DISCUSS, now)
    for target, forum in _targets(session, directive):
        body = _opening(case, forum, message, read_at, due_on)
        _open_one(session, case, target, forum, body, by=by, now=now)
    move(
        session,
        directive,
        Action.DISCUSS,
        by=by,
        now=now,
        forum_id=_opened_by(by, case),
        due_on=due_on,
        note=checked(note, "note"),
    )
    _plan_the_end(session, case, due_on, now)
    return len(case.targets)


def _checked_message(message: str) -> str:
    if not message.strip():
        raise Invalid("Write a line to the forums: why you ask, and what you hope for.", "message")
    return checked(message, "message")


def _opened_by(by: Person, case: Case) -> int:
    """Return the forum whose role lets them open the discussions."""
    return case.reflection.id if can_open_reflection(by, case) else case.forum.id


def plan_discussion(
    session: Session,
    directive: Directive,
    forum: Forum,
    *,
    by: Person,
    day: date | None,
    now: datetime,
) -> None:
    """Say when the forum discusses it, or did."""
    lock(session, directive)
    case = case_of(session, directive)
    require(can_feed_back(by, case, forum.id))
    check_open(case)
    if day is None:
        raise Invalid("Give the day on which you discuss it.", "day")
    check_near(day, local_day(now, forum.timezone), "day")
    _check_in_time(day, directive.due_on)
    target_of(session, directive, forum).discuss_on = day
    session.flush()


def check_open(case: Case) -> None:
    """Raise Unlawful unless forums discuss it now."""
    check_in_force(case.directive)
    if case.state is not State.LOCAL_DISCUSSION:
        raise Unlawful(
            "Forums answer while it is discussed locally. "
            f"{case.directive.reference} isn’t being discussed now."
        )


def check_near(day: date, today: date, field: str) -> None:
    """Raise Invalid for a day that is years away, before or after."""
    if abs(day - today) > FARTHEST:
        raise Invalid("Choose a date within the last or the next two years.", field)


def _check_in_time(day: date, due_on: date | None) -> None:
    """Raise Invalid for a discussion that comes after the forum’s answer is due."""
    if due_on is not None and day > due_on:
        raise Invalid(
            f"Your answer is due on {_in_words(due_on)}. Choose a day by then: after it a forum "
            "that has not answered is listed as silent.",
            "day",
        )


def _in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def target_of(session: Session, directive: Directive, forum: Forum) -> DirectiveTarget:
    """Return what this forum is asked and what it answered."""
    return session.scalars(
        select(DirectiveTarget).where(
            DirectiveTarget.directive_id == directive.id, DirectiveTarget.forum_id == forum.id
        )
    ).one()


def _targets(session: Session, directive: Directive) -> list[tuple[DirectiveTarget, Forum]]:
    rows = session.execute(
        select(DirectiveTarget, Forum)
        .join(Forum, Forum.id == DirectiveTarget.forum_id)
        .where(DirectiveTarget.directive_id == directive.id)
        .order_by(DirectiveTarget.id)
    )
    return [(target, forum) for target, forum in rows]


def _open_one(
    session: Session,
    case: Case,
    target: DirectiveTarget,
    forum: Forum,
    body: str,
    *,
    by: Person,
    now: datetime,
) -> None:
    directive = case.directive
    title = f"{directive.reference}: {directive.title}"[:200]
    with carrying(directive.title, *directive.prompts):
        post = post_answer(
            session,
            forum,
            None,
            title=title,
            body=body,
            by=by,
            now=now,
            kind="discussion",
            marking=directive.marking,
        )
    target.thread_id = post.thread_id
    record(
        session,
        "directive.discussion",
        subject="directive",
        subject_id=directive.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        thread=post.thread_id,
    )


def _opening(case: Case, forum: Forum, message: str, read_at: str, due_on: date | None) -> str:
    """Return the first post: why it is asked, where it stands, and what the forum answers."""
    directive = case.directive
    prompts = "\n".join(f"- {prompt}" for prompt in directive.prompts)
    until = f" by {_in_words(due_on)}" if due_on else ""
    return (
        f"{message}\n\n[Read {directive.reference}]({read_at}), then talk about it here:\n\n"
        f"{prompts}\n\nThe convenor of {forum.name} answers for all of us{until}: is it clear, "
        "is it workable, what is in the way, and what have we changed to make it fit?"
    )


def _plan_the_end(session: Session, case: Case, due_on: date | None, now: datetime) -> None:
    """Schedule the reminder of forums that haven’t answered, and the end of the discussion."""
    if due_on is None:
        return
    zone, directive_id = case.forum.timezone, case.directive.id
    remind_on = due_after(session, case.forum, Action.DISCUSS, now, less=REMINDED)
    if remind_on is not None and remind_on > local_day(now, zone):
        at = moment_on(remind_on, zone)
        schedule(session, "directive_feedback_due", not_before=at, directive=directive_id)
    at = morning_after(due_on, zone)
    schedule(session, "directive_discussion_over", not_before=at, directive=directive_id)
