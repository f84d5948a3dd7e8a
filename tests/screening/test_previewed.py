"""A preview marks what the check would stop, keeps nothing of it, and stays the same page."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.feedback.operations import deciding
from cop.previewed import CLOSE, FIRST, OPEN, _marked
from cop.screening.models import ScreenLog
from cop.threads.markdown import render
from tests.cast import Cast
from tests.factories import add_thread
from tests.feedback.journeys import acknowledged, draft, hours
from tests.screening.sending import AT_RISK, MEDICARE, MOBILE, NUMBER, start, words
from tests.visiting import sign_in


def body_of(page: str) -> str:
    """The text as the preview shows it."""
    found = re.search(r'<div class="post__body">(.*?)</div>', page, re.DOTALL)
    assert found is not None
    return found[1]


def preview(client: FlaskClient, body: str, **more: str) -> str:
    answer = start(client, body, preview="1", **more)
    assert answer.status_code == 200
    return answer.text


def test_what_would_be_stopped_is_marked_and_named(client: FlaskClient, cast: Cast) -> None:
    page = preview(sign_in(client, "maddie"), f"**Read this.** {NUMBER}\n\n{MOBILE}")
    assert "<strong>Read this.</strong>" in body_of(page)
    assert f'<mark class="flag">{MEDICARE}<sup>' in body_of(page)
    assert '<mark class="flag">0491 570 156<sup>' in body_of(page)
    said = words(page)
    assert "The check would stop two things" in said
    assert "This looks like a Medicare number. In “What do you want to say?”" in said
    assert 'name="screen-' not in page  # it is asked when it is posted


def test_what_stands_in_another_field_is_named_too(client: FlaskClient, cast: Cast) -> None:
    page = preview(sign_in(client, "maddie"), NUMBER, title=f"Card {MEDICARE}")
    said = words(page)
    assert "The check would stop one thing" in said
    assert re.search(r"In “Title” ?and in “What do you want to say", said)


def test_a_child_at_risk_brings_the_numbers_to_ring(client: FlaskClient, cast: Cast) -> None:
    page = preview(sign_in(client, "maddie"), AT_RISK)
    assert page.index("tel:000") < page.index("tel:131478") < page.index('id="preview"')
    assert page.count("tel:131478") == 1


def test_nothing_is_kept_or_counted(client: FlaskClient, session: Session, cast: Cast) -> None:
    preview(sign_in(client, "maddie"), NUMBER)
    for table in (KeptText, ScreenLog):
        assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_clean_text_is_shown_as_it_is(client: FlaskClient, cast: Cast) -> None:
    page = preview(sign_in(client, "maddie"), "*Nothing* to see.")
    assert body_of(page).strip() == "<p><em>Nothing</em> to see.</p>"
    assert "would stop" not in page


def test_a_reply_is_previewed_with_its_marks(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = add_thread(session, cast.forums.far_north, cast.maddie)
    session.commit()
    here = f"/regional/far-north/threads/{thread.id}/posts"
    page = sign_in(client, "leanne").post(here, data={"body": NUMBER, "preview": "1"}).text
    assert f'<mark class="flag">{MEDICARE}<sup>' in page
    assert "The check would stop one thing" in page


def test_an_answer_is_previewed_with_its_marks(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(6))
    session.commit()
    where = f"/issues/{issue.reference}/cascade"
    answer = sign_in(client, "priya").post(where, data={"answer": NUMBER, "preview": "1"})
    assert f'<mark class="flag">{MEDICARE}<sup>' in answer.text
    assert "The check would stop one thing" in answer.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("{a}x{z}", '<p><mark class="flag">x{n}</mark></p>'),
        ("**{a}x{z}**", '<p><strong><mark class="flag">x{n}</mark></strong></p>'),
        (
            "{a}x *y{z}*",
            '<p><mark class="flag">x </mark><em><mark class="flag">y{n}</mark></em></p>',
        ),
        (
            "[w](https://e.org/{a}x{z})",
            '<p><a href="https://e.org/x" rel="nofollow noopener noreferrer">w</a></p>',
        ),
        ("`{a}x{z}`", '<p><code><mark class="flag">x{n}</mark></code></p>'),
        ("<{a}b{z}>", '<p>&lt;<mark class="flag">b{n}</mark>&gt;</p>'),
    ],
)
def test_marks_stand_in_texts_and_never_in_tags(typed: str, shown: str) -> None:
    letters = {"a": OPEN + chr(FIRST + 1), "z": CLOSE}
    number = '<sup><span class="vh">Finding </span>1</sup>'
    assert _marked(render(typed.format(**letters))).strip() == shown.replace("{n}", number)


@pytest.mark.parametrize("letter", [OPEN, CLOSE, chr(FIRST + 3), "\uf8ff"])
def test_a_text_with_letters_of_ours_is_shown_without_marks(
    client: FlaskClient, cast: Cast, letter: str
) -> None:
    page = preview(sign_in(client, "maddie"), f"{letter}{NUMBER}{letter}")
    assert "<mark" not in body_of(page)
