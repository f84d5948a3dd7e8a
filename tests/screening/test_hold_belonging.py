"""Where a held text belongs stands on its page, with the labels of its form."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import KeptText
from cop.forums.communities import belong
from cop.screening.models import HeldText
from cop.screening.views.belonging import kind_of
from cop.threads.models import Thread
from cop.threads.operations import start_thread
from tests.cast import NOW, Cast
from tests.feedback import journeys
from tests.screening.sending import MOBILE, NUMBER, answering, start, words
from tests.screening.test_hold import ask
from tests.screening.test_hold_answers import hidden_in, let_through
from tests.screening.test_hold_brief import held_brief
from tests.visiting import sign_in


def test_a_discussion_names_its_forum_and_the_form_s_own_labels(
    client: FlaskClient, cast: Cast
) -> None:
    where = ask(client)
    sign_in(client, "ray")
    page = client.get(where).text
    assert "Discussion in Far North CFSN" in words(page)
    assert 'href="/regional/far-north/threads/"' in page
    assert ">What do you want to say?</h3>" in page
    assert "A discussion" in words(client.get("/regional/far-north/held/").text)


def test_a_reply_names_its_discussion_and_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    forum = cast.forums.far_north
    thread = start_thread(session, forum, by=cast.leanne, title="Cards", body="Any?", now=NOW)
    session.commit()
    path = f"/regional/far-north/threads/{thread.id}"
    panel = sign_in(client, "maddie").post(f"{path}/posts", data={"body": NUMBER}).text
    sent = {"body": NUMBER, **answering(panel, "held")}
    where = client.post(f"{path}/posts", data=sent).location
    assert "Change it and post" in client.get(where).text
    page = sign_in(client, "ray").get(where).text
    assert "Reply in Cards" in words(page)
    assert f'href="{path}"' in page


def test_a_brief_names_its_issue_and_is_saved(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = journeys.raised(session, cast)
    session.commit()
    where = held_brief(client, issue)
    assert "Change it and save" in client.get(where).text
    page = sign_in(client, "ray").get(where).text
    assert f"Brief of {issue.reference}" in words(page)
    assert f'href="/issues/{issue.reference}"' in page
    assert ">Who does it touch, and how?</h3>" in page
    client.post(where, data={"let_through": "1"})
    assert ">Save it</button>" in sign_in(client, "maddie").get(where).text


def test_an_issue_that_its_reviewer_does_not_read_is_named_and_leads_nowhere(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    one = session.scalars(select(HeldText)).one()
    for path in ("/issues/ISS-999/brief", "/directives/DIR-99/draft"):
        one.path = path
        session.commit()
        page = sign_in(client, "ray").get(where).text
        reference = path.split("/")[2]
        assert reference in words(page)
        assert f'href="/{path.split("/")[1]}/{reference}"' not in page


def test_where_the_discussion_is_not_read_its_title_is_not_told(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    where = ask(client)
    one = session.scalars(select(HeldText)).one()
    one.path = "/regional/far-north/threads/999999/posts"
    session.commit()
    assert "Reply in a discussion in Far North CFSN" in words(client.get(where).text)


def test_who_belongs_to_a_community_sends_on_what_is_open_to_everybody(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    belong(session, cast.forums.far_north, "women", by=cast.maddie, now=NOW)
    session.commit()
    everybody = {"community": ""}
    panel = start(sign_in(client, "maddie"), NUMBER, **everybody).text
    where = start(client, NUMBER, **everybody, **answering(panel, "held")).location
    let_through(client, where)
    page = client.get(where).text
    assert start(client, NUMBER, **hidden_in(page)).status_code == 303
    start(client, MOBILE, **everybody)
    kept = client.get(f"/kept/{session.scalar(select(func.max(KeptText.id)))}").text
    assert start(client, "Without it.", **hidden_in(kept)).status_code == 303
    opened = select(Thread.community_id)
    assert session.scalars(opened).all() == [None, None]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/regional/far-north/threads/new", "A discussion"),
        ("/regional/far-north/threads/12/posts", "Reply in a discussion"),
        ("/issues/ISS-125/brief", "Brief of ISS-125"),
        ("/issues/ISS-125/endorsements", "Note on ISS-125"),
        ("/directives/DIR-02/draft", "Draft of DIR-02"),
        ("/profile", "Something written"),
    ],
)
def test_it_is_told_by_the_page_on_which_it_was_written(path: str, kind: str) -> None:
    assert kind_of(path) == kind
