"""Hold an item while somebody decides about it, and write down what became of it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.database import begin_write
from cop.errors import Stale
from cop.forums.people import Person
from cop.redaction.models import ReviewItem, Standing


def hold_item(session: Session, item: ReviewItem) -> None:
    """Hold the item until the commit, or raise Stale if somebody was there before."""
    begin_write(session)
    session.refresh(item, with_for_update=True)
    if item.state is not Standing.WAITING:
        raise Stale(what_happened(session, item))


def settle(
    session: Session, item: ReviewItem, state: Standing, *, by: Person, now: datetime
) -> None:
    """Write down what became of the item; who had it for a community is remembered no longer."""
    item.state, item.with_id = state, None
    item.ruled_by_id, item.ruled_at = by.id, now
    session.flush()


HAPPENED = {
    Standing.WAITING: "It waits to be looked at again.",
    Standing.MASKED: "{} masked it meanwhile.",
    Standing.FINE: "{} said meanwhile that it is fine.",
    Standing.GONE: "{} looked meanwhile, and it wasn’t there any more.",
}


def what_happened(session: Session, item: ReviewItem) -> str:
    """Say who looked at the item meanwhile, and what became of it."""
    who = session.get(User, item.ruled_by_id) if item.ruled_by_id else None
    return HAPPENED[item.state].format(who.name if who else "Somebody")


def tell(
    session: Session, item: ReviewItem, kind: str, *, by: Person, now: datetime, **more: Any
) -> None:
    """Record what became of the item; no word of what was found."""
    record(
        session,
        kind,
        subject="review",
        subject_id=item.id,
        by_id=by.id,
        forum_id=item.forum_id,
        now=now,
        **more,
    )
