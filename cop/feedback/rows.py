"""Issues as lists print them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cop.feedback.queries import PER_PAGE, Badge, IssueLine
from cop.feedback.states import ENDED, State
from cop.feedback.urls import issue_url
from cop.forums.people import Person
from cop.wall import Wall


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A line of a list of issues."""

    href: str
    reference: str
    title: str
    badge: Badge
    origin: str
    where: str
    when: str
    by_when: str
    waits: bool = False  # its clock stands still
    marking: str | None = None
    names_deceased: bool = False


def issue_rows(
    lines: Sequence[IssueLine], wall: Wall, person: Person, *, here: str, keep: str = ""
) -> tuple[list[IssueRow], str | None]:
    """Return a page of rows and the address of the next page."""
    page = lines[:PER_PAGE]
    older = f"{here}?before={page[-1].id}{keep}" if len(lines) > PER_PAGE else None
    shown = issue_row if person.is_member else answered_row
    return [shown(line, wall) for line in page], older


def issue_row(line: IssueLine, wall: Wall) -> IssueRow:
    """Return one issue as lists print it: where it is, what is happening, by when."""
    over = line.state in ENDED
    return IssueRow(
        href=issue_url(line.reference),
        reference=line.reference,
        title=line.title,
        badge=badge_of(line, wall),
        origin=line.origin,
        where="" if over else line.holder,
        when=wall.day(line.moved_at if over else line.raised_at),
        by_when=wall.day(line.due_on) if line.due_on and not over and not line.still else "",
        waits=bool(line.due_on) and line.still and not over,
        marking=line.marking,
        names_deceased=line.names_deceased,
    )


def answered_row(line: IssueLine, wall: Wall) -> IssueRow:
    """Return an issue as observers see it: that it was answered."""
    badge = ("Answered", "good", "down", None)
    row = issue_row(line, wall)
    return replace(row, badge=badge, where="", by_when="", waits=False)


def badge_of(line: IssueLine, wall: Wall) -> Badge:
    """Return the badge that says where the issue stands; overdue says so in words."""
    due = line.due_on if line.state not in ENDED and not line.still else None
    if due and due < wall.today:
        return (f"{line.words}, past {wall.day(due)}", "bad", "alert", None)
    kind, icon = LOOKS.get(line.state, ("tier", "people"))
    return (line.words, kind, icon, line.tier if kind == "tier" else None)


LOOKS: dict[State, tuple[str, str]] = {
    State.RAISED: ("", "up"),
    State.ENDORSED: ("", "people"),
    State.CLOSED: ("good", "tick"),
    State.CASCADED: ("good", "down"),
    State.IN_ACTION: ("good", "pencil"),
    State.LOCAL_CHECK: ("warn", "loop"),
    State.REOPENED: ("warn", "undo"),
    State.MERGED: ("", "merge"),
    State.DECIDED: ("tier", "gavel"),
    State.RETURNED: ("", "undo"),
    State.WITHDRAWN: ("", "x"),
    State.DIVERTED: ("", "shield"),
}
