"""Remember who was told of an answer and who opened it, each once."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert, literal, select
from sqlalchemy.orm import Session

from cop.database import UTCDateTime, begin_write, insert_selected_once
from cop.feedback.models import Cascade, CascadeOpening, CascadeReceipt
from cop.forums.people import Person
from cop.forums.tiers import Ability


def remember_told(
    session: Session, cascade_id: int, people: Iterable[int], *, now: datetime
) -> None:
    """Remember whom the answer was told to; done twice, it remembers nobody twice."""
    begin_write(session)
    known = select(CascadeReceipt.user_id).where(CascadeReceipt.cascade_id == cascade_id)
    new = sorted(set(people) - set(session.scalars(known)))
    if new:
        rows = [{"cascade_id": cascade_id, "user_id": user_id, "at": now} for user_id in new]
        session.execute(insert(CascadeReceipt), rows)


def open_answers(
    session: Session, cascade_ids: Iterable[int], *, by: Person, now: datetime
) -> bool:
    """Remember that this person opened these answers, where a forum of theirs got them.

    Returns whether anything was written; whoever has opened them before changes nothing."""
    opened, reads = set(cascade_ids), by.forums_where(Ability.READ)
    if not opened or not reads:
        return False
    theirs = select(Cascade.id, literal(by.id), literal(now, UTCDateTime())).where(
        Cascade.id.in_(opened), Cascade.forum_id.in_(reads)
    )
    begin_write(session)
    columns = ["cascade_id", "user_id", "at"]
    return insert_selected_once(session, CascadeOpening, columns, theirs) > 0
