"""Read issues as plain rows: for lists, for other slices' pages, and for a person's Home."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, select, union
from sqlalchemy.orm import Session, aliased

from cop.accounts.models import User
from cop.feedback.clocks import past_its_date, standing_still
from cop.feedback.models import (
    Cascade,
    CascadeOpening,
    CascadePost,
    Decision,
    Issue,
    IssueRaiser,
    IssueThread,
    Step,
    StepNote,
)
from cop.feedback.permissions import visible_issues
from cop.feedback.states import ENDED, WAITING, Action, State
from cop.feedback.trails import StepLine, TrailStop, trail_of
from cop.feedback.words import state_words
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.forums.tiers import Ability
from cop.threads.models import Thread
from cop.wall import Wall

Badge = tuple[str, str, str | None, str | None]
PER_PAGE = 25
ORIGIN, PLACE, BY = aliased(Forum), aliased(Forum), aliased(User)
LINE = 15  # columns of an issue in a list
STEP = (
    Step.issue_id,
    Step.number,
    Step.action,
    Step.target,
    Step.at,
    PLACE.name,
    PLACE.tier,
    BY.name,
    Step.facts,
    StepNote.note,
    ORIGIN.name,
    ORIGIN.tier,
)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in a list."""

    id: int
    reference: str
    title: str
    state: State
    closure: str | None
    raised_at: datetime
    moved_at: datetime
    due_on: date | None
    urgent: bool
    origin: str
    holder: str
    tier: str
    still: bool = False  # its clock
    marking: str | None = None  # where it isn’t the site’s own default
    names_deceased: bool = False

    @property
    def words(self) -> str:
        """What pages call its state."""
        return state_words(self.state, self.closure)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a forum that answers issues."""

    tier: str
    slug: str
    name: str
    issues: int
    late: int


@dataclass(frozen=True, slots=True)
class ThreadIssue:
    """The issue that a discussion became, with its history and the answer that came back."""

    line: IssueLine
    steps: Sequence[StepLine]
    answer: str | None
    answered_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way, so that its discussion raises nothing else."""
        return self.line.state not in ENDED


@dataclass(frozen=True, slots=True)
class AnswerHere:
    """A post of a discussion that is the answer to what was raised from it."""

    cascade_id: int
    number: int
    reference: str
    decided_by: str
    tier: str
    text: str
    opened: bool


def issue_badges(session: Session, thread_ids: Iterable[int], person: Person) -> dict[int, Badge]:
    """Return the badge of the issue that each of these discussions became, in one statement."""
    rows = _badges(session, person, list(thread_ids))
    return {thread_id: (f"Raised: {ref}", "tier", "up", tier) for thread_id, ref, tier in rows}


@prepared
def _badges(me: Person, thread_ids: list[int]) -> Query:
    return (
        select(IssueThread.thread_id, Issue.reference, Forum.tier)
        .join(Issue, Issue.id == IssueThread.issue_id)
        .join(Forum, Forum.id == Issue.holder_id)
        .where(
            IssueThread.thread_id.in_(thread_ids),
            IssueThread.kind == "source",
            visible_issues(me),
        )
        .order_by(IssueThread.id)
    )


def issue_of_thread(session: Session, thread_id: int, person: Person) -> ThreadIssue | None:
    """Return the newest issue tied to a discussion, with steps and answer.

    Most have none: whether there is any is asked first, at a quarter of the cost."""
    if _tied(session, thread_id).first() is None:
        return None
    rows = _newest_of(session, person, thread_id).all()
    if not rows:
        return None
    last = rows[-1]
    steps = [_step(row[LINE:-3]) for row in rows if row[-1] == last[-1]]
    return ThreadIssue(_line(last), steps, last[-3], last[-2])


@prepared
def _tied(thread_id: int) -> Query:
    return select(IssueThread.id).where(IssueThread.thread_id == thread_id).limit(1)


@prepared
def _newest_of(me: Person, thread_id: int) -> Query:
    newest = (
        select(Issue.id)
        .join(IssueThread, IssueThread.issue_id == Issue.id)
        .where(
            IssueThread.thread_id == thread_id,
            Issue.merged_into_id.is_(None),
            visible_issues(me),
        )
        .order_by(IssueThread.open.desc(), IssueThread.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    here = and_(Cascade.issue_id == Issue.id, Cascade.thread_id == thread_id)
    return (
        _with_steps()
        .add_columns(Cascade.answer, Cascade.at, Cascade.id)
        .outerjoin(Cascade, here)
        .where(Issue.id == newest)
        .order_by(Cascade.id, Step.number)
    )


def answers_in(session: Session, thread_id: int, person: Person) -> list[AnswerHere]:
    """Return the answers that stand in a discussion, the oldest first, in one statement."""
    return [AnswerHere(*row) for row in _answers_in(session, person, thread_id)]


@prepared
def _answers_in(me: Person, thread_id: int) -> Query:
    return (
        select(
            Cascade.id,
            CascadePost.number,
            Issue.reference,
            Forum.name,
            Forum.tier,
            Cascade.answer,
            CascadeOpening.user_id.is_not(None),
        )
        .select_from(CascadePost)
        .join(Cascade, Cascade.id == CascadePost.cascade_id)
        .join(Issue, Issue.id == Cascade.issue_id)
        .join(Decision, Decision.id == Cascade.decision_id)
        .join(Forum, Forum.id == Decision.forum_id)
        .outerjoin(
            CascadeOpening,
            and_(CascadeOpening.cascade_id == Cascade.id, CascadeOpening.user_id == me.id),
        )
        .where(CascadePost.thread_id == thread_id)
        .order_by(CascadePost.number)
    )


def issue_trail(issue: ThreadIssue, wall: Wall) -> list[TrailStop]:
    """Return the short trail of a discussion's issue."""
    return trail_of(issue.steps, wall, None if issue.line.still else issue.line.due_on)


def list_issues(
    session: Session,
    person: Person,
    *,
    state: str | None = None,
    forum_id: int | None = None,
    before: int | None = None,
    limit: int = PER_PAGE,
) -> Sequence[IssueLine]:
    """Return a page of the issues this person may see and one more, the newest first."""
    query = _lines().where(visible_issues(person))
    if state:
        query = query.where(Issue.state.in_(state.split(",")))
    if forum_id is not None:
        query = query.where(_raised_by(forum_id))
    if before is not None:
        query = query.where(Issue.id < before)
    rows = session.execute(query.order_by(Issue.id.desc()).limit(limit + 1)).all()
    return [_line(row) for row in rows]


def issues_of_forum(
    session: Session, forum_id: int, person: Person, limit: int
) -> Sequence[IssueLine]:
    """Return the issues that this forum stands behind, what moved last first."""
    return [_line(row) for row in _of_forum(session, person, forum_id, limit)]


@prepared
def _of_forum(me: Person, forum_id: int, limit: int) -> Query:
    raised = _lines().where(_raised_by(forum_id), visible_issues(me))
    return raised.order_by(Issue.moved_at.desc()).limit(limit)


def issues_of_person(session: Session, person: Person, limit: int) -> Sequence[IssueLine]:
    """Return what this person raised, wrote the source of, or convenes, what moved last first."""
    return [_line(row) for row in _of_person(session, person, limit)]


@prepared
def _of_person(me: Person, limit: int) -> Query:
    raised = select(Issue.id).where(Issue.raised_by_id == me.id)
    wrote = (
        select(IssueThread.issue_id)
        .join(Thread, Thread.id == IssueThread.thread_id)
        .where(Thread.author_id == me.id, IssueThread.kind == "source")
    )
    convenes = select(IssueRaiser.issue_id).where(
        IssueRaiser.forum_id.in_(me.forums_where(Ability.CHECK)),
        IssueRaiser.detached_at.is_(None),
    )
    # Found by index, each on its own: joined by OR, PostgreSQL looks through every issue.
    mine = Issue.id.in_(union(raised, wrote, convenes))
    query = _lines().where(mine, visible_issues(me), Issue.merged_into_id.is_(None))
    return query.order_by(Issue.moved_at.desc()).limit(limit)


def waiting_for(session: Session, forum_ids: Iterable[int], today: date) -> Sequence[Waiting]:
    """Return how many issues wait for each of these forums, and how many are past their date."""
    here = list(forum_ids)
    return [Waiting(*row) for row in _waiting(session, here, today)] if here else []


@prepared
def _waiting(forum_ids: list[int], today: date) -> Query:
    late = case((past_its_date(today), 1), else_=0)
    return (
        select(Forum.tier, Forum.slug, Forum.name, func.count(), func.sum(late))
        .join(Issue, Issue.holder_id == Forum.id)
        .where(Forum.id.in_(forum_ids), Issue.state.in_(WAITING))
        .group_by(Forum.id, Forum.tier, Forum.slug, Forum.name)
        .order_by(Forum.id)
    )


def steps_of(session: Session, issue_ids: Iterable[int]) -> dict[int, list[StepLine]]:
    """Return the steps of each of these issues in their order, in one statement."""
    found: dict[int, list[StepLine]] = {}
    for row in _steps_of(session, list(issue_ids)):
        found.setdefault(row[0], []).append(_step(row))
    return found


@prepared
def _steps_of(issue_ids: list[int]) -> Query:
    return _steps().where(Step.issue_id.in_(issue_ids)).order_by(Step.issue_id, Step.number)


def steps_of_issue(session: Session, issue_id: int) -> list[StepLine]:
    """Return the steps of an issue in their order."""
    return [_step(row) for row in _steps_of_one(session, issue_id)]


@prepared
def _steps_of_one(issue_id: int) -> Query:
    return _steps().where(Step.issue_id == issue_id).order_by(Step.number)


def answers_of(session: Session, issue_ids: Iterable[int], person: Person) -> Mapping[int, str]:
    """Return the newest answer to each issue in the words sent to one of this person's forums."""
    return {issue_id: answer for issue_id, answer in _answers(session, person, list(issue_ids))}


@prepared
def _answers(me: Person, issue_ids: list[int]) -> Query:
    return (
        select(Cascade.issue_id, Cascade.answer)
        .where(Cascade.issue_id.in_(issue_ids))
        .order_by(Cascade.forum_id.in_(me.seats), Cascade.id)
    )


def said_beside(issue: type[Issue]) -> tuple[Any, Any]:
    """Return what lists say of an issue beside its title: its marking if it isn’t the site’s own
    default, and whether it may name somebody who has died."""
    return case((issue.marked.is_(True), issue.marking)), issue.names_deceased


@cache
def _lines() -> Query:
    holder = aliased(Forum)
    return (
        select(
            Issue.id,
            Issue.reference,
            Issue.title,
            Issue.state,
            Issue.closure,
            Issue.raised_at,
            Issue.moved_at,
            Issue.due_on,
            Issue.urgent,
            ORIGIN.name,
            holder.name,
            holder.tier,
            standing_still(),
            *said_beside(Issue),
        )
        .join(ORIGIN, ORIGIN.id == Issue.origin_id)
        .join(holder, holder.id == Issue.holder_id)
    )


def _with_steps() -> Query:
    return _named(_lines().add_columns(*STEP).join(Step, Step.issue_id == Issue.id))


def _steps() -> Query:
    return _named(
        select(*STEP)
        .select_from(Step)
        .join(Issue, Issue.id == Step.issue_id)
        .join(ORIGIN, ORIGIN.id == Issue.origin_id)
    )


def _named(steps: Query) -> Query:
    """Add who took each step, where, and what they wrote with it."""
    return (
        steps.join(PLACE, PLACE.id == Step.forum_id)
        .outerjoin(BY, BY.id == Step.by_id)
        .outerjoin(StepNote, and_(StepNote.step_id == Step.id, StepNote.redacted_at.is_(None)))
    )


def _line(row: Row[*tuple[Any, ...]]) -> IssueLine:
    id_, reference, title, state, *rest = row[:LINE]
    return IssueLine(id_, reference, title, State(state), *rest)


def _step(columns: Sequence[Any]) -> StepLine:
    issue_id, number, action, target, at, place, tier, by, facts, note, *origin = columns
    return StepLine(
        issue_id,
        number,
        Action(action),
        State(target),
        at,
        place,
        tier,
        by,
        facts,
        note or "",
        *origin,
    )


def _raised_by(forum_id: int) -> ColumnElement[bool]:
    return Issue.id.in_(
        select(IssueRaiser.issue_id).where(
            IssueRaiser.forum_id == forum_id, IssueRaiser.detached_at.is_(None)
        )
    )


def reads_issue(session: Session, reference: str, person: Person) -> bool:
    """Say whether the issue with this reference exists for this person."""
    found = select(Issue.id).where(Issue.reference == reference, visible_issues(person))
    return session.scalar(found) is not None
