"""The rows of a record that its page shows only in part: one statement for each."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.dossier import Dossier
from cop.feedback.models import (
    ActionItem,
    Cascade,
    LearningNote,
    Leg,
    LocalAction,
    LocalCheck,
    Objection,
    Pause,
    Referral,
    Report,
    ReportText,
    Return,
    Step,
)
from cop.feedback.permissions import Case, came_to
from cop.feedback.words import RETURN_REASONS
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability

Row = dict[str, Any]


def forums_by_leg(session: Session, case: Case) -> dict[int, int]:
    """Return which forum each visit of the issue was to."""
    rows = session.execute(select(Leg.id, Leg.forum_id).where(Leg.issue_id == case.issue.id))
    return {leg_id: forum_id for leg_id, forum_id in rows}


def roles_of_steps(session: Session, case: Case) -> dict[int, str]:
    """Return the role in which each step was taken, by the step's number."""
    rows = session.execute(select(Step.number, Step.role).where(Step.issue_id == case.issue.id))
    return {number: role for number, role in rows}


def legs_of(session: Session, case: Case, *, words: bool) -> list[Row]:
    """Return the visits with their clocks, and when these stood still; why, to who reads words.

    A sending that was taken back at once was no visit."""
    rows = session.execute(
        select(Leg, Forum.name, Pause)
        .join(Forum, Forum.id == Leg.forum_id)
        .outerjoin(Pause, Pause.leg_id == Leg.id)
        .where(Leg.issue_id == case.issue.id, came_to(Leg))
        .order_by(Leg.number, Pause.id)
    )
    legs: dict[int, Row] = {}
    for leg, forum, pause in rows:
        line = legs.setdefault(leg.id, _leg(leg, forum, len(legs) + 1))
        if pause is not None:
            line["pauses"].append(_pause(pause, words))
    return list(legs.values())


def _leg(leg: Leg, forum: str, number: int) -> Row:
    return {
        "number": number,
        "forum": forum,
        "entered_at": leg.entered_at,
        "acknowledge_by": leg.acknowledge_by,
        "acknowledged_at": leg.acknowledged_at,
        "acknowledge_working_days": leg.acknowledge_days,
        "decide_by": leg.decide_by,
        "left_at": leg.left_at,
        "disposition": leg.disposition,
        "working_days": leg.days,
        "paused_working_days": leg.paused_days,
        "pauses": [],
    }


def _pause(pause: Pause, words: bool) -> Row:
    return {
        "kind": pause.kind,
        "from": pause.started_on,
        "to": pause.ended_on,
        "note": pause.note if words else "",
    }


def cascades_of(session: Session, case: Case, dossier: Dossier, person: Person) -> list[Row]:
    """Return what was sent to each network and what it said, in words as its page shows them.

    The words of an answer are read in the network it went to, and at the far end of the loop."""
    filer = aliased(User)
    rows = session.execute(
        select(Cascade, Forum.name, LocalCheck, filer.name)
        .join(Forum, Forum.id == Cascade.forum_id)
        .outerjoin(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .outerjoin(filer, filer.id == LocalCheck.by_id)
        .where(Cascade.issue_id == case.issue.id)
        .order_by(Cascade.id, LocalCheck.number)
    ).all()
    deciding = case.visited - {case.issue.origin_id}
    readers = person.forums_where(Ability.READ)
    sent: dict[int, Row] = {}
    for cascade, forum, check, said_by in rows:
        words = bool(readers & (deciding | {cascade.forum_id}))
        line = sent.setdefault(cascade.id, _cascade(cascade, forum, words))
        if check is not None and dossier.brief is not None:
            line["verdicts"].append(_verdict(check, said_by, words))
    return list(sent.values())


def _cascade(cascade: Cascade, forum: str, words: bool) -> Row:
    return {
        "forum": forum,
        "at": cascade.at,
        "answer": cascade.answer if words else "",
        "asked_at": cascade.asked_at,
        "answer_by": cascade.answer_by,
        "verdicts": [],
    }


def _verdict(check: LocalCheck, by: str, words: bool) -> Row:
    return {
        "verdict": check.verdict,
        "at": check.at,
        "by": by if words else "",
        "note": check.note if words else "",
        "evidence": check.evidence if words else "",
    }


def referrals_of(session: Session, case: Case) -> list[Row]:
    """Return the options and advice with which it was raised further."""
    rows = session.execute(
        select(Referral, User.name)
        .join(User, User.id == Referral.by_id)
        .join(Leg, Leg.id == Referral.leg_id)
        .where(Leg.issue_id == case.issue.id, Referral.undone.is_(False))
        .order_by(Referral.id)
    )
    return [
        {
            "by": by,
            "at": referral.at,
            "criteria": list(referral.criteria),
            "options": list(referral.options),
            "advice": referral.advice,
        }
        for referral, by in rows
    ]


def returns_of(session: Session, case: Case) -> list[Row]:
    """Return how often it came back with a reason, and what could be done at home."""
    rows = session.execute(
        select(Return, User.name)
        .join(User, User.id == Return.by_id)
        .where(Return.issue_id == case.issue.id, Return.undone.is_(False))
        .order_by(Return.id)
    )
    return [
        {
            "by": by,
            "at": back.at,
            "reason": back.reason_code,
            "reason_in_words": RETURN_REASONS.get(back.reason_code, back.reason_code),
            "what_locals_can_do": back.what_locals_can_do,
            "appealed_at": back.appealed_at,
        }
        for back, by in rows
    ]


def objections_of(session: Session, case: Case) -> list[Row]:
    """Return what networks said against a merge."""
    rows = session.execute(
        select(Objection, Forum.name)
        .join(Forum, Forum.id == Objection.forum_id)
        .where(Objection.issue_id == case.issue.id)
        .order_by(Objection.id)
    )
    return [{"forum": forum, "at": row.at, "reason": row.reason} for row, forum in rows]


def learning_notes_of(session: Session, case: Case) -> list[Row]:
    """Return what others can take from how it ended."""
    rows = session.execute(
        select(LearningNote, Forum.name)
        .join(Forum, Forum.id == LearningNote.forum_id)
        .where(LearningNote.issue_id == case.issue.id)
    )
    return [{"forum": forum, "at": row.at, "text": row.text} for row, forum in rows]


def local_actions_of(session: Session, case: Case) -> list[Row]:
    """Return what the network planned to do itself."""
    rows = session.execute(
        select(LocalAction, User.name)
        .join(User, User.id == LocalAction.owner_id)
        .where(LocalAction.issue_id == case.issue.id)
        .order_by(LocalAction.id)
    )
    return [
        {
            "at": plan.at,
            "owner": owner,
            "steps": list(plan.steps),
            "due_on": plan.due_on,
            "cost": plan.cost,
            "ended_at": plan.ended_at,
        }
        for plan, owner in rows
    ]


def actions_of(session: Session, decisions: Collection[int]) -> list[Row]:
    """Return what these decisions set going, who does it and when it was done."""
    holder, delegate = aliased(User), aliased(User)
    rows = session.execute(
        select(ActionItem, holder.name, delegate.name)
        .join(holder, holder.id == ActionItem.owner_id)
        .outerjoin(delegate, delegate.id == ActionItem.delegate_id)
        .where(ActionItem.decision_id.in_(decisions))
        .order_by(ActionItem.id)
    )
    return [
        {
            "what": action.what,
            "at": action.at,
            "owner": owner,
            "delegate": stands_in,
            "due_on": action.due_on,
            "done_at": action.done_at,
            "taken_off_at": action.dropped_at,
        }
        for action, owner, stands_in in rows
    ]


def reports_of(
    session: Session, case: Case, decisions: Collection[int], *, updates: bool
) -> list[Row]:
    """Return how far the work on these decisions was said to be, and what waiting raisers heard."""
    about = Report.decision_id.in_(decisions)
    rows = session.execute(
        select(Report, ReportText, User.name, ActionItem.what)
        .join(User, User.id == Report.by_id)
        .join(ReportText, ReportText.report_id == Report.id)
        .outerjoin(ActionItem, ActionItem.id == Report.action_id)
        .where(
            Report.issue_id == case.issue.id,
            or_(about, Report.decision_id.is_(None)) if updates else about,
        )
        .order_by(Report.id)
    )
    return [
        {
            "kind": report.kind,
            "at": report.at,
            "by": by,
            "action": what,
            "percent": report.percent,
            "text": "" if words.redacted_because else words.text,
            "removed_because": words.redacted_because,
        }
        for report, words, by, what in rows
    ]
