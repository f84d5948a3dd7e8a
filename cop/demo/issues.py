"""Play the demo's issues: every step through its operation, at its own moment."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from cop.demo.decisions import cascade_answers, confirm_decision, propose_decision
from cop.demo.issue_entries import (
    BriefEntry,
    CheckEntry,
    ConfirmationEntry,
    EndorsementEntry,
    IssueEntry,
    JoinEntry,
    StepEntry,
    UpdateEntry,
)
from cop.demo.network_acts import (
    play_answer,
    play_appeal,
    play_closing,
    play_diversion,
    play_local_action,
    play_question,
    play_return,
    play_withdrawal,
)
from cop.demo.reader import DemoError
from cop.demo.reports import (
    open_before_checking,
    opening_scenes,
    publishing_scenes,
    say_how_it_goes,
)
from cop.demo.stage import Scene, Stage, one_after_another
from cop.demo.timeline import Act, acts
from cop.feedback.operations.answering import start_action
from cop.feedback.operations.briefs import BriefText, edit_brief
from cop.feedback.operations.checking import file_verdict
from cop.feedback.operations.ending import reopen
from cop.feedback.operations.handling import acknowledge, merge, refer
from cop.feedback.operations.raising import endorse, endorse_alone, join, raise_issue, submit
from cop.feedback.states import State, Verdict
from cop.site.operations import start_numbers_at


def issue_scenes(stage: Stage, entries: list[IssueEntry]) -> list[Scene]:
    """Return what people did with the issues, each issue's acts in their order."""
    return [scene for entry in entries for scene in _scenes(stage, entry)]


def number_of(reference: str) -> int:
    """Return the number in a reference."""
    return int(reference.rpartition("-")[2])


def _scenes(stage: Stage, entry: IssueEntry) -> Iterator[Scene]:
    done = acts(entry)
    moments = one_after_another([stage.moment(act.days_ago) for act in done])
    for act, at in zip(done, moments, strict=True):
        yield Scene(at, partial(_act, stage, entry, act), may_tie=True)
    yield from opening_scenes(stage, entry)
    yield from publishing_scenes(stage, entry)


def _act(stage: Stage, entry: IssueEntry, act: Act, at: datetime) -> None:
    match act.entry:
        case StepEntry():
            STEPS[act.entry.action](stage, entry, act.entry, at)
        case EndorsementEntry():
            _endorse(stage, entry, act.entry, at)
        case JoinEntry():
            _join(stage, entry, act.entry, at)
        case UpdateEntry():
            say_how_it_goes(stage, entry, act.entry, at)
        case CheckEntry():
            _check(stage, entry, act.entry, at)
        case ConfirmationEntry() if act.kind == "propose":
            propose_decision(stage, entry, act.entry, at)
        case ConfirmationEntry():
            confirm_decision(stage, entry, act.entry, at)


# --- raising ----------------------------------------------------------------------------------


def _raise(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Raise it under its own reference with the beginnings of its brief."""
    start_numbers_at(stage.session, "issue", number_of(entry.reference) - 1)
    by = stage.by(step.by, at)
    # Nobody can raise without the declaration; where it was untrue, the convenor took it off.
    brief = replace(brief_text(entry.brief), deidentified=True)
    issue = raise_issue(
        stage.session,
        stage.forums[entry.origin_forum],
        stage.threads[entry.source_threads[0]],
        by=by,
        brief=_beginnings(brief),
        now=at,
        title=entry.title,
        priority_area=entry.priority_area,
        marking=entry.marking,
    )
    if issue.reference != entry.reference:
        raise DemoError(f"{entry.reference} was raised as {issue.reference}: out of order?")
    stage.issues[entry.reference] = issue
    if not _is_sent(entry):
        edit_brief(stage.session, issue, brief, by=by, now=at)


def _endorse(stage: Stage, entry: IssueEntry, backing: EndorsementEntry, at: datetime) -> None:
    issue, by = stage.issues[entry.reference], stage.by(backing.person, at)
    endorse(stage.session, issue, by=by, note=backing.note, now=at)


def _endorse_alone(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    if step.basis == "appeal":
        play_appeal(stage, entry, step, at)
        return
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    endorse_alone(stage.session, issue, by=by, reason=step.note or "", now=at)


def _join(stage: Stage, entry: IssueEntry, joining: JoinEntry, at: datetime) -> None:
    issue, by = stage.issues[entry.reference], stage.by(joining.by, at)
    forum = stage.forums[joining.forum]
    join(stage.session, issue, forum, by=by, note=joining.note, now=at)


def _submit(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """Complete the brief on the way out; further up it travels as it is."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    if issue.state == State.ENDORSED:
        edit_brief(stage.session, issue, brief_text(entry.brief), by=by, now=at)
    submit(stage.session, issue, by=by, note=step.note or "", now=at, small_counts_read=True)


def brief_text(entry: BriefEntry) -> BriefText:
    """Return the whole brief as the operations take it."""
    return BriefText(
        what_is_happening=entry.what_is_happening,
        ask=entry.ask,
        ask_kind=entry.ask_kind,
        evidence=entry.evidence,
        impact=entry.impact,
        severity=entry.severity,
        tried_locally=entry.tried_locally,
        urgent=entry.urgency == "urgent",
        urgency_reason=entry.urgency_reason or "",
        aboriginal_impact=entry.aboriginal_impact,
        acco_consulted=entry.acco_consulted.consulted,
        acco_who=entry.acco_consulted.who,
        lived_experience=entry.lived_experience_input,
        deidentified=entry.deidentified_declared,
    )


def _beginnings(brief: BriefText) -> BriefText:
    return BriefText(
        what_is_happening=brief.what_is_happening,
        ask=brief.ask,
        ask_kind=brief.ask_kind,
        urgent=brief.urgent,
        deidentified=brief.deidentified,
    )


def _is_sent(entry: IssueEntry) -> bool:
    return any(step.action == "SUBMITTED" for step in entry.journey)


# --- handling ---------------------------------------------------------------------------------


def _acknowledge(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    if step.clarification == "answered":
        play_answer(stage, entry, step, at)
        return
    acknowledge(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        handler_id=stage.people[step.handler or step.by].id,
        next_on=_next_on(stage, step),
        note=step.note or "",
        now=at,
    )


def _next_on(stage: Stage, step: StepEntry) -> date:
    if step.next_date_days_ago is not None:
        return stage.day(step.next_date_days_ago)
    return stage.day_ahead(step.next_date_in_days or 0)


def _merge(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    issue, into = stage.issues[entry.reference], stage.issues[step.merged_into or ""]
    by = stage.by(step.by, at)
    merge(stage.session, issue, into, by=by, reason=step.note or "", now=at)


def _refer(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    refer(
        stage.session,
        stage.issues[entry.reference],
        by=stage.by(step.by, at),
        criteria=list(step.criteria),
        options=list(step.options),
        advice=step.advice or "",
        note=step.note or "",
        now=at,
    )


# --- answering and coming back ------------------------------------------------------------------


def _start(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    start_action(stage.session, issue, by=by, note=step.note or "", now=at)


def _check(stage: Stage, entry: IssueEntry, check: CheckEntry, at: datetime) -> None:
    open_before_checking(stage, entry, check, at)
    file_verdict(
        stage.session,
        stage.issues[entry.reference],
        stage.forums[check.forum],
        by=stage.by(check.by, at),
        verdict=Verdict(check.answer),
        note=check.note,
        evidence=check.evidence or "",
        now=at,
    )


def _reopen(stage: Stage, entry: IssueEntry, step: StepEntry, at: datetime) -> None:
    """The evidence comes first, then what the convenor says of it."""
    issue, by = stage.issues[entry.reference], stage.by(step.by, at)
    evidence = "\n\n".join(filter(None, (step.new_evidence, step.note)))
    reopen(stage.session, issue, by=by, evidence=evidence, now=at)


Player = Callable[[Stage, IssueEntry, StepEntry, datetime], None]

# Steps that follow of themselves (see timeline.is_automatic) have no line here.
STEPS: dict[str, Player] = {
    "RAISED": _raise,
    "ENDORSED": _endorse_alone,
    "SUBMITTED": _submit,
    "ACKNOWLEDGED": _acknowledge,
    "MERGED": _merge,
    "REFERRED": _refer,
    "CASCADED": cascade_answers,
    "IN_ACTION": _start,
    "REOPENED": _reopen,
    "DIVERTED": play_diversion,
    "LOCAL_ACTION": play_local_action,
    "CLOSED": play_closing,
    "CLARIFYING": play_question,
    "RETURNED": play_return,
    "WITHDRAWN": play_withdrawal,
}
