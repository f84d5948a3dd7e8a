"""Who backs an issue, where it was talked about, and what was merged into it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import Organisation, User
from cop.feedback.dossier.lines import Backer, Place
from cop.feedback.models import (
    Endorsement,
    Issue,
    IssueThread,
)
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.threads.models import Thread


def backers_of(session: Session, issue: Issue) -> list[Backer]:
    rows = session.execute(
        select(User.id, User.name, Organisation.name, Endorsement.note, Endorsement.at)
        .join(Endorsement, Endorsement.user_id == User.id)
        .join(Organisation, Organisation.id == Endorsement.organisation_id)
        .where(Endorsement.issue_id == issue.id)
        .order_by(Endorsement.id)
    )
    return [Backer(*row) for row in rows]


def places_of(session: Session, issue: Issue, person: Person) -> list[Place]:
    rows = session.execute(
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
        .where(IssueThread.issue_id == issue.id, readable_forums(person))
        .order_by(IssueThread.id)
    )
    return [Place(*row) for row in rows]


def merged_into(session: Session, issue: Issue) -> list[tuple[str, str]]:
    rows = session.execute(
        select(Issue.reference, Issue.title)
        .where(Issue.merged_into_id == issue.id)
        .order_by(Issue.id)
    )
    return [(reference, title) for reference, title in rows]
