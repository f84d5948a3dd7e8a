"""What somebody called fine is taken up again, from its page."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Unlawful
from cop.forums.communities import belong
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.ruling import call_fine, take_up_again
from cop.threads.caring import limit
from tests.cast import NOW, Cast
from tests.redaction.planting import REVIEW, discussed, everywhere, item_of, mask, scan
from tests.screening.sending import words
from tests.visiting import sign_in


@pytest.fixture
def fine(session: Session, cast: Cast) -> ReviewItem:
    """Ray called fine what Maddie wrote."""
    discussed(session, cast)
    scan(session)
    item = item_of(session, "post", "body")
    call_fine(session, item, by=cast.ray, reads_it=True, reason="An example.", now=NOW)
    session.commit()
    return item


def test_it_waits_again_and_is_masked_after_all(
    client: FlaskClient, session: Session, cast: Cast, fine: ReviewItem
) -> None:
    page = sign_in(client, "ray").get(f"{REVIEW}{fine.id}").text
    assert "It goes on being readable there." in page
    assert f'action="{REVIEW}{fine.id}/second-look"' in page
    answer = client.post(f"{REVIEW}{fine.id}/second-look")
    assert (answer.status_code, answer.location) == (303, f"{REVIEW}{fine.id}")
    session.expire_all()
    assert (fine.state, fine.cleared, fine.reason) == (Standing.WAITING, [], "")
    assert "Mask what was found" in client.get(f"{REVIEW}{fine.id}").text
    assert mask(session, fine, cast) == 4
    assert everywhere(session) == []


def test_a_search_asks_about_it_no_more_as_long_as_it_stays(
    session: Session, cast: Cast, fine: ReviewItem
) -> None:
    assert scan(session) == {}
    take_up_again(session, fine, by=cast.ray, now=NOW)
    assert scan(session) == {}  # it waits already
    assert fine.state is Standing.WAITING


def test_before_it_is_called_fine_the_page_says_that_it_stays_readable(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    scan(session)
    session.commit()
    page = sign_in(client, "ray").get(f"{REVIEW}{item_of(session, 'post', 'body').id}").text
    assert "It goes on being readable there" in words(page)


@pytest.mark.parametrize("name", ["maddie", "peter", "helen", "colin"])
def test_who_does_not_look_after_the_forum_takes_up_nothing(
    session: Session, cast: Cast, fine: ReviewItem, name: str
) -> None:
    with pytest.raises(Forbidden):
        take_up_again(session, fine, by=getattr(cast, name), now=NOW)


def test_of_two_who_take_it_up_one_comes_second(
    client: FlaskClient, session: Session, cast: Cast, fine: ReviewItem
) -> None:
    take_up_again(session, fine, by=cast.ray, now=NOW)
    with pytest.raises(Unlawful, match="It waits to be looked at again"):
        take_up_again(session, fine, by=cast.ray, now=NOW)
    mask(session, fine, cast)
    session.commit()
    late = sign_in(client, "ray").post(f"{REVIEW}{fine.id}/second-look")
    assert late.status_code == 409
    assert "Ray Willoughby masked it meanwhile." in words(late.text)


def test_in_a_community_it_goes_to_somebody_who_reads_it(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    for name in ("maddie", "leanne", "ray"):
        belong(session, forum, "women", by=getattr(cast, name), now=NOW)
    thread = discussed(session, cast)
    limit(session, forum, thread, "women", by=cast.maddie, now=NOW)
    scan(session)
    item = item_of(session, "post", "body")
    session.commit()
    by = cast.ray
    call_fine(session, item, by=by, reads_it=True, reason="An example.", now=NOW)
    take_up_again(session, item, by=by, now=NOW)
    assert item.with_id == cast.ray.id
