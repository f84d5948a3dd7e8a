"""Keep what was typed when a session ended, readable by nobody but its writer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.sealing import Fields, seal, unseal

KEPT_FOR = timedelta(days=7)


def keep_text(
    session: Session, secret: str, user_id: int, path: str, fields: Fields, now: datetime
) -> KeptText:
    """Seal the fields of a form under the application's secret, bound to this person.

    It takes the place of what this person wrote there before: there is one draft for each form."""
    older = delete(KeptText).where(KeptText.user_id == user_id, KeptText.path == path)
    session.execute(older)
    sealed = seal(secret, _purpose(user_id), fields)
    kept = KeptText(user_id=user_id, at=now, path=path, sealed=sealed)
    session.add(kept)
    session.flush()
    return kept


def find_kept(
    session: Session,
    user_id: int,
    kept_id: int | None = None,
    since: datetime | None = None,
    path: str | None = None,
) -> KeptText | None:
    """Return this person's newest kept text, of this path, or the one with this id if theirs."""
    newest = select(KeptText).where(KeptText.user_id == user_id).order_by(KeptText.id.desc())
    if kept_id is not None:
        newest = newest.where(KeptText.id == kept_id)
    if path is not None:
        newest = newest.where(KeptText.path == path)
    if since is not None:
        newest = newest.where(KeptText.at >= since)
    return session.scalar(newest.limit(1))


def list_kept(session: Session, user_id: int, most: int = 5) -> Sequence[KeptText]:
    """Return this person's kept texts, the newest first."""
    mine = select(KeptText).where(KeptText.user_id == user_id).order_by(KeptText.id.desc())
    return session.scalars(mine.limit(most)).all()


def open_kept(secret: str, kept: KeptText) -> Fields:
    """Return the fields that were sealed; none if the application's secret has changed since."""
    return unseal(secret, _purpose(kept.user_id), kept.sealed)


def seal_again(secret: str, kept: KeptText, fields: Fields) -> None:
    """Seal other fields in place of those that were kept, for the same person."""
    kept.sealed = seal(secret, _purpose(kept.user_id), fields)


def forget_kept(session: Session, user_id: int, kept_id: int) -> None:
    """Delete a kept text of this person."""
    session.execute(delete(KeptText).where(KeptText.id == kept_id, KeptText.user_id == user_id))


def forget_old(session: Session, now: datetime) -> None:
    """Delete what was kept longer than seven days."""
    session.execute(delete(KeptText).where(KeptText.at < now - KEPT_FOR))


def _purpose(user_id: int) -> str:
    return f"kept text of {user_id}"
