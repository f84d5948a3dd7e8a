"""Ask that a name be masked in a discussion, and replace words everywhere they stand in one.

It is a redaction: the words are gone from the database. What somebody writes later is theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.operations import record
from cop.database import begin_write
from cop.errors import Invalid, NotFound, Unlawful, require
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.working_days import add_working_days, local_day
from cop.screening.gate import screen
from cop.sealing import seal, unseal
from cop.threads.finding import index_thread
from cop.threads.markdown import render
from cop.threads.models import MaskRequest, Post, Thread
from cop.threads.permissions import can_ask_mask, can_mask

WITHHELD = "[name withheld]"
WORKING_DAYS = 1
LONGEST_NAME = 120
LONGEST_WORD = 60
LONGEST_REASON = 500
LONGEST_TITLE = 200
BETWEEN = r"[\s*_~`>]+"  # between two words of a name a line may end, a quote go on, or emphasis


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits, as those who answer it read it."""

    id: int
    name: str
    reason: str
    asked_by: str
    asked_at: datetime
    due_on: date


def ask_for_mask(
    session: Session,
    secret: str,
    forum: Forum,
    thread: Thread,
    *,
    by: Person,
    name: str,
    reason: str = "",
    now: datetime,
) -> MaskRequest:
    """Ask that a name be masked; it is sealed, and its keepers are told that somebody asked."""
    require(can_ask_mask(by, forum, thread))
    name, reason = " ".join(name.split()), " ".join(reason.split())
    _check_length(name, reason)
    screen(reason, "reason")
    if not _stands(session, thread, words_of_name(name)):
        raise Invalid("We don’t find that name here. Write it as it stands in the text.", "name")
    begin_write(session)
    today = local_day(now, forum.timezone)
    request = MaskRequest(
        thread_id=thread.id,
        asked_by_id=by.id,
        asked_at=now,
        due_on=add_working_days(session, forum, today, WORKING_DAYS),
        sealed=seal(secret, _purpose(thread.id), [(name, reason)]),
    )
    session.add(request)
    session.flush()
    due = request.due_on.isoformat()
    _tell(session, "thread.mask_asked", forum, thread, request, by=by, now=now, due=due)
    return request


def waiting_requests(
    session: Session, secret: str, forum: Forum, thread: Thread, *, by: Person
) -> list[Asked]:
    """Return what waits for an answer in this discussion, for those who give it."""
    require(can_mask(by, forum, thread))
    rows = session.execute(
        select(MaskRequest, User.name)
        .join(User, User.id == MaskRequest.asked_by_id)
        .where(MaskRequest.thread_id == thread.id, MaskRequest.answered_at.is_(None))
        .order_by(MaskRequest.id)
    )
    return [_asked(secret, request, asked_by) for request, asked_by in rows]


def close_request(
    session: Session,
    forum: Forum,
    thread: Thread,
    request_id: int,
    *,
    by: Person,
    masked: bool,
    now: datetime,
) -> MaskRequest:
    """Answer a request, which forgets the name, and tell who asked."""
    require(can_mask(by, forum, thread))
    begin_write(session)
    request = session.get(MaskRequest, request_id, with_for_update=True, populate_existing=True)
    if request is None or request.thread_id != thread.id:
        raise NotFound
    if request.answered_at is not None:
        raise Unlawful("Somebody has answered this already.")
    request.answered_at, request.answered_by_id, request.masked = now, by.id, masked
    request.sealed = None
    session.flush()
    _tell(session, "thread.mask_answered", forum, thread, request, by=by, now=now, masked=masked)
    return request


def name_in(secret: str, request: MaskRequest) -> str:
    """Return the name that a request is about."""
    return _asked(secret, request, "").name


def words_of_name(name: str) -> re.Pattern[str]:
    """Return the pattern of these words where they stand as whole words, in any case."""
    parts = BETWEEN.join(re.escape(part) for part in name.split())
    return re.compile(rf"(?<!\w){parts}(?!\w)", re.IGNORECASE)


def checked_word(word: str, name: str) -> str:
    """Return what is to stand in the name’s place, or raise Invalid if that would tell it."""
    word = " ".join(word.split()) or WITHHELD
    if len(word) > LONGEST_WORD:
        raise Invalid(f"Shorten this by {len(word) - LONGEST_WORD} characters.", "word")
    if words_of_name(name).search(word):
        raise Invalid("What stands in its place can’t have the name in it.", "word")
    screen(word, "word")
    return word


def replace_in_thread(
    session: Session, thread: Thread, words: re.Pattern[str], instead: str
) -> int:
    """Replace words everywhere they stand in a discussion: title, tags and posts.

    Returns in how many texts they stood. What search finds is what is left."""
    changed = 0
    title = replaced(thread.title, words, instead)[:LONGEST_TITLE]
    changed += title != thread.title
    thread.title = title
    # A tag has hyphens where the name has blanks; one with the name in it goes.
    thread.tags = [tag for tag in thread.tags if not words.search(tag.replace("-", " "))]
    for post in session.scalars(select(Post).where(Post.thread_id == thread.id)):
        body = replaced(post.body, words, instead)
        because = replaced(post.removed_because or "", words, instead) or None
        if body != post.body or because != post.removed_because:
            post.body, post.html, post.removed_because = body, render(body), because
            changed += 1
    session.flush()
    index_thread(session, thread)
    return changed


def replaced(text: str, words: re.Pattern[str], instead: str) -> str:
    """Return the text with these words replaced wherever they stand."""
    return words.sub(lambda _: instead, text)


def _check_length(name: str, reason: str) -> None:
    if len(name) < 2:
        raise Invalid("Write the name that is to be masked.", "name")
    if len(name) > LONGEST_NAME:
        raise Invalid(f"Shorten the name by {len(name) - LONGEST_NAME} characters.", "name")
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"Shorten this by {len(reason) - LONGEST_REASON} characters.", "reason")


def _stands(session: Session, thread: Thread, words: re.Pattern[str]) -> bool:
    texts: Sequence[str] = session.scalars(
        select(Post.body).where(Post.thread_id == thread.id)
    ).all()
    return any(words.search(text) for text in (thread.title, *texts))


def _asked(secret: str, request: MaskRequest, asked_by: str) -> Asked:
    found = unseal(secret, _purpose(request.thread_id), request.sealed or b"")
    name, reason = found[0] if found else ("", "")
    return Asked(request.id, name, reason, asked_by, request.asked_at, request.due_on)


def _tell(
    session: Session,
    kind: str,
    forum: Forum,
    thread: Thread,
    request: MaskRequest,
    *,
    by: Person,
    now: datetime,
    **data: Any,
) -> None:
    record(
        session,
        kind,
        subject="thread",
        subject_id=thread.id,
        by_id=by.id,
        forum_id=forum.id,
        now=now,
        request=request.id,
        asked_by=request.asked_by_id,
        **data,
    )


def _purpose(thread_id: int) -> str:
    return f"name to be masked in discussion {thread_id}"
