"""Lists are read by keyset: each discussion once, at the same cost however many there are."""

import re

import pytest
from sqlalchemy.orm import Session

from cop.threads.operations import start_thread
from cop.threads.queries import THREADS_PER_PAGE, list_threads
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.factories import add_many_threads, add_thread
from tests.visiting import Browser, sign_in

LIST = "/regional/far-north/threads/"


def test_pages_follow_each_other_without_a_gap_or_a_double(
    client: Browser, session: Session, cast: Cast
) -> None:
    add_many_threads(session, cast.forums.far_north, cast.maddie, 60)
    session.commit()
    sign_in(client, "joel")
    address, titles = LIST, []
    while address:
        page = client.get(address).text
        titles += re.findall(r">(Discussion \d+)<", page)
        older = re.search(rf'href="({LIST}\?before=[^"]+)"', page)
        address = older[1] if older else ""
    assert titles == [f"Discussion {n}" for n in range(60, 0, -1)]


def test_pinned_discussions_come_first_and_once(session: Session, cast: Cast) -> None:
    forum = cast.forums.far_north
    pinned = add_thread(session, forum, cast.maddie, title="Read me first")
    pinned.pinned = True
    add_many_threads(session, forum, cast.maddie, THREADS_PER_PAGE + 5)
    first = list_threads(session, forum, cast.joel)
    assert first.lines[0].title == "Read me first"
    assert len(first.lines) == THREADS_PER_PAGE
    assert first.older is not None


@pytest.mark.parametrize("kind", ["question", "announcement"])
def test_one_kind_is_listed_alone(session: Session, cast: Cast, kind: str) -> None:
    forum = cast.forums.far_north
    for each in ("discussion", kind):
        start_thread(session, forum, by=cast.ray, title=each, body="Words.", now=NOW, kind=each)
    assert [line.title for line in list_threads(session, forum, cast.joel, kind=kind).lines] == [
        kind
    ]


def test_page_costs_the_same_for_three_and_for_three_hundred(
    client: Browser, session: Session, cast: Cast, statements: Statements
) -> None:
    add_many_threads(session, cast.forums.far_north, cast.maddie, 3)
    session.commit()
    sign_in(client, "joel")
    client.get(LIST)
    with statements() as few:
        client.get(LIST)
    add_many_threads(session, cast.forums.far_north, cast.maddie, 297)
    session.commit()
    client.get(LIST)
    with statements() as many:
        client.get(LIST)
    assert few.number == many.number <= 8, many.sent
