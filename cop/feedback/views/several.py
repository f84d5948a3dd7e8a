"""What became of issues that were acknowledged together.

The address names them, so that the page survives a reload and a form that was sent twice. The
reasons are those that hold now, whatever the address claims."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from cop.errors import DomainError
from cop.extensions import db
from cop.feedback.cases import cases_among
from cop.feedback.inbox import AWAITING_REPLY
from cop.feedback.models import Issue, UndoPoint
from cop.feedback.operations.together import MOST
from cop.feedback.operations.undoing import still_undoable
from cop.feedback.permissions import Case, can_acknowledge, visible_issues
from cop.feedback.record import check_lawful
from cop.feedback.states import Action
from cop.forms import ActionForm
from cop.forums.models import Forum
from cop.visitors import me, now, today

LONGEST = 4000


@dataclass(slots=True)
class Told:
    """The issues that were acknowledged, and those that were not with the reason."""

    done: list[Case] = field(default_factory=list)
    refused: list[tuple[Case, str]] = field(default_factory=list)


def told_of(forum: Forum, values: Mapping[str, str]) -> Told:
    """Return what the address says happened, as far as this person may see it."""
    done, refused = _named(values.get("done", "")), _named(values.get("not", ""))
    handler_id = _number(values.get("handler", ""))
    told = Told()
    for case in _cases(forum, [*done, *refused]):
        if case.issue.reference in done and case.state not in AWAITING_REPLY:
            told.done.append(case)
        else:
            told.refused.append((case, _reason(case, handler_id)))
    return told


def undo_forms(told: Told) -> dict[int, ActionForm]:
    """Return a button for each issue that this person can still take back, by the issue's id.

    Each has a key of its own: one pressed after another is not the same form sent twice."""
    issues = {case.issue.id: case.issue for case in told.done}
    points = db.session().scalars(select(UndoPoint).where(UndoPoint.issue_id.in_(issues)))
    return {
        point.issue_id: ActionForm(formdata=None)
        for point in points
        if still_undoable(point, issues[point.issue_id], by=me(), now=now())
    }


def _reason(case: Case, handler_id: int | None) -> str:
    verdict = can_acknowledge(me(), case)
    if not verdict:
        return verdict.reason
    try:
        check_lawful(case.issue, Action.ACKNOWLEDGE)
    except DomainError as refusal:
        return refusal.message
    if case.leg and handler_id == case.leg.submitted_by_id:
        return "Who you chose to look after it sent it, so somebody else does. Choose again."
    return "It waits for a reply still. Open it to acknowledge it."


def _cases(forum: Forum, references: list[str]) -> list[Case]:
    found = db.session().scalars(
        select(Issue.id)
        .where(Issue.reference.in_(references[: 2 * MOST]), visible_issues(me()))
        .order_by(Issue.due_on, Issue.id)
    )
    cases = cases_among(db.session(), found.all(), today())
    return [case for case in cases.values() if forum.id in case.visited]


def _named(raw: str) -> list[str]:
    return [reference for reference in raw[:LONGEST].split(".") if reference]


def _number(raw: str) -> int | None:
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else None
