"""Who was told of an answer and who opened it: remembered once, shown by name only at home."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.activity.models import Job
from cop.feedback.models import CascadeOpening, CascadeReceipt, Issue
from cop.feedback.operations.receipts import open_answers, remember_told
from cop.forums.operations import add_member
from cop.notifications.jobs import notify
from tests.cast import NOW, SINCE, Cast
from tests.counting import Statements
from tests.factories import add_account
from tests.feedback.journeys import cascaded, decided, hours, joined, source_of
from tests.feedback.reading import cascades
from tests.visiting import sign_in


def tell(session: Session) -> None:
    """Do what the worker does about notices."""
    for job in session.query(Job).filter_by(kind="notify", done_at=None).all():
        notify(session, job, NOW)
        job.done_at = NOW
    session.commit()


def openers(session: Session) -> list[str]:
    names = select(User.key).join(CascadeOpening, CascadeOpening.user_id == User.id)
    return sorted(session.scalars(names))


def told(session: Session, cascade_id: int) -> list[str]:
    names = select(User.key).join(CascadeReceipt, CascadeReceipt.user_id == User.id)
    return sorted(session.scalars(names.where(CascadeReceipt.cascade_id == cascade_id)))


def test_everybody_who_gets_the_notice_has_received_the_answer(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    tell(session)
    far_north, limestone = cascades(session, issue)
    assert told(session, far_north.id) == ["joel", "leanne", "maddie", "ray"]
    assert told(session, limestone.id) == ["gwen", "peter"]


def test_telling_twice_remembers_nobody_twice(session: Session, cast: Cast) -> None:
    (sent,) = cascades(session, cascaded(session, cast))
    for _ in range(2):
        remember_told(session, sent.id, [cast.maddie.id, cast.ray.id], now=hours(12))
    assert told(session, sent.id) == ["maddie", "ray"]


def test_an_answer_is_opened_once_and_the_first_time_counts(session: Session, cast: Cast) -> None:
    (sent,) = cascades(session, cascaded(session, cast))
    assert open_answers(session, [sent.id], by=cast.maddie, now=hours(12)) is True
    assert open_answers(session, [sent.id], by=cast.maddie, now=hours(20)) is False
    row = session.scalars(select(CascadeOpening)).one()
    assert (row.user_id, row.at) == (cast.maddie.id, hours(12))


def test_only_who_reads_in_a_network_opens_its_answer(session: Session, cast: Cast) -> None:
    sent = [row.id for row in cascades(session, joined(session, cast))]
    for person in cast.everybody():
        open_answers(session, sent, by=person, now=hours(12))
    assert openers(session) == ["gwen", "joel", "leanne", "maddie", "peter", "ray"]
    assert open_answers(session, [], by=cast.maddie, now=hours(12)) is False
    assert open_answers(session, [999_999], by=cast.maddie, now=hours(12)) is False


@pytest.mark.parametrize("place", ["thread", "issue"])
def test_opening_the_page_writes_the_first_time_only(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, place: str
) -> None:
    issue = cascaded(session, cast)
    session.commit()
    thread = f"/regional/far-north/threads/{source_of(session, issue)}"
    address = thread if place == "thread" else f"/issues/{issue.reference}"
    sign_in(client, "maddie")
    assert openers(session) == []
    client.get(address)
    assert openers(session) == ["maddie"]
    with statements() as again:
        client.get(address)
    assert [sql for sql in again.sent if sql.startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_reading_elsewhere_opens_nothing(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    session.commit()
    for name in ("priya", "helen", "gwen", "louise", "lien"):
        sign_in(client, name).get(f"/issues/{issue.reference}")
    for path in ("/", "/issues/", "/issues/mine", "/you-said-we-did", "/regional/far-north/"):
        sign_in(client, "maddie").get(path)
    assert openers(session) == []


def crowd(session: Session, cast: Cast, count: int) -> list[User]:
    """More members of the Far North."""
    users = [add_account(session, f"member{n}", name=f"Member {n}") for n in range(count)]
    for user in users:
        add_member(session, cast.forums.far_north, user.id, "member", since=SINCE)
    return users


def answered(session: Session, cast: Cast, members: int, opened: int) -> Issue:
    """Told to this many people of the Far North beside the four, opened by some of them."""
    users = crowd(session, cast, members)
    issue = cascaded(session, cast)
    tell(session)
    (sent,) = cascades(session, issue)
    session.add_all(
        CascadeOpening(cascade_id=sent.id, user_id=user.id, at=NOW) for user in users[:opened]
    )
    session.commit()
    return issue


def receipts_for(client: FlaskClient, name: str, issue: Issue) -> str:
    page = sign_in(client, name).get(f"/issues/{issue.reference}").text
    found = re.search(r'<section aria-labelledby="rec".*?</section>', page, re.S)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("members", "opened", "shown"),
    [
        (12, 0, "Nobody has opened it yet."),
        (12, 4, "isn’t shown"),
        (12, 5, "5 opened it."),
        (12, 11, "11 opened it."),
        (12, 12, "isn’t shown"),  # four have not, and they could be told apart
    ],
)
def test_small_counts_are_hidden_outside_the_network(
    client: FlaskClient, session: Session, cast: Cast, members: int, opened: int, shown: str
) -> None:
    issue = answered(session, cast, members, opened)
    for name in ("helen", "priya"):
        seen = receipts_for(client, name, issue)
        assert "16 people were told." in seen
        assert shown in seen
        assert "Member" not in seen
    assert f"{opened} opened it." in receipts_for(client, "ray", issue) or opened == 0


def test_too_few_told_are_not_counted_outside(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = answered(session, cast, 0, 0)
    seen = receipts_for(client, "helen", issue)
    assert "A few people were told." in seen
    assert "opened it isn’t shown" in seen
    assert "4 people were told." in receipts_for(client, "ray", issue)


def test_names_are_read_by_the_network_s_convenor_only(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = answered(session, cast, 3, 1)
    seen = receipts_for(client, "ray", issue)
    opened, waiting = seen.split("Who hasn’t opened it")
    assert "Member 0" in opened
    assert "Member 1" in waiting
    for name in ("maddie", "gwen", "peter", "caitlin", "louise"):
        assert receipts_for(client, name, issue) == "", name


def test_before_the_answer_is_sent_there_is_nothing_to_receive(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    assert session.scalar(select(func.count()).select_from(CascadeReceipt)) == 0
    issue = decided(session, cast)
    tell(session)
    assert receipts_for(client, "helen", issue) == ""
    assert session.scalar(select(func.count()).select_from(CascadeReceipt)) == 0
