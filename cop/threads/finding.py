"""What search finds of discussions: every post, the first one with the discussion's title."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.permissions import readable_forums
from cop.search import operations as index
from cop.search import words
from cop.search.sources import Line, register
from cop.search.words import Document
from cop.threads.markdown import plain
from cop.threads.models import Post, Thread
from cop.threads.permissions import visible_threads

BATCH = 5000


def post_document(
    post_id: int,
    number: int,
    forum_id: int,
    title: str,
    body: str,
    community_id: int | None = None,
) -> Document:
    """Return what is found of a post; one of a community is found by its members alone."""
    readers = (
        (words.reader(forum_id), words.only_reader(forum_id))
        if community_id is None
        else (words.SEVERAL, words.reader(words.community(community_id)))
    )
    marks = (words.kind("post"), *readers, words.place(forum_id))
    title = title if number == 1 else ""
    return Document("post", post_id, title, plain(body), marks, (title,) if title else ())


def index_post(session: Session, thread: Thread, post: Post) -> None:
    """Let the post be found."""
    document = post_document(
        post.id, post.number, thread.forum_id, thread.title, post.body, thread.community_id
    )
    index.put(session, document)


def index_thread(session: Session, thread: Thread) -> None:
    """Let every post of the discussion be found as it is now, by who reads it now."""
    posts = select(Post.id).where(Post.thread_id == thread.id, Post.removed_at.is_(None))
    index.put(session, *post_documents(session, session.scalars(posts).all()))


def forget_post(session: Session, post: Post) -> None:
    """Let the post be found no more, and keep none of its words."""
    index.forget(session, "post", post.id)


def retitle(session: Session, thread_ids: Sequence[int], title: str) -> None:
    """Give discussions another title, and let them be found by it alone."""
    session.execute(update(Thread).where(Thread.id.in_(thread_ids)).values(title=title))
    first = select(Post.id).where(Post.thread_id.in_(thread_ids), Post.number == 1)
    index.put(session, *post_documents(session, session.scalars(first).all()))


def post_documents(session: Session, post_ids: Sequence[int]) -> list[Document]:
    """Return what is found of these posts, but for those that were removed."""
    rows = session.execute(
        select(Post.id, Post.number, Thread.forum_id, Thread.title, Post.body, Thread.community_id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Post.id.in_(post_ids), Post.removed_at.is_(None))
    )
    return [post_document(*row) for row in rows]


def read_posts(session: Session, person: Person, post_ids: Sequence[int]) -> Iterable[Line]:
    """Return those of these posts that this person may read."""
    rows = session.execute(
        select(
            Post.id.label("key"),
            Thread.title,
            Thread.forum_id,
            Forum.name.label("forum"),
            Forum.tier,
            Forum.slug,
            Post.at,
            User.name.label("author"),
            Post.body,
            Post.thread_id,
            Post.number,
            Thread.names_deceased,
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Forum, Forum.id == Thread.forum_id)
        .join(User, User.id == Post.author_id)
        .where(
            Post.id.in_(post_ids),
            Post.removed_at.is_(None),
            readable_forums(person),
            visible_threads(person),
        )
    )
    for row in rows.mappings():
        about: dict[str, Any] = dict(row)
        yield Line(kind="post", text=plain(about.pop("body")), **about)


def all_posts(session: Session) -> Iterator[tuple[datetime, int]]:
    """Return every post, oldest first, a batch at a time."""
    last = 0
    query = select(Post.id, Post.at).order_by(Post.id).limit(BATCH)
    while rows := session.execute(query.where(Post.id > last)).all():
        for last, at in rows:
            yield at, last


register("post", read_posts, all_posts, post_documents)
