"""Discussions: few long ones and many short, written in turns over three years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, bindparam, update

from bench.site.bulk import write
from bench.site.people import READER, Community
from bench.site.sizes import Size
from bench.site.words import bodies, title
from cop.activity.models import Event, Job
from cop.forums.models import Forum
from cop.notifications.models import Notice
from cop.threads.models import Post, Reaction, ReadMark, Thread

YEARS = timedelta(days=3 * 365)
KINDS = ("discussion", "discussion", "discussion", "question", "practice", "barrier")
TAGS = ("transport", "housing", "early-help", "referral", "supervision", "on-country")
NOTICES = 30  # of each person
MARKS = 60
LATELY = timedelta(days=30)


@dataclass(slots=True)
class Talk:
    """A thread while it is planned."""

    id: int
    forum: int
    at: int  # seconds since the beginning
    posts: int
    last_at: int = 0
    last_by: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A post while it is planned; in the order of time."""

    at: int
    thread: int
    number: int
    by: int


def add_talk(
    connection: Connection, size: Size, community: Community, chance: Random, now: datetime
) -> dict[int, list[int]]:
    """Write discussions with all that belongs to them; return the threads of each forum."""
    start = now - YEARS
    talks = _plan(size, community, chance)
    said = _said(talks, community, chance)
    for post in said:
        talk = talks[post.thread - 1]
        talk.last_at, talk.last_by = post.at, post.by
    _write_threads(connection, talks, said, chance, start)
    _write_posts(connection, talks, said, community, chance, start)
    _write_events(connection, talks, said, start, now)
    _write_notices(connection, talks, said, community, chance, start)
    _write_marks(connection, talks, community, chance)
    return _by_forum(talks)


def _plan(size: Size, community: Community, chance: Random) -> list[Talk]:
    forums = [community.networks[0], community.statewide, *community.networks[1:]]
    weights = [1 / (rank + 1.5) for rank in range(len(forums))]
    span = int(YEARS.total_seconds())
    talks = [
        Talk(number, chance.choices(forums, weights)[0], chance.randrange(span), 1)
        for number in range(1, size.threads + 1)
    ]
    talks[0].forum, talks[0].at, talks[0].posts = forums[0], 0, size.longest
    shares = [min(chance.paretovariate(1.2), 200.0) for _ in talks[1:]]
    rest = size.posts - size.longest - len(shares)
    whole = sum(shares)
    for talk, share in zip(talks[1:], shares, strict=True):
        talk.posts = 1 + int(rest * share / whole)
    for _ in range(size.posts - sum(talk.posts for talk in talks)):
        talks[chance.randrange(1, len(talks))].posts += 1
    return talks


def _said(talks: Sequence[Talk], community: Community, chance: Random) -> list[Said]:
    """Return the posts of all threads by time, so that those of one lie apart from each other."""
    span = int(YEARS.total_seconds())
    said = []
    for talk in talks:
        lasts = span - talk.at if talk.id == 1 else min(span - talk.at, talk.posts * 100_000)
        times = sorted(talk.at + chance.randrange(lasts or 1) for _ in range(talk.posts - 1))
        people = community.members[talk.forum]
        said += [
            Said(at, talk.id, number, chance.choice(people))
            for number, at in enumerate((talk.at, *times), 1)
        ]
    said.sort(key=lambda post: (post.at, post.thread, post.number))
    return said


def _write_threads(
    connection: Connection,
    talks: Sequence[Talk],
    said: Sequence[Said],
    chance: Random,
    start: datetime,
) -> None:
    began = {post.thread: post.by for post in said if post.number == 1}
    rows = (
        (
            talk.id,
            talk.forum,
            chance.choice(KINDS),
            title(chance),
            chance.sample(TAGS, chance.randrange(3)),
            began[talk.id],
            _at(start, talk.at),
            talk.posts,
            _at(start, talk.last_at),
            talk.last_by,
        )
        for talk in talks
    )
    columns = ("id", "forum_id", "kind", "title", "tags", "author_id", "created_at", "post_count")
    write(connection, Thread, (*columns, "last_post_at", "last_author_id"), rows)


def _write_posts(
    connection: Connection,
    talks: Sequence[Talk],
    said: Sequence[Said],
    community: Community,
    chance: Random,
    start: datetime,
) -> None:
    pool = bodies(chance)
    useful: list[tuple[int, int, int, str]] = []

    def rows() -> Iterator[tuple[Any, ...]]:
        for number, post in enumerate(said, 1):
            body, html = pool[number * 7919 % len(pool)]
            people = community.members[talks[post.thread - 1].forum]
            count = min(chance.randrange(1, 4), len(people)) if chance.random() < 0.15 else 0
            if count:
                fans = chance.sample(people, count)
                useful.extend((post.thread, post.number, fan, "useful") for fan in fans)
            when = _at(start, post.at)
            yield number, post.thread, post.number, post.by, when, body, html, count

    columns = ("id", "thread_id", "number", "author_id", "at", "body", "html", "useful_count")
    write(connection, Post, columns, rows())
    write(connection, Reaction, ("thread_id", "number", "user_id", "kind"), sorted(useful))
    _count(connection, talks)


def _count(connection: Connection, talks: Sequence[Talk]) -> None:
    rows = [
        {"forum": forum, "threads": len(ids), "posts": sum(talks[i - 1].posts for i in ids)}
        for forum, ids in _by_forum(talks).items()
    ]
    counted = update(Forum.__table__).where(Forum.__table__.c.id == bindparam("forum"))  # type: ignore[arg-type]
    values = {"thread_count": bindparam("threads"), "post_count": bindparam("posts")}
    connection.execute(counted.values(values), rows)


def _write_events(
    connection: Connection,
    talks: Sequence[Talk],
    said: Sequence[Said],
    start: datetime,
    now: datetime,
) -> None:
    """Write an event for each post, so that an event has the id of its post; a month of jobs."""
    events = (
        (
            number,
            "thread.reply",
            _at(start, post.at),
            post.by,
            talks[post.thread - 1].forum,
            "thread",
            post.thread,
            {"number": post.number},
        )
        for number, post in enumerate(said, 1)
    )
    columns = ("id", "kind", "at", "by_id", "forum_id", "subject", "subject_id", "data")
    write(connection, Event, columns, events)
    since = (now - LATELY - start).total_seconds()
    recent = ((n, post) for n, post in enumerate(said, 1) if post.at > since)
    jobs = (
        (job, "notify", {"event": n}, _at(start, post.at), _at(start, post.at + 2), 1)
        for job, (n, post) in enumerate(recent, 1)
    )
    write(connection, Job, ("id", "kind", "data", "not_before", "done_at", "attempts"), jobs)


def _write_notices(
    connection: Connection,
    talks: Sequence[Talk],
    said: Sequence[Said],
    community: Community,
    chance: Random,
    start: datetime,
) -> None:
    """Tell three members of each of the last posts in their forum, and the reader of some more."""
    people = max(len(members) for members in community.members.values())
    last = min(len(said), NOTICES * people)

    def rows() -> Iterator[tuple[Any, ...]]:
        number = 0
        for event in range(len(said) - last + 1, len(said) + 1):
            post = said[event - 1]
            forum = talks[post.thread - 1].forum
            members = community.members[forum]
            told = set(chance.sample(members, min(3, len(members))))
            if forum == community.networks[0] and event % 20 == 0:
                told.add(READER)
            tier, slug = community.slugs[forum]
            href = f"/{tier}/{slug}/threads/{post.thread}?post={post.number}#post-{post.number}"
            at, text = _at(start, post.at), "Somebody replied in a discussion you took part in"
            for person in sorted(told):
                number += 1
                yield number, event, person, at, "chat", tier, text, f"Thread {post.thread}", href

    columns = ("id", "event_id", "user_id", "at", "icon", "tier", "text", "title", "href")
    write(connection, Notice, columns, rows())


def _write_marks(
    connection: Connection, talks: Sequence[Talk], community: Community, chance: Random
) -> None:
    """Let everybody have read some of what their forums hold, to the end or part of the way."""
    read: set[tuple[int, int]] = set()
    for forum, threads in _by_forum(talks).items():
        for person in community.members[forum]:
            some = chance.sample(threads, min(MARKS // 2, len(threads)))
            read.update((person, thread) for thread in some)
    rows = (
        (person, thread, chance.randint(1, talks[thread - 1].posts))
        for person, thread in sorted(read)
    )
    write(connection, ReadMark, ("user_id", "thread_id", "number"), rows)


def _by_forum(talks: Sequence[Talk]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for talk in talks:
        found.setdefault(talk.forum, []).append(talk.id)
    return found


def _at(start: datetime, seconds: int) -> datetime:
    return start + timedelta(seconds=seconds)
