"""Whatever people do: loop health is what the history tells, counted on the way or all at once."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.feedback.models import Issue, Step
from cop.insights.measures import Fact
from cop.insights.models import LoopCount, LoopDays, LoopMonth
from tests.cast import TIMEZONE, Cast
from tests.feedback.reading import let_time_pass, taken_back
from tests.feedback.test_journeys_at_random import ACTS, WALKS, World, _raise, attempt, onward
from tests.insights.comparing import agrees, count, count_afresh
from tests.insights.told import Told

LATER = timedelta(hours=2)  # every open issue has been read afresh by then
MUCH_LATER = timedelta(days=45)  # whatever was due is over
CHOICES: tuple[dict[str, str], ...] = (
    {"period": "all"},
    {"period": "quarter"},
    {"period": "all", "region": "far-north"},
    {"period": "all", "tier": "strategic"},
)
seen: set[str] = set()
taken: set[str] = set()


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=12,
    # Each walk takes seconds: making the first that fails shorter would take minutes.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(walk=WALKS)
def test_whatever_people_do_the_numbers_are_the_history_s(
    session: Session, cast: Cast, walk: list[tuple[str, str, int, int]]
) -> None:
    everybody = {person.key: person for person in cast.everybody()}
    with taken_back(session):
        world = World(session, everybody, cast)
        for n in range(3):
            _raise(world, Issue(), everybody["maddie"], n)
        for step, (kind, name, which, n) in enumerate(walk):
            issue = world.issues[which % len(world.issues)]
            name, who = (
                (name, list(everybody)[n * 2 % 18]) if kind == "any" else onward(world, issue, n)
            )
            attempt(world, ACTS[name], issue, world.people[who], n)
            if step % 9 == 0:
                count(session, world.now)
        taken.update(session.scalars(select(Step.action).distinct()))
        compare(session, world.now + LATER)
        let_time_pass(session, world.now + MUCH_LATER)
        compare(session, world.now + MUCH_LATER)


def compare(session: Session, now: datetime) -> None:
    """Assert that what was counted on the way is what the history tells, and a recount."""
    count(session, now)
    on_the_way = sums(session)
    told = Told(session, now.astimezone(ZoneInfo(TIMEZONE)).date())
    seen.update(mention.measure for mention in told.mentions)
    for chosen in CHOICES:
        agrees(session, now, told, **chosen)
    count_afresh(session, now)
    assert sums(session) == on_the_way


def test_the_walks_have_come_to_every_measure() -> None:
    if not seen:
        pytest.skip("runs after the walks")
    assert {"acknowledged", "decided", "sent-back", "closure", "verdict", "closed"} <= seen
    assert {"undo", "return", "appeal", "clarify", "reopen", "close"} <= taken


def sums(session: Session) -> list[list[tuple[object, ...]]]:
    """Every sum without its id."""
    found = []
    for model in (LoopCount, LoopDays, LoopMonth):
        columns = [c for c in model.__table__.columns if c.name != "id"]
        found.append(sorted(tuple(row) for row in session.execute(select(*columns))))
    return found


def test_a_fact_s_name_fits_its_column() -> None:
    assert max(map(len, Fact)) <= LoopCount.__table__.c.measure.type.length
