"""A name is masked on request: sealed until it is answered, then gone everywhere it stood."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.mask_places import places_of
from cop.feedback.models import Brief, Endorsement, Issue
from cop.feedback.operations import raising
from cop.feedback.operations.masking import mask_directly, mask_name
from cop.forums.communities import belong
from cop.forums.communities import leave as leave_community
from cop.notifications.jobs import notify
from cop.notifications.messages import message_for
from cop.notifications.models import Notice
from cop.notifications.recipients import recipients_for
from cop.screening.gate import Screened
from cop.threads.caring import limit
from cop.threads.mask_requests import (
    ask_for_mask,
    by_name,
    close_request,
    leave_name,
    own_requests,
    waiting_requests,
    who_answers,
    withdraw_request,
)
from cop.threads.masking import WITHHELD, replaced, stands_in, words_of_name
from cop.threads.models import MaskRequest, Post, Thread
from cop.threads.operations import reply
from tests.cast import NOW, TODAY, Cast
from tests.conftest import SECRET
from tests.factories import add_thread, brief
from tests.search.finding import indexed, keys
from tests.visiting import sign_in

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


def ask(
    session: Session, cast: Cast, thread: Thread, name: str = NAME, by: str = "leanne"
) -> MaskRequest:
    return ask_for_mask(
        session,
        SECRET,
        cast.forums.far_north,
        thread,
        by=getattr(cast, by),
        name=name,
        reason="His family asks.",
        now=NOW,
    )


def mask(
    session: Session, cast: Cast, thread: Thread, request: MaskRequest, **more: object
) -> None:
    about: dict[str, Any] = {"by": cast.ray, "now": NOW} | more
    mask_name(session, SECRET, cast.forums.far_north, thread, request.id, **about)


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
    of_it = select(Post).where(Post.thread_id == thread.id, Post.number == 1)
    first = session.scalars(of_it).first()
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
    leave(session, cast, thread, request, "It is\n the name of a street.")
    assert b"Nelson" not in (request.sealed or b"")
    assert thread.masked_on is None
    assert "uncle jim nelson" in thread.title


def leave(session: Session, cast: Cast, thread: Thread, request: MaskRequest, because: str) -> None:
    about: dict[str, Any] = {"by": cast.ray, "masked": False, "because": because, "now": NOW}
    close_request(session, SECRET, cast.forums.far_north, thread, request.id, **about)


@pytest.mark.parametrize("because", ["", " . ", "x" * 501, "Uncle Jim Nelson said so."])
def test_a_name_stays_for_a_reason_that_leaves_it_out(
    session: Session, cast: Cast, thread: Thread, because: str
) -> None:
    request = ask(session, cast, thread)
    with pytest.raises(Invalid) as refused:
        leave(session, cast, thread, request, because)
    assert refused.value.field == "because"
    assert request.answered_at is None


def test_the_reason_is_looked_at_like_all_that_is_written(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    with pytest.raises(Screened):
        leave(session, cast, thread, request, "His Medicare number is 2123 45670 1.")


def test_the_reason_goes_back_to_who_asked(session: Session, cast: Cast, thread: Thread) -> None:
    request = ask(session, cast, thread)
    leave(session, cast, thread, request, "It is\n the name of a street.")
    [own] = own_requests(session, SECRET, thread, cast.leanne)
    assert (own.because, own.masked, own.answered_by, own.name) == (
        "It is the name of a street.",
        False,
        "Ray Willoughby",
        "",
    )
    assert own_requests(session, SECRET, thread, cast.maddie) == []
    event = session.scalars(select(Event).where(Event.kind == "thread.mask_answered")).one()
    message = message_for(session, event)
    assert message is not None
    assert message.text.endswith("stays as it is. Read why:")
    assert message.href.endswith(f"/threads/{thread.id}/masks")
    assert "street" not in f"{message}{event.data}"


def test_nobody_asks_twice_about_a_name_that_waits(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    with pytest.raises(Invalid, match="asked about this name already"):
        ask(session, cast, thread, NAME.upper())
    ask(session, cast, thread, "Jim")  # another name
    ask(session, cast, thread, by="joel")  # who doesn't know of it
    leave(session, cast, thread, request, "It is the name of a street.")
    ask(session, cast, thread)


def test_one_answer_masks_it_for_everybody_who_asked(
    session: Session, cast: Cast, thread: Thread
) -> None:
    first, second = ask(session, cast, thread), ask(session, cast, thread, NAME.lower(), "joel")
    other = ask(session, cast, thread, "Nelson stays", "joel")
    mask(session, cast, thread, first)
    assert (first.masked, second.masked, other.masked) == (True, True, None)
    answered = select(Event.data).where(Event.kind == "thread.mask_answered")
    told = {data["asked_by"] for data in session.scalars(answered)}
    assert told == {cast.leanne.id, cast.joel.id}


def test_requests_about_one_name_are_one_to_answer(
    session: Session, cast: Cast, thread: Thread
) -> None:
    forum = cast.forums.far_north
    first, second = ask(session, cast, thread), ask(session, cast, thread, NAME.lower(), "joel")
    other = ask(session, cast, thread, "Jim", "joel")
    waiting = waiting_requests(session, SECRET, forum, thread, by=cast.ray)
    cards = [[one.id for one in card] for card in by_name(waiting)]
    assert cards == [[first.id, second.id], [other.id]]
    about: dict[str, Any] = {"by": cast.ray, "because": "A street is called that.", "now": NOW}
    leave_name(session, SECRET, forum, thread, second.id, **about)
    assert (first.masked, second.masked, other.masked) == (False, False, None)
    for name in ("leanne", "joel"):
        told = own_requests(session, SECRET, thread, getattr(cast, name))
        assert "A street is called that." in [own.because for own in told]


def test_who_answers_masks_without_asking(session: Session, cast: Cast, thread: Thread) -> None:
    forum = cast.forums.far_north
    request = ask(session, cast, thread)
    about: dict[str, Any] = {"word": "our Uncle", "now": NOW}
    for name in ("leanne", "maddie", "colin"):
        with pytest.raises(Forbidden):
            mask_directly(
                session, SECRET, forum, thread, by=getattr(cast, name), name=NAME, **about
            )
    for wrong in ("Somebody Else", "", "J"):
        with pytest.raises(Invalid):
            mask_directly(session, SECRET, forum, thread, by=cast.ray, name=wrong, **about)
    mask_directly(session, SECRET, forum, thread, by=cast.ray, name=NAME.lower(), **about)
    assert "our Uncle taught us" in thread.title
    assert (thread.masked_on, request.masked) == (TODAY, True)


def test_where_it_stands_is_counted_and_shown(session: Session, cast: Cast, thread: Thread) -> None:
    raising.raise_issue(
        session,
        cast.forums.far_north,
        thread,
        by=cast.maddie,
        brief=brief(what_is_happening="Since Uncle Jim Nelson passed, nobody drives."),
        title="Uncle Jim Nelson drove the bus",
        now=NOW,
    )
    removed = session.scalars(select(Post).where(Post.number == 2)).one()
    removed.removed_at = NOW
    places = places_of(session, thread, NAME)
    assert (places.here, places.raised) == (5, 2)  # title, tag, twice in one post, one removed
    assert [(e.before, e.found) for e in places.excerpts] == [
        ("What ", "uncle jim nelson"),
        ("We miss ", "Uncle Jim Nelson"),
        ("We miss Uncle Jim Nelson.\n\n> **", "UNCLE jim\n> nelson"),
    ]
    assert places_of(session, thread, "Nobody").here == 0


def test_who_asked_sees_it_wait_and_takes_it_back(
    session: Session, cast: Cast, thread: Thread
) -> None:
    request = ask(session, cast, thread)
    [own] = own_requests(session, SECRET, thread, cast.leanne)
    assert (own.waits, own.name) == (True, NAME)
    for name in ("joel", "ray", "maddie", "colin"):
        with pytest.raises(NotFound):
            withdraw_request(session, thread, request.id, by=getattr(cast, name), now=NOW)
    withdraw_request(session, thread, request.id, by=cast.leanne, now=NOW)
    [own] = own_requests(session, SECRET, thread, cast.leanne)
    assert (own.waits, own.name, own.masked, own.because) == (False, "", None, "")
    assert request.sealed is None
    assert waiting_requests(session, SECRET, cast.forums.far_north, thread, by=cast.ray) == []
    for act in (mask, lambda *about: leave(*about, "Because.")):
        with pytest.raises(Unlawful, match="It was taken back"):
            act(session, cast, thread, request)
    with pytest.raises(Unlawful):
        withdraw_request(session, thread, request.id, by=cast.leanne, now=NOW)


def test_the_page_names_whom_an_asker_reaches(session: Session, cast: Cast, thread: Thread) -> None:
    forum = cast.forums.far_north
    assert who_answers(session, forum, thread, TODAY) == ["Ray Willoughby"]
    for name in ("maddie", "leanne"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    assert who_answers(session, forum, thread, TODAY) == ["Maddie Kovac"]


def test_where_nobody_could_answer_nobody_is_asked(
    session: Session, cast: Cast, thread: Thread
) -> None:
    forum = cast.forums.far_north
    for name in ("maddie", "leanne"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    leave_community(session, forum, "women", by=cast.maddie, now=NOW)
    assert who_answers(session, forum, thread, TODAY) == []
    with pytest.raises(Unlawful, match="Nobody who could mask it"):
        ask(session, cast, thread)
    assert not session.scalars(select(MaskRequest)).all()


def test_the_word_in_its_place_cant_tell_it(session: Session, cast: Cast, thread: Thread) -> None:
    request = ask(session, cast, thread)
    for word in ("not Uncle Jim Nelson", "x" * 61, "", " ", "...", "[ ]"):
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wintjiri said **Win**tjiri and WINTJIRI…", "X said X and X…"),
        ("Win\u200btjiri, W\u00ecntjiri\u0301", "X, X"),
        ("> **Wintjiri**: *Wint*jiri’s", "> **X**: X’s"),
        ("[Wintjiri](https://example.org/wintjiri)", "X"),
        ("Read [about Wintjiri here](https://example.org), please", "Read X, please"),
        ("Read [this](https://example.org/a-wintjiri_b 'x'), please", "Read X, please"),
        ("Read [this](/a 'by W&#105;ntjiri'), please", "Read X, please"),
        ("[Win](https://example.org)tjiri and [W](a)[intjiri](b)", "X and X"),
        ("![Wintjiri](https://example.org/a.png) <https://example.org/%57intjiri>", "X X"),
        ("See https://example.org/people/wintjiri.html, please", "See X please"),
        ("[this](/wintjirix) Wintjirix", "[this](/wintjirix) Wintjirix"),
    ],
)  # fmt: skip
def test_a_name_is_found_as_it_is_read(text: str, expected: str) -> None:
    words = words_of_name("Wintjiri")
    assert replaced(text, words, "X") == expected
    assert not stands_in(expected, words)


@pytest.mark.parametrize(
    "text",
    [
        "Zebbedee-Quorn",
        "Zebbedee‑Quorn’s",
        "ZebbedeeQuorn",
        "zebbedeequorn",
        "zebbedee_quorn",
        "Zebbedee.Quorn@example.org",
        "**Zebbedee**-*Quorn*",
        "Zebbedee\u00adQuorn",
        "#ZebbedeeQuorn",
        "[here](https://example.org/zebbedeequorn)",
    ],
)  # fmt: skip
def test_a_name_is_found_that_is_written_as_one_word(text: str) -> None:
    words = words_of_name("Zebbedee Quorn")
    assert stands_in(text, words)
    assert "quorn" not in replaced(text, words, "X").lower()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Jo Ann", "JoAnn, Jo-Ann and jo ann met Joann", "X, X and X met Joann"),
        ("A M", "I am A.M. Now", "I am X. Now"),
        ("Mary-Anne Smith", "Mary Anne Smith, MaryAnne-Smith", "X, X"),
        ("Jim Nelson", "We asked Jim. Nelson stays. Jim - Nelson", "= the same"),
        ("Zebbedee Quorn", "Zebbedeequorns and Quorn", "= the same"),
    ],
)
def test_no_other_word_is_taken_for_the_name(name: str, text: str, expected: str) -> None:
    found = replaced(text, words_of_name(name), "X")
    assert found == (text if expected == "= the same" else expected)


def test_joined_spellings_are_counted(session: Session, cast: Cast) -> None:
    body = "Zebbedee Quorn, Zebbedee-Quorn, ZebbedeeQuorn and Z\u00ebbbedee Quorn"
    thread = add_thread(session, cast.forums.far_north, cast.maddie, body=body)
    assert places_of(session, thread, "Zebbedee Quorn").here == 4


def test_a_name_of_two_words_is_found_where_a_link_leads() -> None:
    text = "[his](/jim-nelson) https://example.org/Jim%20Nelson/a J\u00edm\n\n# Nelson"
    assert replaced(text, words_of_name("Jim Nelson"), "X") == "X X X"


def test_the_page_that_raises_it_shows_the_name_no_more(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    body = "Wintjiri said **Win**tjiri and WINTJIRI… [Wintjiri](https://example.org/wintjiri)"
    thread = add_thread(session, forum, cast.maddie, title="What she taught us", body=body)
    reply(session, forum, thread, by=cast.joel, body="Win\u200btjiri knew.", now=NOW)
    mask(session, cast, thread, ask(session, cast, thread, "Wintjiri"))
    page = sign_in(client, "leanne").get(f"/regional/far-north/threads/{thread.id}/issue").text
    kept = [page, *(f"{post.body}{post.html}" for post in session.scalars(select(Post)))]
    assert WITHHELD in page
    assert not [text for text in kept if "tjiri" in text.lower()]


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
