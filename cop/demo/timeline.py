"""When the demo's history happens: its days counted back in working days, its acts in order."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cop.demo.issue_entries import (
    CheckEntry,
    ConfirmationEntry,
    EndorsementEntry,
    IssueEntry,
    JoinEntry,
    StepEntry,
    UpdateEntry,
)
from cop.forums.calendars import Calendar

Entry = StepEntry | EndorsementEntry | JoinEntry | ConfirmationEntry | UpdateEntry | CheckEntry


@dataclass(frozen=True)
class Act:
    """Something a person did on a day; what follows of itself is no act."""

    days_ago: int
    kind: Literal["step", "endorse", "join", "propose", "confirm", "progress", "update", "check"]
    entry: Entry


def working_days(days: int) -> int:
    """The working days in a count of days, as 5 in 7: 14 days are 10."""
    return round(5 * days / 7)


def day_before(calendar: Calendar, loaded: date, days_ago: int) -> date:
    """The working day that `days_ago` names when the demo is loaded on this day."""
    return calendar.add(loaded, -working_days(days_ago))


def day_after(calendar: Calendar, loaded: date, in_days: int) -> date:
    """The working day that `in_days` names; a negative count lies in the past."""
    return calendar.add(loaded, working_days(in_days))


def is_automatic(step: StepEntry) -> bool:
    """Whether the step follows of itself: by the clock, a threshold or the last confirmation."""
    return step.by == "system" or step.basis == "threshold" or step.action == "DECIDED"


def acts(issue: IssueEntry) -> list[Act]:
    """What people did with the issue, oldest first; on one day in the order it must happen."""
    raised, *later = [
        Act(step.days_ago or 0, "step", step) for step in issue.journey if not is_automatic(step)
    ]
    unordered = [raised, *_backing(issue), *later, *_deciding(issue), *_reporting(issue)]
    return sorted(unordered, key=lambda act: -act.days_ago)


def _backing(issue: IssueEntry) -> list[Act]:
    endorsed = [Act(entry.days_ago, "endorse", entry) for entry in issue.endorsements]
    return endorsed + [Act(entry.days_ago, "join", entry) for entry in issue.joined_forums]


def _deciding(issue: IssueEntry) -> list[Act]:
    if not issue.decision:
        return []
    first, *others = issue.decision.confirmations
    return [
        Act(first.days_ago, "propose", first),
        *(Act(entry.days_ago, "confirm", entry) for entry in others),
    ]


def _reporting(issue: IssueEntry) -> list[Act]:
    return [
        *(Act(entry.days_ago, "update", entry) for entry in issue.handler_updates),
        *(Act(entry.days_ago, "progress", entry) for entry in issue.progress),
        *(Act(entry.days_ago, "check", entry) for entry in issue.local_checks),
    ]
