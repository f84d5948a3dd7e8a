"""Things to test with, made through the operations that make them in earnest."""

from datetime import datetime, timedelta

from sqlalchemy import insert
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.feedback.models import Issue
from cop.feedback.operations import raising
from cop.feedback.operations.briefs import BriefText
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.threads.models import Post, Thread
from cop.threads.operations import reply, start_thread
from tests.cast import NOW, Cast


def add_account(session: Session, key: str, *, organisation_id: int = 1, name: str = "") -> User:
    """An account without a seat or a password."""
    user = User(
        key=key,
        email=f"{key}@example.org",
        name=name or key.title(),
        organisation_id=organisation_id,
        joined_at=NOW,
    )
    session.add(user)
    session.flush()
    return user


def add_thread(
    session: Session,
    forum: Forum,
    by: Person,
    *,
    title: str = "Travel to appointments",
    body: str = "Families wait for weeks.",
    replies: int = 0,
    now: datetime = NOW,
) -> Thread:
    """A discussion with this many replies, a minute apart, by whoever started it."""
    thread = start_thread(session, forum, by=by, title=title, body=body, now=now)
    for number in range(replies):
        at = now + timedelta(minutes=number + 1)
        reply(session, forum, thread, by=by, body=f"Reply {number + 1}", now=at)
    return thread


def add_many_threads(session: Session, forum: Forum, by: Person, count: int) -> None:
    """Discussions of one post each, a minute apart, written at once for tests of long lists."""
    threads = [
        {
            "forum_id": forum.id,
            "kind": "discussion",
            "title": f"Discussion {number + 1}",
            "tags": [],
            "author_id": by.id,
            "created_at": NOW + timedelta(minutes=number),
            "post_count": 1,
            "last_post_at": NOW + timedelta(minutes=number),
            "last_author_id": by.id,
        }
        for number in range(count)
    ]
    ids = session.scalars(insert(Thread).returning(Thread.id), threads)
    session.execute(insert(Post), [_first_post(thread_id, by) for thread_id in ids])
    session.refresh(forum)
    forum.thread_count += count
    forum.post_count += count
    session.flush()


def brief(**changes: object) -> BriefText:
    """A complete brief, changed as the test needs it."""
    whole: dict[str, object] = {
        "what_is_happening": "Families drive four hours to a first appointment.",
        "ask": "Pay for travel to the first appointment.",
        "evidence": "Eleven of fourteen families missed it.",
        "impact": "Children start school without a plan.",
        "severity": 3,
        "tried_locally": "We shared cars for two terms.",
        "aboriginal_impact": "Most of the families are Aboriginal.",
        "acco_consulted": True,
        "acco_who": "Red Sandhill",
        "lived_experience": "Parents told us.",
        "deidentified": True,
    }
    return BriefText(**(whole | changes))  # type: ignore[arg-type]


def raise_issue(cast: Cast, *, now: datetime = NOW, **changes: object) -> Issue:
    """An issue that Maddie raised in the Far North from a discussion of hers."""
    forum = cast.forums.far_north
    thread = add_thread(cast.session, forum, cast.maddie, now=now)
    return raising.raise_issue(
        cast.session, forum, thread, by=cast.maddie, brief=brief(**changes), now=now
    )


def submit_issue(cast: Cast, *, now: datetime = NOW, **changes: object) -> Issue:
    """That issue, backed by Leanne and Joel and sent by Ray to the State-wide forum."""
    issue = raise_issue(cast, now=now, **changes)
    raising.endorse(cast.session, issue, by=cast.leanne, now=now)
    raising.endorse(cast.session, issue, by=cast.joel, now=now)
    raising.submit(cast.session, issue, by=cast.ray, now=now)
    return issue


def _first_post(thread_id: int, by: Person) -> dict[str, object]:
    return {
        "thread_id": thread_id,
        "number": 1,
        "author_id": by.id,
        "at": NOW,
        "body": "Something.",
        "html": "<p>Something.</p>",
    }
