"""What a writer has to answer before somebody looks at their text, and what goes along with it."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Invalid
from cop.screening.gate import Settled
from cop.screening.models import HeldText, Outcome, ScreenLog
from cop.screening.operations.holding import hold_text
from cop.threads.models import Post
from tests.cast import NOW, Cast
from tests.conftest import SECRET
from tests.screening.sending import AT_RISK, MOBILE, NEW, NUMBER, answering, start, words
from tests.screening.test_notices import told
from tests.visiting import sign_in

BOTH = f"{NUMBER} {AT_RISK}"
OURS = "It is our own office’s phone."
FIRST = "Answer this first: nobody can look at the rest of it before."


def held_with_risk(client: FlaskClient) -> str:
    """Maddie says that no child is at risk now, and asks Ray to look at the number."""
    panel = start(sign_in(client, "maddie"), BOTH).text
    return start(client, BOTH, **answering(panel, "confirmed", "held")).location


def let_through(client: FlaskClient, where: str) -> None:
    sign_in(client, "ray").post(where, data={"let_through": "1"})
    sign_in(client, "maddie")


def hidden_in(page: str, path: str = NEW) -> dict[str, str]:
    """What the form on the page of a held text sends along."""
    form = page[page.index(f'action="{path}"') :].partition("</form>")[0]
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("said", ["change", "held", ""])
def test_nobody_looks_at_a_text_before_its_writer_has_said_whether_a_child_is_at_risk(
    client: FlaskClient, session: Session, cast: Cast, said: str
) -> None:
    panel = start(sign_in(client, "maddie"), BOTH).text
    back = start(client, BOTH, **answering(panel, said, "held"))
    assert back.status_code == 422
    assert FIRST in words(back.text)
    assert back.text.index("ring first") < back.text.index("Not posted yet")
    assert 'value="held" checked' in back.text
    assert not session.scalars(select(HeldText)).all()
    assert start(client, BOTH, **answering(back.text, "confirmed", "held")).status_code == 303


def test_no_text_is_held_in_which_a_child_at_risk_was_not_answered(
    session: Session, cast: Cast
) -> None:
    with pytest.raises(Invalid, match="say whether a child is at risk now"):
        hold_text(
            session,
            cast.forums.far_north,
            by=cast.maddie,
            path=NEW,
            fields=[("body", BOTH)],
            found=[Settled("at_risk_phrase", "interrupt", "body", Outcome.HELD)],
            marks=[],
            secret=SECRET,
            now=NOW,
        )


def test_who_looks_sees_the_hotlines_and_what_was_answered_and_hears_of_the_risk(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = held_with_risk(client)
    page = words(sign_in(client, "ray").get(where).text)
    assert page.index("13 14 78") < page.index("What they wrote")
    assert "Maddie Kovac was asked, and answered: no identifiable child is at risk now." in page
    risk = [one for one in told(session) if "child at risk" in one[1]]
    assert [(who, href) for who, _, _, href in risk] == [(cast.ray.id, where)]


def test_the_risk_is_told_again_with_the_post_and_counted_once(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = held_with_risk(client)
    let_through(client, where)
    along = hidden_in(client.get(where).text)
    posted = start(client, BOTH, **along)
    assert posted.status_code == 303
    risk = [href for _, text, _, href in told(session) if "child at risk" in text]
    assert risk == [where, posted.location]
    outcomes = session.scalars(select(ScreenLog.outcome).order_by(ScreenLog.id)).all()
    assert outcomes.count(Outcome.CONFIRMED) == 1


def test_leave_to_post_answers_nothing_about_a_child_at_risk(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    let_through(client, held_with_risk(client))
    asked = start(client, BOTH)  # typed again, without the answer
    assert asked.status_code == 422
    assert "Is a child at risk now?" in asked.text
    assert "Medicare number" not in words(asked.text).partition("See it in your text")[0]
    assert start(client, BOTH, **answering(asked.text, "confirmed")).status_code == 303
    assert session.scalars(select(Post.body)).one() == BOTH


def test_a_reason_for_something_else_is_read_by_who_looks_and_counts_when_it_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = f"{NUMBER} {MOBILE}"
    panel = start(sign_in(client, "maddie"), body).text
    where = start(client, body, **answering(panel, "held", "kept", why=OURS)).location
    page = words(sign_in(client, "ray").get(where).text)
    assert f"Phone number: it is fine to post. “{OURS}”" in page
    let_through(client, where)
    assert start(client, body, **hidden_in(client.get(where).text)).status_code == 303
    kept = select(ScreenLog.reason).where(ScreenLog.outcome == Outcome.KEPT)
    assert session.scalars(kept).one() == OURS


def test_who_keeps_something_without_a_reason_is_asked_for_it_before_anybody_looks(
    client: FlaskClient, cast: Cast
) -> None:
    body = f"{NUMBER} {MOBILE}"
    panel = start(sign_in(client, "maddie"), body).text
    back = start(client, body, **answering(panel, "held", "kept"))
    assert back.status_code == 422
    assert "Say why it is fine to post." in words(back.text)


def test_who_asks_somebody_to_look_may_say_why(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), NUMBER).text
    assert "What should they know?" in panel
    why = "It is the card from our training."
    where = start(client, NUMBER, **answering(panel, "held", why=why)).location
    page = words(sign_in(client, "ray").get(where).text)
    assert f"Medicare number: asked you to look. “{why}”" in page
    assert not session.scalars(select(ScreenLog).where(ScreenLog.reason == why)).all()
