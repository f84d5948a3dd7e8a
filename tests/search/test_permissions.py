"""Each person finds exactly what the rules let them read, whatever the index thinks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from cop.feedback.cases import case_of
from cop.feedback.models import Issue
from cop.feedback.operations import handling, local, objecting, raising, undoing, withdrawing
from cop.feedback.operations.marking import mark_issue
from cop.feedback.permissions import can_read_brief, can_see_issue
from cop.forums.communities import belong, leave
from cop.forums.models import Forum
from cop.forums.people import Person
from cop.forums.tiers import Role
from cop.search import queries, words
from cop.search.operations import rebuild
from cop.search.parsing import parse
from cop.threads.caring import limit
from cop.threads.models import Post, Thread
from cop.threads.permissions import can_read_thread
from tests.cast import NOW, Cast
from tests.factories import add_thread, brief
from tests.feedback.asides import ASIDES, acknowledged_in
from tests.feedback.journeys import acknowledged, cascaded, hours, joined, raised, submitted
from tests.feedback.reading import taken_back
from tests.feedback.stages import STAGES, journey
from tests.feedback.test_journeys_at_random import ACTS, RAISERS, WALKS, World, attempt, onward
from tests.search.finding import Key, indexed, keys

FORUMS = {
    "far_north": "maddie",
    "limestone_coast": "gwen",
    "eyre_western": "annika",
    "statewide": "caitlin",
    "leaders": "helen",
    "cultural_practice": "leanne",
}


def who_reads_most(cast: Cast, forums: Iterable[int]) -> Iterator[Person]:
    """Members of all forums, and of all but a few: the index is asked the other way round."""
    f = cast.forums
    for left_out in ((), (f.limestone_coast,), (f.far_north, f.cultural_practice, f.statewide)):
        seats = set(forums) - {forum.id for forum in left_out}
        mine = cast.maddie.communities if f.far_north.id in seats else frozenset()
        roles = dict.fromkeys(seats, frozenset({Role.MEMBER}))
        yield replace(cast.maddie, seats=roles, communities=mine)


def let_through(session: Session, person: Person) -> set[Key]:
    """What the index alone takes for this person's."""
    audience, newest = queries._audience(session, person)
    if not audience.own | audience.shared:
        return set()
    asked = queries._Asked(parse("everywhere"), audience, frozenset(), "")
    start = queries._Place(queries.TITLES, newest, newest)
    hits, _ = queries._look(session, asked, start, 10_000)
    return {(hit.kind, hit.key) for hit in hits}


def found_iff_allowed(session: Session, cast: Cast, stage: str = "", *, known: bool = True) -> None:
    """Ask every person for every issue and post, and compare with the rules for one.

    Where the index knows how things are it lets nothing through that isn't theirs, either: else
    a page that stays short would tell that there is more."""
    issues = session.scalars(select(Issue)).all()
    posts = session.execute(select(Post, Thread).join(Thread, Thread.id == Post.thread_id)).all()
    forums = {forum.id: forum for forum in session.scalars(select(Forum))}
    cases = {issue.id: case_of(session, issue, hours(24)) for issue in issues}
    for person in (*cast.everybody(), *who_reads_most(cast, forums)):
        wanted: set[Key] = {
            ("post", post.id)
            for post, thread in posts
            if can_read_thread(person, forums[thread.forum_id], thread) and post.removed_at is None
        }
        for issue_id, case in cases.items():
            if can_see_issue(person, case):
                wanted |= {("issue", issue_id)}
                wanted |= {("brief", issue_id)} if can_read_brief(person, case) else set()
        found = keys(session, person, "everywhere", limit=4)
        assert found == wanted, (stage, person.key)
        if known:
            assert let_through(session, person) == wanted, (stage, person.key)


def index_is_as_if_written_now(session: Session) -> None:
    """Nothing is marked for readers it no longer has, either."""
    written = indexed(session)
    with taken_back(session):
        for _ in rebuild(session):
            pass
        assert indexed(session) == written


@pytest.fixture(autouse=True)
def _one_word_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything have a word in common, so that one search asks for all there is."""
    cut = words.words_of
    monkeypatch.setattr(words, "words_of", lambda told: [*cut(told), "everywhere"] if told else [])


def test_every_forum_is_found_by_its_readers(session: Session, cast: Cast) -> None:
    for forum, who in FORUMS.items():
        add_thread(session, getattr(cast.forums, forum), getattr(cast, who), replies=2)
    found_iff_allowed(session, cast)
    assert keys(session, cast.colin, "everywhere") == set()
    assert keys(session, cast.stranger, "everywhere") == set()


def test_a_removed_post_is_found_by_nobody_even_if_the_index_has_it(
    session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=2)
    removed = update(Post).where(Post.thread_id == thread.id, Post.number == 2)
    session.execute(removed.values(removed_at=hours(1)))
    found_iff_allowed(session, cast, known=False)


def test_a_forum_that_closes_is_found_by_its_members_from_then_on(
    session: Session, cast: Cast
) -> None:
    add_thread(session, cast.forums.eyre_western, cast.annika)
    found_iff_allowed(session, cast)
    for visibility in ("members", "restricted", "open"):
        cast.forums.eyre_western.visibility = visibility
        session.flush()
        found_iff_allowed(session, cast, visibility)


def test_a_discussion_of_a_community_is_found_by_its_members_from_then_on(
    session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    for name in ("leanne", "maddie"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    thread = add_thread(session, forum, cast.leanne, replies=2)
    add_thread(session, forum, cast.joel)
    limit(session, forum, thread, "women", by=cast.leanne, now=NOW)
    found_iff_allowed(session, cast, "limited")
    index_is_as_if_written_now(session)
    leave(session, forum, "women", by=cast.maddie, now=NOW)
    found_iff_allowed(session, cast, "left")
    limit(session, forum, thread, "", by=cast.leanne, now=NOW)
    found_iff_allowed(session, cast, "open again")
    index_is_as_if_written_now(session)


def test_what_is_withheld_is_found_by_no_guest(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    assert ("issue", issue.id) in keys(session, cast.louise, "everywhere")
    mark_issue(
        session,
        issue,
        marking="OFFICIAL: Sensitive",
        names_deceased=False,
        by=cast.ray,
        now=hours(40),
    )
    found_iff_allowed(session, cast)
    index_is_as_if_written_now(session)
    assert keys(session, cast.louise, "everywhere") == set()


def test_an_issue_is_found_by_those_who_may_see_it_at_every_stage(
    session: Session, cast: Cast
) -> None:
    for stage, issue in journey(session, cast):
        found_iff_allowed(session, cast, stage)
        if stage in ("raised", "submitted", STAGES[-1]):
            with taken_back(session):
                session.execute(update(Issue).values(restricted=True))
                session.refresh(issue)
                found_iff_allowed(session, cast, f"{stage}, restricted", known=False)


@pytest.mark.parametrize("aside", ASIDES)
def test_an_issue_is_found_by_those_who_may_see_it_beside_the_straight_way(
    session: Session, cast: Cast, aside: str
) -> None:
    ASIDES[aside](session, cast)
    found_iff_allowed(session, cast, aside)


def test_an_issue_of_two_networks_and_one_of_a_restricted_forum(
    session: Session, cast: Cast
) -> None:
    joined(session, cast)
    forum = cast.forums.cultural_practice
    thread = add_thread(session, forum, cast.leanne)
    raising.raise_issue(session, forum, thread, by=cast.leanne, brief=brief(), now=hours(13))
    found_iff_allowed(session, cast)


def test_a_network_that_leaves_reads_the_brief_no_more(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="", now=hours(5))
    assert ("brief", issue.id) in keys(session, cast.gwen, "everywhere")
    withdrawing.withdraw(session, issue, by=cast.peter, reason="Mended.", now=hours(6))
    assert ("brief", issue.id) not in keys(session, cast.gwen, "everywhere")
    found_iff_allowed(session, cast)
    index_is_as_if_written_now(session)


def test_a_merge_that_is_objected_to_or_taken_back_gives_its_readers_back(
    session: Session, cast: Cast
) -> None:
    into = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    issue = acknowledged(session, cast)
    for act in ("object", "undo"):
        with taken_back(session):
            handling.merge(session, issue, into, by=cast.priya, reason="Same.", now=hours(8))
            assert ("brief", into.id) in keys(session, cast.maddie, "everywhere")
            if act == "undo":
                undoing.undo(session, issue, by=cast.priya, now=hours(8) + timedelta(seconds=9))
            else:
                objecting.object_to_merge(
                    session, issue, by=cast.ray, reason="Ours differs.", now=hours(9)
                )
            assert ("brief", into.id) not in keys(session, cast.maddie, "everywhere")
            found_iff_allowed(session, cast, act)
            index_is_as_if_written_now(session)
        session.expire_all()


def test_a_submission_that_is_taken_back_is_found_as_if_it_had_not_been(
    session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    undoing.undo(session, issue, by=cast.ray, now=hours(4) + timedelta(seconds=30))
    found_iff_allowed(session, cast)
    assert ("brief", issue.id) not in keys(session, cast.priya, "everywhere")
    index_is_as_if_written_now(session)


def test_a_case_matter_loses_its_words(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    assert keys(session, cast.ray, "story")
    assert keys(session, cast.ray, "four times")
    local.divert(
        session,
        issue,
        by=cast.ray,
        lawful_channel="The duty line.",
        note="",
        now=hours(2),
        title="Taken off the forum",
    )
    found_iff_allowed(session, cast)
    gone = ("four", "story", "told", "corporation")
    assert [word for word in gone if keys(session, cast.ray, word)] == []
    assert {kind for kind, _ in keys(session, cast.ray, "taken off")} == {"issue", "post"}


def test_an_index_that_is_out_of_date_shows_nothing(session: Session, cast: Cast) -> None:
    """Everything is marked as if everybody read it; the rules still have the last word."""
    for forum, who in FORUMS.items():
        add_thread(session, getattr(cast.forums, forum), getattr(cast, who))
    raised(session, cast)
    everybody = " ".join(f"a_{n} m_{n}" for n in range(1, 40)) + " a_site a_heard a_joiners"
    if session.get_bind().dialect.name == "postgresql":
        marked = f"words || '{everybody}'::tsvector"
    else:
        marked = f"words || '{everybody} '"
    session.execute(text(f"UPDATE search_document SET words = {marked}"))
    found_iff_allowed(session, cast, known=False)


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=8,
    phases=[Phase.generate],  # a walk is told by its last steps; to shorten it takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(walk=WALKS)
def test_whatever_people_do(
    session: Session, cast: Cast, walk: list[tuple[str, str, int, int]]
) -> None:
    """After any history the index is what it would be if it were written now."""
    everybody = {person.key: person for person in cast.everybody()}
    with taken_back(session):
        world = World(session, everybody, cast)
        for n in range(len(RAISERS)):
            attempt(world, ACTS["raise"], Issue(), everybody["maddie"], n)
        for kind, name, which, n in walk:
            issue = world.issues[which % len(world.issues)]
            name, who = (
                (name, list(everybody)[n * 2 % 18]) if kind == "any" else onward(world, issue, n)
            )
            attempt(world, ACTS[name], issue, world.people[who], n)
        session.flush()
        found_iff_allowed(session, cast)
        index_is_as_if_written_now(session)
