"""Replace words everywhere they stand in a discussion.

It is a redaction: the words are gone from the database. What somebody writes later is theirs."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.screening.edges import whole
from cop.screening.findings import Span
from cop.screening.gate import screen
from cop.screening.normal import Post as Read
from cop.screening.shown import shown, where_links_lead, whole_links
from cop.threads.finding import index_thread
from cop.threads.markdown import render
from cop.threads.models import Post, Thread

WITHHELD = "[name withheld]"
LONGEST_WORD = 60
LONGEST_TITLE = 200
# Between two words of a name a line may end, a quote go on, or emphasis; or a hyphen joins them.
BETWEEN = r"[\s*_~`>#]+|[*_~`]*[-./]\n?[*_~`>]*"
# They may be written as one word: with a capital within, or in any way if it is a long one.
SEAM = r"(?-i:(?<=[^\W\d_A-Z])(?=[A-Z]))"
LONG = 10
APART = re.compile(r"[\s-]+")
IN_ADDRESS = str.maketrans("-_+./", "     ")  # what stands for a blank where a link leads


def words_of_name(name: str) -> re.Pattern[str]:
    """Return the pattern of these words where they stand as whole words, in any case.

    It is for a text as the check reads it: without accents, marks and what nobody sees."""
    parts = [part for part in APART.split(Read(name).text) if part] or name.split()
    joined = "" if sum(map(len, parts)) >= LONG else SEAM
    pattern = f"(?:{BETWEEN}|{joined})".join(map(re.escape, parts))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def checked_word(word: str, name: str) -> str:
    """Return what is to stand in the name’s place, or raise Invalid if that would tell it."""
    word = " ".join(word.split())
    if not any(letter.isalnum() for letter in word):
        raise Invalid(
            "Write what is to stand in its place. The name can’t be brought back.", "word"
        )
    if len(word) > LONGEST_WORD:
        raise Invalid(f"Shorten this by {len(word) - LONGEST_WORD} characters.", "word")
    if stands_in(word, words_of_name(name)):
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
    thread.tags = [tag for tag in thread.tags if not stands_in(tag.replace("-", " "), words)]
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
    """Return the text with these words replaced wherever they stand, and links that hold them."""
    pieces, last = [], 0
    for start, end in places(text, words):
        pieces += [text[last:start], instead]
        last = end
    return "".join((*pieces, text[last:]))


def stands_in(text: str, words: re.Pattern[str]) -> bool:
    """Say whether these words stand somewhere in the text, however they are written."""
    return bool(places(text, words))


def places(text: str, words: re.Pattern[str]) -> list[Span]:
    """Return in order where these words stand in a text as it is read or as it is written."""
    found = [whole(text, span, 0, len(text)) for span in _as_read(text, words)]
    found += [span for span, address in where_links_lead(text) if _leads_to(address, words)]
    apart: list[Span] = []
    for start, end in sorted(whole_links(text, found, words_too=True)):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _as_read(text: str, words: re.Pattern[str]) -> Iterator[Span]:
    for seen, places in filter(None, (shown(text), (text, range(len(text))))):
        read = Read(seen)
        for match in words.finditer(read.text):
            start, end = read.raw_span(*match.span())
            yield places[start], places[end - 1] + 1


def _leads_to(address: str, words: re.Pattern[str]) -> bool:
    return words.search(Read(unquote(address).translate(IN_ADDRESS)).text) is not None
