"""What is sealed with a request to mask a name: the name and why, later why it stays as it is."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.sealing import seal, unseal
from cop.threads.models import MaskRequest, Thread

BECAUSE = "because"


def seal_name(secret: str, thread: Thread, name: str, reason: str) -> bytes:
    """Return the name and why it is to be masked, sealed."""
    return seal(secret, _purpose(thread.id), [(name, reason)])


def seal_because(secret: str, thread: Thread, because: str) -> bytes:
    """Return why a name stays as it is, sealed; the name is forgotten."""
    return seal(secret, _purpose(thread.id), [(BECAUSE, because)])


def open_request(secret: str, request: MaskRequest) -> tuple[str, str]:
    """Return the name, while it waits, and what was said of it; nothing that can't be opened."""
    found = unseal(secret, _purpose(request.thread_id), request.sealed or b"")
    name, words = found[0] if found else ("", "")
    return (name if request.answered_at is None else "", words)


def change_said(
    session: Session, secret: str, thread: Thread, change: Callable[[str], str]
) -> None:
    """Change what was said in any request of the discussion; the name that it is about stays."""
    sealed = select(MaskRequest).where(
        MaskRequest.thread_id == thread.id, MaskRequest.sealed.is_not(None)
    )
    for request in session.scalars(sealed.with_for_update().order_by(MaskRequest.id)):
        name, words = open_request(secret, request)
        if (new := change(words)) == words:
            continue
        waits = request.answered_at is None
        request.sealed = (
            seal_name(secret, thread, name, new) if waits else seal_because(secret, thread, new)
        )
    session.flush()


def _purpose(thread_id: int) -> str:
    return f"name to be masked in discussion {thread_id}"
