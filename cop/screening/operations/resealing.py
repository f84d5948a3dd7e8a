"""Change what lies sealed: a draft, and a text that waits to be looked at, without what was masked.

Nobody reads it meanwhile, and the rest of what somebody wrote stays theirs."""

from collections.abc import Callable, Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.kept_text import open_kept, seal_again
from cop.accounts.models import KeptText
from cop.screening.gate import Gate
from cop.screening.models import HeldText
from cop.screening.operations.holding import purpose_of
from cop.sealing import Fields, seal, unseal

Change = Callable[[str], str]


def change_sealed(
    session: Session, secret: str, change: Change, *, parts: Collection[str] = ()
) -> int:
    """Change what was typed and kept or held, and return in how many of them anything changed.

    With `parts` of addresses only what was typed on a page whose address has one of them."""
    kept = [one.id for one in session.scalars(select(KeptText)) if _is_of(one.path, parts)]
    waits = select(HeldText).where(HeldText.sealed.is_not(None))
    held = [one.id for one in session.scalars(waits) if _is_of(one.path, parts)]
    number = sum(_change_kept(session, one, secret, change) for one in kept)
    number += sum(_change_held(session, one, secret, change) for one in held)
    session.flush()
    return number


def _change_kept(session: Session, kept_id: int, secret: str, change: Change) -> bool:
    kept = session.get(KeptText, kept_id)
    if kept is None or not _changes(open_kept(secret, kept), change):
        return False
    kept = session.get(KeptText, kept_id, with_for_update=True, populate_existing=True)
    if kept is None:  # its writer has thrown it away meanwhile
        return False
    seal_again(secret, kept, _changed(open_kept(secret, kept), change))
    return True


def _change_held(session: Session, held_id: int, secret: str, change: Change) -> bool:
    """Change a held text, and what its texts are known by to whom they were let through."""
    held = session.get_one(HeldText, held_id)
    purpose = purpose_of(held.forum_id, held.author_id)
    if not _changes(unseal(secret, purpose, held.sealed or b""), change):
        return False
    session.refresh(held, with_for_update=True)
    if held.sealed is None:  # it was posted or taken back meanwhile
        return False
    fields = unseal(secret, purpose, held.sealed)
    new, whole = _changed(fields, change), Gate(secret=secret).whole
    now_known = {
        whole(text): whole(changed) for (_, text), (_, changed) in zip(fields, new, strict=True)
    }
    held.sealed = seal(secret, purpose, new)
    held.marks = [now_known.get(mark, mark) for mark in held.marks]
    return True


def _changes(fields: Fields, change: Change) -> bool:
    return any(change(text) != text for _, text in fields)


def _changed(fields: Fields, change: Change) -> Fields:
    return [(name, change(text)) for name, text in fields]


def _is_of(path: str, parts: Collection[str]) -> bool:
    """Say whether the address goes through one of these parts, whole."""
    return not parts or any(f"{part}/".casefold() in f"{path}/".casefold() for part in parts)
