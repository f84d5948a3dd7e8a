"""Keep what was typed when a session ended, readable by nobody but its writer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.sealing import Fields, seal, unseal

KEPT_FOR = timedelta(days=7)


MOST = 10  # at one place; the oldest goes when another comes
FORM = "form-key"  # sealed along: the page from which it was sent


class Unposted(NamedTuple):
    """What somebody wrote at one place and didn't post: the newest text, and how many there are."""

    newest: int
    many: int


def keep_text(
    session: Session,
    secret: str,
    user_id: int,
    path: str,
    fields: Fields,
    now: datetime,
    *,
    form: str = "",
    instead_of: int | None = None,
) -> KeptText:
    """Seal the fields of a form under the application's secret, bound to this person.

    It takes the place of the text that it goes on from, and of what the very same page sent
    before; whatever else this person wrote there stays beside it."""
    if instead_of:
        forget_kept(session, user_id, instead_of)
    forget_sent(session, secret, user_id, path, form)
    for older in _kept_there(session, user_id, path)[MOST - 1 :]:
        session.delete(older)
    sealed = seal(secret, _purpose(user_id), [*fields, (FORM, form)] if form else fields)
    kept = KeptText(user_id=user_id, at=now, path=path, sealed=sealed)
    session.add(kept)
    session.flush()
    return kept


def forget_sent(session: Session, secret: str, user_id: int, path: str, form: str) -> None:
    """Forget what this very page sent before, whose words have gone on."""
    for kept in _kept_there(session, user_id, path) if form else ():
        if (FORM, form) in unseal(secret, _purpose(user_id), kept.sealed):
            session.delete(kept)


def forget_there(session: Session, user_id: int, path: str) -> None:
    """Forget all that this person wrote there, where one thing only could come of it."""
    there = delete(KeptText).where(KeptText.user_id == user_id, KeptText.path == path)
    session.execute(there)


def unposted_at(session: Session, user_id: int, path: str, since: datetime) -> Unposted | None:
    """Return what this person wrote there and didn't post, None where it is nothing."""
    there = select(func.max(KeptText.id), func.count()).where(
        KeptText.user_id == user_id, KeptText.path == path, KeptText.at >= since
    )
    newest, many = session.execute(there).one()
    return Unposted(newest, many) if many else None


def _kept_there(session: Session, user_id: int, path: str) -> Sequence[KeptText]:
    mine = select(KeptText).where(KeptText.user_id == user_id, KeptText.path == path)
    return session.scalars(mine.order_by(KeptText.id.desc())).all()


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


def list_kept(session: Session, user_id: int, most: int = 20) -> Sequence[KeptText]:
    """Return this person's kept texts, the newest first."""
    mine = select(KeptText).where(KeptText.user_id == user_id).order_by(KeptText.id.desc())
    return session.scalars(mine.limit(most)).all()


def open_kept(secret: str, kept: KeptText) -> Fields:
    """Return the fields that were sealed; none if the application's secret has changed since."""
    fields = unseal(secret, _purpose(kept.user_id), kept.sealed)
    return [(name, text) for name, text in fields if name != FORM]


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
