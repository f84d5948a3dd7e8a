"""What the macros of discussion print: rows of a list, and posts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from cop.accounts.faces import Face, face
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.threads.models import Thread
from cop.threads.queries import PostLine, ThreadLine
from cop.threads.urls import post_in, post_url, thread_url
from cop.threads.words import KIND_LABELS
from cop.wall import Wall

Badge = tuple[str, str, str | None, str | None]
DIED: Badge = ("May name somebody who has died", "warn", "info", None)
STARTED: Badge = ("Started this", "", None, None)
KIND_ICONS = {
    "question": "question",
    "reflection": "story",
    "practice": "story",
    "barrier": "flag",
    "announcement": "megaphone",
}


class ThreadRow(NamedTuple):
    """A line of a list of discussions."""

    href: str
    title: str
    author: Face
    when: str
    when_iso: str
    replies: int
    unread: bool
    pinned: bool
    badges: tuple[Badge, ...]
    tags: tuple[tuple[str, None], ...]


class PostView(NamedTuple):
    """A post; an address that is None leaves its control out."""

    number: int
    author: Face
    html: Markup
    when: str
    when_iso: str
    removed: str
    badges: tuple[Badge, ...]
    useful_count: int
    mine_useful: bool
    is_answer: bool
    href: str
    useful_url: str | None
    quote_url: str | None
    raise_url: str | None = None
    edited: str = ""
    answer_chosen_by: str = ""
    edit_url: str | None = None
    answer_url: str | None = None
    remove_url: str | None = None
    report_url: str | None = None
    answers: str = ""
    answered_by: str = ""


def thread_rows(
    forum: Forum, lines: Sequence[ThreadLine], issues: Mapping[int, Badge], wall: Wall
) -> list[ThreadRow]:
    """Return the lines as the list prints them, each leading to its first unread post."""
    return [_row(forum, line, issues.get(line.id), wall) for line in lines]


def _row(forum: Forum, line: ThreadLine, issue: Badge | None, wall: Wall) -> ThreadRow:
    return ThreadRow(
        href=resume_url(forum, line),
        title=line.title,
        author=face(line.author_id, line.author),
        when=wall.ago(line.last_post_at),
        when_iso=line.last_post_at.isoformat(timespec="seconds"),
        replies=line.replies,
        unread=line.unread,
        pinned=line.pinned,
        badges=_badges(line, issue),
        tags=tag_links(line.tags),
    )


def resume_url(forum: Forum, line: ThreadLine) -> str:
    """Return where this person goes on reading: the first unread post, or the last one."""
    if not line.read_to:
        return thread_url(forum.tier, forum.slug, line.id)
    return post_url(forum.tier, forum.slug, line.id, min(line.read_to, line.replies) + 1)


def _badges(line: ThreadLine, issue: Badge | None) -> tuple[Badge, ...]:
    badges: list[Badge] = [issue] if issue else []
    if line.marking:
        badges.append((line.marking, "", "lock", None))
    if line.names_deceased:
        badges.append(DIED)
    if line.limited:
        badges.append(("For a community", "", "people", None))
    if line.solved:
        badges.append(("What worked", "good", "tick", None))
    if line.kind != "discussion":
        badges.append((KIND_LABELS[line.kind], "", KIND_ICONS[line.kind], None))
    return tuple(badges)


def post_views(
    forum: Forum, thread: Thread, lines: Sequence[PostLine], reader: Person, wall: Wall
) -> list[PostView]:
    """Return the posts of a page as it prints them for this reader."""
    here = thread_url(forum.tier, forum.slug, thread.id)
    writes = not thread.locked and bool(reader.roles_in(forum.id))
    solved = thread.solved_post
    quoted = f"&post={thread.post_count}{'&read=on' if thread.names_deceased else ''}#reply"

    def view(line: PostLine) -> PostView:
        number = line.number
        may_write = writes and not line.removed
        return PostView(
            number=number,
            author=face(line.author_id, line.author, line.position, line.organisation),
            html=Markup(line.html),  # noqa: S704 - sanitised when it was written
            when=wall.moment(line.at),
            when_iso=line.at.isoformat(timespec="seconds"),
            removed=_tombstone(line),
            badges=(STARTED,) if number == 1 else (),
            useful_count=line.useful_count,
            mine_useful=line.mine_useful,
            is_answer=solved == number,
            href=post_in(here, number),
            useful_url=f"{here}/posts/{number}/useful"
            if may_write and line.author_id != reader.id
            else None,
            quote_url=f"{here}?quote={number}{quoted}" if may_write else None,
        )

    return [view(line) for line in lines]


def _tombstone(line: PostLine) -> str:
    if not line.removed:
        return ""
    return f"Removed by {line.removed_by}: {line.removed_because}"


def tag_links(tags: Sequence[str]) -> tuple[tuple[str, None], ...]:
    """Return tags as labels; they lead nowhere until there is a search to lead to."""
    return tuple((tag.replace("-", " "), None) for tag in tags)


def most_useful(posts: Sequence[PostView]) -> PostView | None:
    """Return the post that most people found useful, if two or more did."""
    best = max(posts, key=lambda post: post.useful_count, default=None)
    return best if best and best.useful_count > 1 and not best.removed else None


def page_numbers(page: int, pages: int) -> list[int | None]:
    """Return the pages to link to, with None where some are left out."""
    near = sorted({1, pages, *range(max(1, page - 1), min(pages, page + 1) + 1)})
    linked: list[int | None] = []
    for number in near:
        if linked and number - (linked[-1] or 0) > 1:
            linked.append(None)
        linked.append(number)
    return linked
