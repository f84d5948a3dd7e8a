"""Who is about to raise what is raised already hears of it, and may back or join it instead."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.feedback.models import Endorsement, Issue, IssueRaiser
from cop.feedback.operations import raising
from cop.threads.models import Thread
from tests.cast import Cast
from tests.counting import Statements
from tests.factories import add_thread
from tests.feedback.crowds import add_issues_like
from tests.feedback.journeys import acknowledged, raised, submitted
from tests.feedback.sending import SHOWN, TYPED
from tests.visiting import sign_in

LIKE = "The story is told four times on four forms, one short form please"
NEW = "/regional/far-north/threads/new"


def raise_page(session: Session, cast: Cast, title: str = LIKE) -> str:
    thread = add_thread(session, cast.forums.far_north, cast.leanne, title=title)
    session.commit()
    return f"/regional/far-north/threads/{thread.id}/issue"


def typed(**more: str) -> dict[str, str]:
    return {"title": LIKE, "what_is_happening": TYPED, "ask": "One form", **more}


def test_the_raise_page_offers_what_the_network_raised_already(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    address = raise_page(session, cast)
    sign_in(client, "ray")
    page = client.get(address).text
    assert f'value="back.{issue.reference}"' in page
    assert "An issue sounds like this already" in page


def test_it_is_backed_with_what_was_written_instead(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    address = raise_page(session, cast)
    sign_in(client, "ray")
    back = client.post(address, data=typed(instead=f"back.{issue.reference}"))
    assert back.status_code == 200
    assert SHOWN in back.text
    assert f'action="/issues/{issue.reference}/endorsements"' in back.text
    assert session.scalar(select(func.count(Issue.id))) == 1
    client.post(f"/issues/{issue.reference}/endorsements", data={"note": TYPED})
    note = session.scalar(
        select(Endorsement.note).where(
            Endorsement.issue_id == issue.id, Endorsement.user_id == cast.ray.id
        )
    )
    assert note == TYPED


def test_a_convenor_elsewhere_may_join_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    thread = add_thread(session, cast.forums.limestone_coast, cast.gwen, title=LIKE)
    session.commit()
    address = f"/regional/limestone-coast/threads/{thread.id}/issue"
    sign_in(client, "gwen")
    assert f"join.{issue.reference}" not in client.get(address).text
    sign_in(client, "peter")
    assert f"join.{issue.reference}" in client.get(address).text
    page = client.post(address, data=typed(instead=f"join.{issue.reference}")).text
    assert SHOWN in page
    sent = {"forum": str(cast.forums.limestone_coast.id), "note": TYPED}
    client.post(f"/issues/{issue.reference}/raisers", data=sent)
    joined = select(IssueRaiser.note).where(IssueRaiser.via == "join")
    assert session.scalar(joined) == TYPED


def test_what_one_stands_behind_already_is_named_and_not_offered(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    address = raise_page(session, cast)
    for who in ("maddie", "leanne"):
        sign_in(client, who)
        page = client.get(address).text
        assert "You stand behind it already." in page
        assert f"back.{issue.reference}" not in page


def test_looking_raises_nothing_and_keeps_every_word(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    address = raise_page(session, cast, title="Something else")
    sign_in(client, "ray")
    assert issue.reference not in client.get(address).text
    looked = client.post(address, data=typed(similar="1"))
    assert looked.status_code == 200
    assert SHOWN in looked.text
    assert f"back.{issue.reference}" in looked.text
    assert "things to fix" not in looked.text
    assert session.scalar(select(func.count(Issue.id))) == 1
    none = client.post(address, data={"title": "Kangaroos", "similar": "1"})
    assert "No issue sounds like this yet." in none.text


@pytest.mark.parametrize("instead", ["back.ISS-999", "back.", "join.x", "drop.ISS-1", "new", "²"])
def test_nonsense_leads_nowhere(
    client: FlaskClient, session: Session, cast: Cast, instead: str
) -> None:
    address = raise_page(session, cast)
    sign_in(client, "ray")
    answer = client.post(address, data=typed(instead=instead))
    assert answer.status_code in (404, 422)


def test_another_s_unsent_issue_is_neither_offered_nor_reached(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    thread = add_thread(session, cast.forums.limestone_coast, cast.gwen, title=LIKE)
    session.commit()
    address = f"/regional/limestone-coast/threads/{thread.id}/issue"
    sign_in(client, "gwen")
    assert issue.reference not in client.get(address).text
    forced = client.post(address, data=typed(instead=f"back.{issue.reference}"))
    assert forced.status_code == 404


@pytest.mark.parametrize("kind", ["question", "barrier"])
def test_a_new_discussion_hears_of_it_too(
    client: FlaskClient, session: Session, cast: Cast, kind: str
) -> None:
    issue = submitted(session, cast)
    session.commit()
    sign_in(client, "ray")
    written = {"title": LIKE, "body": TYPED, "kind": kind}
    looked = client.post(f"{NEW}/similar", data=written)
    assert looked.status_code == 200
    assert SHOWN in looked.text
    assert f"back.{issue.reference}" in looked.text
    sent = client.post(NEW, data={**written, "instead": f"back.{issue.reference}"})
    assert (sent.status_code, sent.headers["Location"]) == (307, f"{NEW}/similar")
    instead = client.post(f"{NEW}/similar", data={**written, "instead": f"back.{issue.reference}"})
    assert SHOWN in instead.text
    assert f'action="/issues/{issue.reference}/endorsements"' in instead.text
    threads = session.scalar(select(func.count(Thread.id)))
    posted = client.post(NEW, data={**written, "instead": "new"})
    assert posted.status_code == 303
    assert session.scalar(select(func.count(Thread.id))) == threads + 1


def test_a_reflection_is_asked_nothing(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    session.commit()
    sign_in(client, "ray")
    written = {"title": LIKE, "body": TYPED, "kind": "reflection"}
    assert issue.reference not in client.post(f"{NEW}/similar", data=written).text


def test_it_costs_the_same_with_three_issues_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = submitted(session, cast)
    raising.endorse(session, issue, by=cast.ray, now=issue.moved_at)
    add_issues_like(session, issue, 2)
    address = raise_page(session, cast)
    sign_in(client, "ray")

    def cost() -> int:
        client.post(address, data=typed(similar="1"))
        with statements() as counted:
            assert client.post(address, data=typed(similar="1")).status_code == 200
        return counted.number

    few = cost()
    add_issues_like(session, issue, 297)
    session.commit()
    assert cost() == few <= 15
