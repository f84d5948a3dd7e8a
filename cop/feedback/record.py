"""Write the record of an issue: the one place where its state changes."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from cop.activity.operations import record, schedule
from cop.database import begin_write
from cop.errors import Stale, Unlawful
from cop.feedback.finding import index_after
from cop.feedback.models import Issue, Step, StepNote
from cop.feedback.states import CHASED, UNDOABLE, Action, State, lawful_from, transition
from cop.feedback.words import ACTION_WORDS, STATE_WORDS
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.forums.working_days import moment_on

# A step can be taken back for so long; until then nobody is told of it.
UNDO_WINDOW = timedelta(seconds=60)

# Somebody with several roles in a forum is shown by the one that lets them act.
WEIGHT = (
    Role.CO_CHAIR,
    Role.FACILITATOR,
    Role.SECRETARIAT,
    Role.SPONSOR,
    Role.BACKBONE,
    Role.LIVED_EXPERIENCE,
    Role.MEMBER,
)


def lock(session: Session, issue: Issue) -> None:
    """Hold the issue until the commit and read it afresh: of two people, one comes second."""
    begin_write(session)
    session.refresh(issue, with_for_update=True)


def expect_version(issue: Issue, version: int | None, action: Action | None = None) -> None:
    """Raise Stale if the issue has moved since this version was shown.

    If `action` can't follow any more, Unlawful says so: there is nothing to send again."""
    if version is None or version == issue.version:
        return
    state, moved = State(issue.state), moved_words(issue)
    if action is not None and not _follows(state, action):
        raise Unlawful(
            f"{moved}, so this can’t be done any more. Your words are still here. "
            f"{_what_follows(state)}"
        )
    raise Stale(
        f"{moved}. Your words are still here. Check what changed, then send again if it still fits."
    )


def moved_words(issue: Issue) -> str:
    """Return what to say to somebody who has an older state of the issue before them."""
    return f"This issue moved while you were writing: it is now “{STATE_WORDS[State(issue.state)]}”"


def check_lawful(issue: Issue, action: Action) -> None:
    """Raise Unlawful with the lawful next steps if the table has no such step from here."""
    state = State(issue.state)
    if not _follows(state, action):
        raise Unlawful(
            f"{issue.reference} is at “{STATE_WORDS[state]}”, so this can’t be done now. "
            f"{_what_follows(state)}"
        )


def _follows(state: State, action: Action) -> bool:
    return action is Action.UNDO or state in transition(action).sources


def _what_follows(state: State) -> str:
    steps = ", ".join(ACTION_WORDS[line.action] for line in lawful_from(state))
    return f"What can follow: {steps or 'nothing more'}."


def move(
    session: Session,
    issue: Issue,
    action: Action,
    *,
    by: Person | None,
    now: datetime,
    forum_id: int,
    leg_id: int | None = None,
    due_on: date | None = None,
    note: str = "",
    seat_in: int | None = None,
    target: State | None = None,
    **facts: Any,
) -> Step:
    """Take a step: check it against the table, append it, change the state, record the event.

    `seat_in` is the forum whose role lets somebody take it, where that isn't `forum_id`; `target`
    is where taking a step back leads."""
    if action not in (Action.RAISE, Action.UNDO):
        check_lawful(issue, action)
    step = Step(
        issue_id=issue.id,
        number=issue.version + 1,
        action=action,
        source=None if action is Action.RAISE else issue.state,
        target=target if target and action is Action.UNDO else transition(action).target,
        forum_id=forum_id,
        leg_id=leg_id,
        by_id=by.id if by else None,
        role=role_of(by, seat_in or forum_id),
        at=now,
        facts=facts,
    )
    issue.state = step.target
    issue.version, issue.moved_at, issue.due_on = step.number, now, due_on
    issue.overdue_level = 0
    _append(session, step, note.strip())
    index_after(session, issue, action, step.source)
    watch_deadline(session, issue)
    return step


def watch_deadline(session: Session, issue: Issue) -> None:
    """Plan to say so if what is due now is not done in time."""
    if issue.due_on is None or State(issue.state) not in CHASED:
        return
    forum = session.get_one(Forum, issue.holder_id)
    at = moment_on(issue.due_on + timedelta(days=1), forum.timezone)
    schedule(session, "chase", not_before=at, issue=issue.id, version=issue.version)


def _append(session: Session, step: Step, note: str) -> None:
    """Write the step, its words beside it, and the event that tells people of it."""
    session.add(step)
    session.flush()
    if note:
        session.add(StepNote(step_id=step.id, note=note))
    record(
        session,
        "issue.moved",
        subject="issue",
        subject_id=step.issue_id,
        by_id=step.by_id,
        forum_id=step.forum_id,
        now=step.at,
        told_after=UNDO_WINDOW if Action(step.action) in UNDOABLE else None,
        action=str(step.action),
        number=step.number,
    )


def role_of(by: Person | None, forum_id: int) -> str:
    """Return the role that the step is shown with."""
    held = by.roles_in(forum_id) if by else frozenset()
    return next((role.value for role in WEIGHT if role in held), "")
