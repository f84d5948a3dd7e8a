"""Pages of the register: found, filtered, paged, and never more than this person may read."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.operations import answering, deciding, publishing
from tests.cast import Cast
from tests.counting import Statements
from tests.feedback.crowds import add_decisions_like
from tests.feedback.journeys import acknowledged, cascaded, decided, draft, hours
from tests.visiting import sign_in


def test_a_decision_s_page_says_all_of_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast, conditions=["Only in term time"], conflicts="None declared.")
    session.commit()
    sign_in(client, "gwen")
    page = client.get("/decisions/DEC-1").text
    for words in (
        "DEC-1",
        "Yes, with changes",
        "Only in term time",
        "Telling it again harms people",
        "Caitlin Rourke",
        "Helen Achterberg and Marcus Tilbrook",
        "None declared.",
        issue.reference,
    ):
        assert words in page


@pytest.mark.parametrize("key", ["dec-1", "1", "DEC-01"])
def test_other_spellings_lead_to_its_address(
    client: FlaskClient, session: Session, cast: Cast, key: str
) -> None:
    cascaded(session, cast)
    session.commit()
    sign_in(client, "gwen")
    answer = client.get(f"/decisions/{key}")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/decisions/DEC-1")


@pytest.mark.parametrize("key", ["DEC-2", "DEC-", "x", "DEC-99999999999999", "DEC--1", "%00"])
def test_what_is_not_there_is_not_there(
    client: FlaskClient, session: Session, cast: Cast, key: str
) -> None:
    cascaded(session, cast)
    session.commit()
    sign_in(client, "gwen")
    assert client.get(f"/decisions/{key}").status_code in (400, 404)


def test_a_decision_that_was_not_sent_back_leaves_no_trace_outside(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    decided(session, cast)
    session.commit()
    sign_in(client, "maddie")
    for address in ("/decisions/", "/strategic/slf/decisions/", "/decisions/?q=story"):
        page = client.get(address).text
        assert "DEC-1" not in page
        assert f'<option value="{cast.forums.leaders.id}"' not in page
    assert client.get("/decisions/DEC-1").status_code == 404
    sign_in(client, "helen")
    assert "Not sent back yet" in client.get("/decisions/").text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=story", True),
        ("q=nowhere", False),
        ("outcome=part", True),
        ("outcome=agreed", False),
        ("year=2026", True),
        ("year=2025", False),
        ("stands=superseded", False),
        ("stands=current", True),
        ("stands=review", False),
        ("outcome=<script>&year=x&forum=-1&stands=y", True),
        ("year=0000", True),
        ("year=9999", True),
        ("forum=999999999999", True),
        ("q=" + "a" * 5000, False),
        ("q=%25_%27%22", True),
        ("q=%F0%9F%91%A9", True),
    ],
)
def test_what_is_asked_for_is_found(
    client: FlaskClient, session: Session, cast: Cast, asked: str, found: bool
) -> None:
    cascaded(session, cast)
    session.commit()
    sign_in(client, "maddie")
    page = client.get(f"/decisions/?{asked}")
    assert page.status_code == 200
    assert "<script>" not in page.text.split("<main")[1]
    assert ("/decisions/DEC-1" in page.text) == found


def test_pages_keep_what_was_asked_for(client: FlaskClient, session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    add_decisions_like(session, 30)
    session.commit()
    sign_in(client, "maddie")
    first = client.get("/decisions/?q=story&outcome=part").text
    assert "/decisions/?q=story&amp;outcome=part&amp;before=7" in first
    rest = client.get("/decisions/?q=story&outcome=part&before=7").text
    assert rest.count('class="thread--plain"') == 6
    assert client.get("/decisions/?before=x").status_code == 404


@pytest.mark.parametrize("who", ["maddie", "helen", "louise"])
@pytest.mark.parametrize("asked", ["", "?q=story", "?stands=current", "?year=2026&outcome=part"])
def test_it_costs_the_same_with_three_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, who: str, asked: str
) -> None:
    cascaded(session, cast)
    add_decisions_like(session, 2)
    session.commit()
    sign_in(client, who)

    def cost(address: str) -> int:
        client.get(address)
        with statements() as counted:
            assert client.get(address).status_code == 200
        return counted.number

    few = cost(f"/decisions/{asked}"), cost("/decisions/DEC-1")
    add_decisions_like_more(session)
    assert (cost(f"/decisions/{asked}"), cost("/decisions/DEC-1")) == few
    assert max(few) <= 9


def add_decisions_like_more(session: Session) -> None:
    """So many that there are three hundred."""
    add_decisions_like(session, 297, after=3)
    session.commit()


def test_wherever_a_decision_stands_it_says_that_another_took_its_place(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    old = cascaded(session, cast)
    publishing.publish(
        session, old, by=cast.priya, you_said="Again and again.", we_did="A form.", now=hours(12)
    )
    new = acknowledged(session, cast)
    words = draft(cast, supersedes=1)
    deciding.propose(session, new, words, by=cast.caitlin, now=hours(13))
    answering.cascade(session, new, by=cast.priya, answer="Another form.", now=hours(14))
    session.commit()
    sign_in(client, "maddie")
    for page in (f"/issues/{old.reference}", "/you-said-we-did", "/decisions/DEC-1"):
        assert "DEC-2" in client.get(page).text, page
    assert "A newer decision has taken its place" in client.get("/public/you-said-we-did").text
    assert "no longer stands" not in client.get(f"/issues/{new.reference}").text
