"""What is found in a discussion limited to a community is looked at by somebody who reads it."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.forums.communities import belong, keep_out, leave
from cop.forums.models import CommunityMember, Membership
from cop.forums.operations import end_membership
from cop.forums.people import Person
from cop.redaction.jobs import HANDLERS
from cop.redaction.models import ReviewItem, Standing
from cop.redaction.operations.passing_on import pass_on_found
from cop.redaction.operations.ruling import call_fine
from cop.redaction.permissions import can_see_item, visible_items
from cop.redaction.queries import list_items
from cop.threads.caring import Care
from cop.threads.models import Thread
from cop.threads.operations import reply, start_thread
from tests.cast import NOW, TODAY, Cast
from tests.feedback.journeys import hours
from tests.redaction.planting import (
    NUMBER,
    REVIEW,
    before_the_screen,
    decided_on,
    discussed,
    everywhere,
    item_of,
    mask,
    scan,
)
from tests.redaction.test_telling import told
from tests.screening.sending import words
from tests.visiting import sign_in


def among(session: Session, cast: Cast, *names: str) -> None:
    """These people say that they are of the women’s community, in this order."""
    for hour, name in enumerate(names):
        at = NOW - timedelta(hours=24 - hour)
        belong(session, cast.forums.far_north, "women", by=getattr(cast, name), now=at)


def limited(session: Session, cast: Cast, by: str = "leanne") -> Thread:
    """A discussion for women only, with the number in its first post."""
    person = getattr(cast, by)
    with before_the_screen():
        return start_thread(
            session,
            cast.forums.far_north,
            by=person,
            title="Among us",
            body=f"Her number is {NUMBER}.",
            now=NOW,
            care=Care(community="women"),
        )


def found(session: Session) -> ReviewItem:
    scan(session)
    session.commit()
    return item_of(session, "post", "body")


def holder(session: Session, item: ReviewItem, cast: Cast) -> str:
    names = {getattr(cast, name).id: name for name in ("maddie", "leanne", "joel", "ray")}
    session.refresh(item)
    return names.get(item.with_id or 0, "")


def test_a_convenor_of_the_community_reads_and_decides(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne", "maddie", "ray")
    limited(session, cast)
    item = found(session)
    assert holder(session, item, cast) == "ray"
    sign_in(client, "ray")
    page = client.get(f"{REVIEW}{item.id}").text
    assert f'<mark class="flag">{NUMBER}' in page
    assert client.post(f"{REVIEW}{item.id}", data={"reason": "An example."}).status_code == 303
    session.refresh(item)
    assert item.state is Standing.FINE


def test_a_convenor_outside_sees_who_has_it_and_nothing_else(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne", "maddie")
    thread = limited(session, cast)
    with before_the_screen():
        body = f"I know {NUMBER}, too."
        reply(session, cast.forums.far_north, thread, by=cast.maddie, body=body, now=hours(1))
    item = found(session)
    sign_in(client, "ray")
    page = client.get(REVIEW).text
    assert "With Maddie Kovac" in page
    assert "With Leanne Cooper" in page
    assert "Among us" not in page
    assert f"{REVIEW}{item.id}" not in page
    assert client.get(f"{REVIEW}{item.id}").status_code == 404
    assert client.post(f"{REVIEW}{item.id}", data={"mask": "1"}).status_code == 404


def test_who_wrote_it_comes_last_and_who_started_it_before_others(
    session: Session, cast: Cast
) -> None:
    among(session, cast, "joel", "leanne", "maddie")
    thread = limited(session, cast, by="leanne")
    with before_the_screen():
        body = f"I know {NUMBER}, too."
        reply(session, cast.forums.far_north, thread, by=cast.maddie, body=body, now=hours(1))
    scan(session)
    held = [(i.row_id, holder(session, i, cast)) for i in session.scalars(select(ReviewItem))]
    assert [who for _, who in sorted(held)] == ["joel", "leanne"]


def test_who_has_it_finds_it_without_looking_after_the_forum(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne", "maddie")
    limited(session, cast)
    item = found(session)
    sign_in(client, "maddie")
    assert "One thing found in what stands in Far North CFSN" in words(client.get("/").text)
    listed = client.get(REVIEW).text
    assert f"{REVIEW}{item.id}" in listed
    assert "Among us" in listed
    assert "Try a text" not in listed
    page = client.get(f"{REVIEW}{item.id}").text
    where = html_link(page)
    assert client.get(where).status_code == 200
    answer = client.post(f"{REVIEW}{item.id}", data={"mask": "1"})
    assert (answer.status_code, answer.location) == (303, "/")
    assert everywhere(session) == []
    assert client.get(REVIEW).status_code == 403


def html_link(page: str) -> str:
    """Where the page says that it stands."""
    found = re.search(r'<a href="([^"]+)">See where it stands', page)
    return found[1].split("#")[0] if found else ""


def test_who_alone_reads_it_and_wrote_it_can_mask_it(session: Session, cast: Cast) -> None:
    among(session, cast, "leanne")
    limited(session, cast)
    item = found(session)
    assert holder(session, item, cast) == "leanne"
    assert mask(session, item, cast, by="leanne") > 0
    assert everywhere(session) == []
    session.refresh(item)
    assert item.with_id is None  # what somebody once said of themselves isn’t kept


def test_where_nobody_reads_it_who_looks_after_the_forum_masks_it_unseen(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne")
    limited(session, cast)
    session.execute(delete(CommunityMember))
    item = found(session)
    page = sign_in(client, "ray").get(f"{REVIEW}{item.id}").text
    assert "You can’t read this text" in page
    assert NUMBER not in page
    assert html_link(page) == ""
    assert client.post(f"{REVIEW}{item.id}", data={"mask": "1"}).status_code == 303


def test_it_is_passed_on_when_who_has_it_no_longer_reads_it(session: Session, cast: Cast) -> None:
    among(session, cast, "leanne", "maddie", "joel")
    limited(session, cast)
    item, forum = found(session), cast.forums.far_north
    assert holder(session, item, cast) == "maddie"
    leave(session, forum, "women", by=cast.maddie, now=NOW)
    pass_on_found(session, hours(1))
    assert holder(session, item, cast) == "joel"
    keep_out(session, forum, "women", cast.joel.id, by=cast.ray, now=NOW)
    pass_on_found(session, hours(2))
    assert holder(session, item, cast) == "leanne"
    told = select(Event.data).where(Event.kind == "screen.found").order_by(Event.id)
    people = [data["person"] for data in session.scalars(told)]
    assert people == [cast.maddie.id, cast.joel.id, cast.leanne.id]


def test_who_left_is_told_that_it_is_with_somebody_else(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne", "maddie", "joel")
    limited(session, cast)
    item = found(session)
    told(session)
    leave(session, cast.forums.far_north, "women", by=cast.maddie, now=hours(1))
    pass_it_on(session, hours(1))
    assert holder(session, item, cast) == "joel"
    assert [who for who, *_ in told(session)] == [cast.maddie.id, cast.joel.id]
    session.commit()
    answer = sign_in(client, "maddie").get(REVIEW)
    assert answer.status_code == 403
    assert "Nothing found in Far North CFSN is with you." in words(answer.text)
    assert "Among us" not in answer.text
    assert "To look at" not in client.get("/").text
    assert "Among us" in sign_in(client, "joel").get(f"{REVIEW}{item.id}").text


def test_it_is_passed_on_when_who_has_it_is_kept_out(session: Session, cast: Cast) -> None:
    among(session, cast, "leanne", "maddie")
    limited(session, cast)
    item, forum = found(session), cast.forums.far_north
    keep_out(session, forum, "women", cast.maddie.id, by=cast.ray, now=hours(1))
    pass_it_on(session, hours(1))
    assert holder(session, item, cast) == "leanne"


def test_it_is_passed_on_when_who_has_it_loses_the_seat(session: Session, cast: Cast) -> None:
    among(session, cast, "leanne", "maddie", "joel")
    limited(session, cast)
    item, forum = found(session), cast.forums.far_north
    seats = select(Membership).filter_by(forum_id=forum.id, user_id=cast.maddie.id)
    for seat in session.scalars(seats):
        end_membership(session, seat, on=TODAY)
    pass_on_found(session, hours(1))
    assert holder(session, item, cast) == "maddie"  # to the end of the day
    pass_on_found(session, hours(24))
    assert holder(session, item, cast) == "joel"


def pass_it_on(session: Session, now: datetime) -> None:
    """Let the worker do what was scheduled because somebody left."""
    due = select(Job).where(Job.kind == "pass_on_found", Job.done_at.is_(None))
    for job in session.scalars(due).all():
        HANDLERS[job.kind](session, job, now)
        job.done_at = now


def test_a_discussion_that_is_limited_later_takes_its_items_with_it(
    session: Session, cast: Cast
) -> None:
    discussed(session, cast)
    item = found(session)
    assert can_see_item(cast.ray, item)
    among(session, cast, "maddie", "leanne")
    thread = session.get_one(Thread, item.subject_id)
    thread.community_id = session.scalar(select(func.max(CommunityMember.community_id)))
    pass_on_found(session, hours(1))
    assert not can_see_item(cast.ray, item)
    assert can_see_item(cast.leanne, item)
    thread.community_id = None
    pass_on_found(session, hours(2))
    assert can_see_item(cast.ray, item)
    assert not can_see_item(cast.leanne, item)


def seen_by(session: Session, person: Person) -> set[int]:
    return set(session.scalars(select(ReviewItem.id).where(visible_items(person))))


@pytest.mark.parametrize("of_it", [("leanne", "maddie"), ("leanne", "ray"), ()])
def test_rule_and_list_agree_among_a_community(
    session: Session, cast: Cast, of_it: tuple[str, ...]
) -> None:
    among(session, cast, *(of_it or ("leanne",)))
    limited(session, cast)
    discussed(session, cast)
    if not of_it:
        session.execute(delete(CommunityMember))
    scan(session)
    items = session.scalars(select(ReviewItem)).all()
    for person in cast.everybody():
        assert seen_by(session, person) == {i.id for i in items if can_see_item(person, i)}, (
            person.key
        )


def test_where_it_stands_is_a_page_for_everybody_who_is_shown_the_way(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    among(session, cast, "leanne", "maddie")
    limited(session, cast)
    discussed(session, cast)
    decided_on(session, cast)
    scan(session)
    session.commit()
    followed = 0
    for person in cast.everybody():
        sign_in(client, person.key)
        for forum in (cast.forums.far_north, cast.forums.statewide, cast.forums.leaders):
            for item in list_items(session, forum.id, person).items:
                page = client.get(f"/{forum.tier}/{forum.slug}/review/{item.id}")
                if page.status_code == 404:
                    continue
                if where := html_link(page.text):
                    assert client.get(where).status_code == 200, (person.key, where)
                    followed += 1
    assert followed > 10


def test_who_reads_it_calls_it_fine_and_who_wrote_it_does_not(session: Session, cast: Cast) -> None:
    among(session, cast, "leanne", "maddie")
    limited(session, cast)
    item = found(session)
    call_fine(session, item, by=cast.maddie, reads_it=True, reason="An example.", now=NOW)
    assert item.state is Standing.FINE
    assert scan(session) == {}
    assert not can_see_item(cast.ray, item)  # why it is fine is for those who read it
    assert item.id not in seen_by(session, cast.ray)
