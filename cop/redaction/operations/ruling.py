"""Say that what was found may stay, and remember it; or take it up again.

While it stays nobody is asked about it again."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.errors import Invalid, Unlawful, require
from cop.forums.people import Person
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.passing_on import give_to_readers
from cop.redaction.operations.seeking import writer_of
from cop.redaction.operations.settling import hold_item, settle, tell, what_happened
from cop.redaction.permissions import can_call_fine, can_see_item
from cop.screening.gate import screen

LONGEST_REASON = 300


def call_fine(
    session: Session, item: ReviewItem, *, by: Person, reads_it: bool, reason: str, now: datetime
) -> None:
    """Let it stay, with the reason; of the same words there nobody is asked again."""
    require(can_call_fine(by, item, writer_of(session, item), reads_it=reads_it))
    hold_item(session, item)
    reason = " ".join(reason.split())
    if not any(letter.isalnum() for letter in reason):
        raise Invalid("Say why it is fine there.", "reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"Shorten this by {len(reason) - LONGEST_REASON} characters.", "reason")
    screen(reason, "reason")
    item.reason, item.cleared = reason, sorted({*item.cleared, *item.marks})
    settle(session, item, Standing.FINE, by=by, now=now)
    tell(session, item, "screen.fine", by=by, now=now)


def take_up_again(session: Session, item: ReviewItem, *, by: Person, now: datetime) -> None:
    """Let an item wait again that somebody called fine; what they said of it is forgotten."""
    require(can_see_item(by, item))
    begin_write(session)
    session.refresh(item, with_for_update=True)
    if item.state is not Standing.FINE:
        raise Unlawful(what_happened(session, item))
    item.cleared = sorted({*item.cleared} - {*item.marks})
    item.state, item.reason = Standing.WAITING, ""
    item.ruled_by_id = item.ruled_at = None
    give_to_readers(session, [item], now)
    tell(session, item, "screen.reopened", by=by, now=now)
