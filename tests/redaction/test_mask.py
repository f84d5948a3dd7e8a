"""What is masked is gone from every copy, and from everything that was made of it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cop.accounts.kept_text import keep_text, open_kept
from cop.accounts.models import KeptText, User
from cop.activity.models import Event, Job
from cop.consultations.models import Answer
from cop.consultations.operations import save_answer, start_or_continue
from cop.consultations.queries import get_asked, newest_questions
from cop.errors import Forbidden, Stale
from cop.feedback.models import Brief, Cascade, DecisionWord, Endorsement, IssueTerm, ProposalText
from cop.notifications.jobs import notify
from cop.notifications.models import Notice
from cop.redaction.models import Redaction, ReviewItem, Standing
from cop.redaction.reading import reads
from cop.screening.gate import Gate
from cop.screening.models import HeldText, Ruling
from cop.screening.operations.holding import hold_text, purpose_of, rule_on
from cop.screening.queries import passes_of
from cop.sealing import unseal
from cop.threads.models import Post, Thread
from cop.threads.operations import reply
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.factories import add_thread
from tests.feedback.journeys import hours
from tests.redaction.planting import (
    NUMBER,
    PLACEHOLDER,
    before_the_screen,
    decided_on,
    discussed,
    everywhere,
    item_of,
    mask,
    scan,
)
from tests.screening.sending import MOBILE
from tests.search.finding import indexed, keys
from tests.visiting import sign_in
from tests.walks import consultation_for_walk

WORD = "45670"


def tell_everybody(session: Session) -> None:
    for job in session.scalars(select(Job).where(Job.kind == "notify")).all():
        notify(session, job, job.not_before)


def test_a_discussion_is_masked_in_its_title_its_tags_its_posts_and_quotes(
    session: Session, cast: Cast
) -> None:
    thread = discussed(session, cast)
    tell_everybody(session)
    scan(session)
    assert keys(session, cast.leanne, WORD)
    assert mask(session, item_of(session, "post", "body"), cast) == 4
    assert everywhere(session) == []
    assert session.get_one(Thread, thread.id).title == f"Booking with {PLACEHOLDER}"
    bodies = session.scalars(select(Post.body).order_by(Post.number)).all()
    assert bodies == [
        f"Her number is {PLACEHOLDER}, if you need it.",
        f"> {PLACEHOLDER}\n\nThanks.",
    ]
    assert not keys(session, cast.leanne, WORD)
    assert all(WORD not in words for words in indexed(session).values())
    assert {i.state for i in session.scalars(select(ReviewItem))} == {Standing.MASKED}


def test_pages_say_what_was_done_when_and_by_which_role(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = discussed(session, cast)
    scan(session)
    mask(session, item_of(session, "post", "body"), cast)
    page = sign_in(client, "leanne").get(f"/regional/far-north/threads/{thread.id}").text
    assert "Masked on 4 March 2026 by the convenor: Medicare number." in page
    assert "Ray Willoughby: " not in page
    assert NUMBER not in page


def test_an_issue_is_masked_with_its_decision_its_answers_and_what_finds_them(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided_on(session, cast)
    session.execute(update(Brief).values(evidence=f"Since {NUMBER}."))
    tell_everybody(session)
    scan(session)
    item = item_of(session, "proposal_text", "answer")
    assert item.forum_id == cast.forums.leaders.id
    assert mask(session, item, cast, by="helen") == 7
    assert everywhere(session) == []
    assert session.scalars(select(Cascade.answer)).all() == [f"Use {PLACEHOLDER}."]
    assert session.scalars(select(ProposalText.conditions)).all() == [[PLACEHOLDER]]
    for column in (IssueTerm.term, DecisionWord.word):
        assert WORD not in session.scalars(select(column)).all()
    titles = set(session.scalars(select(Notice.title)))
    assert any(PLACEHOLDER in title for title in titles)
    record = sign_in(client, "ray").get(f"/issues/{issue.reference}/record.json").text
    assert PLACEHOLDER in record
    assert NUMBER not in record


def test_the_issue_s_page_says_that_something_was_masked(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided_on(session, cast)
    scan(session)
    mask(session, item_of(session, "proposal_text", "answer"), cast, by="helen")
    page = sign_in(client, "ray").get(f"/issues/{issue.reference}").text
    assert "Masked on 4 March 2026 by the co-chair: Medicare number." in page


def test_the_record_stays_as_it_is(session: Session, cast: Cast) -> None:
    decided_on(session, cast)
    scan(session)
    mask(session, item_of(session, "proposal_text", "answer"), cast, by="helen")
    done = session.scalars(select(Redaction)).first()
    assert done is not None
    assert (done.role, done.types) == ("co_chair", ["medicare"])
    with pytest.raises(DBAPIError), session.begin_nested():
        done.role = "member"
        session.flush()


def test_each_row_tells_what_was_masked_in_it(session: Session, cast: Cast) -> None:
    thread = discussed(session, cast)
    first = update(Post).where(Post.thread_id == thread.id, Post.number == 1)
    session.execute(first.values(body=f"Her number is {NUMBER}. {MOBILE}"))
    scan(session)
    assert item_of(session, "post", "body").types == ["medicare", "phone"]
    mask(session, item_of(session, "post", "body"), cast)
    rows = session.execute(select(Redaction.table_name, Redaction.types).order_by(Redaction.id))
    assert sorted((table, types) for table, types in rows) == [
        ("post", ["medicare"]),  # Leanne quotes the one alone
        ("post", ["medicare", "phone"]),
        ("thread", ["medicare"]),
        ("thread", ["medicare"]),
    ]


def test_the_same_number_in_another_forum_is_for_those_who_look_after_that(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    scan(session)
    elsewhere = add_thread(session, cast.forums.limestone_coast, cast.gwen)
    with before_the_screen():
        reply(
            session,
            cast.forums.limestone_coast,
            elsewhere,
            by=cast.gwen,
            body=f"We use {NUMBER}, too.",
            now=hours(2),
        )
    mask(session, item_of(session, "post", "body"), cast)
    assert set(everywhere(session)) - {"search_document"} == {"post"}
    waiting = session.scalars(
        select(ReviewItem.forum_id).where(ReviewItem.state == Standing.WAITING)
    ).all()
    assert waiting == [cast.forums.limestone_coast.id]


def test_a_kept_draft_loses_what_was_masked_and_keeps_the_rest(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    for path, words in (("/one", f"Again 2123-45670-1, {NUMBER}."), ("/other", "Something else")):
        keep_text(session, SECRET, cast.joel.id, path, [("body", words), ("kind", "plan")], NOW)
    scan(session)
    mask(session, item_of(session, "post", "body"), cast)
    kept = session.scalars(select(KeptText).order_by(KeptText.id)).all()
    assert [open_kept(SECRET, one) for one in kept] == [
        [("body", f"Again {PLACEHOLDER}, {PLACEHOLDER}."), ("kind", "plan")],
        [("body", "Something else"), ("kind", "plan")],
    ]


def hold(session: Session, cast: Cast, words: str) -> HeldText:
    """Maddie's text waits to be looked at."""
    return hold_text(
        session,
        cast.forums.far_north,
        by=cast.maddie,
        path="/regional/far-north/threads/new",
        fields=[("title", "A title"), ("body", words)],
        found=[],
        marks=[Gate(secret=SECRET).whole(words)],
        secret=SECRET,
        now=NOW,
    )


def test_a_held_text_loses_what_was_masked_and_goes_on_waiting(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    held = hold(session, cast, f"Again {NUMBER}, and {MOBILE}")
    other = hold(session, cast, "Something else")
    before = other.sealed
    scan(session)
    mask(session, item_of(session, "post", "body"), cast)
    session.refresh(held)
    assert held.state is Ruling.WAITING
    left = f"Again {PLACEHOLDER}, and {MOBILE}"
    purpose = purpose_of(held.forum_id, held.author_id)
    assert unseal(SECRET, purpose, held.sealed or b"") == [("title", "A title"), ("body", left)]
    assert other.sealed == before


def test_what_was_let_through_is_let_through_without_what_was_masked_alone(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    held, forum = hold(session, cast, f"Again {NUMBER}, and {MOBILE}"), cast.forums.far_north
    rule_on(session, forum, held, by=cast.ray, let_through=True, note="", now=NOW)
    scan(session)
    mask(session, item_of(session, "post", "body"), cast)
    passes = passes_of(session, cast.maddie.id, held.path)
    assert passes == {Gate(secret=SECRET).whole(f"Again {PLACEHOLDER}, and {MOBILE}")}


def test_its_writer_is_told_and_the_event_holds_no_word_of_it(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    mask(session, item_of(session, "post", "body"), cast)
    events = session.scalars(select(Event).where(Event.kind == "screen.masked")).all()
    assert {(e.by_id, e.forum_id) for e in events} == {(cast.ray.id, cast.forums.far_north.id)}
    assert NUMBER not in repr([event.data for event in events])
    assert set(told_of_masking(session)) == {cast.maddie.id, cast.leanne.id}  # who quotes it


def told_of_masking(session: Session) -> dict[int, str]:
    """Whoever was told that their words were masked, each once, and where they were led."""
    tell_everybody(session)
    told = select(Notice).where(Notice.text == "Something in what you wrote was masked. Read it:")
    notices = session.scalars(told).all()
    assert len({notice.user_id for notice in notices}) == len(notices)
    return {notice.user_id: notice.href for notice in notices}


def test_whoever_backed_an_issue_is_told_as_well(session: Session, cast: Cast) -> None:
    issue = decided_on(session, cast)
    note = update(Endorsement).where(Endorsement.user_id == cast.joel.id)
    session.execute(note.values(note=f"With {NUMBER}, too."))
    scan(session)
    mask(session, item_of(session, "endorsement", "note"), cast)
    told = told_of_masking(session)
    assert told[cast.joel.id] == f"/issues/{issue.reference}"
    assert told[cast.helen.id] == f"/issues/{issue.reference}"  # who wrote the decision
    assert cast.ray.id not in told


@pytest.mark.parametrize("name", ["maddie", "peter", "helen", "colin"])
def test_nobody_masks_who_does_not_look_after_the_forum(
    session: Session, cast: Cast, name: str
) -> None:
    discussed(session, cast)
    scan(session)
    with pytest.raises(Forbidden):
        mask(session, item_of(session, "post", "body"), cast, by=name)


def test_of_two_who_look_at_once_one_comes_second(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    mask(session, item, cast)
    with pytest.raises(Stale):
        mask(session, item, cast)


def test_what_has_gone_by_itself_is_masked_nowhere(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    session.execute(update(Post).where(Post.id == item.row_id).values(body="Nothing."))
    assert mask(session, item, cast) == 0
    assert item.state is Standing.GONE


def test_a_person_s_position_is_masked_by_the_administrator_in_that_row_alone(
    session: Session, cast: Cast
) -> None:
    longest = f"{'Works with families ' * 9}{NUMBER}"[:200]
    session.execute(update(User).where(User.key == "ray").values(position=longest))
    scan(session)
    item = item_of(session, "person", "position")
    assert mask(session, item, cast, by="colin") == 1
    assert everywhere(session) == []


def test_an_answer_is_masked_by_who_may_not_read_it(session: Session, cast: Cast) -> None:
    key = consultation_for_walk(session, cast)
    asked = get_asked(session, key, cast.maddie)
    assert asked.elector is not None
    response = start_or_continue(session, asked.consultation, asked.elector, now=NOW)
    question = newest_questions(session, asked.consultation.id)[0]
    with before_the_screen():
        save_answer(session, response, question, f"Her {NUMBER} again.", now=NOW)
    scan(session)
    item = item_of(session, "answer", "text")
    assert item.forum_id == cast.forums.statewide.id
    assert not reads(session, cast.caitlin, item, NOW)
    assert mask(session, item, cast, by="caitlin") == 1
    assert session.scalars(select(Answer.text)).all() == [f"Her {PLACEHOLDER} again."]
    event = session.scalars(select(Event).where(Event.kind == "screen.masked")).one()
    assert "person" not in event.data  # whose answer it is, nothing tells
