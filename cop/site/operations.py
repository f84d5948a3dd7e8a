"""Hand out references, change the site's settings, and mark what is written."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.database import insert_once
from cop.errors import Stale
from cop.site.markings import Markings, ends_of, markings_of
from cop.site.models import Counter, Marked, Site

Settings = dict[str, Any]


def change_settings(
    session: Session, change: Callable[[Settings], Settings], *, seen: int | None = None
) -> None:
    """Replace the sections that `change` returns, and raise the version every process asks for.

    Of two who change something at once, whoever saw the older version (`seen`) is told so."""
    newest = select(Site).where(Site.id == 1).with_for_update()
    site = session.scalars(newest.execution_options(populate_existing=True)).one()
    if seen is not None and seen != site.version:
        raise Stale("Somebody changed these settings meanwhile. Look at them, then send it again.")
    site.settings = {**site.settings, **change(site.settings)}
    site.version += 1
    session.flush()


def next_number(session: Session, name: str) -> int:
    """Return the next number under this name; two transactions never get the same one."""
    raised = (
        update(Counter)
        .where(Counter.name == name)
        .values(value=Counter.value + 1)
        .returning(Counter.value)
        .execution_options(synchronize_session=False)
    )
    value = session.scalar(raised)
    if value is None:
        insert_once(session, Counter, name=name, value=0)  # or somebody else just did
        value = session.scalar(raised)
    return value or 0


def start_numbers_at(session: Session, name: str, last: int) -> None:
    """Make `next_number` go on after `last` where it would otherwise fall behind it."""
    counter = session.get(Counter, name)
    if counter is None:
        session.add(Counter(name=name, value=last))
    elif counter.value < last:
        counter.value = last
    session.flush()


def current_number(session: Session, name: str) -> int:
    """Return the last number given out under this name, 0 before the first."""
    return session.scalar(select(Counter.value).where(Counter.name == name)) or 0


def mark(session: Session, thing: Marked, label: str) -> None:
    """Give it this marking of the site's list, the site's own default where none is named.

    One that the site refuses is refused, with a sentence for people."""
    markings = markings_here(session)
    thing.marking = markings.chosen(label)
    thing.marked = thing.marking != markings.default
    thing.withheld = markings.hides_from_guests(thing.marking)


def refuse_marked_text(session: Session, text: str, field: str) -> None:
    """Raise Invalid if somebody typed a refused marking above or below the text, or as a title.

    The database is asked only where a line could be one."""
    if ends_of(text):
        markings_here(session).refuse_in_text(text, field)


def markings_here(session: Session) -> Markings:
    """Return the markings of the site in this database."""
    site = session.get(Site, 1)
    return markings_of(site.settings if site else {})
