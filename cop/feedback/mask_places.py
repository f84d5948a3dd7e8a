"""Where a name stands that is to be masked: what whoever masks it looks at first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.operations.masking import WRITTEN, raised_from
from cop.threads.masking import places, words_of_name
from cop.threads.models import Post, Thread

SHOWN = 3
AROUND = 40


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place where it stands, with the words around it."""

    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Places:
    """In how many places it stands, here and in what was raised from here."""

    here: int
    raised: int
    excerpts: tuple[Excerpt, ...]


def places_of(session: Session, thread: Thread, name: str) -> Places:
    """Return where the name stands, with the first few places as they are read."""
    words = words_of_name(name)
    posts = session.scalars(select(Post).where(Post.thread_id == thread.id).order_by(Post.number))
    read, unread = [thread.title], [tag.replace("-", " ") for tag in thread.tags]
    for post in posts:
        (unread if post.removed_at else read).append(post.body)
        unread.append(post.removed_because or "")
    excerpts = [excerpt for text in read for excerpt in _excerpts(words, text)]
    return Places(
        here=len(excerpts) + _count(words, unread),
        raised=_count(words, _written_elsewhere(session, thread)),
        excerpts=tuple(excerpts[:SHOWN]),
    )


def _excerpts(words: re.Pattern[str], text: str) -> Iterator[Excerpt]:
    for start, end in places(text, words):
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield Excerpt(
            ("…" if start > AROUND else "") + before,
            text[start:end],
            after + ("…" if len(text) > end + AROUND else ""),
        )


def _written_elsewhere(session: Session, thread: Thread) -> list[str]:
    texts = []
    for issue in raised_from(session, thread):
        texts.append(issue.title)
        for model, fields in WRITTEN:
            for row in session.scalars(select(model).where(model.issue_id == issue.id)):
                texts += [getattr(row, field) or "" for field in fields]
    return texts


def _count(words: re.Pattern[str], texts: list[str]) -> int:
    return sum(len(places(text, words)) for text in texts)
