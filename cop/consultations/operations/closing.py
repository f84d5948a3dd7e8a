"""Close a consultation, and publish what was heard and what was done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cop.consultations.models import Consultation, Outcome, OutcomeItem
from cop.consultations.operations.moving import check_lawful, hold, move
from cop.consultations.operations.preparing import require_asker
from cop.consultations.states import Action, ItemKind, ItemStatus
from cop.errors import Invalid
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.screening.gate import screen


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Something people said, and what was done, or why it was not."""

    kind: ItemKind
    said: str
    text: str
    owner_id: int | None = None
    status: ItemStatus | None = None


@dataclass(frozen=True, slots=True)
class OutcomeText:
    """We asked, you said, and for each thing said what followed."""

    we_asked: str
    you_said: str
    items: Sequence[OutcomeLine]
    decided_by_id: int | None = None
    decided_at: datetime | None = None


def close_consultation(
    session: Session, consultation: Consultation, *, by: Person | None, now: datetime
) -> None:
    """Take no more answers; `by` is None when the clock does it."""
    hold(session, consultation)
    check_lawful(consultation, Action.CLOSE)
    if by is not None:
        require_asker(session, session.get_one(Forum, consultation.forum_id), by, now)
    consultation.closes_at = min(consultation.closes_at, now)
    move(session, consultation, Action.CLOSE, by=by, now=now)


def publish_consultation(
    session: Session,
    consultation: Consultation,
    *,
    by: Person,
    outcome: OutcomeText,
    now: datetime,
    headline: str = "",
) -> None:
    """Show the results to everyone, with what was asked, what was said and what was done."""
    require_asker(session, session.get_one(Forum, consultation.forum_id), by, now)
    hold(session, consultation)
    check_lawful(consultation, Action.PUBLISH)
    if not outcome.items:
        raise Invalid("Say what was done about what people said, or why it wasn’t.", "items")
    consultation.published_at = now
    consultation.headline = _screened(headline)
    session.add(
        Outcome(
            consultation_id=consultation.id,
            we_asked=_screened(outcome.we_asked),
            you_said=_screened(outcome.you_said),
            decided_by_id=outcome.decided_by_id,
            decided_at=outcome.decided_at or now,
        )
    )
    session.add_all(
        _item(consultation.id, number, line) for number, line in enumerate(outcome.items, start=1)
    )
    move(session, consultation, Action.PUBLISH, by=by, now=now)


def _item(consultation_id: int, number: int, line: OutcomeLine) -> OutcomeItem:
    return OutcomeItem(
        consultation_id=consultation_id,
        number=number,
        kind=line.kind,
        said=_screened(line.said),
        text=_screened(line.text),
        owner_id=line.owner_id,
        status=line.status,
    )


def _screened(raw: str) -> str:
    text = raw.strip()
    screen(text, "outcome")
    return text
