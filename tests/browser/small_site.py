"""A site with only the cast on it, in a story told by the operations, served on the cast's days."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from tests.browser.conftest import serving
from tests.browser.people import Site
from tests.cast import NOW, Cast, Forums, load_cast
from tests.databases import make_tables, open_engine

Story = Callable[[Session, Cast], Issue | list[Issue]]


def tell(folder: Path, story: Story) -> list[str]:
    """Build the site in this folder, let the story happen, and return where its issues are."""
    folder.mkdir()
    engine = open_engine(f"sqlite:///{folder / 'cop.sqlite'}")
    make_tables(engine)
    with Session(engine) as session:
        load_cast(session)
        told = story(session, Cast(session, Forums(session)))
        issues = told if isinstance(told, list) else [told]
        paths = [f"/issues/{issue.reference}" for issue in issues]
        session.commit()
    engine.dispose()
    return paths


@contextmanager
def on_day(
    folder: Path, chromium: Browser, day: int, seen: set[str] | None = None
) -> Iterator[Site]:
    """Serve it so many days after the cast's first moment; stories take the first of them.

    Kinds of pages in `seen` were looked over before the clock was moved."""
    ahead = (NOW - datetime.now(UTC)) / timedelta(days=1) + day
    with serving(folder, chromium, days=ahead) as site:
        if seen is not None:
            site.seen = seen
        yield site
