"""The form that sends an answer, and how the answer stands in a discussion."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.feedback.models import Cascade, Issue
from cop.feedback.operations import answering, deciding, raising
from cop.threads.models import Thread
from cop.threads.operations import reply
from tests.cast import Cast
from tests.feedback.journeys import acknowledged, cascaded, draft, hours, joined, source_of
from tests.feedback.reading import cascades
from tests.visiting import sign_in


@pytest.fixture
def decided(session: Session, cast: Cast) -> Issue:
    """Decided state-wide, with two networks behind it."""
    issue = acknowledged(session, cast)
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="Here, too.", now=hours(6))
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(9))
    session.commit()
    return issue


def field(cast: Cast) -> str:
    return f"answer_{cast.forums.limestone_coast.id}"


def address(issue: Issue) -> str:
    return f"/issues/{issue.reference}/cascade"


def test_each_network_may_have_words_of_its_own_empty_to_begin_with(
    client: FlaskClient, cast: Cast, decided: Issue
) -> None:
    page = sign_in(client, "priya").get(address(decided)).text
    assert "Only for Limestone Coast CFSN" in page
    assert "Only for Far North CFSN" in page
    own = re.search(rf'<textarea id="{field(cast)}"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert own is not None
    assert own[1].strip() == ""


def test_one_network_needs_no_words_of_its_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(9))
    session.commit()
    assert "Only for" not in sign_in(client, "priya").get(address(issue)).text


def test_a_preview_shows_who_reads_what_and_sends_nothing(
    client: FlaskClient, session: Session, cast: Cast, decided: Issue
) -> None:
    words = {"answer": "**Yes.**", field(cast): "For the forest.", "preview": "1"}
    page = sign_in(client, "priya").post(address(decided), data=words).text
    assert "For Far North CFSN</h2>" in page
    assert "<strong>Yes.</strong>" in page
    assert "For Limestone Coast CFSN</h2>" in page
    assert "Not sent yet" in page
    assert ">For the forest.</textarea>" in page.replace(">\n", ">")
    assert session.scalar(select(func.count(Cascade.id))) == 0
    same = {"answer": "Yes.", "preview": "1"}
    assert (
        "For Far North CFSN, Limestone Coast CFSN</h2>"
        in client.post(address(decided), data=same).text
    )


@pytest.mark.parametrize(
    ("answer", "own"), [("x" * 4001, "For you."), ("", "For you."), ("Yes.", "x" * 4001)]
)
def test_too_long_or_empty_loses_nothing(
    client: FlaskClient, session: Session, cast: Cast, decided: Issue, answer: str, own: str
) -> None:
    words = {"answer": answer, field(cast): own}
    page = sign_in(client, "priya").post(address(decided), data=words)
    assert page.status_code == 422
    assert f">{own}</textarea>" in page.text.replace(">\n", ">")
    assert session.scalar(select(func.count(Cascade.id))) == 0


def test_a_form_made_before_it_was_sent_keeps_all_its_words(
    client: FlaskClient, session: Session, cast: Cast, decided: Issue
) -> None:
    words = {"answer": "Yes.", field(cast): "For the forest.", "version": str(decided.version)}
    assert sign_in(client, "priya").post(address(decided), data=words).status_code == 303
    again = sign_in(client, "wanda").post(address(decided), data=words)
    assert again.status_code == 409
    assert "For the forest." in again.text
    assert [row.answer for row in cascades(session, decided)] == ["Yes.", "For the forest."]


def test_the_answer_is_pinned_and_looks_like_one(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    forum = cast.forums.far_north
    thread_id = source_of(session, issue)
    thread = cascades(session, issue)[0]
    session.commit()
    page = sign_in(client, "maddie").get(f"/regional/far-north/threads/{thread_id}").text
    assert "The answer from Strategic Leadership Forum" in page
    assert f'href="/regional/far-north/threads/{thread.thread_id}?post=2#p2"' in page
    assert page.count("post--came-back") == 1
    assert f"The answer to {issue.reference}, from Strategic Leadership Forum" in page
    found = session.get_one(Thread, thread_id)
    for number in range(25):
        reply(session, forum, found, by=cast.leanne, body=f"And {number}", now=hours(13))
    session.commit()
    last = client.get(f"/regional/far-north/threads/{thread_id}?page=2").text
    assert "The answer from Strategic Leadership Forum" in last
    assert "post--came-back" not in last


def test_a_discussion_without_an_answer_pins_nothing(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    thread = f"/regional/far-north/threads/{source_of(session, issue)}"
    page = sign_in(client, "maddie").get(thread).text
    assert "The answer from" not in page
    assert "post--came-back" not in page


def test_a_network_s_answer_is_its_own(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    session.commit()
    far_north, limestone = cascades(session, issue)
    sign_in(client, "gwen")
    assert client.get(f"/regional/limestone-coast/threads/{limestone.thread_id}").status_code == 200
    assert client.get(f"/regional/far-north/threads/{far_north.thread_id}").status_code == 404


def test_an_issue_s_page_shows_a_network_what_it_was_told(
    client: FlaskClient, session: Session, cast: Cast, decided: Issue
) -> None:
    answers = {cast.forums.far_north.id: "In your words: by July."}
    answering.cascade(
        session, decided, by=cast.priya, answer="One form.", answers=answers, now=hours(11)
    )
    session.commit()
    for name, told in (("ray", True), ("maddie", True), ("peter", False), ("helen", False)):
        sign_in(client, name)
        page = client.get(f"/issues/{decided.reference}").text
        assert ("In your words: by July." in page) == told, name
