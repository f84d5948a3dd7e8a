"""What a network does itself: take a case matter off the forum, try something, learn from it."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.errors import Invalid, Unlawful, Verdict, require
from cop.feedback.cases import case_of
from cop.feedback.finding import index_issues
from cop.feedback.models import (
    Brief,
    Diversion,
    Endorsement,
    Issue,
    IssueThread,
    LearningNote,
    LivedExperience,
    LocalAction,
)
from cop.feedback.operations.beginning import begin
from cop.feedback.operations.briefs import checked, latest_brief
from cop.feedback.operations.ending import close_threads
from cop.feedback.operations.handling import check_future
from cop.feedback.operations.terms import index_terms
from cop.feedback.operations.undoing import offer_undo, remember
from cop.feedback.permissions import Case, can_act_locally, can_close_locally, can_divert, can_learn
from cop.feedback.record import lock, move
from cop.feedback.states import Action, Closure, State
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.queries import list_members
from cop.forums.tiers import Ability
from cop.forums.working_days import local_day
from cop.threads.finding import retitle
from cop.threads.models import Thread

TOMBSTONE = "[Removed by the convenor]"
TOLD = ("what_is_happening", "ask")
REST = (
    "evidence",
    "impact",
    "tried_locally",
    "urgency_reason",
    "aboriginal_impact",
    "acco_who",
    "lived_experience",
)


def divert(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    lawful_channel: str,
    note: str,
    now: datetime,
    title: str = "",
    version: int | None = None,
) -> Diversion:
    """Take a case matter off the forum: its words go, the way it lawfully takes is shown.

    `title` replaces one that says too much. It can't be taken back."""
    begin(session, issue, can_divert, Action.DIVERT, by=by, now=now, version=version)
    if not lawful_channel.strip():
        raise Invalid("Say where it belongs: whom to ring, today.", "lawful_channel")
    _redact(session, issue, checked(title, "title", 200))
    diversion = Diversion(
        issue_id=issue.id,
        by_id=by.id,
        at=now,
        lawful_channel=checked(lawful_channel, "lawful_channel", 500),
    )
    session.add(diversion)
    close_threads(session, issue)
    move(
        session,
        issue,
        Action.DIVERT,
        by=by,
        now=now,
        forum_id=issue.origin_id,
        note=checked(note, "note"),
    )
    return diversion


def act_locally(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    owner_id: int | None,
    due_on: date | None,
    now: datetime,
    steps: list[str] | None = None,
    cost: int | None = None,
    note: str = "",
    version: int | None = None,
) -> LocalAction:
    """Plan what the network tries itself: who does it, and by when."""
    begin(session, issue, can_act_locally, Action.ACT_LOCALLY, by=by, now=now, version=version)
    forum = session.get_one(Forum, issue.origin_id)
    today = local_day(now, forum.timezone)
    if owner_id not in owners_of(session, forum, today):
        raise Invalid("Choose a member of the network.", "owner")
    due_on = _checked_day(due_on, today)
    before = remember(session, issue)
    plan = LocalAction(issue_id=issue.id, by_id=by.id, at=now, owner_id=owner_id, due_on=due_on)
    plan.steps = [checked(step, "steps", 500) for step in steps or [] if step.strip()]
    plan.cost = cost
    session.add(plan)
    move(
        session,
        issue,
        Action.ACT_LOCALLY,
        by=by,
        now=now,
        forum_id=forum.id,
        due_on=due_on,
        note=checked(note, "note"),
        owner=owner_id,
    )
    offer_undo(session, issue, before, by=by, now=now)
    return plan


def close_locally(
    session: Session,
    issue: Issue,
    *,
    by: Person,
    note: str,
    now: datetime,
    learning: str = "",
    version: int | None = None,
) -> None:
    """Say that the network has solved it itself, and what others can take from that."""
    plan = local_action_of(session, issue)

    def may(person: Person, case: Case) -> Verdict:
        return can_close_locally(person, case, plan.owner_id if plan else None)

    begin(session, issue, may, None, by=by, now=now, version=version)
    if issue.state != State.LOCAL_ACTION:
        raise Unlawful("Only what the network is fixing itself can be closed like this.")
    if not note.strip():
        raise Invalid("Say what changed.", "note")
    if plan is not None:
        plan.ended_at = now
    if learning.strip():
        _learn(session, issue, issue.origin_id, by=by, text=learning, now=now)
    issue.closure = Closure.LOCAL
    close_threads(session, issue)
    move(
        session,
        issue,
        Action.CLOSE,
        by=by,
        now=now,
        forum_id=issue.origin_id,
        note=checked(note, "note"),
        closure=Closure.LOCAL,
    )


def write_learning_note(
    session: Session, issue: Issue, *, by: Person, text: str, now: datetime
) -> LearningNote:
    """Write down what others can take from how the issue ended; writing again replaces it."""
    lock(session, issue)
    case = case_of(session, issue, now)
    require(can_learn(by, case))
    if issue.state not in (State.CLOSED, State.LOCAL_CHECK):
        raise Unlawful("Write it when the networks have said whether it worked.")
    if not text.strip():
        raise Invalid("Write what others can take from it.", "text")
    forum_id = next(f for f in sorted(case.raisers) if by.may(Ability.CHECK, f))
    return _learn(session, issue, forum_id, by=by, text=text, now=now)


def owners_of(session: Session, forum: Forum, today: date) -> dict[int, str]:
    """Return who may own what the network does: its members, by id with their names."""
    return {line.user_id: line.name for line in list_members(session, forum.id, today)}


def local_action_of(session: Session, issue: Issue) -> LocalAction | None:
    """Return the newest plan of the network."""
    return session.scalar(
        select(LocalAction)
        .where(LocalAction.issue_id == issue.id)
        .order_by(LocalAction.id.desc())
        .limit(1)
    )


def _checked_day(due_on: date | None, today: date) -> date:
    if due_on is None:
        raise Invalid("Say by when you will know whether it works.", "due_on")
    check_future(due_on, today, "due_on")
    return due_on


def _learn(
    session: Session, issue: Issue, forum_id: int, *, by: Person, text: str, now: datetime
) -> LearningNote:
    note = session.scalar(select(LearningNote).where(LearningNote.issue_id == issue.id))
    note = note or LearningNote(issue_id=issue.id)
    note.forum_id, note.by_id, note.at, note.text = forum_id, by.id, now, checked(text, "learning")
    session.add(note)
    session.flush()
    return note


def _retitle_sources(session: Session, issue: Issue, title: str) -> None:
    """Give the discussions it came from the new title where they bear the issue's."""
    sources = select(IssueThread.thread_id).where(
        IssueThread.issue_id == issue.id, IssueThread.kind == "source"
    )
    same = select(Thread.id).where(Thread.id.in_(sources), Thread.title == issue.title)
    retitle(session, session.scalars(same).all(), title)


def _redact(session: Session, issue: Issue, title: str) -> None:
    """Put a tombstone in place of every version of the brief and of what backers wrote."""
    if title:
        _retitle_sources(session, issue, title)
        issue.title = title
    gone = dict.fromkeys(TOLD, TOMBSTONE) | dict.fromkeys(REST, "")
    session.execute(
        update(Brief).where(Brief.issue_id == issue.id).values(deidentified=False, **gone)
    )
    session.execute(update(Endorsement).where(Endorsement.issue_id == issue.id).values(note=""))
    told = update(LivedExperience).where(LivedExperience.issue_id == issue.id)
    session.execute(told.values(text=TOMBSTONE))
    session.expire_all()
    index_terms(session, issue, latest_brief(session, issue))
    index_issues(session, issue.id)
