"""Forget sealed texts that hold what was masked: they would bring it back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import open_kept
from cop.accounts.models import KeptText
from cop.screening.models import HeldText
from cop.screening.operations.holding import purpose_of
from cop.sealing import Fields, unseal


def forget_sealed(session: Session, secret: str, words: tuple[str, ...]) -> int:
    """Delete what was typed and kept or held with one of these in it; return how many."""
    forgotten = 0
    for kept in session.scalars(select(KeptText)):
        if _holds(open_kept(secret, kept), words):
            session.delete(kept)
            forgotten += 1
    for held in session.scalars(select(HeldText).where(HeldText.sealed.is_not(None))):
        purpose = purpose_of(held.forum_id, held.author_id)
        if held.sealed is not None and _holds(unseal(secret, purpose, held.sealed), words):
            held.sealed = None
            forgotten += 1
    session.flush()
    return forgotten


def _holds(fields: Fields, words: tuple[str, ...]) -> bool:
    typed = "\n".join(text for _, text in fields).casefold()
    return any(word.casefold() in typed for word in words)
