"""Whatever stores a title, a post or a brief lets it be found at once, in few statements."""

from collections.abc import Callable
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.finding import TEXTS
from cop.feedback.operations import answering, briefs, handling, local, raising
from cop.feedback.operations.briefs import BriefText
from cop.search.operations import put
from cop.search.parsing import LONGEST
from cop.search.queries import search
from cop.search.words import Document, words_of
from cop.threads.finding import retitle
from cop.threads.models import Post
from cop.threads.operations import post_answer, reply, start_thread
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.factories import add_thread, brief
from tests.feedback.asides import acknowledged_in
from tests.feedback.journeys import acknowledged, decided, hours, raised
from tests.feedback.reading import taken_back
from tests.search.finding import keys

WORD = "kestrel"
SEARCH = 5  # which forums somebody reads, titles, texts; then posts and briefs by the rules
TEXTS_FIRST = 4  # a page that goes on behind the titles doesn't ask for them


def _start(session: Session, cast: Cast) -> None:
    start_thread(
        session, cast.forums.far_north, by=cast.maddie, title="Birds", body=f"A {WORD}.", now=NOW
    )


def _title(session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, title=f"A {WORD}")


def _reply(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    reply(session, cast.forums.far_north, thread, by=cast.joel, body=f"**{WORD}s!**", now=NOW)


def _answer(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    post_answer(session, forum, None, title="So", body=WORD, by=cast.priya, now=NOW)


def _retitle(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    retitle(session, [thread.id], f"The {WORD}")


def _raise(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    forum = cast.forums.far_north
    raising.raise_issue(
        session, forum, thread, by=cast.maddie, brief=brief(), now=NOW, title=f"The {WORD}"
    )


def _brief(**told: object) -> Callable[[Session, Cast], None]:
    def act(session: Session, cast: Cast) -> None:
        issue = raised(session, cast)
        briefs.edit_brief(session, issue, brief(**told), by=cast.ray, now=hours(2))

    return act


def _hide(session: Session, cast: Cast) -> None:
    issue = raised(session, cast, brief(evidence=f"3 families saw a {WORD}."))
    briefs.hide_counts(session, issue, by=cast.ray, now=hours(2))


def _divert(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    local.divert(
        session,
        issue,
        by=cast.ray,
        lawful_channel="Ring.",
        note="",
        now=hours(2),
        title=f"The {WORD}",
    )


def _cascade(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    answering.cascade(session, issue, by=cast.priya, answer=f"Yes, a {WORD}.", now=hours(11))


WRITTEN = ("what_is_happening", "ask", "evidence", "impact", "tried_locally", "aboriginal_impact")
OPERATIONS: dict[str, Callable[[Session, Cast], None]] = {
    "start_thread": _start,
    "title": _title,
    "reply": _reply,
    "post_answer": _answer,
    "retitle": _retitle,
    "raise_issue": _raise,
    "hide_counts": _hide,
    "divert": _divert,
    "cascade": _cascade,
    **{name: _brief(**{name: f"A {WORD}."}) for name in (*WRITTEN, "acco_who", "lived_experience")},
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_is_written_is_found_at_once(session: Session, cast: Cast, operation: str) -> None:
    assert keys(session, cast.ray, WORD) == set()
    OPERATIONS[operation](session, cast)
    assert keys(session, cast.ray, WORD) != set()


def test_what_is_taken_back_was_never_found(session: Session, cast: Cast) -> None:
    with session.begin_nested() as savepoint:
        _title(session, cast)
        savepoint.rollback()
    assert keys(session, cast.ray, WORD) == set()


def test_a_network_that_joins_reads_the_brief_from_then_on(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    assert keys(session, cast.gwen, "accept page") == set()
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="", now=hours(6))
    assert keys(session, cast.gwen, "accept page") == {("brief", issue.id)}


def test_a_network_whose_issue_is_merged_reads_the_others_brief(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    into = acknowledged_in(session, cast, "limestone_coast", cast.peter)
    handling.merge(session, issue, into, by=cast.priya, reason="The same.", now=hours(8))
    assert ("brief", into.id) in keys(session, cast.maddie, "accept page")


def test_what_a_post_quotes_is_found_where_it_was_said(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, body=f"A {WORD}.")
    said = f"> **Maddie:**\n> A {WORD}.\n\nI saw [it](https://example.org/owl)."
    reply(session, cast.forums.far_north, thread, by=cast.joel, body=said, now=NOW)
    assert [line.number for line in search(session, cast.ray, WORD).lines] == [1]
    assert keys(session, cast.ray, "owl") == set()


def test_a_reply_writes_its_words_in_one_statement(
    session: Session, cast: Cast, statements: Statements
) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie, replies=1)
    by = cast.joel
    session.commit()
    with statements() as counted:
        reply(session, forum, thread, by=by, body="One more.", now=NOW)
        session.commit()
    assert len([sql for sql in counted.sent if "search_document" in sql]) == 1


@pytest.mark.parametrize("count", [3, 300])
def test_a_search_sends_as_many_statements_for_few_as_for_many(
    session: Session, cast: Cast, statements: Statements, count: int
) -> None:
    for _ in range(count // 3):
        add_thread(session, cast.forums.far_north, cast.maddie, title=f"A {WORD}")
        add_thread(session, cast.forums.far_north, cast.maddie, body=f"A {WORD}.", replies=1)
    issue = raised(session, cast)
    briefs.edit_brief(session, issue, brief(impact=f"A {WORD}."), by=cast.ray, now=hours(2))
    session.commit()
    by = cast.leanne
    with statements() as counted:
        assert len(search(session, by, WORD).lines) == min(2 * (count // 3) + 1, 20)
    assert counted.number <= SEARCH
    assert counted.number == SEARCH or count == 300, "the titles alone fill the page"


def test_looking_once_more_sends_as_many_statements_each_time(
    session: Session, cast: Cast, statements: Statements
) -> None:
    for _ in range(40):
        add_thread(session, cast.forums.far_north, cast.maddie, body=f"A {WORD}.")
    session.commit()
    by, after, sent = cast.leanne, None, []
    for _ in range(4):
        with statements() as counted:
            after = search(session, by, WORD, after=after, limit=10).after
        sent.append(counted.number)
    assert sent == [TEXTS_FIRST, *[TEXTS_FIRST - 1] * 3]


@settings(
    max_examples=100,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(text=st.text(min_size=1, max_size=60))
def test_any_word_that_can_be_written_can_be_found(session: Session, cast: Cast, text: str) -> None:
    """Both databases cut words as we do: each finds every word, and all of them as a phrase."""
    told = words_of(text)[:12]
    if not told or len(" ".join(told)) > LONGEST - 2:
        return
    with taken_back(session):
        thread = add_thread(session, cast.forums.far_north, cast.maddie)
        post = session.scalars(select(Post.id).where(Post.thread_id == thread.id)).one()
        marks = (f"a_{cast.forums.far_north.id}",)
        put(session, Document("post", post, "", text, marks))
        for asked in {f'"{" ".join(told)}"', *told}:
            assert keys(session, cast.maddie, asked) == {("post", post)}, asked


def test_every_text_of_a_brief_is_searched() -> None:
    written = {field.name for field in fields(BriefText) if field.type is str}
    assert written - {"ask_kind"} == set(TEXTS)
