"""The pages on which what was found is looked at."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Event
from cop.consultations.operations import save_answer, start_or_continue
from cop.consultations.queries import get_asked, newest_questions
from cop.errors import Forbidden, Invalid
from cop.feedback.models import Issue
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.ruling import call_fine
from cop.redaction.permissions import can_review_words, can_see_item, visible_items
from cop.screening.gate import Screened
from cop.threads.caring import Care, care_for, set_forum_notice
from cop.threads.models import Post, Thread
from tests.cast import NOW, PEOPLE, Cast
from tests.counting import Statements
from tests.factories import add_thread
from tests.redaction.planting import (
    NUMBER,
    REVIEW,
    before_the_screen,
    decided_on,
    discussed,
    everywhere,
    item_of,
    mask,
    scan,
)
from tests.visiting import sign_in
from tests.walks import consultation_for_walk


@pytest.fixture
def found(session: Session, cast: Cast) -> ReviewItem:
    """What Maddie wrote, to look at."""
    discussed(session, cast)
    scan(session)
    session.commit()
    return item_of(session, "post", "body")


def test_rule_and_list_agree_on_who_looks_at_what(session: Session, cast: Cast) -> None:
    discussed(session, cast)
    decided_on(session, cast)
    session.execute(update(User).where(User.key == "ray").values(position=NUMBER))
    scan(session)
    items = session.scalars(select(ReviewItem)).all()
    for person in cast.everybody():
        seen = set(session.scalars(select(ReviewItem.id).where(visible_items(person))))
        assert seen == {item.id for item in items if can_see_item(person, item)}, person.key
    assert {p.key for p in cast.everybody() if can_review_words(p, None)} == {"colin"}
    assert {i.subject for i in items if can_see_item(cast.colin, i)} == {"person"}


def test_who_looks_after_the_forum_sees_it_marked_and_masks_it(
    client: FlaskClient, session: Session, found: ReviewItem
) -> None:
    sign_in(client, "ray")
    listed = client.get(REVIEW).text
    assert f'href="{REVIEW}{found.id}"' in listed
    assert NUMBER not in listed
    page = client.get(f"{REVIEW}{found.id}").text
    assert f'<mark class="flag">{NUMBER}' in page
    assert "/regional/far-north/threads/" in page
    answer = client.post(f"{REVIEW}{found.id}", data={"mask": "1"})
    assert (answer.status_code, answer.location) == (303, REVIEW)
    assert everywhere(session) == []
    assert NUMBER not in client.get(f"{REVIEW}{found.id}").text


def test_it_stays_with_a_reason_that_is_recorded(
    client: FlaskClient, session: Session, found: ReviewItem
) -> None:
    sign_in(client, "ray")
    address = f"{REVIEW}{found.id}"
    assert client.post(address, data={"reason": " "}).status_code == 422
    assert client.post(address, data={"reason": f"It is {NUMBER}."}).status_code == 422
    assert client.post(address, data={"reason": "An example."}).status_code == 303
    session.expire_all()
    assert (found.state, found.reason) == (Standing.FINE, "An example.")
    assert session.scalars(select(Event).where(Event.kind == "screen.fine")).one().by_id
    late = client.post(address, data={"reason": "It is made up."})
    assert late.status_code == 409
    assert "Ray Willoughby said meanwhile that it is fine." in late.text
    assert "It is made up." in late.text  # what the second one wrote stays on the page


def test_nobody_calls_their_own_words_fine(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.ray)
    session.execute(update(Post).where(Post.thread_id == thread.id).values(body=NUMBER))
    scan(session)
    item = item_of(session, "post", "body")
    with pytest.raises(Forbidden, match="You wrote this"):
        call_fine(session, item, by=cast.ray, reads_it=True, reason="Mine.", now=NOW)


@pytest.mark.parametrize("reason", ["", " ", "…", "x" * 301])
def test_a_reason_is_words_and_short(
    session: Session, cast: Cast, found: ReviewItem, reason: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        call_fine(session, found, by=cast.ray, reads_it=True, reason=reason, now=NOW)
    assert refusal.value.field == "reason"


def test_a_reason_passes_the_screen_too(session: Session, cast: Cast, found: ReviewItem) -> None:
    with pytest.raises(Screened):
        call_fine(session, found, by=cast.ray, reads_it=True, reason=NUMBER, now=NOW)


@pytest.mark.parametrize(
    ("who", "begins"), [("ray", "/regional/far-north/running"), ("colin", "/screening/")]
)
def test_every_page_of_the_check_is_called_what_its_links_say(
    client: FlaskClient, cast: Cast, who: str, begins: str
) -> None:
    sign_in(client, who)
    for name in ("Found in what stands", "What the check found"):
        link = re.search(rf'href="([^"]+)"[^>]*>{name}</a>', client.get(begins).text)
        assert link, name
        page = client.get(link[1]).text
        assert f"<h1>{name}</h1>" in page
        assert f"<title>{name}" in page
        assert f'aria-current="page">{name}</a>' in page


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "ray"])
def test_items_exist_for_nobody_else(client: FlaskClient, found: ReviewItem, name: str) -> None:
    sign_in(client, name)
    assert client.get(f"{REVIEW}{found.id}").status_code == 404
    assert client.post(f"{REVIEW}{found.id}", data={"mask": "1"}).status_code == 404
    assert client.get(REVIEW).status_code == 403


def test_an_item_of_another_forum_is_not_found_here(
    client: FlaskClient, session: Session, cast: Cast, found: ReviewItem
) -> None:
    sign_in(client, "priya")
    assert client.get(f"/statewide/spf/review/{found.id}").status_code == 404


def test_an_answer_is_masked_without_being_shown(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    asked = get_asked(session, consultation_for_walk(session, cast), cast.maddie)
    assert asked.elector is not None
    response = start_or_continue(session, asked.consultation, asked.elector, now=NOW)
    question = newest_questions(session, asked.consultation.id)[0]
    with before_the_screen():
        save_answer(session, response, question, f"Nobody rang about {NUMBER}.", now=NOW)
    scan(session)
    session.commit()
    item = item_of(session, "answer", "text")
    address = f"/statewide/spf/review/{item.id}"
    page = sign_in(client, "caitlin").get(address).text
    assert "You can’t read this text" in page
    assert "Nobody rang" not in page
    assert client.post(address, data={"reason": "Fine."}).status_code == 403
    assert client.post(address, data={"mask": "1"}).status_code == 303
    assert everywhere(session) == []


def test_the_administrator_looks_at_the_site_s_own_words(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    session.execute(update(User).where(User.key == "ray").values(position=f"Ring {NUMBER}"))
    scan(session)
    session.commit()
    item = item_of(session, "person", "position")
    page = sign_in(client, "colin").get(f"/review/{item.id}").text
    assert NUMBER in page
    assert client.post(f"/review/{item.id}", data={"mask": "1"}).status_code == 303
    assert session.scalars(select(User.position).where(User.key == "ray")).one() == (
        "Ring [Medicare number]"
    )


def test_the_list_costs_the_same_with_many(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie, replies=2)
    sign_in(client, "ray")
    numbers = []
    for count in (3, 40):
        add_thread(session, cast.forums.far_north, cast.maddie, replies=count)
        session.execute(update(Post).values(body=NUMBER))
        scan(session)
        session.commit()
        client.get(REVIEW)
        with statements() as counted:
            client.get(REVIEW)
        numbers.append(counted.number)
    assert thread.id
    assert numbers[0] == numbers[1] <= 9


def test_who_wrote_a_notice_does_not_call_it_fine(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    """Neither that of a discussion that somebody else began, nor that of the forum."""
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.maddie)
    with before_the_screen():
        care = Care(cultural_notice=f"Ask on {NUMBER}.")
        care_for(session, forum, thread, care, by=cast.ray, now=NOW)
        set_forum_notice(session, forum, f"Ring {NUMBER} first.", by=cast.ray)
    scan(session)
    session.commit()
    sign_in(client, "ray")
    for table in ("thread", "forum"):
        item = item_of(session, table, "cultural_notice")
        page = client.get(f"{REVIEW}{item.id}").text
        assert "You wrote this" in page
        assert "Ray Willoughby" in page
        assert "Maddie Kovac" not in page
        assert client.post(f"{REVIEW}{item.id}", data={"reason": "Mine."}).status_code == 403


def test_whoever_wrote_a_notice_is_told_that_it_was_masked(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    thread = add_thread(session, forum, cast.ray)
    with before_the_screen():
        care = Care(cultural_notice=f"Ask on {NUMBER}.")
        care_for(session, forum, thread, care, by=cast.ray, now=NOW)
        care_for(session, forum, thread, care, by=cast.ray, now=NOW)
    scan(session)
    mask(session, item_of(session, "thread", "cultural_notice"), cast)
    event = session.scalars(select(Event).where(Event.kind == "screen.masked")).one()
    assert event.data["person"] == cast.ray.id


def test_why_a_post_was_removed_is_whose_who_removed_it(session: Session, cast: Cast) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.execute(
        update(Post)
        .where(Post.thread_id == thread.id)
        .values(removed_at=NOW, removed_by_id=cast.ray.id, removed_because=f"It had {NUMBER}.")
    )
    scan(session)
    item = item_of(session, "post", "removed_because")
    with pytest.raises(Forbidden, match="You wrote this"):
        call_fine(session, item, by=cast.ray, reads_it=True, reason="Mine.", now=NOW)


def test_nobody_calls_their_own_profile_fine(session: Session, cast: Cast) -> None:
    session.execute(update(User).where(User.key == "colin").values(position=f"Ring {NUMBER}"))
    scan(session)
    item = item_of(session, "person", "position")
    with pytest.raises(Forbidden, match="You wrote this"):
        call_fine(session, item, by=cast.colin, reads_it=True, reason="Mine.", now=NOW)


@pytest.mark.parametrize("whose", ["thread", "issue"])
def test_marking_and_warning_stand_where_the_words_do(
    client: FlaskClient, session: Session, cast: Cast, whose: str
) -> None:
    thing: Thread | Issue
    if whose == "thread":
        thing = discussed(session, cast)
        table, column, who, at = "post", "body", "ray", REVIEW
    else:
        thing = decided_on(session, cast)
        table, column, who, at = "proposal_text", "answer", "helen", "/strategic/slf/review/"
    scan(session)
    item = item_of(session, table, column)
    session.commit()
    plain = sign_in(client, who).get(f"{at}{item.id}").text
    assert "Marked: " not in plain
    assert 'class="veil"' not in plain
    thing.marking, thing.marked = "OFFICIAL: Sensitive", True
    thing.names_deceased = True
    session.commit()
    page = client.get(f"{at}{item.id}").text
    assert page.count("Marked: </span>OFFICIAL: Sensitive") == 2
    warned, words = page.split("are warned that this")
    assert NUMBER not in warned
    assert NUMBER in words.split('class="veil__words"')[1]
