"""Start a discussion, reply, mark a post as useful, and remember how far somebody read."""

from datetime import datetime

from sqlalchemy import case, delete, select, update
from sqlalchemy.orm import Session

from cop.activity.operations import record
from cop.database import begin_write, insert_once, insert_or_raise
from cop.errors import Invalid, require
from cop.forums.models import Forum, ForumVisit
from cop.forums.people import Person
from cop.forums.prepared import Query, prepared
from cop.screening.gate import screen
from cop.site.operations import mark, refuse_marked_text
from cop.threads.caring import Care, begin_with
from cop.threads.finding import index_post
from cop.threads.markdown import LONGEST, render
from cop.threads.models import KINDS, Post, Reaction, ReadMark, Thread
from cop.threads.permissions import can_find_useful, can_reply, can_say_me_too, can_start_thread

LONGEST_TAG = 60


def start_thread(
    session: Session,
    forum: Forum,
    *,
    by: Person,
    title: str,
    body: str,
    now: datetime,
    kind: str = "discussion",
    tags: list[str] | None = None,
    care: Care | None = None,
) -> Thread:
    """Start a discussion with its first post, and what stands around it."""
    require(can_start_thread(by, forum))
    if kind not in KINDS:
        raise Invalid("Choose what kind of discussion this is.", "kind")
    thread = Thread(
        forum_id=forum.id,
        kind=kind,
        title=checked_title(title),
        tags=[checked_tag(tag) for tag in tags or []],
        author_id=by.id,
        created_at=now,
        last_post_at=now,
        last_author_id=by.id,
    )
    body = checked_body(body)
    refuse_marked_text(session, thread.title, "title")
    refuse_marked_text(session, body, "body")
    begin_write(session)
    begin_with(session, forum, thread, care or Care(), by=by)
    session.add(thread)
    session.flush()
    if thread.community_id is None:
        forum.thread_count = Forum.thread_count + 1
    _add_post(session, forum, thread, by=by, body=body, now=now)
    return thread


def reply(
    session: Session, forum: Forum, thread: Thread, *, by: Person, body: str, now: datetime
) -> Post:
    """Add the next post to a discussion and tell those who took part."""
    require(can_reply(by, forum, thread))
    refuse_marked_text(session, body, "body")
    post = _add_post(session, forum, thread, by=by, body=checked_body(body), now=now)
    record(
        session,
        "thread.reply",
        subject="thread",
        subject_id=thread.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        number=post.number,
    )
    return post


def post_answer(
    session: Session,
    forum: Forum,
    thread: Thread | None,
    *,
    title: str,
    body: str,
    by: Person,
    now: datetime,
    kind: str = "announcement",
    marking: str = "",
) -> Post:
    """Put what another forum says into this one, in a new discussion if it has none yet.

    A new one bears the marking of what it is about.
    Its sender need not belong here: whoever calls this has checked that they may send it."""
    if thread is None:
        thread = Thread(
            forum_id=forum.id,
            kind=kind,
            title=checked_title(title),
            tags=[],
            author_id=by.id,
            created_at=now,
            last_post_at=now,
            last_author_id=by.id,
        )
        mark(session, thread, marking)
        session.add(thread)
        session.flush()
        forum.thread_count = Forum.thread_count + 1
    return _add_post(session, forum, thread, by=by, body=checked_body(body), now=now)


def set_useful(session: Session, forum: Forum, post: Post, *, by: Person, useful: bool) -> None:
    """Say that a post was useful, or take it back; saying it twice counts once."""
    require(can_find_useful(by, forum, post))
    if _set_reaction(session, post.thread_id, post.number, by, "useful", useful):
        post.useful_count = Post.useful_count + (1 if useful else -1)
        session.flush()


def set_me_too(session: Session, forum: Forum, thread: Thread, *, by: Person, me_too: bool) -> None:
    """Say that the same happens where one works, or take it back; saying it twice counts once."""
    require(can_say_me_too(by, forum, thread))
    _set_reaction(session, thread.id, 0, by, "me_too", me_too)


def mark_read(
    session: Session, thread: Thread, *, by: Person, number: int, read_to: int | None = None
) -> bool:
    """Remember that this person has read up to this post; say whether that was further.

    Writes only then. `read_to` is how far they had read before, where the caller knows."""
    before = _read_to(session, thread, by) if read_to is None else read_to
    if number <= before:
        return False
    begin_write(session)
    key = {"user_id": by.id, "thread_id": thread.id}
    rose = insert_or_raise(session, ReadMark, "number", **key, number=number)
    # What is limited to a community counts in no total, so neither as seen.
    if rose and by.roles_in(thread.forum_id) and thread.community_id is None:
        _see_posts(session, thread.forum_id, by.id, number - before)
    return True


def visit_forum(session: Session, forum: Forum, *, by: Person) -> bool:
    """Remember that this person saw the forum's list, so that only what comes later is new.

    Writes only where something is new, and says whether it did."""
    if not by.roles_in(forum.id) or _seen(session, by, forum.id).scalar() == forum.post_count:
        return False
    _see_posts(session, forum.id, by.id, forum.post_count)
    session.flush()
    return True


def checked_title(title: str) -> str:
    """Return the title on one line, or raise Invalid if it is empty or too long."""
    title = " ".join(title.split())
    if not visible(title):
        raise Invalid("Give your discussion a title.", "title")
    if len(title) > 200:
        raise Invalid(f"Shorten your title by {len(title) - 200} characters.", "title")
    screen(title, "title")
    return title


def checked_tag(tag: str) -> str:
    """Return the tag on one line, or raise Invalid if it is too long."""
    tag = " ".join(tag.split())
    if len(tag) > LONGEST_TAG:
        raise Invalid(f"Shorten your tag: {LONGEST_TAG} characters fit.", "tags")
    screen(tag, "tag")
    return tag


def visible(text: str) -> bool:
    """Say whether anything in the text can be seen: blanks of no width are not words."""
    return any(c.isprintable() and not c.isspace() for c in text)


def checked_body(body: str) -> str:
    """Return the text of a post, or raise Invalid if it is empty or too long."""
    body = body.replace("\r\n", "\n").strip()
    if not visible(body):
        raise Invalid("Write something before you post.", "body")
    if len(body) > LONGEST:
        over = len(body) - LONGEST
        raise Invalid(f"Shorten your text by {over:,} characters. {LONGEST:,} fit.", "body")
    screen(body, "post")
    return body


def _add_post(
    session: Session, forum: Forum, thread: Thread, *, by: Person, body: str, now: datetime
) -> Post:
    html = render(body)
    begin_write(session)
    thread.post_count = Thread.post_count + 1
    thread.last_post_at = now
    thread.last_author_id = by.id
    if thread.community_id is None:
        forum.post_count = Forum.post_count + 1
    session.flush()
    session.refresh(thread, ["post_count"])
    post = Post(
        thread_id=thread.id, number=thread.post_count, author_id=by.id, at=now, body=body, html=html
    )
    session.add(post)
    session.flush()
    index_post(session, thread, post)
    mark_read(session, thread, by=by, number=post.number)
    return post


def _set_reaction(
    session: Session, thread_id: int, number: int, by: Person, kind: str, wanted: bool
) -> bool:
    """Write or remove the reaction, and say whether that changed anything."""
    key = {"thread_id": thread_id, "number": number, "user_id": by.id, "kind": kind}
    if wanted:
        return insert_once(session, Reaction, **key)
    removed = session.execute(delete(Reaction).filter_by(**key).returning(Reaction.user_id))
    return removed.first() is not None


def _read_to(session: Session, thread: Thread, by: Person) -> int:
    return _marked(session, by, thread.id).scalar() or 0


@prepared
def _marked(me: Person, thread_id: int) -> Query:
    return select(ReadMark.number).where(ReadMark.user_id == me.id, ReadMark.thread_id == thread_id)


@prepared
def _seen(me: Person, forum_id: int) -> Query:
    return select(ForumVisit.posts_seen).where(
        ForumVisit.user_id == me.id, ForumVisit.forum_id == forum_id
    )


def _see_posts(session: Session, forum_id: int, user_id: int, count: int) -> None:
    """Count posts as seen, never more than the forum has."""
    total = select(Forum.post_count).where(Forum.id == forum_id).scalar_subquery()
    seen = ForumVisit.posts_seen + count
    visit = (
        update(ForumVisit)
        .where(ForumVisit.user_id == user_id, ForumVisit.forum_id == forum_id)
        .values(posts_seen=case((seen > total, total), else_=seen))
        .returning(ForumVisit.user_id)
        .execution_options(synchronize_session=False)
    )
    # Joining made the row, so the first try finds it but for a guest of an open forum.
    if session.scalar(visit) is None:
        insert_once(session, ForumVisit, user_id=user_id, forum_id=forum_id, posts_seen=0)
        session.execute(visit)
