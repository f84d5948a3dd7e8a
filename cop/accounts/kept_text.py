"""Keep what was typed when a session ended, readable by nobody but its writer."""

import base64
import hashlib
import json
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText

KEPT_FOR = timedelta(days=7)
Fields = list[tuple[str, str]]


def keep_text(
    session: Session, secret: str, user_id: int, path: str, fields: Fields, now: datetime
) -> KeptText:
    """Seal the fields of a form under the application's secret, bound to this person."""
    sealed = _box(secret, user_id).encrypt(json.dumps(fields).encode())
    kept = KeptText(user_id=user_id, at=now, path=path, sealed=sealed)
    session.add(kept)
    session.flush()
    return kept


def find_kept(session: Session, user_id: int, kept_id: int | None = None) -> KeptText | None:
    """Return this person's newest kept text, or the one with this id if it is theirs."""
    newest = select(KeptText).where(KeptText.user_id == user_id).order_by(KeptText.id.desc())
    if kept_id is not None:
        newest = newest.where(KeptText.id == kept_id)
    return session.scalar(newest.limit(1))


def open_kept(secret: str, kept: KeptText) -> Fields:
    """Return the fields that were sealed; none if the application's secret has changed since."""
    try:
        opened = json.loads(_box(secret, kept.user_id).decrypt(kept.sealed))
    except InvalidToken:
        return []
    return [(name, value) for name, value in opened]


def forget_kept(session: Session, user_id: int, kept_id: int) -> None:
    """Delete a kept text of this person."""
    session.execute(delete(KeptText).where(KeptText.id == kept_id, KeptText.user_id == user_id))


def forget_old(session: Session, now: datetime) -> None:
    """Delete what was kept longer than seven days."""
    session.execute(delete(KeptText).where(KeptText.at < now - KEPT_FOR))


def _box(secret: str, user_id: int) -> Fernet:
    key = hashlib.blake2b(
        f"kept text of {user_id}".encode(), key=secret.encode()[:64], digest_size=32
    )
    return Fernet(base64.urlsafe_b64encode(key.digest()))
