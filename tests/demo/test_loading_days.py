"""The demo's states hold whatever day it is loaded, through the operations themselves."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from cop.demo.loader import load_set
from cop.demo.reader import PRESETS
from tests.demo.loaded import only_issues, site
from tests.demo.sets import demo_of

YEAR = datetime(2026, 7, 1, 0, 30, tzinfo=UTC)
# Each load is on another day of the week and at another hour than the one before.
WEEKS = [YEAR + timedelta(days=7 * week + week % 7, hours=5 * week % 24) for week in range(52)]
TELLING = [
    datetime.combine(day, YEAR.timetz())
    for day in (
        date(2026, 10, 5),  # Labour Day, a Monday
        date(2026, 12, 27),  # a Sunday among holidays
        date(2027, 3, 31),  # the Wednesday after Easter
    )
]


@pytest.fixture(scope="module", params=PRESETS)
def empty(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Session]]:
    folder: Path = tmp_path_factory.mktemp("days")
    with site(request.param, folder, YEAR) as session:
        yield request.param, session


def load_and_take_back(empty: tuple[str, Session], now: datetime) -> None:
    """The loader holds the states against the content itself, and raises where one differs."""
    jurisdiction, session = empty
    load_set(session, only_issues(demo_of(jurisdiction).content), now=now, password=None)
    session.rollback()


@pytest.mark.parametrize("now", TELLING, ids=str)
def test_the_states_hold_on_awkward_days(empty: tuple[str, Session], now: datetime) -> None:
    load_and_take_back(empty, now)


@pytest.mark.long
@pytest.mark.parametrize("now", WEEKS, ids=str)
def test_the_states_hold_in_every_week_of_a_year(empty: tuple[str, Session], now: datetime) -> None:
    load_and_take_back(empty, now)
