"""The bars of working days: one scale for a chart, so that their lengths compare."""

from cop.insights.durations import Bar, DaysRow, forum_rows, region_rows
from cop.insights.measures import Fact
from cop.insights.places import Place, Regions
from cop.insights.queries import DayCount, NetworkDays

TARGETS = {"acknowledge": 5, "decide": 20, "cascade": 5}
PLACES = [
    Place(n, key, key, key, "regional", "cfsn", key, "members", "active", None, TARGETS)
    for n, key in ((1, "north"), (2, "south"))
]
REGIONS = Regions({"north": "North", "south": "South"}, {})


def lengths(rows: list[DaysRow]) -> dict[float, set[float]]:
    """How long the bars are, by the days that they stand for."""
    found: dict[float, set[float]] = {}
    for bar in bars(rows):
        found.setdefault(bar.spread.median or 0, set()).add(bar.length)
    return found


def bars(rows: list[DaysRow]) -> list[Bar]:
    return [bar for row in rows for bar in row.bars if bar.spread.number]


def test_bars_of_a_chart_are_as_long_as_their_days_whatever_the_row_or_step() -> None:
    raised = [
        NetworkDays(Fact.ACK_DAYS, 1, 2, 1),
        NetworkDays(Fact.DECIDE_DAYS, 1, 16, 1),
        NetworkDays(Fact.SEND_DAYS, 1, 2, 1),
        NetworkDays(Fact.DECIDE_DAYS, 2, 64, 1),
    ]
    rows = region_rows(raised, PLACES, REGIONS)
    assert lengths(rows) == {2: {3.1}, 16: {25}, 64: {100}}


def test_a_target_stands_on_the_same_scale() -> None:
    acted = [
        DayCount(Fact.ACK_DAYS, 1, False, 4, 1, 0),
        DayCount(Fact.DECIDE_DAYS, 2, False, 40, 1, 0),
    ]
    rows = forum_rows(acted, PLACES)
    assert lengths(rows) == {4: {10}, 40: {100}}
    assert {(bar.target, bar.mark) for bar in bars(rows)} == {(5, 12.5), (20, 50)}
    assert [bar.late for bar in bars(rows)] == [False, True]


def test_a_target_alone_in_a_row_that_took_no_such_step_stretches_nothing() -> None:
    rows = forum_rows([DayCount(Fact.ACK_DAYS, 1, False, 4, 1, 0)], PLACES)
    assert lengths(rows) == {4: {80}}, "its own target is five days"


def test_nothing_took_no_time_and_needs_no_scale() -> None:
    rows = region_rows([NetworkDays(Fact.SEND_DAYS, 1, 0, 3)], PLACES, REGIONS)
    assert lengths(rows) == {0: {0}}
