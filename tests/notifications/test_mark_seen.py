"""The number beside the bell is kept, not counted, and a notice is its person's alone."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.activity.operations import record
from cop.errors import NotFound
from cop.notifications.models import Notice
from cop.notifications.operations import Message, mark_all_seen, mark_seen, tell
from cop.notifications.queries import get_notice, list_notices
from tests.cast import NOW, Cast

MESSAGE = Message("loop", "regional", "It moved" * 100, "Travel", "/issues/ISS-1")


@pytest.fixture
def event(session: Session, cast: Cast) -> Event:
    return record(session, "test", subject="thread", subject_id=1, by_id=cast.ray.id, now=NOW)


def unread(session: Session, cast: Cast, name: str) -> int:
    session.expire_all()
    return cast.account(name).unread_notices


def test_long_texts_are_cut_to_what_a_line_holds(
    session: Session, cast: Cast, event: Event
) -> None:
    tell(session, event, [cast.maddie.id], MESSAGE)
    assert len(session.scalars(select(Notice.text)).one()) == 300


def test_seen_notice_counts_down_once(session: Session, cast: Cast, event: Event) -> None:
    tell(session, event, [cast.maddie.id], MESSAGE)
    notice = session.scalars(select(Notice)).one()
    for _ in range(2):
        mark_seen(session, notice, now=NOW)
    assert (unread(session, cast, "maddie"), notice.read_at) == (0, NOW)


def test_all_are_seen_at_once_and_nobody_elses(session: Session, cast: Cast, event: Event) -> None:
    tell(session, event, [cast.maddie.id, cast.joel.id], MESSAGE)
    mark_all_seen(session, cast.maddie.id, now=NOW)
    assert (unread(session, cast, "maddie"), unread(session, cast, "joel")) == (0, 1)


def test_notice_is_found_by_its_person_alone(session: Session, cast: Cast, event: Event) -> None:
    tell(session, event, [cast.maddie.id], MESSAGE)
    notice = list_notices(session, cast.maddie)[0]
    assert get_notice(session, cast.maddie, notice.id) is notice
    with pytest.raises(NotFound):
        get_notice(session, cast.joel, notice.id)
    assert list_notices(session, cast.joel) == []
