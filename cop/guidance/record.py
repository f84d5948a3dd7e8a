"""Write the record of a directive: the one place where its state changes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.database import begin_write
from cop.errors import Stale, Unlawful
from cop.feedback.record import role_of
from cop.forums.people import Person
from cop.guidance.models import Directive, DirectiveStep, DirectiveStepNote
from cop.guidance.states import Action, State, next_step, transition
from cop.guidance.words import ACTION_WORDS, STATE_WORDS


def lock(session: Session, directive: Directive) -> None:
    """Hold the directive until the commit and read it afresh: of two people, one comes second."""
    begin_write(session)
    session.refresh(directive, with_for_update=True)


def expect_version(directive: Directive, version: int | None, action: Action | None = None) -> None:
    """Raise Stale if the directive has changed since this version was shown.

    If `action` can't follow any more, Unlawful says so: there is nothing to send again."""
    if version is None or version == directive.version:
        return
    state, changed = State(directive.state), changed_words(directive)
    if action is not None and transition(action).source is not state:
        raise Unlawful(
            f"{changed}, so this can’t be done any more. Your words are still here. "
            f"{_what_follows(state)}"
        )
    raise Stale(
        f"{changed}. Your words are still here. "
        "Check what changed, then send again if it still fits."
    )


def changed_words(directive: Directive) -> str:
    """Return what to say to somebody who has an older state of the directive before them."""
    stands = STATE_WORDS[State(directive.state)]
    return f"This directive changed while you were writing: it is now “{stands}”"


def check_lawful(directive: Directive, action: Action) -> None:
    """Raise Unlawful with what can follow if the table has no such step from here."""
    state = State(directive.state)
    if transition(action).source is not state:
        raise Unlawful(
            f"{directive.reference} is at “{STATE_WORDS[state]}”, so this can’t be done now. "
            f"{_what_follows(state)}"
        )


def _what_follows(state: State) -> str:
    step = next_step(state)
    return f"What can follow: {ACTION_WORDS[step.action] if step else 'nothing more'}."


def check_in_force(directive: Directive) -> None:
    """Raise Unlawful if a newer version has taken this one’s place."""
    if directive.replaced_by_id is not None:
        raise Unlawful(
            f"A newer version has replaced {directive.reference}. Go on with that one instead."
        )


def move(
    session: Session,
    directive: Directive,
    action: Action,
    *,
    by: Person | None,
    now: datetime,
    forum_id: int,
    due_on: date | None = None,
    note: str = "",
    **facts: Any,
) -> DirectiveStep:
    """Take a step: check it against the table, append it, change the state, record the event."""
    if action is not Action.DRAFT:
        check_lawful(directive, action)
        check_in_force(directive)
    step = DirectiveStep(
        directive_id=directive.id,
        number=_next_number(session, directive),
        action=action,
        source=transition(action).source,
        target=transition(action).target,
        forum_id=forum_id,
        by_id=by.id if by else None,
        role=role_of(by, forum_id),
        at=now,
        facts=facts,
    )
    directive.state = step.target
    directive.version += 1
    directive.moved_at, directive.due_on = now, due_on
    _append(session, step, note.strip())
    return step


def _append(session: Session, step: DirectiveStep, note: str) -> None:
    """Write the step, its words beside it, and the event that tells people of it."""
    session.add(step)
    session.flush()
    if note:
        session.add(DirectiveStepNote(step_id=step.id, note=note))
    record(
        session,
        "directive.moved",
        subject="directive",
        subject_id=step.directive_id,
        by_id=step.by_id,
        forum_id=step.forum_id,
        now=step.at,
        action=str(step.action),
    )


def _next_number(session: Session, directive: Directive) -> int:
    newest = select(func.max(DirectiveStep.number)).where(
        DirectiveStep.directive_id == directive.id
    )
    return (session.scalar(newest) or 0) + 1
