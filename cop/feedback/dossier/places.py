"""Who backs an issue, where it was talked about, and what was merged into it."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.feedback.dossier.lines import Backer, Place
from cop.feedback.models import (
    Endorsement,
    Issue,
    IssueThread,
)
from cop.feedback.permissions import Case
from cop.feedback.traces import Trace
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.forums.prepared import Query, prepared
from cop.threads.models import Thread
from cop.threads.permissions import visible_threads


def backers_of(session: Session, issue: Issue) -> list[Backer]:
    return [Backer(*row) for row in _backers(session, issue.id)]


@prepared
def _backers(issue_id: int) -> Query:
    return (
        select(User.id, User.name, Organisation.name, Endorsement.note, Endorsement.at)
        .join(Endorsement, Endorsement.user_id == User.id)
        .join(Organisation, Organisation.id == Endorsement.organisation_id)
        .where(Endorsement.issue_id == issue_id)
        .order_by(Endorsement.id)
    )


def places_of(session: Session, case: Case, person: Person) -> list[Place]:
    if Trace.THREADS not in case.traces:
        return []
    return [Place(*row) for row in _places(session, person, case.issue.id)]


@prepared
def _places(me: Person, issue_id: int) -> Query:
    return (
        select(
            Thread.id,
            Thread.title,
            IssueThread.kind,
            Thread.post_count - 1,
            Forum.name,
            Forum.tier,
            Forum.slug,
        )
        .join(IssueThread, IssueThread.thread_id == Thread.id)
        .join(Forum, Forum.id == Thread.forum_id)
        .where(IssueThread.issue_id == issue_id, readable_forums(me), visible_threads(me))
        .order_by(IssueThread.id)
    )


def merges_of(session: Session, case: Case) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """Return the issue this one goes on in, and those that go on in it, by reference and title."""
    issue = case.issue
    if issue.merged_into_id is None and Trace.MERGED not in case.traces:
        return None, []
    rows = _merges(session, issue.id, issue.merged_into_id)
    found = {id_: (reference, title) for id_, reference, title in rows}
    part_of = found.pop(issue.merged_into_id, None) if issue.merged_into_id else None
    return part_of, list(found.values())


@prepared
def _merges(issue_id: int, into_id: int | None) -> Query:
    merged = Issue.merged_into_id == issue_id
    return (
        select(Issue.id, Issue.reference, Issue.title)
        .where(merged if into_id is None else or_(merged, Issue.id == into_id))
        .order_by(Issue.id)
    )
