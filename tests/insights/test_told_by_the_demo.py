"""Loop health of the demo is what its history tells, whatever is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from cop import clock
from cop.demo.loader import load_set
from cop.insights.models import LoopCount
from tests.demo.loaded import only_issues, site
from tests.demo.sets import demo_of
from tests.insights.comparing import agrees, count_afresh, health_for
from tests.insights.told import Told

CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"period": "all"},
    {"period": "half"},
    {"period": "quarter"},
    {"region": "far-north", "period": "all"},
    {"region": "limestone-coast"},
    {"tier": "statewide", "period": "all"},
    {"tier": "strategic"},
    {"tier": "regional", "period": "all"},
    {"kind": "cfsn"},
    {"ask": "decision", "period": "all"},
    {"ask": "guidance", "tier": "statewide"},
)


@dataclass(frozen=True)
class Loaded:
    session: Session
    now: datetime
    told: Told


@pytest.fixture(scope="module")
def sa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    now = clock.now()
    with site("sa", tmp_path_factory.mktemp("health"), now) as session:
        load_set(session, only_issues(demo_of("sa").content), now=now, password=None)
        session.commit()
        today = now.astimezone(ZoneInfo("Australia/Adelaide")).date()
        yield Loaded(session, now, Told(session, today))


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_every_number_is_the_one_the_history_tells(sa: Loaded, chosen: dict[str, str]) -> None:
    agrees(sa.session, sa.now, sa.told, **chosen)


def test_the_demo_says_something_of_every_measure(sa: Loaded) -> None:
    health = health_for(sa.session, sa.now, period="all")
    assert [line.key for line in health.lines if line.counted == "none"] == []
    assert health.late
    assert health.heat
    assert health.quiet


def test_the_loader_has_counted_as_a_recount_does(sa: Loaded) -> None:
    def sums() -> list[tuple[object, ...]]:
        names = [c for c in LoopCount.__table__.columns if c.name != "id"]
        return sorted(tuple(row) for row in sa.session.query(*names))

    before = sums()
    count_afresh(sa.session, sa.now)
    assert sums() == before


def test_months_later_more_has_passed_its_date(sa: Loaded) -> None:
    later = sa.now + timedelta(days=120)
    count_afresh(sa.session, later)
    today = later.astimezone(ZoneInfo("Australia/Adelaide")).date()
    agrees(sa.session, later, Told(sa.session, today), period="year")
    count_afresh(sa.session, sa.now)
