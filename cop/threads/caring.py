"""Care for a discussion: its marking, the notices above it, and who it is limited to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from cop.database import begin_write
from cop.errors import Invalid, require
from cop.forums.communities import belongs, community_of, key_of, let_go
from cop.forums.models import Forum, ForumVisit
from cop.forums.people import Person
from cop.forums.permissions import can_set_notice
from cop.forums.tiers import Ability
from cop.screening.gate import screen
from cop.site.operations import mark
from cop.threads.finding import index_thread
from cop.threads.models import Thread
from cop.threads.permissions import can_care, can_limit

LONGEST_NOTICE = 200
NOT_YOURS = "Choose a community that you belong to yourself."
NOT_THEIRS = (
    "Whoever started this discussion hasn’t said that they belong there, and would lose it. "
    "Ask them first."
)


@dataclass(frozen=True, slots=True)
class Care:
    """What stands around a discussion; empty is the site's default marking, and open to all."""

    marking: str = ""
    cultural_notice: str = ""
    names_deceased: bool = False
    community: str = ""


def begin_with(session: Session, forum: Forum, thread: Thread, care: Care, *, by: Person) -> None:
    """Give a discussion that is just being started what stands around it."""
    _surround(session, thread, care, by)
    thread.community_id = _chosen(session, forum, thread, care.community, by)


def care_for(
    session: Session, forum: Forum, thread: Thread, care: Care, *, by: Person, now: datetime
) -> None:
    """Change what stands around a discussion, and to whom it is open."""
    require(can_care(by, forum, thread))
    _surround(session, thread, care, by)
    session.flush()
    if care.community != key_of(session, thread.community_id):
        limit(session, forum, thread, care.community, by=by, now=now)


def limit(
    session: Session, forum: Forum, thread: Thread, community: str, *, by: Person, now: datetime
) -> None:
    """Limit a discussion to a community of its forum, or open it to all of the forum's readers.

    For everybody else it doesn't exist from then on, for whoever does this neither."""
    require(can_limit(by, forum, thread))
    chosen = _chosen(session, forum, thread, community, by)
    if chosen == thread.community_id:
        return
    begin_write(session)
    if thread.community_id is None:
        _count(session, forum, thread, -1)
    elif chosen is None:
        _count(session, forum, thread, 1)
    thread.community_id = chosen
    session.flush()
    index_thread(session, thread)
    if chosen is not None:
        let_go(session, chosen, now)


def set_forum_notice(session: Session, forum: Forum, text: str, *, by: Person) -> None:
    """Put a cultural notice above every discussion of the forum that has none of its own."""
    require(can_set_notice(by, forum))
    text = checked_notice(text)
    if text != forum.cultural_notice:
        forum.cultural_notice, forum.notice_by_id = text, by.id if text else None
    session.flush()


def _surround(session: Session, thread: Thread, care: Care, by: Person) -> None:
    mark(session, thread, care.marking)
    text = checked_notice(care.cultural_notice)
    if text != thread.cultural_notice:
        thread.cultural_notice, thread.notice_by_id = text, by.id if text else None
    thread.names_deceased = care.names_deceased


def checked_notice(text: str) -> str:
    """Return a cultural notice on one line, or raise Invalid if it is too long."""
    text = " ".join(text.split())
    if len(text) > LONGEST_NOTICE:
        over = len(text) - LONGEST_NOTICE
        raise Invalid(f"Shorten the notice by {over} characters.", "cultural_notice")
    screen(text, "cultural_notice")
    return text


def _chosen(session: Session, forum: Forum, thread: Thread, key: str, by: Person) -> int | None:
    """Return the community of this key, to which whoever started the discussion must belong."""
    if not key:
        return None
    community = community_of(session, forum, key)
    if community.id not in by.communities and not by.may(Ability.LIMIT, forum.id):
        raise Invalid(NOT_YOURS, "community")
    if not belongs(session, community.id, thread.author_id):
        raise Invalid(NOT_YOURS if by.id == thread.author_id else NOT_THEIRS, "community")
    return community.id


def _count(session: Session, forum: Forum, thread: Thread, sign: int) -> None:
    """Count the discussion among what the forum's readers see, or no longer.

    “New” is the forum's posts minus those somebody was shown: both are totals of what is open to
    all its readers, so that neither they nor their difference tell of a discussion that doesn't
    exist for them. Who had been shown more than there is now has been shown all of it."""
    forum.thread_count = Forum.thread_count + sign
    forum.post_count = Forum.post_count + sign * thread.post_count
    session.flush()
    session.refresh(forum, ["thread_count", "post_count"])
    session.execute(
        update(ForumVisit)
        .where(ForumVisit.forum_id == forum.id, ForumVisit.posts_seen > forum.post_count)
        .values(posts_seen=forum.post_count)
        .execution_options(synchronize_session=False)
    )
