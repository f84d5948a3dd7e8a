"""The list of what was found: what waits, what somebody has looked at, page by page."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Membership
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.ruling import call_fine
from cop.redaction.queries import LISTED
from cop.threads.models import Post
from tests.cast import NOW, TODAY, Cast
from tests.factories import add_thread
from tests.redaction.planting import NUMBER, REVIEW, discussed, item_of, mask, scan
from tests.screening.sending import MOBILE, words
from tests.visiting import sign_in


def listed(page: str) -> list[int]:
    """The items on this page, in their order."""
    return [int(number) for number in re.findall(rf'href="{REVIEW}(\d+)"', page)]


def test_it_goes_on_page_by_page(client: FlaskClient, session: Session, cast: Cast) -> None:
    add_thread(session, cast.forums.far_north, cast.maddie, replies=2 * LISTED)
    session.execute(update(Post).values(body=NUMBER))
    scan(session)
    session.commit()
    every = session.scalars(select(ReviewItem.id).order_by(ReviewItem.id.desc())).all()
    sign_in(client, "ray")
    found, address = [], REVIEW
    for _ in range(3):
        page = client.get(address).text
        found += listed(page)
        older = re.search(r'href="([^"]+before=\d+)" rel="next"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert (found, address) == (every, "")
    assert len(every) == 2 * LISTED + 1


def test_what_somebody_has_looked_at_has_a_list_of_its_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    call_fine(session, item, by=cast.ray, reads_it=True, reason="An example.", now=NOW)
    session.commit()
    waiting = sign_in(client, "ray").get(REVIEW).text
    assert item.id not in listed(waiting)
    assert len(listed(waiting)) == 3
    assert f'href="{REVIEW}?show=done"' in waiting
    assert listed(client.get(f"{REVIEW}?show=done").text) == [item.id]
    assert client.get(f"{REVIEW}?before=nonsense").status_code == 404
    assert sign_in(client, "maddie").get(f"{REVIEW}?show=done").status_code == 403


def test_what_is_masked_in_part_is_called_what_is_left(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    thread = discussed(session, cast)
    first = update(Post).where(Post.thread_id == thread.id, Post.number == 1)
    session.execute(first.values(body=f"Her number is {NUMBER}. {MOBILE}"))
    scan(session)
    item = item_of(session, "post", "body")
    assert item.types == ["medicare", "phone"]
    mask(session, item_of(session, "thread", "title"), cast)
    session.refresh(item)
    assert (item.state, item.types, len(item.marks)) == (Standing.WAITING, ["phone"], 1)
    session.commit()
    page = words(sign_in(client, "ray").get(f"{REVIEW}{item.id}").text)
    assert "Medicare number:" not in page
    mask(session, item, cast)
    assert item.state is Standing.MASKED


@pytest.mark.parametrize("alone", [True, False])
def test_whoever_wrote_it_reads_who_else_can_say_that_it_is_fine(
    client: FlaskClient, session: Session, cast: Cast, alone: bool
) -> None:
    if not alone:
        forum = cast.forums.far_north
        since = TODAY - timedelta(days=9)
        seat = Membership(user_id=cast.leanne.id, forum_id=forum.id, role="co_chair", since=since)
        session.add(seat)
    thread = add_thread(session, cast.forums.far_north, cast.ray)
    session.execute(update(Post).where(Post.thread_id == thread.id).values(body=NUMBER))
    scan(session)
    session.commit()
    item = item_of(session, "post", "body")
    page = words(sign_in(client, "ray").get(f"{REVIEW}{item.id}").text)
    nobody = "nobody else looks after Far North CFSN, so nobody can say that it is fine."
    assert (nobody in page) is alone
    assert ("says whether it is fine: Leanne Cooper." in page) is not alone


def test_the_only_administrator_reads_so_as_well(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    session.execute(update(User).where(User.key == "colin").values(position=f"Ring {NUMBER}"))
    scan(session)
    session.commit()
    item = item_of(session, "person", "position")
    page = words(sign_in(client, "colin").get(f"/review/{item.id}").text)
    assert "nobody else looks after the site’s own pages" in page
