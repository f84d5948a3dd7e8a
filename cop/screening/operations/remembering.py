"""Keep the screen's log: type, place, action and outcome, never the value."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from cop.database import insert_once
from cop.screening.gate import Settled, screen
from cop.screening.models import Answered, Outcome, ScreenLog
from cop.sealing import fingerprint

# What somebody may come to again and again before the text is posted.
TRIED = frozenset({Outcome.STOPPED, Outcome.MASKED, Outcome.HELD})


def remember(
    session: Session,
    settled: Iterable[Settled],
    *,
    forum_id: int | None,
    by_id: int | None,
    now: datetime,
    draft: str = "",
) -> None:
    """Write down what became of findings; of an answer to a consultation, not whose they were.

    Of one `draft` a finding is counted once, however often it is tried."""
    settled = list(settled)
    for reason in filter(None, (one.reason for one in settled)):
        screen(reason, "reason")
    for one in settled:
        insert_once(
            session,
            ScreenLog,
            at=now,
            type=one.type,
            place=one.where[:40],
            action=one.action,
            outcome=one.outcome,
            reason=one.reason,
            forum_id=forum_id,
            by_id=by_id,
            counted=_counted(one, draft),
        )


def keep_answers(session: Session, passed: Iterable[tuple[str, str]], now: datetime) -> None:
    """Remember which findings were answered in which texts, so that nobody is asked again."""
    for text_mark, mark in sorted(passed):
        insert_once(session, Answered, at=now, text_mark=text_mark, mark=mark)


def _counted(one: Settled, draft: str) -> str | None:
    if not draft or not one.mark or one.outcome not in TRIED:
        return None
    return fingerprint("", draft, f"{one.outcome} {one.mark}")
