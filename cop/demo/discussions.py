"""Play the demo's discussions: who wrote what, when, and what became of it."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from sqlalchemy import select

from cop.demo.entries import PostEntry, ThreadEntry, TombstoneEntry
from cop.demo.stage import Scene, Stage, one_after_another
from cop.screening.gate import screen
from cop.threads.caring import Care
from cop.threads.finding import forget_post
from cop.threads.models import Post
from cop.threads.operations import reply, set_me_too, set_useful, start_thread

SOON = timedelta(minutes=20)


def discussion_scenes(stage: Stage, entries: tuple[ThreadEntry, ...]) -> list[Scene]:
    """Return every post as a scene, and the end of every discussion."""
    return [scene for entry in entries for scene in _scenes(stage, entry)]


def _scenes(stage: Stage, entry: ThreadEntry) -> Iterator[Scene]:
    told = [stage.moment(post.days_ago, time.fromisoformat(post.time)) for post in entry.posts]
    moments = one_after_another(told)
    for number, at in enumerate(moments, start=1):
        yield Scene(at, partial(_write, stage, entry, number), may_tie=number == 1)
    yield Scene(moments[-1], partial(_finish, stage, entry))
    for number, post in enumerate(entry.posts, start=1):
        if post.tombstone:
            removed = stage.moment(post.tombstone.days_ago, time.fromisoformat(post.time)) + SOON
            key = (entry.key, number)
            yield Scene(removed, partial(_remove, stage, key, post.tombstone))


def _write(stage: Stage, entry: ThreadEntry, number: int, at: datetime) -> None:
    post = entry.posts[number - 1]
    forum, by = stage.forums[entry.forum], stage.by(post.by, at)
    body = _body(stage, entry, post)
    if number == 1:
        stage.threads[entry.key] = start_thread(
            stage.session,
            forum,
            by=by,
            title=entry.title,
            body=body,
            now=at,
            kind=entry.kind,
            tags=list(entry.tags),
            care=Care(cultural_notice=entry.cultural_notice, names_deceased=entry.names_deceased),
        )
        written = _first_post(stage, entry)
    else:
        thread = stage.threads[entry.key]
        written = reply(stage.session, forum, thread, by=by, body=body, now=at)
    stage.posts[entry.key, number] = written
    for reader in post.reactions.get("useful", ()):
        # Reactions have no day in the content; who gives one belongs to the forum today.
        person = stage.by(reader, stage.now)
        set_useful(stage.session, forum, written, by=person, useful=True)


def _first_post(stage: Stage, entry: ThreadEntry) -> Post:
    opened = select(Post).where(Post.thread_id == stage.threads[entry.key].id, Post.number == 1)
    return stage.session.scalars(opened).one()


def _body(stage: Stage, entry: ThreadEntry, post: PostEntry) -> str:
    """Return the text below the words it quotes and the name of whose they are."""
    if post.quote is None:
        return post.text
    author = stage.people[entry.posts[post.quote.post - 1].by].name
    quoted = "\n".join(f"> {line}".rstrip() for line in post.quote.text.splitlines())
    return f"> **{author}:**\n{quoted}\n\n{post.text}"


def _finish(stage: Stage, entry: ThreadEntry, at: datetime) -> None:
    """Add what the content tells of the discussion as a whole, without a day."""
    thread, forum = stage.threads[entry.key], stage.forums[entry.forum]
    for person in entry.reactions.get("affects_us_too", ()):
        affected = stage.by(person, stage.now)
        set_me_too(stage.session, forum, thread, by=affected, me_too=True)
    thread.pinned, thread.locked = entry.pinned, entry.locked
    if entry.solved_post:
        thread.solved_post = stage.posts[entry.key, entry.solved_post].number


def _remove(stage: Stage, key: tuple[str, int], tombstone: TombstoneEntry, at: datetime) -> None:
    post = stage.posts[key]
    post.removed_at = at
    post.removed_by_id = stage.people[tombstone.removed_by].id
    screen(tombstone.reason, "reason")
    post.removed_because = tombstone.reason
    forget_post(stage.session, post)
