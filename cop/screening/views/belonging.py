"""Where a held text belongs, told by the page on which it was written."""

import re
from dataclasses import dataclass

from cop.extensions import db
from cop.feedback.queries import reads_issue
from cop.feedback.urls import issue_url
from cop.forums.models import Forum
from cop.guidance.queries import reads_directive
from cop.guidance.urls import directive_url
from cop.threads.queries import find_thread, forum_of_thread
from cop.threads.urls import thread_url, threads_url
from cop.visitors import me

NEW = re.compile(r"/\w+/[^/]+/threads/new$")
IN_THREAD = re.compile(r"/\w+/[^/]+/threads/(\d+)/(\w+)$")
OF_RECORD = re.compile(r"/(issues|directives)/([A-Za-z0-9-]+)/?([\w-]*)")
PARTS = {"posts": "Reply in", "issue": "Issue from", "care": "Notice on", "masks": "Request in"}
NOUNS = {"brief": "Brief of", "proposals": "Decision on", "draft": "Draft of"}


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a held text is to become, and the page it is for, if this person reads that."""

    words: str
    title: str
    href: str = ""
    is_post: bool = False

    @property
    def line(self) -> str:
        """Return both in one line, as “Brief of ISS-125”."""
        return f"{self.words} {self.title}"


def kind_of(path: str) -> str:
    """Return a few words for what was written at this address, without looking anything up."""
    if record := OF_RECORD.match(path):
        return f"{NOUNS.get(record[3], 'Note on')} {record[2].upper()}"
    if NEW.match(path):
        return "A discussion"
    part = IN_THREAD.match(path)
    return f"{PARTS[part[2]]} a discussion" if part and part[2] in PARTS else "Something written"


def belonging(path: str, forum: Forum) -> Belongs:
    """Return where a text belongs that was held in this forum; its title for who may read it."""
    if record := OF_RECORD.match(path):
        reference = record[2].upper()
        return Belongs(NOUNS.get(record[3], "Note on"), reference, _record(record[1], reference))
    if NEW.match(path):
        href = threads_url(forum.tier, forum.slug)
        return Belongs("Discussion in", forum.name, href, is_post=True)
    if part := IN_THREAD.match(path):
        return _in_thread(int(part[1]), part[2], forum)
    return Belongs("Something written in", forum.name)


def _record(kind: str, reference: str) -> str:
    """Return the address of an issue or a directive, none for who doesn't read it."""
    if kind == "issues":
        return issue_url(reference) if reads_issue(db.session(), reference, me()) else ""
    return directive_url(reference) if reads_directive(db.session(), reference, me()) else ""


def _in_thread(thread_id: int, part: str, held_in: Forum) -> Belongs:
    words, is_post = PARTS.get(part, "Something in"), part == "posts"
    forum = forum_of_thread(db.session(), thread_id, me())
    found = find_thread(db.session(), forum, thread_id, me()) if forum else None
    if forum is None or found is None:
        return Belongs(words, f"a discussion in {held_in.name}", is_post=is_post)
    href = thread_url(forum.tier, forum.slug, thread_id)
    return Belongs(words, found.thread.title, href, is_post)
