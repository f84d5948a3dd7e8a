"""Say that what was found may stay, and remember it, so that nobody is asked again."""

from datetime import datetime

from sqlalchemy.orm import Session

from cop.errors import Invalid, require
from cop.forums.people import Person
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.seeking import writer_of
from cop.redaction.operations.settling import hold_item, settle, tell
from cop.redaction.permissions import can_call_fine
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
