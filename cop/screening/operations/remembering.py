"""Keep the screen's log: type, place, action and outcome, never the value."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from cop.screening.gate import Settled, screen
from cop.screening.models import ScreenLog


def remember(
    session: Session,
    settled: Iterable[Settled],
    *,
    forum_id: int | None,
    by_id: int | None,
    now: datetime,
) -> None:
    """Write down what became of findings; of an answer to a consultation, not whose they were."""
    settled = list(settled)
    for reason in filter(None, (one.reason for one in settled)):
        screen(reason, "reason")
    session.add_all(
        ScreenLog(
            at=now,
            type=one.type,
            place=one.where[:40],
            action=one.action,
            outcome=one.outcome,
            reason=one.reason,
            forum_id=forum_id,
            by_id=by_id,
        )
        for one in settled
    )
    session.flush()
