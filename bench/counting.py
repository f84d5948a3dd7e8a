"""How many statements a page sends, counted in this process: they are the same in any other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from bench.visits import app_for, signed_in
from cop.extensions import db


def statements_of(url: str, path: str, by: int) -> int:
    """Return how many statements this person's second look at the page takes."""
    app = app_for(url)
    client: FlaskClient = app.test_client()
    client.set_cookie("cop", signed_in(url, by), secure=False)
    with app.app_context():
        engine = db.engine
    # Outside of that context: within it, both looks would be one request to the application.
    with counted(engine) as number:
        client.get(path)
        before = number()
        client.get(path)
        return number() - before


@contextmanager
def counted(engine: Engine) -> Iterator[Callable[[], int]]:
    """Count what is sent until the block ends."""
    sent = [0]

    def note(*_: object) -> None:
        sent[0] += 1

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield lambda: sent[0]
    finally:
        event.remove(engine, "before_cursor_execute", note)
