"""What an issue was like before a step, kept so that the step can be taken back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.database import Base
from cop.feedback.models import (
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    Pause,
    Referral,
    Return,
    Withdrawal,
)

OF_ISSUE = ("due_on", "holder_id", "origin_id", "leg_id", "submitted_at", "merged_into_id")
OF_ISSUE_TOO = ("closure", "overdue_level", "urgent")
OF_LEG = (
    "acknowledged_at",
    "acknowledge_days",
    "acknowledge_by",
    "decide_by",
    "handler_id",
    "next_on",
    "left_at",
    "disposition",
    "days",
    "paused_days",
)
OF_RAISER = ("via", "by_id", "since", "note", "detached_at")

Before = dict[str, Any]


def snapshot(session: Session, issue: Issue) -> Before:
    """Return what an issue, its visit, pause, discussions and raisers are like, as JSON."""
    leg = session.get(Leg, issue.leg_id) if issue.leg_id else None
    ties = session.execute(
        select(IssueThread.id, IssueThread.kind, IssueThread.open).where(
            IssueThread.issue_id == issue.id
        )
    )
    raisers = session.scalars(select(IssueRaiser).where(IssueRaiser.issue_id == issue.id))
    pause = (
        session.scalar(select(Pause.id).where(Pause.leg_id == leg.id, Pause.ended_on.is_(None)))
        if leg
        else None
    )
    return {
        "id": issue.id,
        "version": issue.version,
        "issue": _columns(issue, OF_ISSUE + OF_ISSUE_TOO),
        "leg": {"id": leg.id, **_columns(leg, OF_LEG)} if leg else None,
        "pause": pause,
        "ties": [list(row) for row in ties],
        "raisers": {str(r.forum_id): _columns(r, OF_RAISER) for r in raisers},
    }


def restore(session: Session, before: Before, since: datetime) -> None:
    """Make an issue what it was; what the step wrote since then is set aside, not deleted."""
    issue = session.get_one(Issue, before["id"])
    _undo_new_leg(session, issue, before, since)
    _write(issue, before["issue"])
    if before["leg"]:
        leg = session.get_one(Leg, before["leg"]["id"])
        _write(leg, {k: v for k, v in before["leg"].items() if k != "id"})
        _restore_pause(session, leg, before["pause"])
    _restore_ties(session, issue, before["ties"])
    _restore_raisers(session, issue, before["raisers"])
    _forget_papers(session, issue, since)
    session.flush()


def _undo_new_leg(session: Session, issue: Issue, before: Before, now: datetime) -> None:
    """Mark a visit that the step began as none."""
    kept = before["leg"]["id"] if before["leg"] else None
    if issue.leg_id and issue.leg_id != kept:
        leg = session.get_one(Leg, issue.leg_id)
        leg.left_at, leg.disposition = now, "undone"
        _restore_pause(session, leg, None)


def _restore_pause(session: Session, leg: Leg, pause_id: int | None) -> None:
    """Let the clock stand, or run, as it did."""
    running = update(Pause).where(Pause.leg_id == leg.id, Pause.ended_on.is_(None))
    if pause_id is None:
        session.execute(running.values(ended_on=Pause.started_on))
    else:
        session.execute(update(Pause).where(Pause.id == pause_id).values(ended_on=None))


def _restore_ties(session: Session, issue: Issue, ties: Iterable[list[Any]]) -> None:
    known = {tie_id: (kind, is_open) for tie_id, kind, is_open in ties}
    rows = session.scalars(select(IssueThread).where(IssueThread.issue_id == issue.id)).all()
    for tie in sorted(rows, key=lambda row: known.get(row.id, ("", False))[1]):
        tie.kind, tie.open = known.get(tie.id, (tie.kind, False))
        session.flush()  # what closes goes first: a discussion is the open source of one issue


def _restore_raisers(session: Session, issue: Issue, known: dict[str, Before]) -> None:
    for raiser in session.scalars(select(IssueRaiser).where(IssueRaiser.issue_id == issue.id)):
        if values := known.get(str(raiser.forum_id)):
            _write(raiser, values)
        else:
            raiser.detached_at = raiser.since


def _forget_papers(session: Session, issue: Issue, since: datetime) -> None:
    """Set aside what the step wrote beside the record: it was never sent."""
    legs = select(Leg.id).where(Leg.issue_id == issue.id)
    for paper in session.scalars(
        select(Referral).where(Referral.leg_id.in_(legs), Referral.at >= since)
    ):
        paper.undone = True
    for returned in session.scalars(
        select(Return).where(Return.issue_id == issue.id, Return.at >= since)
    ):
        returned.undone = True
    for again in session.scalars(
        select(Return).where(Return.issue_id == issue.id, Return.appealed_at >= since)
    ):
        again.appealed_at = None
    for wish in session.scalars(
        select(Withdrawal).where(Withdrawal.issue_id == issue.id, Withdrawal.ended_at >= since)
    ):
        wish.agreed_by_id = wish.ended_at = None


def _columns(row: Base, names: Iterable[str]) -> Before:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _write(row: Base, values: Before) -> None:
    for name, value in values.items():
        setattr(row, name, _rich(value))


def _rich(value: Any) -> object:
    if isinstance(value, dict):
        if "moment" in value:
            return datetime.fromisoformat(value["moment"])
        return date.fromisoformat(value["day"])
    return value
