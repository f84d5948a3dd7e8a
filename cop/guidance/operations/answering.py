"""What forums answer, what their answers say together, and what is done about it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import Invalid, Stale, Unlawful, require
from cop.feedback.operations.briefs import checked
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import visible_forums
from cop.forums.working_days import local_day
from cop.guidance.cases import case_of
from cop.guidance.clocks import due_after
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveSynthesis,
    DirectiveTarget,
)
from cop.guidance.operations.beginning import begin
from cop.guidance.operations.discussing import check_open, target_of
from cop.guidance.permissions import Case, can_feed_back, can_gather, can_review, can_synthesise
from cop.guidance.record import check_in_force, lock, move
from cop.guidance.states import Action, Degree, State


@dataclass(frozen=True, slots=True)
class FeedbackText:
    """A forum's answer."""

    clear: Degree
    workable: Degree
    barrier: str
    adaptation: str


@dataclass(frozen=True, slots=True)
class SynthesisText:
    """What the forums said together."""

    summary: str
    method: str
    silent_note: str = ""


def feed_back(
    session: Session,
    directive: Directive,
    forum: Forum,
    text: FeedbackText,
    *,
    by: Person,
    now: datetime,
    seen: int | None = None,
) -> DirectiveFeedback:
    """Answer for a forum, in place of its answer until now; the last forum's closes the round.

    `seen` is the number of the answer that this one replaces, 0 if there was none to read."""
    lock(session, directive)
    case = case_of(session, directive)
    require(can_feed_back(by, case, forum.id))
    check_open(case)
    target = target_of(session, directive, forum)
    number = _newest_number(session, target)
    if seen is not None and seen != number:
        raise Stale(
            f"Somebody answered for {forum.name} while you were writing. Read theirs first: "
            "sending yours takes its place. Your words are still here."
        )
    feedback = _file(session, target, text, number=number + 1, by=by, now=now)
    if not _unanswered(session, directive):
        _gather(session, case, by=None, now=now)
    return feedback


def _file(
    session: Session,
    target: DirectiveTarget,
    text: FeedbackText,
    *,
    number: int,
    by: Person,
    now: datetime,
) -> DirectiveFeedback:
    """Write the forum’s answer beside those it gave before, and make it the one that stands."""
    if not text.barrier.strip():
        raise Invalid("Say what is in the way, or that nothing is.", "barrier")
    feedback = DirectiveFeedback(
        target_id=target.id,
        number=number,
        by_id=by.id,
        at=now,
        clear=text.clear,
        workable=text.workable,
        barrier=checked(text.barrier, "barrier"),
        adaptation=checked(text.adaptation, "adaptation"),
    )
    session.add(feedback)
    session.flush()
    target.feedback_id = feedback.id
    session.flush()
    return feedback


def gather(
    session: Session,
    directive: Directive,
    *,
    by: Person,
    now: datetime,
    note: str = "",
    version: int | None = None,
) -> None:
    """End the discussion by hand on the day it is due; before that a silent forum has its time."""
    case = begin(session, directive, can_gather, Action.GATHER, by=by, version=version)
    today = local_day(now, case.forum.timezone)
    if directive.due_on is not None and directive.due_on > today:
        raise Unlawful("Forums have until the day it is due. It can’t be ended before that.")
    _gather(session, case, by=by, now=now, note=checked(note, "note"))


def gather_by_the_clock(session: Session, directive: Directive, *, now: datetime) -> None:
    """End the discussion when its time is over; a forum without an answer is silent from now on."""
    lock(session, directive)
    if directive.state == State.LOCAL_DISCUSSION and directive.replaced_by_id is None:
        _gather(session, case_of(session, directive), by=None, now=now)


def synthesise(
    session: Session,
    directive: Directive,
    text: SynthesisText,
    *,
    by: Person,
    now: datetime,
    version: int | None = None,
) -> None:
    """Sum up what the forums said, and say what is known of those that said nothing."""
    case = begin(session, directive, can_synthesise, Action.SYNTHESISE, by=by, version=version)
    check_in_force(directive)
    if not text.summary.strip():
        raise Invalid("Say what the forums said.", "summary")
    if not text.method.strip():
        raise Invalid("Say how you worked it out.", "method")
    if not text.silent_note.strip() and _silent_ones_known(session, directive, by):
        raise Invalid("Say what is known of the silent forums. Silence isn’t a yes.", "silent_note")
    session.add(
        DirectiveSynthesis(
            directive_id=directive.id,
            by_id=by.id,
            at=now,
            summary=checked(text.summary, "summary"),
            method=checked(text.method, "method"),
            silent_note=checked(text.silent_note, "silent_note"),
        )
    )
    due_on = due_after(session, case.forum, Action.SYNTHESISE, now)
    forum_id = case.forum.id
    move(session, directive, Action.SYNTHESISE, by=by, now=now, forum_id=forum_id, due_on=due_on)


def review(
    session: Session,
    directive: Directive,
    *,
    by: Person,
    found: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Record what was found when it was looked at again."""
    case = begin(session, directive, can_review, Action.REVIEW, by=by, version=version)
    if not found.strip():
        raise Invalid("Say what you found.", "found")
    note = checked(found, "found")
    move(session, directive, Action.REVIEW, by=by, now=now, forum_id=case.forum.id, note=note)


def _gather(
    session: Session, case: Case, *, by: Person | None, now: datetime, note: str = ""
) -> None:
    due_on = due_after(session, case.forum, Action.GATHER, now)
    directive, forum_id = case.directive, case.forum.id
    move(
        session,
        directive,
        Action.GATHER,
        by=by,
        now=now,
        forum_id=forum_id,
        due_on=due_on,
        note=note,
    )


def _newest_number(session: Session, target: DirectiveTarget) -> int:
    filed = select(func.max(DirectiveFeedback.number)).where(
        DirectiveFeedback.target_id == target.id
    )
    return session.scalar(filed) or 0


def _unanswered(session: Session, directive: Directive) -> int:
    silent = select(func.count()).where(
        DirectiveTarget.directive_id == directive.id, DirectiveTarget.feedback_id.is_(None)
    )
    return session.scalar(silent) or 0


def _silent_ones_known(session: Session, directive: Directive, by: Person) -> bool:
    """Say whether a forum that this person may know of gave no answer."""
    silent = (
        select(DirectiveTarget.id)
        .join(Forum, Forum.id == DirectiveTarget.forum_id)
        .where(
            DirectiveTarget.directive_id == directive.id,
            DirectiveTarget.feedback_id.is_(None),
            visible_forums(by),
        )
    )
    return session.scalar(silent.limit(1)) is not None
