"""Hand out references."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.database import insert_once
from cop.site.models import Counter


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
