"""What an issue has left behind, found with the issue itself.

Most issues have left little. Asking whether there is anything costs a hundredth of a statement, so
a page then asks only for what is there."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased

from cop.feedback.models import (
    ActionItem,
    Advice,
    BriefAuthor,
    BriefSent,
    Conflict,
    Decision,
    ForumPause,
    Issue,
    IssueThread,
    LearningNote,
    Leg,
    LivedExperience,
    Pause,
    Proposal,
    Report,
    Withdrawal,
)


class Trace(StrEnum):
    """Something that hangs on an issue, as a name and a column."""

    PROPOSALS = "has_proposals"
    VOICES = "has_voices"
    MERGED = "has_merged"  # others go on in it
    THREADS = "has_threads"
    ACTIONS = "has_actions"
    REPORTS = "has_reports"
    LEARNING = "has_learning"
    WAITS = "has_waits"  # a wish to withdraw, or a clock that stands still


EVERYTHING = frozenset(Trace)


def trace_columns() -> list[ColumnElement[bool]]:
    """Return a column for each trace, beside an issue in a statement."""
    other = aliased(Issue)
    clauses: Mapping[Trace, ColumnElement[bool]] = {
        Trace.PROPOSALS: _any(select(1).where(Proposal.issue_id == Issue.id)),
        Trace.VOICES: _voices(),
        Trace.MERGED: _any(select(1).where(other.merged_into_id == Issue.id)),
        Trace.THREADS: _any(select(1).where(IssueThread.issue_id == Issue.id)),
        Trace.ACTIONS: _any(
            select(1)
            .select_from(ActionItem)
            .join(Decision, Decision.id == ActionItem.decision_id)
            .where(Decision.issue_id == Issue.id)
        ),
        Trace.REPORTS: _any(select(1).where(Report.issue_id == Issue.id)),
        Trace.LEARNING: _any(select(1).where(LearningNote.issue_id == Issue.id)),
        Trace.WAITS: _waits(),
    }
    return [clauses[trace].label(trace.value) for trace in Trace]


def _voices() -> ColumnElement[bool]:
    of_issue = [
        select(1).where(kind.issue_id == Issue.id) for kind in (LivedExperience, BriefAuthor)
    ]
    of_leg = [
        select(1).select_from(kind).join(Leg, Leg.id == kind.leg_id).where(Leg.issue_id == Issue.id)
        for kind in (BriefSent, Conflict, Advice)
    ]
    return or_(*(_any(rows) for rows in (*of_issue, *of_leg)))


def _waits() -> ColumnElement[bool]:
    wish = select(1).where(Withdrawal.issue_id == Issue.id, Withdrawal.ended_at.is_(None))
    here = select(1).where(Pause.leg_id == Issue.leg_id, Pause.ended_on.is_(None))
    home = select(1).where(ForumPause.forum_id == Issue.origin_id, ForumPause.ended_on.is_(None))
    return or_(_any(wish), _any(here), _any(home))


def _any(rows: Select[Any]) -> ColumnElement[bool]:
    return exists(rows.correlate(Issue))
