"""Mask what was found, wherever it was said: the placeholder stays, what it stood for is gone.

The place itself comes first, then whatever hangs together with it: other versions, quotes, answers
as they were posted. What was made of the words is made again. Where the same stands somewhere else,
those who look after that place are asked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.activity.operations import schedule
from cop.database import really_overwrite
from cop.errors import require
from cop.feedback.models import Issue
from cop.feedback.record import role_of
from cop.forums.people import Person
from cop.guidance.models import Directive
from cop.redaction.finding import Finder
from cop.redaction.models import Redaction, ReviewItem, Standing
from cop.redaction.operations.family import family_of
from cop.redaction.operations.passing_on import tell_of_found
from cop.redaction.operations.remaking import Change, Remaking, remake
from cop.redaction.operations.scanning import note_rows
from cop.redaction.operations.seeking import (
    Masked,
    Masker,
    Placed,
    Sought,
    masked_in_family,
    placed_these,
    sought_of,
    stands_elsewhere,
)
from cop.redaction.operations.settling import hold_item, settle
from cop.redaction.operations.telling import Address, tell_writers
from cop.redaction.permissions import can_see_item
from cop.redaction.places import key_of
from cop.redaction.register import words_columns
from cop.screening.operations.resealing import change_sealed

MOST_ELSEWHERE = 1000


def mask_found(
    session: Session,
    item: ReviewItem,
    *,
    by: Person,
    secret: str,
    address: Address,
    now: datetime,
) -> int:
    """Mask what the item is about, in every place that hangs together with it; return how many.

    Whoever wrote it is told, with the address of where it stands. None is left if it has gone."""
    require(can_see_item(by, item))
    hold_item(session, item)
    finder = Finder(session, secret)
    sought = sought_of(session, finder, item)
    if not sought.words:
        settle(session, item, Standing.GONE, by=by, now=now)
        return 0
    really_overwrite(session)
    family = family_of(session, item.subject, item.subject_id)
    masker = Masker(finder, item, sought)
    masked = list(masked_in_family(session, item, masker, family))
    _write(session, masked)
    placed = list(placed_these(session, masked))
    _settle(session, finder, item, placed, by=by, now=now)
    changes = tuple(Change(one.table.name, one.column, one.row_id) for one in masked)
    remake(session, Remaking(family, changes, sought.placeholders))
    change_sealed(session, secret, masker.text)
    _ask_elsewhere(session, finder, sought, now)
    tell_writers(session, item, placed, address, by=by, now=now)
    schedule(session, "overwrite", not_before=now)
    really_overwrite(session, "FAST")
    session.expire_all()
    return len(masked)


def _write(session: Session, masked: Sequence[Masked]) -> None:
    for one in masked:
        row = update(one.table).where(key_of(one.table) == one.row_id)
        session.execute(row.values({one.column: one.value}))


def _settle(
    session: Session,
    finder: Finder,
    item: ReviewItem,
    placed: Sequence[Placed],
    *,
    by: Person,
    now: datetime,
) -> None:
    """Write down each masked place; other items that were about the same have nothing left."""
    role = role_of(by, item.forum_id) if item.forum_id else "administrator"
    for one, where in placed:
        session.add(
            Redaction(
                at=now,
                by_id=by.id,
                role=role,
                table_name=one.table.name,
                column_name=one.column,
                row_id=one.row_id,
                subject=where.subject,
                subject_id=where.subject_id,
                types=one.types or item.types,
            )
        )
        _tell_subject(session, where.subject, where.subject_id)
        _close_item(session, finder, one, by=by, now=now)
    session.flush()


def _tell_subject(session: Session, subject: str, subject_id: int) -> None:
    """Let the thing itself say that words of it were masked; only then does its page ask which."""
    if subject == "issue":
        session.get_one(Issue, subject_id).redacted = True
    elif subject == "directive":
        session.get_one(Directive, subject_id).redacted = True


def _close_item(
    session: Session, finder: Finder, masked: Masked, *, by: Person, now: datetime
) -> None:
    """Close the item of a place of which nothing is left to look at; of any other keep the rest."""
    item = session.scalar(
        select(ReviewItem).where(
            ReviewItem.table_name == masked.table.name,
            ReviewItem.column_name == masked.column,
            ReviewItem.row_id == masked.row_id,
            ReviewItem.state == Standing.WAITING,
        )
    )
    if item is None:
        return
    found = finder.found(masked.value, item.judged_in)
    left = {mark: found[mark].type for mark in item.marks if mark in found}
    if left:
        item.marks, item.types = sorted(left), sorted(set(left.values()))
    else:
        settle(session, item, Standing.MASKED, by=by, now=now)


def _ask_elsewhere(session: Session, finder: Finder, sought: Sought, now: datetime) -> None:
    """Leave an item for those who look after any other place where the same words stand."""
    for table, columns in words_columns().items():
        stands = select(key_of(table), *columns).where(stands_elsewhere(columns, sought))
        rows = session.execute(stands.limit(MOST_ELSEWHERE)).all()
        if rows:
            note_rows(session, finder, table, columns, rows, now=now, again=True)
    tell_of_found(session, now)
