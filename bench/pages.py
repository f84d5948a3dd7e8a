"""The pages that are measured, as whom, and beside which page of the floor."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench.site.people import HANDLER, READER
from bench.visits import app_for
from cop.extensions import db
from cop.feedback.models import Issue, IssueRaiser, Step
from cop.forums.models import Forum
from cop.threads.models import Thread
from cop.threads.queries import POSTS_PER_PAGE, pages_of

LONGEST = 1  # the id of the longest thread, in the largest network
FIRST_JOURNEYS = 50  # the same on a site of any size


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the product, and the page of the floor that reads rows of the same kind."""

    name: str
    path: str
    floor: str
    most: float  # times the floor, over HTTP
    guide: float  # milliseconds
    statements: int
    kept: float  # times the floor within one process, with a third to spare
    by: int = READER


def pages_at(url: str) -> Sequence[Page]:
    """Return the pages to measure on this site."""
    with app_for(url).app_context(), Session(db.engine) as session:
        return _pages(session)


def _pages(session: Session) -> Sequence[Page]:
    thread = session.get_one(Thread, LONGEST)
    forum = session.get_one(Forum, thread.forum_id)
    inbox = session.scalars(select(Forum).where(Forum.key == "spf")).one()
    here = f"/{forum.tier}/{forum.slug}"
    last = pages_of(thread.post_count)
    posts, threads = f"/posts/{thread.id}", f"/threads/{forum.id}"
    middle = last // 2
    return (
        _thread("thread, first page", here, 1),
        _thread("thread, middle page", here, middle),
        _thread("thread, last page", here, last),
        Page("thread list, first page", f"{here}/threads/", threads, 2.5, 4, 4, 6),
        Page("thread list, deepest page", _deepest(session, forum, here), threads, 2.5, 4, 4, 6),
        Page("forum home", f"{here}/", threads, 2.5, 4, 9, 10),
        Page("tier home", "/regional/", "/forums/regional", 2.5, 4, 2, 4),
        Page("home", "/", posts, 4, 8, 12, 9.5),
        Page("issue", f"/issues/{_issue(session)}", posts, 3.5, 7, 8, 8.5, HANDLER),
        Page("triage", f"/{inbox.tier}/{inbox.slug}/triage", posts, 3.5, 7, 18, 14, HANDLER),
    )


def _thread(name: str, here: str, page: int) -> Page:
    first = (page - 1) * POSTS_PER_PAGE
    floor = f"/posts/{LONGEST}?after={first}"
    return Page(name, f"{here}/threads/{LONGEST}?page={page}", floor, 2.5, 5, 5, 6)


def _deepest(session: Session, forum: Forum, here: str) -> str:
    """Return the address of the page that a reader comes to at the very end of the list."""
    oldest = (
        select(Thread.last_post_at, Thread.id)
        .where(Thread.forum_id == forum.id)
        .order_by(Thread.last_post_at, Thread.id)
        .offset(25)
        .limit(1)
    )
    at, thread_id = session.execute(oldest).one()
    return f"{here}/threads/?before={round(at.timestamp() * 1_000_000)}-{thread_id}"


def _issue(session: Session) -> str:
    """Return the issue of the first ones that came furthest and is closed."""
    furthest = (
        select(Issue.reference)
        .join(Step, Step.issue_id == Issue.id)
        .join(IssueRaiser, IssueRaiser.issue_id == Issue.id)
        .where(Issue.id <= FIRST_JOURNEYS, Issue.state == "closed")
        .group_by(Issue.id, Issue.reference)
        .order_by(func.count().desc(), Issue.id)
        .limit(1)
    )
    return session.scalars(furthest).one()
