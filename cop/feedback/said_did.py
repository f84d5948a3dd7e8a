"""You said, we did: what was answered, for members and for people without an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from cop.feedback.models import (
    Brief,
    Cascade,
    Decision,
    Issue,
    IssueRaiser,
    LocalCheck,
    PublicOutcome,
)
from cop.feedback.permissions import visible_issues
from cop.feedback.queries import PER_PAGE, answers_of
from cop.feedback.states import Closure, Outcome, State, Verdict
from cop.feedback.superseding import superseded_by, superseded_for_all
from cop.feedback.words import VERDICT_BADGES, state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import can_read_forum

Fixed = tuple[str, str, str]  # words, kind and icon of a badge


@dataclass(frozen=True, slots=True)
class SaidDid:
    """One answered issue: what was asked, what was answered, and whether that fixed it."""

    decision_id: int
    reference: str
    title: str
    you_said: str
    we_did: str
    outcome: Outcome
    decided_at: datetime
    decided_by: str
    tier: str
    networks: int
    fixed: Fixed
    published: bool
    superseded_by: int | None
    marking: str | None
    names_deceased: bool


@dataclass(frozen=True, slots=True)
class PublicLine:
    """What people without an account read: no names, no forum, no reference."""

    id: int
    you_said: str
    we_did: str
    decided_at: datetime
    tier: str
    networks: int
    fixed: Fixed
    superseded: bool
    names_deceased: bool


# --- for members ------------------------------------------------------------------------------


def said_and_done(
    session: Session, person: Person, *, forum: Forum | None = None, before: int | None = None
) -> list[SaidDid]:
    """Return a page of answered issues this person may see and one more, the newest first.

    Of a forum, those it raised and those it answered; to its readers with its own verdict."""
    query = _answered(person).where(visible_issues(person))
    if forum is not None:
        query = query.where(or_(_raised_by(forum), Decision.forum_id == forum.id))
    if before is not None:
        query = query.where(Decision.id < before)
    rows = session.execute(query.order_by(Decision.id.desc()).limit(PER_PAGE + 1)).all()
    answers = answers_of(session, [row[0].id for row in rows], person)
    own = _verdicts(session, rows, forum) if forum and can_read_forum(person, forum) else {}
    return [_line(row, answers, own, person) for row in rows]


def _answered(person: Person) -> Select[*tuple[Any, ...]]:
    """Return the statement of every issue with the newest decision that was sent back."""
    newest = (
        select(func.max(Cascade.decision_id)).where(Cascade.issue_id == Issue.id).scalar_subquery()
    )
    ask = (
        select(Brief.ask)
        .where(Brief.issue_id == Issue.id)
        .order_by(Brief.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    shown = exists().where(PublicOutcome.issue_id == Issue.id, PublicOutcome.withdrawn_at.is_(None))
    return (
        select(
            Issue, Decision, Forum.name, Forum.tier, ask, _networks(), shown, superseded_by(person)
        )
        .select_from(Issue)
        .join(Decision, Decision.id == newest)
        .join(Forum, Forum.id == Decision.forum_id)
    )


def _verdicts(session: Session, rows: Sequence[Any], forum: Forum) -> dict[int, Verdict]:
    """Return what this forum says of each decision, by decision, in one statement."""
    found = session.execute(
        select(Cascade.decision_id, LocalCheck.verdict)
        .join(LocalCheck, LocalCheck.cascade_id == Cascade.id)
        .where(Cascade.forum_id == forum.id, Cascade.decision_id.in_([row[1].id for row in rows]))
        .order_by(LocalCheck.number)
    )
    return {decision_id: Verdict(verdict) for decision_id, verdict in found}


def _line(row: Any, answers: Any, own: dict[int, Verdict], person: Person) -> SaidDid:
    issue, decision, name, tier, ask, networks, published, newer = row
    return SaidDid(
        decision_id=decision.id,
        reference=issue.reference,
        title=issue.title,
        you_said=ask if person.is_member else "",
        we_did=answers.get(issue.id, ""),
        outcome=Outcome(decision.outcome),
        decided_at=decision.at,
        decided_by=name,
        tier=tier,
        networks=networks,
        fixed=fixed_words(issue, Outcome(decision.outcome), own.get(decision.id)),
        published=bool(published),
        superseded_by=newer,
        marking=issue.marking if issue.marked else None,
        names_deceased=issue.names_deceased,
    )


def fixed_words(issue: Issue, outcome: Outcome, own: Verdict | None = None) -> Fixed:
    """Return whether it fixed it, as far as that is known: in words, never only a colour."""
    state = State(issue.state)
    if own is not None and state is not State.CLOSED:
        return (VERDICT_BADGES[own], *OWN_LOOKS.get(own, ("warn", "loop")))
    if state is State.CLOSED:
        confirmed = issue.closure == Closure.CONFIRMED
        return (state_words(state, issue.closure), "good" if confirmed else "", "tick")
    if outcome is Outcome.DEFERRED and state in (State.CASCADED, State.IN_ACTION):
        return ("Put off to a date", "", "clock")
    return STILL_OPEN.get(state, ("Not everywhere: being looked at again", "warn", "undo"))


OWN_LOOKS = {Verdict.FIXED: ("good", "tick"), Verdict.NO: ("bad", "x"), Verdict.WORSE: ("bad", "x")}
STILL_OPEN: dict[State, Fixed] = {
    State.CASCADED: ("Too early to say", "", "clock"),
    State.IN_ACTION: ("Being done", "", "pencil"),
    State.LOCAL_CHECK: ("The networks are asked now", "warn", "loop"),
}


# --- for people without an account ------------------------------------------------------------


def public_lines(session: Session, *, before: int | None = None) -> list[PublicLine]:
    """Return a page of what is published and one more, the newest first.

    What has become restricted or marked since it was published isn't shown."""
    query = (
        select(PublicOutcome, Issue, Decision, Forum.tier, _networks(), superseded_for_all())
        .select_from(PublicOutcome)
        .join(Issue, Issue.id == PublicOutcome.issue_id)
        .join(Decision, Decision.id == PublicOutcome.decision_id)
        .join(Forum, Forum.id == Decision.forum_id)
        .where(
            PublicOutcome.withdrawn_at.is_(None),
            Issue.restricted.is_(False),
            Issue.marked.is_(False),
            Forum.visibility != "restricted",
            ~_raised_by_restricted(),
        )
    )
    if before is not None:
        query = query.where(PublicOutcome.id < before)
    rows = session.execute(query.order_by(PublicOutcome.id.desc()).limit(PER_PAGE + 1))
    return [
        PublicLine(
            shown.id,
            shown.you_said,
            shown.we_did,
            decision.at,
            tier,
            networks,
            _public_words(issue, Outcome(decision.outcome)),
            bool(newer),
            issue.names_deceased,
        )
        for shown, issue, decision, tier, networks, newer in rows
    ]


def _public_words(issue: Issue, outcome: Outcome) -> Fixed:
    """Return whether it fixed it, without the words that only members know."""
    if issue.state == State.CLOSED and issue.closure == Closure.UNCONFIRMED:
        return ("Closed: nobody said whether it helped", "", "tick")
    return fixed_words(issue, outcome)


def _networks() -> Any:
    return (
        select(func.count())
        .where(IssueRaiser.issue_id == Issue.id, IssueRaiser.detached_at.is_(None))
        .scalar_subquery()
    )


def _raised_by(forum: Forum) -> ColumnElement[bool]:
    return exists().where(
        IssueRaiser.issue_id == Issue.id,
        IssueRaiser.forum_id == forum.id,
        IssueRaiser.detached_at.is_(None),
    )


def _raised_by_restricted() -> ColumnElement[bool]:
    raising = aliased(Forum)
    return (
        select(1)
        .select_from(IssueRaiser)
        .join(raising, raising.id == IssueRaiser.forum_id)
        .where(IssueRaiser.issue_id == Issue.id, raising.visibility == "restricted")
        .exists()
    )
