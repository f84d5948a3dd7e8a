"""Where is my issue? What somebody raised, backed, wrote or convenes, told in words.

It tells nothing of what a forum above discusses: where the issue is, who has it, by when, what was
last said to those who raised it, and what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.clocks import standing_still
from cop.feedback.models import (
    Cascade,
    Endorsement,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    Report,
    ReportText,
    Step,
    StepNote,
)
from cop.feedback.permissions import visible_issues
from cop.feedback.queries import PER_PAGE, said_beside
from cop.feedback.states import Action, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Ability
from cop.threads.models import Thread

# What is said with these steps is said to those who raised it. Options that go further up, and
# what leaders write to each other, are not.
SAID_TO_RAISERS = (
    Action.ACKNOWLEDGE,
    Action.CLARIFY,
    Action.ANSWER,
    Action.MERGE,
    Action.RETURN,
    Action.START,
    Action.REOPEN,
    Action.REVISIT,
    Action.WITHDRAW,
    Action.DIVERT,
    Action.ACT_LOCALLY,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an issue is: its state, who has it, by when."""

    id: int
    reference: str
    title: str
    state: State
    closure: str | None
    holder: str
    tier: str
    handler: str | None
    due_on: date | None
    next_on: date | None
    moved_at: datetime
    topmost: bool
    marking: str | None
    names_deceased: bool
    still: bool  # its clock


@dataclass(frozen=True, slots=True)
class Said:
    """The last thing that was said to those who raised it."""

    at: datetime
    by: str
    text: str
    answer: bool = False


@dataclass(frozen=True, slots=True)
class MyIssue:
    """An issue of somebody's own; `place` is the one it was joined with, if it was."""

    own: Place
    place: Place
    origin: str
    raised_at: datetime
    raised_by_me: bool
    reads: bool
    said: Said | None = None

    @property
    def merged(self) -> bool:
        """Whether it goes on as part of another issue."""
        return self.own.id != self.place.id


def my_issues(session: Session, person: Person, *, before: int | None = None) -> list[MyIssue]:
    """Return a page of this person's issues and one more, the newest first, in four statements."""
    rows = session.execute(_mine(person, before)).all()
    found = [_issue(row, person) for row in rows]
    said = _last_said(session, {i.place.id for i in found} | {i.own.id for i in found}, person)
    return [_with_words(issue, said) for issue in found]


def _mine(person: Person, before: int | None) -> Any:
    parent, origin = aliased(Issue), aliased(Forum)
    query = (
        select(
            *_place(Issue),
            *_place(parent),
            parent.id.is_not(None),
            origin.name,
            Issue.raised_at,
            Issue.raised_by_id,
            _reads(person),
        )
        .select_from(Issue)
        .join(origin, origin.id == Issue.origin_id)
        .outerjoin(parent, parent.id == Issue.merged_into_id)
        .where(_is_mine(person), visible_issues(person))
    )
    if before is not None:
        query = query.where(Issue.id < before)
    return query.order_by(Issue.id.desc()).limit(PER_PAGE + 1)


def _place(issue: Any) -> list[Any]:
    """Return the columns of a Place; each of its few names is a lookup by key."""
    holder = select(Forum.name).where(Forum.id == issue.holder_id).scalar_subquery()
    above = select(Forum.parent_id).where(Forum.id == issue.holder_id).scalar_subquery()
    tier = select(Forum.tier).where(Forum.id == issue.holder_id).scalar_subquery()
    here = select(Leg.id).where(Leg.id == issue.leg_id, Leg.left_at.is_(None))
    handler = (
        select(User.name)
        .join(Leg, Leg.handler_id == User.id)
        .where(Leg.id.in_(here.correlate(issue)))
        .scalar_subquery()
    )
    next_on = select(Leg.next_on).where(Leg.id.in_(here.correlate(issue))).scalar_subquery()
    columns = (issue.id, issue.reference, issue.title, issue.state, issue.closure)
    place = (holder, tier, handler, issue.due_on, next_on, issue.moved_at, above.is_(None))
    return [*columns, *place, *said_beside(issue), standing_still(issue)]


def _reads(person: Person) -> ColumnElement[bool]:
    """Return whether this person reads what is said to the raisers: in a network behind it."""
    return exists().where(
        IssueRaiser.issue_id == Issue.id,
        IssueRaiser.forum_id.in_(person.forums_where(Ability.READ)),
        IssueRaiser.detached_at.is_(None),
    )


def _is_mine(person: Person) -> ColumnElement[bool]:
    """Return the clause of what this person raised, wrote, backed or convenes."""
    wrote = (
        select(IssueThread.issue_id)
        .join(Thread, Thread.id == IssueThread.thread_id)
        .where(Thread.author_id == person.id, IssueThread.kind == "source")
    )
    backed = select(Endorsement.issue_id).where(Endorsement.user_id == person.id)
    convenes = select(IssueRaiser.issue_id).where(
        IssueRaiser.forum_id.in_(person.forums_where(Ability.CHECK)),
        IssueRaiser.detached_at.is_(None),
    )
    return or_(
        Issue.raised_by_id == person.id,
        Issue.id.in_(wrote),
        Issue.id.in_(backed),
        Issue.id.in_(convenes),
    )


WIDTH = 15  # columns of a Place


def _issue(row: Sequence[Any], person: Person) -> MyIssue:
    own, parent = _read(row[:WIDTH]), row[WIDTH : 2 * WIDTH]
    merged, origin, raised_at, raised_by, reads = row[2 * WIDTH :]
    place = _read(parent) if merged else own
    return MyIssue(own, place, origin, raised_at, raised_by == person.id, bool(reads))


def _read(row: Sequence[Any]) -> Place:
    id_, reference, title, state, *rest = row
    return Place(id_, reference, title, State(state), *rest)


def _with_words(issue: MyIssue, said: Mapping[int, Said]) -> MyIssue:
    """Add the last words; who has left the network since reads the answer and nothing else."""
    told = [said[i] for i in (issue.own.id, issue.place.id) if i in said]
    readable = [word for word in told if word.answer or issue.reads]
    return replace(issue, said=max(readable, key=lambda word: word.at, default=None))


def _last_said(session: Session, ids: Iterable[int], person: Person) -> dict[int, Said]:
    """Return the last words to the raisers of each issue: a step's, a report's or the answer's."""
    wanted = list(ids)
    if not wanted:
        return {}
    words = [
        *_of_steps(session, wanted),
        *_of_reports(session, wanted),
        *_of_answers(session, wanted, person),
    ]
    return dict(sorted(words, key=lambda word: word[1].at))


def _of_steps(session: Session, ids: list[int]) -> list[tuple[int, Said]]:
    newest = (
        select(func.max(Step.id))
        .join(StepNote, StepNote.step_id == Step.id)
        .where(
            Step.issue_id.in_(ids),
            Step.action.in_([action.value for action in SAID_TO_RAISERS]),
            StepNote.redacted_at.is_(None),
        )
        .group_by(Step.issue_id)
    )
    rows = session.execute(
        select(Step.issue_id, Step.at, User.name, Forum.name, StepNote.note)
        .join(StepNote, StepNote.step_id == Step.id)
        .join(Forum, Forum.id == Step.forum_id)
        .outerjoin(User, User.id == Step.by_id)
        .where(Step.id.in_(newest))
    )
    return [(i, Said(at, who or forum, note)) for i, at, who, forum, note in rows]


def _of_reports(session: Session, ids: list[int]) -> list[tuple[int, Said]]:
    newest = (
        select(func.max(Report.id))
        .join(ReportText, ReportText.report_id == Report.id)
        .where(Report.issue_id.in_(ids), ReportText.redacted_at.is_(None))
        .group_by(Report.issue_id)
    )
    rows = session.execute(
        select(Report.issue_id, Report.at, User.name, ReportText.text)
        .join(ReportText, ReportText.report_id == Report.id)
        .join(User, User.id == Report.by_id)
        .where(Report.id.in_(newest))
    )
    return [(i, Said(at, who, text)) for i, at, who, text in rows]


def _of_answers(session: Session, ids: list[int], person: Person) -> list[tuple[int, Said]]:
    """Return the newest answer to each issue, in the words sent to a forum of this person's."""
    newest = (
        select(func.max(Cascade.decision_id))
        .where(Cascade.issue_id.in_(ids))
        .group_by(Cascade.issue_id)
    )
    rows = session.execute(
        select(Cascade.issue_id, Cascade.at, User.name, Cascade.answer)
        .join(User, User.id == Cascade.by_id)
        .where(Cascade.decision_id.in_(newest))
        .order_by(Cascade.forum_id.in_(person.seats), Cascade.id)
    )
    last = {i: Said(at, who, answer, answer=True) for i, at, who, answer in rows}
    return list(last.items())
