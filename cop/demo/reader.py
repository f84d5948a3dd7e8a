"""Reads a jurisdiction's demo content, or says plainly what in it is wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from cop.demo.directive_entries import DirectiveEntry
from cop.demo.entries import ConsultationEntry, OrganisationEntry, PersonEntry, ThreadEntry
from cop.demo.issue_entries import IssueEntry
from cop.presets.strict import ContentError, Place, build, load

Jurisdiction = Literal["sa", "wa", "vic", "nsw"]
T = TypeVar("T")

FOLDER = Path(__file__).parent / "content"
PRESETS = {
    "sa": "sa-cfss",
    "wa": "wa-partnerships",
    "vic": "vic-community-partnerships",
    "nsw": "nsw-practice",
}
NOW = ("organisations", "people", "threads", "issues", "consultations", "directives")
LATER = {
    "meetings": ("meetings", "communiques"),
    "resources": ("resources", "projects"),
    "stories": ("stories",),
    "events": ("events", "collaborations", "page_ratings"),
    "calls": ("calls", "locations", "funding", "worker_roles"),
    "safety_examples": ("examples",),
}
CONSULTATION_LATER = ("codebook", "codings", "agreement", "findings", "reminders")


class DemoError(ContentError):
    """What is wrong in the demo content: names the file, the key and what was expected."""


@dataclass(frozen=True)
class DemoSet:
    """One jurisdiction's demo, and how many entries of which sections are left for later."""

    jurisdiction: str
    preset: str
    organisations: tuple[OrganisationEntry, ...]
    people: tuple[PersonEntry, ...]
    threads: tuple[ThreadEntry, ...]
    issues: tuple[IssueEntry, ...]
    consultations: tuple[ConsultationEntry, ...]
    directives: tuple[DirectiveEntry, ...]
    left_for_later: dict[str, int]


def read_demo(jurisdiction: str) -> DemoSet:
    """The demo of sa, wa, vic or nsw, or a DemoError."""
    if jurisdiction not in PRESETS:
        raise DemoError(f"no demo {jurisdiction!r}; expected one of {', '.join(PRESETS)}")
    return read_folder(FOLDER / jurisdiction, jurisdiction)


def read_folder(folder: Path, jurisdiction: str) -> DemoSet:
    """The demo in this folder; a file it does not know is an error, not a silence."""
    left = _left_for_later(folder)
    return DemoSet(
        jurisdiction=jurisdiction,
        preset=PRESETS[jurisdiction],
        organisations=_entries(folder / "organisations.yaml", OrganisationEntry, "key"),
        people=_entries(folder / "people.yaml", PersonEntry, "key"),
        threads=_entries(folder / "threads.yaml", ThreadEntry, "key"),
        issues=_entries(folder / "issues.yaml", IssueEntry, "reference"),
        consultations=_consultations(folder / "consultations.yaml", left),
        directives=_if_any(folder / "directives.yaml", DirectiveEntry, "reference"),
        left_for_later=left,
    )


def _entries(path: Path, kind: type[T], name: str) -> tuple[T, ...]:
    place = Place(path.name, path.stem, DemoError)
    data = _only(path, (path.stem,))[path.stem]
    return tuple(_named(row, kind, name, place) for row in _unique(data, name, place))


def _if_any(path: Path, kind: type[T], name: str) -> tuple[T, ...]:
    return _entries(path, kind, name) if path.exists() else ()


def _named(row: dict[str, Any], kind: type[T], name: str, place: Place) -> T:
    return build(kind, row, place.at(row[name]))


def _unique(data: object, name: str, place: Place) -> list[dict[str, Any]]:
    if not isinstance(data, list):
        raise place.wrong("expected a list")
    seen = set()
    for at, row in enumerate(data):
        if not isinstance(row, dict) or name not in row:
            raise place.at(at).wrong(f"key {name!r} is missing")
        if row[name] in seen:
            raise place.at(at).wrong(f"{name} {row[name]!r} is used twice")
        seen.add(row[name])
    return data


def _only(path: Path, sections: tuple[str, ...]) -> dict[str, Any]:
    data = load(path, DemoError)
    for section in data:
        if section not in sections:
            expected = ", ".join(sections)
            raise DemoError(f"{path.name}: section {section!r} is not known; expected {expected}")
    return data


def _consultations(path: Path, left: dict[str, int]) -> tuple[ConsultationEntry, ...]:
    if not path.exists():
        return ()
    place = Place(path.name, path.stem, DemoError)
    rows = _unique(_only(path, (path.stem,))[path.stem], "key", place)
    for row in rows:
        _lift_headline(row)
        for key in CONSULTATION_LATER:
            if key in row:
                part = row.pop(key)
                name = f"consultations.{key}"
                left[name] = left.get(name, 0) + (len(part) if isinstance(part, list) else 1)
    return tuple(_named(row, ConsultationEntry, "key", place) for row in rows)


def _lift_headline(row: dict[str, Any]) -> None:
    """Of the findings only their headline has a place yet."""
    if "headline" in row.get("findings", ()):
        row["headline"] = row["findings"].pop("headline")


def _left_for_later(folder: Path) -> dict[str, int]:
    counts: dict[str, int] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in NOW:
            continue
        if path.stem not in LATER:
            raise DemoError(f"{path.name}: not known; expected one of {', '.join((*NOW, *LATER))}")
        for section, rows in _only(path, LATER[path.stem]).items():
            counts[section] = len(rows)
    return counts
