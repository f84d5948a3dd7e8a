"""Read discussions as plain rows: lists by keyset, posts by their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, case, exists, func, select, tuple_, type_coerce
from sqlalchemy.orm import Session, aliased

from cop.accounts.kept_text import Unposted
from cop.accounts.models import KeptText, Organisation, User
from cop.errors import NotFound
from cop.forums.models import Forum, Membership
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.forums.prepared import Query, prepared
from cop.threads.models import Post, Reaction, ReadMark, Thread
from cop.threads.permissions import visible_threads

POSTS_PER_PAGE = 20
THREADS_PER_PAGE = 25
EPOCH = datetime.fromtimestamp(0, UTC)


class ThreadLine(NamedTuple):
    """A discussion in a list."""

    id: int
    title: str
    kind: str
    tags: list[str]
    pinned: bool
    locked: bool
    solved: bool
    replies: int
    author_id: int
    author: str
    last_author: str
    last_post_at: datetime
    read_to: int
    marking: str | None  # where it isn’t the site’s own default
    limited: bool
    names_deceased: bool

    @property
    def unread(self) -> bool:
        """Whether posts stand beyond what the reader has read."""
        return self.read_to <= self.replies


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """One page of a forum's discussions and where the next one starts."""

    lines: Sequence[ThreadLine]
    older: str | None


class PostLine(NamedTuple):
    """A post as the page shows it."""

    number: int
    author_id: int
    author: str
    position: str
    organisation: str
    at: datetime
    html: str
    useful_count: int
    mine_useful: bool
    removed: bool
    removed_because: str | None
    removed_by: str | None


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread with how far the reader has read it, and the replies they wrote and didn't post."""

    thread: Thread
    author: str
    read_to: int
    unposted: Unposted | None = None


def list_threads(
    session: Session,
    forum: Forum,
    person: Person,
    *,
    kind: str | None = None,
    before: tuple[datetime, int] | None = None,
) -> ThreadPage:
    """Return a page of the forum's discussions, pinned first, then the latest reply first."""
    at, thread_id = before or (None, None)
    rows = _page(session, person, forum.id, kind, at, thread_id).all()
    lines = [ThreadLine(*row) for row in rows[:THREADS_PER_PAGE]]
    more = len(rows) > THREADS_PER_PAGE
    return ThreadPage(lines, _cursor(lines[-1]) if more else None)


@prepared
def _page(
    me: Person, forum_id: int, kind: str | None, at: datetime | None, thread_id: int | None
) -> Query:
    query = _lines(me).where(Thread.forum_id == forum_id, visible_threads(me))
    if kind is not None:
        query = query.where(Thread.kind == kind)
    if at is not None:
        # The one comparison that both databases read out of the index; pinned ones came first.
        place = tuple_(type_coerce(at, Thread.last_post_at.type), thread_id)
        query = query.where(
            Thread.pinned.is_(False), tuple_(Thread.last_post_at, Thread.id) < place
        )
    order = (Thread.pinned.desc(), Thread.last_post_at.desc(), Thread.id.desc())
    return query.order_by(*order).limit(THREADS_PER_PAGE + 1)


def find_thread(
    session: Session, forum: Forum, thread_id: int, person: Person
) -> OpenThread | None:
    """Return a discussion of this forum, or None if it has none with this id for this person."""
    replies = f"%/threads/{thread_id}/posts"
    row = _with_mark(session, person, forum.id, thread_id, replies).one_or_none()
    if row is None:
        return None
    unposted = Unposted(row[3], row[4]) if row[4] else None
    return OpenThread(row[0], row[1], row[2] or 0, unposted)


@prepared
def _with_mark(me: Person, forum_id: int, thread_id: int, replies: str) -> Query:
    newest, many = (
        select(what).where(KeptText.user_id == me.id, KeptText.path.like(replies))
        for what in (func.max(KeptText.id), func.count())
    )
    return (
        select(
            Thread,
            User.name,
            ReadMark.number,
            newest.scalar_subquery(),
            many.scalar_subquery(),
        )
        .join(User, User.id == Thread.author_id)
        .outerjoin(ReadMark, _mark_of(me))
        .where(Thread.id == thread_id, Thread.forum_id == forum_id, visible_threads(me))
    )


def get_thread(session: Session, forum: Forum, thread_id: int, person: Person) -> OpenThread:
    """Return a discussion of this forum, or raise NotFound."""
    found = find_thread(session, forum, thread_id, person)
    if found is None:
        raise NotFound
    return found


def forum_of_thread(session: Session, thread_id: int, person: Person) -> Forum | None:
    """Return the forum that holds this thread, if this person may read it there."""
    return session.scalar(
        select(Forum)
        .join(Thread, Thread.forum_id == Forum.id)
        .where(Thread.id == thread_id, readable_forums(person), visible_threads(person))
    )


def list_posts(session: Session, thread_id: int, page: int, person: Person) -> list[PostLine]:
    """Return the posts of a page, read by number, so the last costs what the first does."""
    first = (page - 1) * POSTS_PER_PAGE
    rows = _posts(session, person, thread_id, first, first + POSTS_PER_PAGE)
    return [PostLine(*row) for row in rows]


@prepared
def _posts(me: Person, thread_id: int, first: int, last: int) -> Query:
    remover = aliased(User)
    mine = and_(
        Reaction.thread_id == Post.thread_id,
        Reaction.number == Post.number,
        Reaction.user_id == me.id,
        Reaction.kind == "useful",
    )
    return (
        select(
            Post.number,
            Post.author_id,
            User.name,
            User.position,
            Organisation.name,
            Post.at,
            Post.html,
            Post.useful_count,
            Reaction.user_id.is_not(None),
            Post.removed_at.is_not(None),
            Post.removed_because,
            remover.name,
        )
        .join(User, User.id == Post.author_id)
        .join(Organisation, Organisation.id == User.organisation_id)
        .outerjoin(Reaction, mine)
        .outerjoin(remover, remover.id == Post.removed_by_id)
        .where(Post.thread_id == thread_id, Post.number > first, Post.number <= last)
        .order_by(Post.number)
        .limit(POSTS_PER_PAGE)  # the numbers say so, but PostgreSQL would expect many more
    )


def get_post(session: Session, thread_id: int, number: int) -> Post:
    """Return the post with this number, or raise NotFound."""
    post = session.scalar(select(Post).where(Post.thread_id == thread_id, Post.number == number))
    if post is None:
        raise NotFound
    return post


def get_quoted(session: Session, thread_id: int, number: int) -> tuple[str, str]:
    """Return author and text of a post that may be quoted, or raise NotFound."""
    row = session.execute(
        select(User.name, Post.body)
        .join(User, User.id == Post.author_id)
        .where(Post.thread_id == thread_id, Post.number == number, Post.removed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def last_words(session: Session, forum_ids: Sequence[int]) -> dict[int, datetime]:
    """Return when a member last had the last word in a discussion of each of these forums.

    What others post there, such as an answer that is sent back, is no word of the forum. Nor is
    what is said where only a community reads: the day would tell everybody else of it."""
    belongs = exists(
        select(1)
        .where(Membership.forum_id == Thread.forum_id, Membership.user_id == Thread.last_author_id)
        .correlate(Thread)
    )
    newest = [
        select(Thread.last_post_at)
        .where(
            Thread.forum_id == Forum.id,
            Thread.pinned.is_(pinned),
            Thread.community_id.is_(None),
            belongs,
        )
        .order_by(Thread.last_post_at.desc())
        .limit(1)
        .correlate(Forum)
        .scalar_subquery()
        for pinned in (False, True)  # the index has them apart
    ]
    rows = session.execute(select(Forum.id, *newest).where(Forum.id.in_(forum_ids)))
    found = {forum: [at for at in ats if at is not None] for forum, *ats in rows}
    return {forum: max(ats) for forum, ats in found.items() if ats}


def pages_of(post_count: int) -> int:
    """Return how many pages this many posts fill, one at least."""
    return max(1, -(-post_count // POSTS_PER_PAGE))


def page_of(number: int) -> int:
    """Return the page on which the post with this number stands."""
    return max(1, -(-number // POSTS_PER_PAGE))


def _lines(person: Person) -> Query:
    last = aliased(User)
    return (
        select(
            Thread.id,
            Thread.title,
            Thread.kind,
            Thread.tags,
            Thread.pinned,
            Thread.locked,
            Thread.solved_post.is_not(None),
            Thread.post_count - 1,
            User.id,
            User.name,
            last.name,
            Thread.last_post_at,
            func.coalesce(ReadMark.number, 0),
            case((Thread.marked.is_(True), Thread.marking)),
            Thread.community_id.is_not(None),
            Thread.names_deceased,
        )
        .join(User, User.id == Thread.author_id)
        .join(last, last.id == Thread.last_author_id)
        .outerjoin(ReadMark, _mark_of(person))
    )


def _mark_of(person: Person) -> ColumnElement[bool]:
    return and_(ReadMark.thread_id == Thread.id, ReadMark.user_id == person.id)


def _cursor(line: ThreadLine) -> str:
    micros = (line.last_post_at - EPOCH) // timedelta(microseconds=1)
    return f"{micros}-{line.id}"
