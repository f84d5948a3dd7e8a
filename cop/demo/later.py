"""What of the demo is not loaded, by name and count: a loader never skips silently."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from cop.demo.directive_entries import DirectiveEntry
from cop.demo.entries import ConsultationEntry, OrganisationEntry, PersonEntry
from cop.demo.issue_entries import IssueEntry, StepEntry
from cop.demo.reader import DemoSet

T = TypeVar("T")

# Whose operation takes no note.
WITHOUT_NOTE = ("RAISED", "CASCADED", "WITHDRAWN")

# The marks `hero`, `overdue`, `rich` and the name of a persona are for the content's own tests.
OF_ISSUES: Mapping[str, Callable[[IssueEntry], int]] = {
    "related_directive": lambda issue: issue.related_directive is not None,
    "objections": lambda issue: sum(
        step.objections not in (None, "none") for step in issue.journey
    ),
    "notes": lambda issue: sum(map(_note_without_place, issue.journey)),
}
OF_PEOPLE: Mapping[str, Callable[[PersonEntry], int]] = {
    "expertise": lambda person: len(person.expertise),
    "sector": lambda person: person.sector is not None,
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
OF_DIRECTIVES: Mapping[str, Callable[[DirectiveEntry], int]] = {
    "source_threads": lambda directive: len(directive.source_threads),
    # Those who confirm an issuing or a response write no line with it.
    "notes": lambda directive: sum(s.action in ("ISSUED", "RESPONDED") for s in directive.journey),
}


def left_for_later(demo: DemoSet) -> dict[str, int]:
    """Return what is not loaded: whole sections, and fields."""
    fields = (
        _count("issues", demo.issues, OF_ISSUES)
        | _count("people", demo.people, OF_PEOPLE)
        | _count("organisations", demo.organisations, OF_ORGANISATIONS)
        | _count("consultations", demo.consultations, OF_CONSULTATIONS)
        | _count("directives", demo.directives, OF_DIRECTIVES)
    )
    return demo.left_for_later | fields


def _count(
    section: str, entries: Iterable[T], fields: Mapping[str, Callable[[T], int]]
) -> dict[str, int]:
    rows = list(entries)
    counts = {f"{section}.{name}": sum(map(count, rows)) for name, count in fields.items()}
    return {name: count for name, count in counts.items() if count}


def _note_without_place(step: StepEntry) -> bool:
    return step.action in WITHOUT_NOTE and step.note is not None


def _objected(step: StepEntry) -> bool:
    return step.objections not in (None, "none")
