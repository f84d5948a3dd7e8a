"""The members of a forum are listed by pages, each read once, at the cost of a page."""

import re

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.forums.models import Membership
from cop.forums.operations import add_member
from tests.cast import NOW, SINCE, Cast
from tests.counting import Statements
from tests.visiting import Browser, sign_in

MEMBERS = "/regional/far-north/members"


def add_members(session: Session, cast: Cast, count: int) -> None:
    """Members of the Far North, three of a name, written at once."""
    people = [
        {
            "key": f"member{number}",
            "email": f"member{number}@example.org",
            "name": f"Member {number // 3:05}",
            "organisation_id": cast.maddie.organisation_id,
            "joined_at": NOW,
        }
        for number in range(count)
    ]
    ids = session.scalars(insert(User).returning(User.id), people).all()
    seat = {"forum_id": cast.forums.far_north.id, "role": "member", "since": SINCE}
    session.execute(insert(Membership), [{"user_id": user_id, **seat} for user_id in ids])
    session.commit()


def names(page: str) -> list[str]:
    return re.findall(r'<span class="person__name">([^<]+)', page.partition("<main")[2])


def every_page(client: Browser) -> list[list[str]]:
    pages, address = [], MEMBERS
    while address:
        page = client.get(address).text
        pages.append(names(page))
        further = re.search(rf'href="({MEMBERS}\?after=\d+)" rel="next"', page)
        address = further[1] if further else ""
    return pages


def test_every_member_stands_on_one_page_those_who_run_it_first(
    client: Browser, session: Session, cast: Cast
) -> None:
    add_members(session, cast, 250)
    sign_in(client, "ray")
    pages = every_page(client)
    assert [len(page) for page in pages] == [100, 100, 55]
    listed = [name for page in pages for name in page]
    assert listed[0] == "Ray Willoughby"
    assert listed[1:] == sorted(listed[1:])


def test_who_has_two_roles_stands_there_once_with_both(
    client: Browser, session: Session, cast: Cast
) -> None:
    add_member(session, cast.forums.far_north, cast.maddie.id, "facilitator", since=SINCE)
    session.commit()
    sign_in(client, "ray")
    assert every_page(client)[0][:2] == ["Maddie Kovac", "Ray Willoughby"]


@pytest.mark.parametrize("seat", ["gwen", "nobody"])
def test_the_list_goes_on_after_members_alone(client: Browser, cast: Cast, seat: str) -> None:
    sign_in(client, "ray")
    after = cast.gwen.id if seat == "gwen" else 999_999
    assert client.get(f"{MEMBERS}?after={after}").status_code == 404


def test_a_page_of_a_thousand_members_is_a_page_of_a_hundred(
    client: Browser, session: Session, cast: Cast, statements: Statements
) -> None:
    sign_in(client, "ray")
    add_members(session, cast, 1_000)
    client.get(MEMBERS)
    with statements() as counted:
        page = client.get(MEMBERS)
    assert len(page.data) < 60_000
    assert counted.number <= 6
