"""Many of everything, written at once, for tests of what a page costs."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import (
    Brief,
    Cascade,
    Decision,
    DecisionWord,
    Endorsement,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    LocalCheck,
    Proposal,
    ProposalText,
    Step,
    StepNote,
)
from cop.forums.models import Forum
from cop.threads.models import Thread
from tests.cast import NOW, TODAY, Cast
from tests.factories import add_many_threads


def add_backers(session: Session, cast: Cast, issue: Issue, count: int) -> None:
    people = [
        {
            "key": f"backer{number}",
            "email": f"backer{number}@example.org",
            "name": f"Backer {number}",
            "organisation_id": cast.maddie.organisation_id,
            "joined_at": NOW,
        }
        for number in range(count)
    ]
    ids = session.scalars(insert(User).returning(User.id), people).all()
    rows = [
        {
            "issue_id": issue.id,
            "user_id": user_id,
            "organisation_id": cast.maddie.organisation_id,
            "forum_id": issue.origin_id,
            "at": NOW,
            "note": "Here, too.",
        }
        for user_id in ids
    ]
    session.execute(insert(Endorsement), rows)


def add_raisers(session: Session, cast: Cast, issue: Issue, count: int) -> None:
    """Networks behind the issue, each with a discussion, an answer and a verdict if it has any."""
    model = _row(cast.forums.limestone_coast)
    forums = [
        model | {"key": f"net{n}", "slug": f"net{n}", "name": f"Network {n}"} for n in range(count)
    ]
    ids = session.scalars(insert(Forum).returning(Forum.id), forums).all()
    session.execute(
        insert(IssueRaiser),
        [
            {"issue_id": issue.id, "forum_id": i, "via": "join", "by_id": cast.ray.id, "since": NOW}
            for i in ids
        ],
    )
    decision = session.scalar(select(Decision).where(Decision.issue_id == issue.id))
    if decision is None:
        return
    thread_id = session.scalars(select(IssueThread.thread_id)).first()
    sent = session.scalars(
        insert(Cascade).returning(Cascade.id),
        [
            {
                "issue_id": issue.id,
                "decision_id": decision.id,
                "forum_id": i,
                "by_id": cast.priya.id,
                "at": NOW,
                "answer": "Yes.",
                "thread_id": thread_id,
            }
            for i in ids
        ],
    ).all()
    session.execute(
        insert(LocalCheck),
        [
            {"cascade_id": i, "number": 1, "by_id": cast.ray.id, "at": NOW, "verdict": "partly"}
            for i in sent
        ],
    )


def add_sources(session: Session, cast: Cast, issue: Issue, count: int) -> None:
    add_many_threads(session, cast.forums.far_north, cast.maddie, count)
    newest = select(Thread.id).order_by(Thread.id.desc()).limit(count)
    rows = [
        {"issue_id": issue.id, "thread_id": i, "kind": "source"} for i in session.scalars(newest)
    ]
    session.execute(insert(IssueThread), rows)


def add_issues_like(session: Session, issue: Issue, count: int) -> None:
    """Further issues at the same place of the same journey, each with its leg and its steps."""
    steps = session.scalars(select(Step).where(Step.issue_id == issue.id)).all()
    legs = session.scalars(select(Leg).where(Leg.issue_id == issue.id)).all()
    raisers = session.scalars(select(IssueRaiser).where(IssueRaiser.issue_id == issue.id)).all()
    brief = session.scalars(select(Brief).where(Brief.issue_id == issue.id)).one()
    there = session.scalar(select(func.max(Issue.id))) or 0
    for number in range(count):
        new = Issue(**_row(issue) | {"reference": f"X-{there + number}", "leg_id": None})
        new.moved_at = NOW + timedelta(minutes=number)
        new.due_on = TODAY + timedelta(days=number % 9 - 3)
        session.add(new)
        session.flush()
        copies = {leg.id: Leg(**_row(leg) | {"issue_id": new.id}) for leg in legs}
        session.add_all(copies.values())
        session.flush()
        for step in steps:
            leg_id = copies[step.leg_id].id if step.leg_id else None
            copy = Step(**_row(step) | {"issue_id": new.id, "leg_id": leg_id})
            session.add(copy)
            session.flush()
            session.add(StepNote(step_id=copy.id, note="Noted."))
        new.leg_id = copies[issue.leg_id].id if issue.leg_id else None
        session.add(Brief(**_row(brief) | {"issue_id": new.id}))
        session.add_all(IssueRaiser(**_row(r) | {"issue_id": new.id}) for r in raisers)
    session.flush()


def add_decisions_like(session: Session, count: int, after: int = 1) -> None:
    """Further decisions like the only one there is, sent back as well, each on its own issue."""
    row = session.scalars(select(Decision).order_by(Decision.id)).first()
    assert row is not None
    sent = session.scalars(select(Cascade).where(Cascade.decision_id == row.id)).first()
    assert sent is not None
    issue, leg = session.get_one(Issue, row.issue_id), session.get_one(Leg, row.leg_id)
    proposal = session.get_one(Proposal, row.proposal_id)
    text = session.get_one(ProposalText, row.proposal_id)
    for number in range(after + 1, after + count + 1):
        about = _added(session, issue, reference=f"C-{number}", leg_id=None)
        visit = _added(session, leg, issue_id=about.id)
        draft = _added(session, proposal, issue_id=about.id, leg_id=visit.id)
        session.add(ProposalText(**_row(text) | {"proposal_id": draft.id}))
        made = {"number": number, "issue_id": about.id, "leg_id": visit.id}
        at = row.at + timedelta(minutes=number)
        decision = _added(session, row, proposal_id=draft.id, at=at, **made)
        _added(session, sent, issue_id=about.id, decision_id=decision.id)
        session.add(DecisionWord(word="story", decision_id=decision.id))
    session.flush()


def _added(session: Session, like: Any, **changes: Any) -> Any:
    new = type(like)(**_row(like) | changes)
    session.add(new)
    session.flush()
    return new


def _row(entity: Any) -> dict[str, Any]:
    columns = entity.__table__.columns
    return {c.name: getattr(entity, c.name) for c in columns if c.name != "id"}
