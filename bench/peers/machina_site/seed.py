"""Copy a site of the product into django-machina: `python seed.py SITE.sqlite PERSON THREAD`.

Everybody, every forum, every discussion and post, by the same ids; somebody's session is opened.
Prints what to ask for, as JSON. It runs in django-machina's environment, where there is no cop."""

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from machina.core.db.models import get_model  # noqa: E402
from machina.models.fields import render_func  # noqa: E402

Forum = get_model("forum", "Forum")
Topic = get_model("forum_conversation", "Topic")
Post = get_model("forum_conversation", "Post")
Profile = get_model("forum_member", "ForumProfile")

PEOPLE = "SELECT id, key, email FROM person"
FORUMS = "SELECT id, tier, name, purpose FROM forum ORDER BY id"
THREADS = """
SELECT t.id, t.forum_id, t.title, t.author_id, t.created_at, t.last_post_at, t.post_count,
  (SELECT id FROM post WHERE thread_id = t.id ORDER BY number LIMIT 1) AS first,
  (SELECT id FROM post WHERE thread_id = t.id ORDER BY number DESC LIMIT 1) AS last
FROM thread t
"""
POSTS = """
SELECT p.id, p.thread_id, p.number, p.author_id, p.at, p.body, t.title
FROM post p JOIN thread t ON t.id = p.thread_id
"""
COUNTS = "SELECT author_id, count(*) FROM post GROUP BY author_id"

render = lru_cache(10_000)(render_func)


def copy(rows: sqlite3.Connection) -> None:
    """Write what the product's site holds."""
    _keep_dates(Topic, Post)
    User.objects.bulk_create(_people(rows.execute(PEOPLE)), 1000)
    forums = _forums(rows.execute(FORUMS))
    Topic.objects.bulk_create(_topics(rows.execute(THREADS), forums), 1000)
    Post.objects.bulk_create(_posts(rows.execute(POSTS)), 1000)
    Profile.objects.bulk_create(
        Profile(user_id=user, posts_count=count) for user, count in rows.execute(COUNTS)
    )
    for forum in Forum.objects.filter(type=Forum.FORUM_POST):
        forum.update_trackers()


def _keep_dates(*models: Any) -> None:
    """Let the moments be those of the site that is copied, not now."""
    for model in models:
        for name in ("created", "updated"):
            moment = model._meta.get_field(name)
            moment.auto_now = moment.auto_now_add = False


def _people(rows: Iterable[Any]) -> Iterator[User]:
    return (User(id=number, username=key, email=email) for number, key, email in rows)


def _forums(rows: Iterable[Any]) -> dict[int, int]:
    """Add each forum under its tier; return their ids by those of the product."""
    tiers: dict[str, Any] = {}
    found = {}
    for number, tier, name, purpose in rows:
        if tier not in tiers:
            tiers[tier] = Forum.objects.create(name=tier.capitalize(), type=Forum.FORUM_CAT)
        about = {"description": purpose, "type": Forum.FORUM_POST, "parent": tiers[tier]}
        found[number] = Forum.objects.create(name=name, **about).pk
    return found


def _topics(rows: Iterable[Any], forums: dict[int, int]) -> Iterator[Any]:
    for number, forum, title, author, created, last_at, posts, first, last in rows:
        yield Topic(
            id=number,
            forum_id=forums[forum],
            subject=title,
            slug=f"thread-{number}",
            poster_id=author,
            type=Topic.TOPIC_POST,
            status=Topic.TOPIC_UNLOCKED,
            posts_count=posts,
            created=_moment(created),
            updated=_moment(last_at),
            last_post_on=_moment(last_at),
            first_post_id=first,
            last_post_id=last,
        )


def _posts(rows: Iterable[Any]) -> Iterator[Any]:
    for number, thread, place, author, at, body, title in rows:
        yield Post(
            id=number,
            topic_id=thread,
            poster_id=author,
            subject=title if place == 1 else f"Re: {title}",
            content=body,
            _content_rendered=str(render(body)),
            created=_moment(at),
            updated=_moment(at),
        )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def open_session(person: int) -> str:
    """Sign somebody in and return the key that their browser holds."""
    user = User.objects.get(pk=person)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def addresses(thread: int) -> dict[str, str]:
    """Return where the pages are that stand beside the product's."""
    topic = Topic.objects.select_related("forum").get(pk=thread)
    forum = f"/forum/{topic.forum.slug}-{topic.forum.pk}/"
    return {
        "thread, first page": f"{forum}topic/{topic.slug}-{topic.pk}/",
        "thread list, first page": forum,
        "tier home": "/",
    }


def main() -> None:
    """Make an empty database, fill it and say what to ask for."""
    site, person, thread = sys.argv[1:]
    call_command("migrate", verbosity=0)
    rows = sqlite3.connect(f"file:{site}?mode=ro", uri=True)
    with transaction.atomic():
        copy(rows)
        cookie = open_session(int(person))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(json.dumps({"cookie": cookie, "pages": addresses(int(thread))}))


if __name__ == "__main__":
    main()
