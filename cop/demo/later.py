"""What of the demo is not loaded, by name and count: a loader never skips silently."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from cop.demo.entries import ConsultationEntry, OrganisationEntry, PersonEntry
from cop.demo.issue_entries import IssueEntry, StepEntry
from cop.demo.reader import DemoSet
from cop.feedback.states import Action

T = TypeVar("T")

# The steps that no operation takes yet.
WAITING: Mapping[str, Action] = {
    "DIVERTED": Action.DIVERT,
    "LOCAL_ACTION": Action.ACT_LOCALLY,
    "CLARIFYING": Action.CLARIFY,
    "RETURNED": Action.RETURN,
    "WITHDRAWN": Action.WITHDRAW,
}
# Whose operation takes no note.
WITHOUT_NOTE = ("RAISED", "CASCADED")

# The marks `hero`, `overdue`, `rich` and the name of a persona are for the content's own tests.
OF_ISSUES: Mapping[str, Callable[[IssueEntry], int]] = {
    "pauses": lambda issue: len(issue.pauses),
    "learning_note": lambda issue: issue.learning_note is not None,
    "related_directive": lambda issue: issue.related_directive is not None,
    "conflicts_declared": lambda issue: bool(issue.decision and issue.decision.conflicts_declared),
    "objections": lambda issue: sum(step.objections is not None for step in issue.journey),
    "notes": lambda issue: sum(map(_note_without_place, issue.journey)),
}
OF_PEOPLE: Mapping[str, Callable[[PersonEntry], int]] = {
    "expertise": lambda person: len(person.expertise),
    "sector": lambda person: person.sector is not None,
    "pseudonym": lambda person: person.pseudonym is not None,
    "flags": lambda person: len(person.flags),
}
OF_ORGANISATIONS: Mapping[str, Callable[[OrganisationEntry], int]] = {
    "regions": lambda organisation: len(organisation.regions),
}
OF_CONSULTATIONS: Mapping[str, Callable[[ConsultationEntry], int]] = {
    "designed_by": lambda consultation: 1,
    "eligible_note": lambda consultation: 1,
    "related_issues": lambda consultation: len(consultation.related_issues),
    "display_names": lambda consultation: sum(
        response.display_name is not None for response in consultation.responses
    ),
    "confirmations": lambda consultation: (
        len(consultation.outcome.confirmations) if consultation.outcome else 0
    ),
    "review_on": lambda consultation: bool(
        consultation.outcome and consultation.outcome.review_on_in_days
    ),
}


def waits_for(issue: IssueEntry) -> Action | None:
    """Return the first step of the issue's journey that no operation takes yet."""
    return next((WAITING[step.action] for step in issue.journey if step.action in WAITING), None)


def playable(demo: DemoSet) -> list[IssueEntry]:
    """Return the issues whose whole journey has its operations."""
    return [issue for issue in demo.issues if waits_for(issue) is None]


def left_for_later(demo: DemoSet) -> dict[str, int]:
    """Return what is not loaded: whole sections, issues by the step they wait for, and fields."""
    waiting = Counter(f"issues.{step}" for step in map(waits_for, demo.issues) if step)
    fields = (
        _count("issues", playable(demo), OF_ISSUES)
        | _count("people", demo.people, OF_PEOPLE)
        | _count("organisations", demo.organisations, OF_ORGANISATIONS)
        | _count("consultations", demo.consultations, OF_CONSULTATIONS)
    )
    return demo.left_for_later | dict(waiting) | fields


def _count(
    section: str, entries: Iterable[T], fields: Mapping[str, Callable[[T], int]]
) -> dict[str, int]:
    rows = list(entries)
    counts = {f"{section}.{name}": sum(map(count, rows)) for name, count in fields.items()}
    return {name: count for name, count in counts.items() if count}


def _note_without_place(step: StepEntry) -> bool:
    return step.action in WITHOUT_NOTE and step.note is not None
