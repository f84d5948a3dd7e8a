"""Play what networks and handlers do besides the straight way: divert, try, ask, return, leave."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from cop.demo.issue_entries import IssueEntry, PauseEntry, StepEntry
from cop.demo.reader import DemoError
from cop.demo.stage import Scene, Stage
from cop.feedback.operations.clarifying import answer_question, clarify
from cop.feedback.operations.local import (
    act_locally,
    close_locally,
    divert,
    write_learning_note,
)
from cop.feedback.operations.pausing import pause_forum, resume_forum
from cop.feedback.operations.returning import appeal, return_issue
from cop.feedback.operations.withdrawing import agree_to_withdraw, withdraw

NOON = time(12)
EVENING = time(17)


def play_diversion(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Take a case matter off the forum."""
    divert(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        lawful_channel=step.lawful_channel or "",
        note=step.note or "",
        now=at,
    )


def play_local_action(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Let the network try something itself."""
    plan = entry.local_action
    act_locally(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        owner_id=stage.people[step.owner or step.by].id,
        due_on=stage.day_ahead(step.due_in_days or 0),
        steps=list(plan.steps) if plan else [],
        cost=plan.cost_aud if plan else None,
        note=step.note or "",
        now=at,
    )


def play_closing(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Let the network say that it solved it; what it learnt goes with that."""
    close_locally(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        note=step.note or "",
        learning=entry.learning_note or "",
        now=at,
    )


def play_question(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Ask the network."""
    clarify(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        question=step.question or "",
        note=step.note or "",
        now=at,
    )


def play_answer(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Let the network answer."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    answer_question(stage.session, issue, by=by, answer=step.note or "", now=at)


def play_return(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Return it with a reason."""
    return_issue(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        reason_code=step.reason_code or "",
        reason=step.note or "",
        what_locals_can_do=step.what_locals_can_do or "",
        now=at,
    )


def play_appeal(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Appeal against the return."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    appeal(stage.session, issue, by=by, why=step.note or "", now=at)


def play_withdrawal(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Let who raised it ask, and the convenor agree."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    wish = withdraw(stage.session, issue, by=by, reason=step.reason or "", now=at)
    if step.confirmed_by and wish.ended_at is None:
        agree_to_withdraw(stage.session, issue, by=stage.by(step.confirmed_by, at), now=at)


def aside_scenes(stage: Stage, entries: list[IssueEntry]) -> Iterator[Scene]:
    """Return the pauses of networks, and what was learnt from issues that others closed."""
    for entry in entries:
        for pause in entry.pauses:
            begin, end = stage.moment(pause.from_days_ago, NOON), stage.moment(pause.to_days_ago)
            yield Scene(begin, partial(_pause, stage, pause))
            yield Scene(end, partial(_resume, stage, pause))
        if entry.learning_note and entry.closure != "local" and entry.local_checks:
            last = min(check.days_ago for check in entry.local_checks)
            at = min(stage.moment(last, EVENING) + timedelta(hours=1), stage.now)
            yield Scene(at, partial(_learn, stage, entry))


def _pause(stage: Stage, pause: PauseEntry, at: datetime) -> None:
    by = stage.by(_convenor(stage, pause.forum), at)
    pause_forum(stage.session, stage.forums[pause.forum], by=by, note=pause.reason, now=at)


def _resume(stage: Stage, pause: PauseEntry, at: datetime) -> None:
    by = stage.by(_convenor(stage, pause.forum), at)
    resume_forum(stage.session, stage.forums[pause.forum], by=by, now=at)


def _learn(stage: Stage, entry: IssueEntry, at: datetime) -> None:
    issue = stage.issues[entry.reference]
    by = stage.by(_convenor(stage, entry.origin_forum), at)
    write_learning_note(stage.session, issue, by=by, text=entry.learning_note or "", now=at)


def _convenor(stage: Stage, forum: str) -> str:
    """Return who convenes the forum: the content doesn't say who paused it."""
    wanted = stage.forums[forum].id
    for key, seats in stage.seats.items():
        if any(forum_id == wanted and role == "facilitator" for forum_id, role, _ in seats):
            return key
    raise DemoError(f"{forum} has no convenor who could do this")
