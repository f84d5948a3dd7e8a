"""Hold what was loaded against what the content states, and name what differs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.demo.directive_entries import DirectiveEntry
from cop.demo.entries import ConsultationEntry
from cop.demo.issue_entries import IssueEntry
from cop.demo.reader import DemoError
from cop.demo.stage import Stage
from cop.feedback.models import Issue, Step
from cop.guidance.models import Directive, DirectiveStep, DirectiveTarget
from cop.guidance.states import ANSWERED

# The content says here that the networks have it again; the issue's holder stays who answered.
BACK_WITH_THE_NETWORKS = ("CASCADED", "LOCAL_CHECK", "CLOSED")


def verify(
    stage: Stage,
    issues: list[IssueEntry],
    consultations: tuple[ConsultationEntry, ...],
    directives: tuple[DirectiveEntry, ...],
) -> None:
    """Raise DemoError if an issue's journey, holder, closure or lateness is not as it states,
    a consultation not in the state it states, or a directive's journey or its silent forums."""
    for entry in issues:
        _verify(stage, entry, stage.issues[entry.reference])
    for asked in consultations:
        _same(asked.key, "state", stage.consultations[asked.key].state, asked.state)
    for directed in directives:
        _verify_directive(stage, directed, stage.directives[directed.reference])


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


def _verify_directive(stage: Stage, entry: DirectiveEntry, directive: Directive) -> None:
    stage.session.refresh(directive)
    name, session = entry.reference, stage.session
    _same(name, "reference", directive.reference, entry.reference)
    steps = select(DirectiveStep.target).where(DirectiveStep.directive_id == directive.id)
    journey = [target.upper() for target in session.scalars(steps.order_by(DirectiveStep.number))]
    _same(name, "journey", journey, [step.action for step in entry.journey])
    _same(name, "state", directive.state.upper(), entry.state)
    asked = select(DirectiveTarget).where(DirectiveTarget.directive_id == directive.id)
    targets = session.scalars(asked).all()
    keys = {forum.id: key for key, forum in stage.forums.items()}
    answered = {keys[t.forum_id] for t in targets if t.feedback_id}
    _same(name, "targets", {keys[t.forum_id] for t in targets}, set(entry.targets))
    _same(name, "answers", answered, {said.forum for said in entry.feedback})
    if directive.state in ANSWERED:
        silent = set(entry.targets) - answered
        _same(name, "silent forums", silent, set(entry.silent_forums))
    if entry.discussion_closes_in_days is not None:
        closes = stage.day_ahead(entry.discussion_closes_in_days)
        _same(name, "end of the discussion", directive.due_on, closes)


def _journey(session: Session, issue: Issue) -> list[str]:
    steps = select(Step.target).where(Step.issue_id == issue.id).order_by(Step.number)
    return [target.upper() for target in session.scalars(steps)]


def _same(name: str, what: str, found: object, stated: object) -> None:
    if found != stated:
        raise DemoError(f"{name}: {what} is {found!r}, the content says {stated!r}")
