"""Care for a discussion: markings, notices, and one that exists for a community alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.accounts.operations import open_session
from cop.activity.models import Event
from cop.errors import Forbidden, Invalid
from cop.forums.arriving import who_holds
from cop.forums.communities import belong, leave
from cop.forums.models import ForumVisit
from cop.forums.people import Person
from cop.notifications.models import Notice
from cop.notifications.operations import Message, tell
from cop.notifications.reading import hide_notices, who_read_thread
from cop.notifications.recipients import recipients_for
from cop.threads.caring import Care, care_for, limit
from cop.threads.models import Thread
from cop.threads.operations import mark_read, reply, start_thread, visit_forum
from cop.threads.permissions import can_read_thread
from cop.threads.queries import find_thread, forum_of_thread, list_threads
from tests.cast import NOW, TODAY, Cast
from tests.factories import add_thread

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def women(session: Session, cast: Cast) -> Thread:
    """A discussion that Leanne limited to the women of the Far North, of whom Maddie is one."""
    for name in ("leanne", "maddie"):
        belong(session, cast.forums.far_north, "women", by=getattr(cast, name), now=NOW)
    thread = add_thread(session, cast.forums.far_north, cast.leanne, replies=2)
    limit(session, cast.forums.far_north, thread, "women", by=cast.leanne, now=NOW)
    return thread


def listed(session: Session, cast: Cast, person: Person) -> set[int]:
    return {line.id for line in list_threads(session, cast.forums.far_north, person).lines}


def test_a_discussion_starts_with_what_stands_around_it(session: Session, cast: Cast) -> None:
    thread = start_thread(
        session,
        cast.forums.far_north,
        by=cast.maddie,
        title="After the funeral",
        body="Who visits?",
        care=Care("OFFICIAL: Sensitive", "Knowledge shared here stays here", names_deceased=True),
        now=NOW,
    )
    assert thread.marking == "OFFICIAL: Sensitive"
    assert thread.cultural_notice == "Knowledge shared here stays here"
    assert thread.names_deceased


@pytest.mark.parametrize("where", ["start", "reply"])
def test_what_is_marked_as_refused_is_not_posted(session: Session, cast: Cast, where: str) -> None:
    forum, body = cast.forums.far_north, "PROTECTED\n\nThe minister’s brief."
    thread = add_thread(session, forum, cast.maddie)
    with pytest.raises(Invalid, match="nothing PROTECTED may be kept here"):
        if where == "reply":
            reply(session, forum, thread, by=cast.joel, body=body, now=NOW)
        else:
            start_thread(session, forum, by=cast.joel, title="A brief", body=body, now=NOW)
    assert thread.post_count == 1


@pytest.mark.parametrize("title", ["PROTECTED", "PROTECTED: minutes", "[SEC=SECRET] Minutes"])
def test_a_refused_marking_is_no_title(session: Session, cast: Cast, title: str) -> None:
    with pytest.raises(Invalid, match="may be kept here") as refusal:
        start_thread(
            session, cast.forums.far_north, by=cast.joel, title=title, body="Notes.", now=NOW
        )
    assert refusal.value.field == "title"
    assert not session.scalars(select(Thread)).all()


@pytest.mark.parametrize("name", ["maddie", "ray"])
def test_who_started_it_and_who_runs_the_forum_care_for_it(
    session: Session, cast: Cast, name: str
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    care = Care(marking="OFFICIAL: Sensitive", names_deceased=True)
    care_for(session, cast.forums.far_north, thread, care, by=getattr(cast, name), now=NOW)
    assert thread.withheld
    assert thread.names_deceased


@pytest.mark.parametrize("name", ["joel", "gwen", "caitlin", "colin", "louise"])
def test_nobody_else_does(session: Session, cast: Cast, name: str) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    with pytest.raises(Forbidden):
        care_for(session, cast.forums.far_north, thread, Care(), by=getattr(cast, name), now=NOW)


def test_a_notice_is_one_short_line(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    with pytest.raises(Invalid, match="Shorten the notice by 1 characters"):
        care = Care(cultural_notice="x" * 201)
        care_for(session, cast.forums.far_north, thread, care, by=cast.maddie, now=NOW)


def test_the_rule_for_one_and_the_rule_for_lists_agree_about_everybody(
    session: Session, cast: Cast, women: Thread
) -> None:
    forum = cast.forums.far_north
    seen = set()
    for withheld in (False, True):
        women.withheld = withheld
        session.flush()
        for person in cast.everybody():
            reads = bool(can_read_thread(person, forum, women))
            assert (women.id in listed(session, cast, person)) == (
                reads or bool(women.community_id in person.communities)
            ), person.key
            found = find_thread(session, forum, women.id, person) is not None
            assert found == (women.community_id in person.communities), person.key
            assert (forum_of_thread(session, women.id, person) is not None) == reads, person.key
            seen |= {person.key} if reads else set()
    assert seen == {"leanne", "maddie"}


def test_who_arrives_comes_with_their_communities(
    session: Session, cast: Cast, women: Thread
) -> None:
    for name in ("leanne", "joel"):
        token = open_session(session, cast.account(name), browser="test", now=NOW)
        arrived = who_holds(session, token, NOW, lambda _: TODAY)
        assert arrived is not None
        assert arrived.person.communities == getattr(cast, name).communities


def test_who_leaves_the_community_loses_its_discussions(
    session: Session, cast: Cast, women: Thread
) -> None:
    assert women.id in listed(session, cast, cast.maddie)
    leave(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    assert women.id not in listed(session, cast, cast.maddie)


def test_nobody_outside_writes_in_it(session: Session, cast: Cast, women: Thread) -> None:
    with pytest.raises(Forbidden):
        reply(session, cast.forums.far_north, women, by=cast.joel, body="Me?", now=NOW)


def test_one_limits_to_a_community_of_ones_own(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.joel)
    with pytest.raises(Invalid, match="belong to yourself"):
        limit(session, forum, thread, "women", by=cast.joel, now=NOW)


def test_the_convenor_doesnt_take_a_discussion_from_who_started_it(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.joel)
    with pytest.raises(Invalid, match="Ask them first"):
        limit(session, forum, thread, "men", by=cast.ray, now=NOW)
    belong(session, forum, "men", by=cast.joel, now=NOW)
    limit(session, forum, thread, "men", by=cast.ray, now=NOW)  # without being of it himself
    assert not can_read_thread(cast.ray, forum, thread)


def totals(session: Session, cast: Cast) -> tuple[int, int]:
    forum = cast.forums.far_north
    session.refresh(forum)
    return forum.thread_count, forum.post_count


def new_for(session: Session, cast: Cast, person: Person) -> int:
    visit = session.get(ForumVisit, (person.id, cast.forums.far_north.id), populate_existing=True)
    assert visit is not None
    return totals(session, cast)[1] - visit.posts_seen


def test_no_total_tells_of_it(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    belong(session, forum, "women", by=cast.leanne, now=NOW)
    add_thread(session, forum, cast.maddie)
    visit_forum(session, forum, by=cast.joel)
    before = totals(session, cast)
    thread = start_thread(
        session,
        forum,
        by=cast.leanne,
        title="Among us",
        body="Who comes?",
        care=Care(community="women"),
        now=NOW,
    )
    reply(session, forum, thread, by=cast.leanne, body="I do.", now=LATER)
    mark_read(session, thread, by=cast.leanne, number=2)
    assert totals(session, cast) == before
    assert new_for(session, cast, cast.joel) == 0
    limit(session, forum, thread, "", by=cast.leanne, now=LATER)
    assert totals(session, cast) == (before[0] + 1, before[1] + 2)
    assert new_for(session, cast, cast.joel) == 2
    visit_forum(session, forum, by=cast.joel)
    limit(session, forum, thread, "women", by=cast.leanne, now=LATER)
    assert totals(session, cast) == before
    assert new_for(session, cast, cast.joel) == 0  # never less than nothing
    add_thread(session, forum, cast.maddie, now=LATER)
    assert new_for(session, cast, cast.joel) == 1


def test_replies_are_told_to_its_members_alone(session: Session, cast: Cast, women: Thread) -> None:
    forum = cast.forums.far_north
    limit(session, forum, women, "", by=cast.leanne, now=NOW)
    for name in ("maddie", "joel"):
        reply(session, forum, women, by=getattr(cast, name), body="Here too.", now=NOW)
    limit(session, forum, women, "women", by=cast.leanne, now=NOW)
    reply(session, forum, women, by=cast.leanne, body="Now among us.", now=LATER)
    event = session.scalars(
        select(Event).where(Event.kind == "thread.reply").order_by(Event.id.desc()).limit(1)
    ).one()
    assert recipients_for(session, event, TODAY) == {cast.maddie.id, cast.leanne.id}


def test_what_was_told_before_goes_from_those_outside(
    session: Session, cast: Cast, women: Thread
) -> None:
    event = session.scalars(select(Event).where(Event.kind == "thread.reply").limit(1)).one()
    about = Message("chat", "regional", "A reply in Far North:", women.title, "/somewhere")
    tell(session, event, [cast.joel.id, cast.maddie.id], about)
    assert women.community_id is not None
    assert hide_notices(session, women.community_id) == 1
    assert set(session.scalars(select(Notice.user_id))) == {cast.maddie.id}
    session.expire_all()
    assert cast.account("joel").unread_notices == 0
    assert cast.account("maddie").unread_notices == 1
    assert who_read_thread(session, women.id, [cast.joel.id, cast.maddie.id]) == {cast.maddie.id}
