"""The list of what was found tells one thing from another, and shows none of it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.consultations.operations import save_answer, start_or_continue
from cop.consultations.queries import get_asked, newest_questions
from cop.redaction.finding import Finder
from cop.redaction.models import ReviewItem
from cop.redaction.rows import place_of
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.redaction.planting import NUMBER, REVIEW, before_the_screen, decided_on, discussed, scan
from tests.screening.sending import words
from tests.visiting import sign_in
from tests.walks import consultation_for_walk


def test_rows_say_where_by_whom_and_when(client: FlaskClient, session: Session, cast: Cast) -> None:
    discussed(session, cast)
    scan(session)
    session.commit()
    raw = sign_in(client, "ray").get(REVIEW).text
    page = words(raw)
    assert NUMBER not in page
    assert "Booking with [Medicare number]" in page
    assert "Post Maddie Kovac, 3 Mar" in page
    assert "Post, paragraph 1 of 2 Leanne Cooper, 3 Mar" in page
    rows = raw.split('<li class="thread')[1:]
    assert len(set(rows)) == len(rows) == 4
    assert ">medicare" not in raw.lower().replace(">Medicare number<".lower(), "")
    assert ">Medicare number<" in raw


def test_an_issue_is_named_by_its_reference(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = decided_on(session, cast)
    scan(session)
    session.commit()
    page = words(sign_in(client, "priya").get("/strategic/slf/review/").text)
    assert issue.reference in page
    assert NUMBER not in page


def test_of_an_answer_nothing_says_whose_it_is_or_when(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    asked = get_asked(session, consultation_for_walk(session, cast), cast.maddie)
    assert asked.elector is not None
    response = start_or_continue(session, asked.consultation, asked.elector, now=NOW)
    question = newest_questions(session, asked.consultation.id)[0]
    with before_the_screen():
        save_answer(session, response, question, f"Nobody rang.\n\nAbout {NUMBER}.", now=NOW)
    scan(session)
    session.commit()
    page = words(sign_in(client, "caitlin").get("/statewide/spf/review/").text)
    assert "One-story referral form" in page
    assert "Maddie" not in page
    assert "paragraph" not in page


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"On {NUMBER}.", ""),
        (f"On {NUMBER}." + " Words." * 60, "near the beginning"),
        ("Words. " * 30 + f"On {NUMBER}." + " Words." * 30, "in the middle"),
        ("Words. " * 60 + f"On {NUMBER}.", "near the end"),
        (f"One.\n\n\n\nOn {NUMBER}.\n\nThree.", "paragraph 2 of 3"),
        (f"{NUMBER}\n\nTwo.", "paragraph 1 of 2"),
        (f"One.\n\n{NUMBER}", "paragraph 2 of 2"),
        (["a tag", f"no {NUMBER}"], "2 of 2"),
        ("Gone.", ""),
        (None, ""),
    ],
)
def test_a_place_is_a_paragraph_or_a_part(
    session: Session, cast: Cast, text: object, place: str
) -> None:
    finder = Finder(session, SECRET)
    item = ReviewItem(table_name="post", forum_id=None, marks=list(finder.found(NUMBER, None)))
    assert place_of(finder, item, text) == place
