"""A name is masked on request: sealed until it is answered, then gone everywhere it stood."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.models import Brief, Endorsement, Issue
from cop.feedback.operations import raising
from cop.feedback.operations.masking import mask_name
from cop.forums.communities import belong
from cop.notifications.jobs import notify
from cop.notifications.messages import message_for
from cop.notifications.models import Notice
from cop.notifications.recipients import recipients_for
from cop.threads.caring import limit
from cop.threads.masking import (
    WITHHELD,
    ask_for_mask,
    close_request,
    replaced,
    waiting_requests,
    words_of_name,
)
from cop.threads.models import MaskRequest, Post, Thread
from cop.threads.operations import reply
from tests.cast import NOW, TODAY, Cast
from tests.conftest import SECRET
from tests.factories import add_thread, brief
from tests.search.finding import indexed, keys

BODY = "We miss Uncle Jim Nelson.\n\n> **UNCLE jim\n> nelson’s** place. Nelson stays."
NAME = "Uncle Jim Nelson"


@pytest.fixture
def thread(session: Session, cast: Cast) -> Thread:
    forum = cast.forums.far_north
    thread = add_thread(
        session, forum, cast.maddie, title="What uncle jim nelson taught us", body=BODY
    )
    thread.tags = ["uncle-jim-nelson", "teaching"]
    reply(session, forum, thread, by=cast.joel, body="Uncle  Jim *Nelson* knew.", now=NOW)
    return thread


def ask(session: Session, cast: Cast, thread: Thread, name: str = NAME) -> MaskRequest:
    return ask_for_mask(
        session,
        SECRET,
        cast.forums.far_north,
        thread,
        by=cast.leanne,
        name=name,
        reason="His family asks.",
        now=NOW,
    )


def mask(
    session: Session, cast: Cast, thread: Thread, request: MaskRequest, **more: object
) -> None:
    about = {"by": cast.ray, "now": NOW} | more
    mask_name(session, SECRET, cast.forums.far_north, thread, request.id, **about)  # type: ignore[arg-type]


def test_the_name_is_sealed_and_due_the_next_working_day(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    assert request.due_on == date(2026, 3, 4)
    assert request.sealed is not None
    assert b"Nelson" not in request.sealed
    [waiting] = waiting_requests(session, SECRET, cast.forums.far_north, thread, by=cast.ray)
    assert (waiting.name, waiting.reason, waiting.asked_by) == (
        NAME,
        "His family asks.",
        "Leanne Cooper",
    )


def test_those_who_answer_are_told_without_the_name(
    session: Session, cast: Cast, thread: Thread
) -> None:
    thread.title = "What he taught us"
    ask(session, cast, thread)
    event = session.scalars(select(Event).where(Event.kind == "thread.mask_asked")).one()
    assert recipients_for(session, event, TODAY) == {cast.ray.id}
    message = message_for(session, event)
    assert message is not None
    assert "by 4 March" in message.text
    assert "Nelson" not in f"{message}{event.data}"


@pytest.mark.parametrize("name", ["gwen", "louise", "colin", "caitlin"])
def test_only_readers_ask(session: Session, cast: Cast, thread: Thread, name: str) -> None:
    with pytest.raises(Forbidden):
        ask_for_mask(
            session,
            SECRET,
            cast.forums.far_north,
            thread,
            by=getattr(cast, name),
            name=NAME,
            now=NOW,
        )


@pytest.mark.parametrize("name", ["", "J", "Jim Nelso", "x" * 121])
def test_a_name_that_doesnt_stand_here_is_refused(
    session: Session, cast: Cast, thread: Thread, name: str
) -> None:
    with pytest.raises(Invalid):
        ask(session, cast, thread, name)


@pytest.mark.parametrize("name", ["maddie", "leanne", "joel", "peter", "colin"])
def test_only_those_who_run_the_forum_answer_and_see_the_name(
    session: Session, cast: Cast, thread: Thread, name: str
) -> None:
    request, person = ask(session, cast, thread), getattr(cast, name)
    with pytest.raises(Forbidden):
        mask(session, cast, thread, request, by=person)
    with pytest.raises(Forbidden):
        waiting_requests(session, SECRET, cast.forums.far_north, thread, by=person)


def test_the_words_are_gone_everywhere(session: Session, cast: Cast, thread: Thread) -> None:
    forum = cast.forums.far_north
    issue = raising.raise_issue(
        session,
        forum,
        thread,
        by=cast.maddie,
        brief=brief(what_is_happening="Since Uncle Jim Nelson passed, nobody drives."),
        title="Uncle Jim Nelson drove the bus",
        now=NOW,
    )
    raising.endorse(session, issue, by=cast.joel, note="uncle jim nelson drove us", now=NOW)
    assert ("post", thread.id) not in keys(session, cast.leanne, "zebra")
    assert keys(session, cast.leanne, '"jim nelson"')
    request = ask(session, cast, thread)
    mask(session, cast, thread, request)
    session.expire_all()
    texts = [thread.title, issue.title, *thread.tags]
    texts += [f"{p.body} {p.html}" for p in session.scalars(select(Post))]
    texts += [b.what_is_happening for b in session.scalars(select(Brief))]
    texts += [e.note for e in session.scalars(select(Endorsement))]
    texts += list(indexed(session).values())
    assert not [text for text in texts if words_of_name(NAME).search(text)]
    assert "jim" not in " ".join(texts).lower()
    assert thread.title == f"What {WITHHELD} taught us"
    assert issue.title == f"{WITHHELD} drove the bus"
    assert thread.tags == ["teaching"]
    first = session.scalars(select(Post).where(Post.thread_id == thread.id)).first()
    assert first is not None
    assert "Nelson stays" in first.html  # another of the name, who lives
    assert (thread.masked_on, issue.masked_on) == (TODAY, TODAY)
    assert not keys(session, cast.leanne, '"jim nelson"')


def test_the_request_forgets_the_name_and_its_asker_is_told(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    mask(session, cast, thread, request, word="our Uncle")
    assert request.sealed is None
    assert "our Uncle taught us" in thread.title
    event = session.scalars(select(Event).where(Event.kind == "thread.mask_answered")).one()
    assert recipients_for(session, event, TODAY) == {cast.leanne.id}
    with pytest.raises(Unlawful):
        mask(session, cast, thread, request)


def test_notices_told_before_lose_it_too(session: Session, cast: Cast, thread: Thread) -> None:
    for job in _jobs(session):
        notify(session, job, NOW)
    assert any("jim nelson" in n.title for n in session.scalars(select(Notice)))
    request = ask(session, cast, thread)
    mask(session, cast, thread, request)
    for job in _jobs(session):
        notify(session, job, NOW)
    session.expire_all()
    assert not any("jim nelson" in n.title for n in session.scalars(select(Notice)))


def test_what_is_left_as_it_is_forgets_the_name_as_well(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    close_request(
        session, cast.forums.far_north, thread, request.id, by=cast.ray, masked=False, now=NOW
    )
    assert request.sealed is None
    assert thread.masked_on is None
    assert "uncle jim nelson" in thread.title


def test_the_word_in_its_place_cant_tell_it(session: Session, cast: Cast, thread: Thread) -> None:
    request = ask(session, cast, thread)
    for word in ("not Uncle Jim Nelson", "x" * 61):
        with pytest.raises(Invalid):
            mask(session, cast, thread, request, word=word)
    assert "uncle jim nelson" in thread.title


def test_a_request_belongs_to_its_discussion(session: Session, cast: Cast, thread: Thread) -> None:
    request = ask(session, cast, thread)
    other = add_thread(session, cast.forums.far_north, cast.maddie)
    with pytest.raises(NotFound):
        mask(session, cast, other, request)


def test_in_a_communitys_discussion_who_started_it_answers(
    session: Session, cast: Cast, thread: Thread
) -> None:
    forum = cast.forums.far_north
    for name in ("maddie", "leanne"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    request = ask(session, cast, thread)
    event = session.scalars(select(Event).where(Event.kind == "thread.mask_asked")).one()
    assert recipients_for(session, event, TODAY) == {cast.maddie.id}  # Ray is not of it
    with pytest.raises(Forbidden):
        mask(session, cast, thread, request, by=cast.ray)
    mask(session, cast, thread, request, by=cast.maddie)
    assert thread.masked_on == TODAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nana’s tea", "X’s tea"),
        ("NANA, nana; Nana", "X, X; X"),
        ("Banana Nanas nana_x", "Banana Nanas nana_x"),
        ("", ""),
    ],
)
def test_whole_words_in_any_case(text: str, expected: str) -> None:
    assert replaced(text, words_of_name("nana"), "X") == expected


def test_what_stands_in_a_pattern_is_taken_as_it_is() -> None:
    assert replaced("A.B. and AxBx", words_of_name("A.B"), r"\1") == r"\1. and AxBx"


def _jobs(session: Session) -> list[Job]:
    return list(session.scalars(select(Job).where(Job.kind == "notify")))


def test_an_issue_raised_from_it_inherits_what_stands_around_it(
    session: Session, cast: Cast, thread: Thread
) -> None:
    thread.names_deceased, thread.marking = True, "OFFICIAL: Sensitive"
    issue: Issue = raising.raise_issue(
        session, cast.forums.far_north, thread, by=cast.maddie, brief=brief(), now=NOW
    )
    assert issue.names_deceased
    assert issue.withheld
