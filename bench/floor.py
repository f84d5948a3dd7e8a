"""The floor: what Flask, SQLAlchemy Core and Jinja cost at least for a page of as many bytes.

    python -m bench.floor DATABASE_URL PORT

It reads the product's own tables with the product's own pragmas, as nobody in particular: no
sessions, no permissions, no forms. Its pages print their rows and are filled up with blanks to the
`bytes` asked for, which costs next to nothing, so that it is a floor indeed."""

import sys

from flask import Flask, render_template, request
from sqlalchemy import Engine, bindparam, create_engine, event, select

from cop.accounts.models import User
from cop.cli.server import Server
from cop.database import PRAGMAS, engine_options, sqlalchemy_url
from cop.forums.models import Forum
from cop.threads.models import Post, Thread

person, post, thread, forum = (m.__table__ for m in (User, Post, Thread, Forum))
ONE = select(thread.c.title, thread.c.forum_id).where(thread.c.id == bindparam("id"))
POSTS = (
    select(post.c.number, person.c.name, post.c.at, post.c.html)
    .join(person, person.c.id == post.c.author_id)
    .where(post.c.thread_id == bindparam("id"), post.c.number > bindparam("first"))
    .order_by(post.c.number)
    .limit(20)
)
THREADS = (
    select(thread.c.id, thread.c.title, thread.c.post_count, thread.c.last_post_at, person.c.name)
    .join(person, person.c.id == thread.c.author_id)
    .where(thread.c.forum_id == bindparam("id"))
    .order_by(thread.c.pinned.desc(), thread.c.last_post_at.desc(), thread.c.id.desc())
    .limit(25)
)
FORUMS = (
    select(forum.c.slug, forum.c.name, forum.c.purpose)
    .where(forum.c.tier == bindparam("tier"))
    .order_by(forum.c.name)
)


def floor_app(url: str) -> Flask:
    """Return the bare application."""
    app = Flask(__name__, template_folder="templates")
    app.jinja_env.auto_reload = False
    engine = app.extensions["engine"] = _engine(url)

    @app.get("/posts/<int:thread_id>")
    def posts(thread_id: int) -> str:
        first = request.args.get("after", 0, int)
        with engine.connect() as connection:
            about = connection.execute(ONE, {"id": thread_id}).one()
            rows = connection.execute(POSTS, {"id": thread_id, "first": first}).all()
        return _filled(render_template("posts.html", thread=about, posts=rows))

    @app.get("/threads/<int:forum_id>")
    def threads(forum_id: int) -> str:
        with engine.connect() as connection:
            rows = connection.execute(THREADS, {"id": forum_id}).all()
        return _filled(render_template("threads.html", threads=rows))

    @app.get("/forums/<tier>")
    def forums(tier: str) -> str:
        with engine.connect() as connection:
            rows = connection.execute(FORUMS, {"tier": tier}).all()
        return _filled(render_template("forums.html", forums=rows))

    return app


def _engine(url: str) -> Engine:
    engine = create_engine(sqlalchemy_url(url), **engine_options(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure)
    return engine


def _configure(connection: object, _record: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _filled(page: str) -> str:
    return page + " " * (request.args.get("bytes", 0, int) - len(page.encode()))


if __name__ == "__main__":
    Server(floor_app(sys.argv[1]), "127.0.0.1", int(sys.argv[2]), threads=16).run()  # type: ignore[no-untyped-call]
