"""Whatever a process keeps, everybody gets the page that a process would give that kept nothing.

People of every role ask for the same pages in an order drawn from a seed, several at once. Each
answer is compared, byte for byte, with what a new process says that forgets all before each."""

import random
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from difflib import unified_diff
from itertools import product
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.accounts.operations import open_session
from cop.extensions import db
from cop.forums.models import Membership
from cop.site.models import Site
from tests.cast import NOW, TODAY, Cast, Forums
from tests.conftest import SECRET
from tests.databases import address
from tests.test_permissions_matrix import LINES, places_for
from tests.web.afresh import Visit, answer, answers_afresh, app_on

ROLES = ["maddie", "leanne", "ray", "priya", "caitlin", "helen", "rosalind", "shona", "lien"]
ROLES += ["louise", "colin", "stranger"]
VISITS = 200
# Pages that show things; forms print the same parts, and would be most of it.
READS = re.compile(
    r"GET (?!(issues|directives)\.(?!list|show|mine|card)|.*\.(pause|cover|new_|raise_|back))"
)
A_DAY = timedelta(days=1)

Change = Callable[[Session, Cast], None]


@dataclass
class Walk:
    """A process that has been running for a while, and what is asked of it."""

    app: Flask
    folder: Path
    url: str
    tokens: dict[str, str]
    pages: list[str]
    chance: random.Random

    def visits(self) -> list[Visit]:
        """Some of what everybody could ask."""
        return self.chance.sample(list(product(self.tokens.values(), self.pages)), VISITS)

    def go(self, visits: list[Visit]) -> list[str]:
        """Ask, several at once, in an order of its own, and return the answers in order."""
        order = self.chance.sample(range(len(visits)), len(visits))
        with ThreadPoolExecutor(6) as threads:
            answers = threads.map(lambda n: answer(self.app, *visits[n]), order)
            found = dict(zip(order, answers, strict=True))
        return [found[n] for n in range(len(visits))]


@pytest.fixture
def walk(own_database: Engine, tmp_path: Path) -> Iterator[Walk]:
    with time_machine.travel(NOW, tick=False):
        with Session(own_database) as session:
            cast = Cast(session, Forums(session))
            places = places_for(session, cast)
            tokens = {name: _token(session, name) for name in ROLES}
            session.commit()
        pages = [LINES[route].path.format(**places) for route in LINES if READS.match(route)]
        url = address("cop_own_tests", tmp_path)
        app = app_on(url, tmp_path, SECRET)
        yield Walk(app, tmp_path, url, tokens, pages, random.Random(20260303))
        with app.app_context():
            db.engine.dispose()


def _token(session: Session, name: str) -> str:
    user = session.scalars(select(User).where(User.key == name)).one()
    return open_session(session, user, browser="test", now=NOW)


def nothing(_session: Session, _cast: Cast) -> None: ...


def a_member_leaves(session: Session, cast: Cast) -> None:
    for seat in session.scalars(select(Membership).where(Membership.user_id == cast.maddie.id)):
        seat.until = TODAY - A_DAY


def a_forum_is_renamed(_session: Session, cast: Cast) -> None:
    cast.forums.far_north.name = "Far <b>North</b> & Outback"


def a_forum_is_closed_to_others(_session: Session, cast: Cast) -> None:
    cast.forums.far_north.visibility = "restricted"


def somebody_is_renamed(_session: Session, cast: Cast) -> None:
    cast.account("ray").name = "{{7*7}} &amp; <script>"


def the_site_is_set_anew(session: Session, _cast: Cast) -> None:
    site = session.get_one(Site, 1)
    site.name, site.version = "Another name", site.version + 1
    site.settings = site.settings | {"strapline": "Another line"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param((nothing, a_member_leaves, a_forum_is_closed_to_others), id="seats"),
        pytest.param(
            (a_forum_is_renamed, somebody_is_renamed, the_site_is_set_anew),
            id="names",
            marks=pytest.mark.long,
        ),
    ],
)
def test_everybody_gets_their_own_page_whatever_was_kept(
    walk: Walk, own_database: Engine, changes: tuple[Change, ...]
) -> None:
    for change in changes:
        with Session(own_database) as session:
            change(session, Cast(session, Forums(session)))
            session.commit()
        visits = walk.visits()
        walk.go(visits)  # what is seen for the first time is written down as read
        afresh = answers_afresh(walk.url, walk.folder, SECRET, visits)
        for _ in range(2):
            kept = walk.go(visits)
            assert differing(visits, kept, afresh) == []
        assert {page[:3] for page in kept} >= {"200", "403", "404"}


def differing(visits: list[Visit], kept: list[str], afresh: list[str]) -> list[tuple[str, str]]:
    """What was asked where the two differ, and the lines that do."""
    return [
        (asked[1], "\n".join(unified_diff(one.split("\n"), other.split("\n"), n=0)))
        for asked, one, other in zip(visits, kept, afresh, strict=True)
        if one != other
    ]
