"""The page on which an issue is merged into another: what both said, and why."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import handling, raising
from tests.cast import Cast
from tests.counting import Statements
from tests.feedback.crowds import add_raisers
from tests.feedback.journeys import acknowledged, cascaded, hours, let_through, raised
from tests.feedback.sending import SHOWN, TYPED
from tests.visiting import sign_in


@pytest.fixture
def parent(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    raising.join(
        session,
        issue,
        cast.forums.eyre_western,
        by=cast.annika,
        note="On the west, too.",
        now=hours(9),
    )
    return issue


@pytest.fixture
def child(session: Session, cast: Cast) -> Issue:
    return let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )


def test_the_page_shows_what_each_network_said_and_merges(
    client: FlaskClient, session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    session.commit()
    sign_in(client, "priya")
    address = f"/issues/{child.reference}/merge"
    page = client.get(f"{address}?into={parent.reference}").text
    assert "On the west, too." in page
    assert page.count("Families tell their story four times") >= 2
    assert f"Merge into {parent.reference}" in page
    answer = client.post(
        address, data={"into": f" {parent.reference.lower()} ", "reason": "The same."}
    )
    assert answer.headers["Location"] == f"/issues/{child.reference}"
    landed = client.get(answer.headers["Location"]).text
    assert f'<a href="/issues/{parent.reference}">{parent.reference}' in landed
    assert f'action="/issues/{child.reference}/undo"' in landed, "it can be taken back from here"
    session.refresh(child)
    assert (child.state, child.merged_into_id) == ("merged", parent.id)


def test_it_is_offered_where_it_can_be_done(
    client: FlaskClient, session: Session, parent: Issue, child: Issue
) -> None:
    session.commit()
    sign_in(client, "priya")
    assert (
        f'href="/issues/{child.reference}/merge"' in client.get(f"/issues/{child.reference}").text
    )
    sign_in(client, "peter")
    assert "/merge" not in client.get(f"/issues/{child.reference}").text


@pytest.mark.parametrize(
    ("wrong", "sentence", "status"),
    [
        ("itself", "can’t be merged into itself", 409),
        ("its_child", "is already part of", 409),
        ("restricted", "isn’t merged: that would show who raised it", 409),
        ("answered", "takes nothing more in", 409),
        ("unsent", "There is no such issue, or you can’t see it", 422),
        ("nothing", "Name the issue that it goes on in", 422),
        ("nonsense", "There is no such issue, or you can’t see it", 422),
    ],
)
def test_a_wrong_target_is_told_why_and_the_words_are_kept(
    client: FlaskClient,
    session: Session,
    cast: Cast,
    parent: Issue,
    child: Issue,
    wrong: str,
    sentence: str,
    status: int,
) -> None:
    into = ""
    if wrong == "itself":
        into = child.reference
    elif wrong == "its_child":
        handling.merge(session, parent, child, by=cast.priya, reason="x", now=hours(30))
        into = parent.reference
    elif wrong == "restricted":
        parent.restricted = True
        into = parent.reference
    elif wrong == "answered":
        into = cascaded(session, cast).reference
    elif wrong == "unsent":
        into = raised(session, cast).reference
    elif wrong == "nonsense":
        into = "<b>1"
    session.commit()
    sign_in(client, "caitlin")
    answer = client.post(f"/issues/{child.reference}/merge", data={"into": into, "reason": TYPED})
    assert answer.status_code == status, answer.text
    assert sentence in answer.text
    assert SHOWN in answer.text
    session.refresh(child)
    assert child.state == "acknowledged"


def test_an_issue_that_moved_meanwhile_keeps_the_words(
    client: FlaskClient, session: Session, cast: Cast, parent: Issue, child: Issue
) -> None:
    seen = child.version
    handling.refer(
        session,
        child,
        by=cast.caitlin,
        criteria=["law"],
        options=["One"],
        advice="One.",
        now=hours(31),
    )
    session.commit()
    sign_in(client, "priya")
    answer = client.post(
        f"/issues/{child.reference}/merge",
        data={"into": parent.reference, "reason": TYPED, "version": str(seen)},
    )
    assert answer.status_code == 409
    assert "moved while you were writing" in answer.text
    assert SHOWN in answer.text


def test_it_costs_the_same_with_many_networks_behind_both(
    client: FlaskClient,
    session: Session,
    cast: Cast,
    statements: Statements,
    parent: Issue,
    child: Issue,
) -> None:
    session.commit()
    sign_in(client, "priya")
    address = f"/issues/{child.reference}/merge?into={parent.reference}"

    def cost() -> int:
        client.get(address)
        with statements() as counted:
            assert client.get(address).status_code == 200
        return counted.number

    few = cost()
    add_raisers(session, cast, parent, 40)
    session.commit()
    assert cost() == few <= 22
