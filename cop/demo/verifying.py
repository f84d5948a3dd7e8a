"""Hold what was loaded against what the content states, and name what differs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.demo.entries import ConsultationEntry
from cop.demo.issue_entries import IssueEntry
from cop.demo.reader import DemoError
from cop.demo.stage import Stage
from cop.feedback.models import Issue, Step

# The content says here that the networks have it again; the issue's holder stays who answered.
BACK_WITH_THE_NETWORKS = ("CASCADED", "LOCAL_CHECK", "CLOSED")


def verify(
    stage: Stage, issues: list[IssueEntry], consultations: tuple[ConsultationEntry, ...]
) -> None:
    """Raise DemoError if an issue's journey, holder, closure or lateness is not as it states,
    or a consultation not in the state it states."""
    for entry in issues:
        _verify(stage, entry, stage.issues[entry.reference])
    for asked in consultations:
        _same(asked.key, "state", stage.consultations[asked.key].state, asked.state)


def holder_of(entry: IssueEntry) -> str:
    """Return the forum that holds the issue when its journey is over."""
    if entry.decision and entry.state in BACK_WITH_THE_NETWORKS:
        return entry.decision.forum
    return entry.current_forum


def _verify(stage: Stage, entry: IssueEntry, issue: Issue) -> None:
    stage.session.refresh(issue)
    _same(
        entry.reference,
        "journey",
        _journey(stage.session, issue),
        [s.action for s in entry.journey],
    )
    _same(entry.reference, "state", issue.state.upper(), entry.state)
    _same(entry.reference, "closure", issue.closure, entry.closure)
    _same(entry.reference, "holder", issue.holder_id, stage.forums[holder_of(entry)].id)
    if entry.overdue:
        _same(entry.reference, "overdue", bool(issue.due_on and issue.due_on < stage.today), True)


def _journey(session: Session, issue: Issue) -> list[str]:
    steps = select(Step.target).where(Step.issue_id == issue.id).order_by(Step.number)
    return [target.upper() for target in session.scalars(steps)]


def _same(name: str, what: str, found: object, stated: object) -> None:
    if found != stated:
        raise DemoError(f"{name}: {what} is {found!r}, the content says {stated!r}")
