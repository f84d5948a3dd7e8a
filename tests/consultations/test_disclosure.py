"""No small number can be worked out from what is shown, by subtraction or by trying everything."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop.consultations.disclosure import (
    MIN_CELL,
    REST,
    Turnout,
    percent,
    rate_shown,
    reportable_groups,
    subgroup_reportable,
    suppress,
    turnouts,
    with_totals,
)

counts = st.integers(0, 30)
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5)
)


def test_the_textbook_three_is_not_recovered_from_the_totals() -> None:
    shown = suppress(with_totals([[20, 15, 10], [12, 3, 20], [15, 30, 25]]))
    assert shown[1][1] is None
    assert sum(cell is None for cell in shown[1][:3]) > 1
    assert sum(row[1] is None for row in shown[:3]) > 1
    assert shown[3] == [47, 48, 55, 150]


def test_zero_is_shown_as_zero_and_four_is_not() -> None:
    assert suppress(with_totals([[0, 24, 29, 4, 5]]))[0] == [0, 24, 29, None, None, 62]


def test_a_table_without_small_counts_is_shown_whole() -> None:
    table = with_totals([[5, 0, 20], [10, 7, 0]])
    assert suppress(table) == table


def test_a_lone_small_row_total_hides_more_than_its_row() -> None:
    shown = suppress(with_totals([[0, 3], [20, 0], [0, 20]]))
    assert shown[0][2] is None
    assert [row[2] for row in shown[:3]].count(None) > 1


def test_totals_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="totals"):
        suppress([[1, 2], [3, 4]])


def test_an_empty_table_stays_empty() -> None:
    assert suppress([]) == []


@settings(deadline=None)
@given(tables)
def test_what_is_shown_is_true_and_never_from_one_to_four(table: list[list[int]]) -> None:
    printed = with_totals(table)
    for row, shown in zip(printed, suppress(printed), strict=True):
        assert all(cell in (None, count) for count, cell in zip(row, shown, strict=True))
        assert not any(cell is not None and 0 < cell < MIN_CELL for cell in shown)


@settings(deadline=None)
@given(tables)
def test_no_row_or_column_hides_exactly_one_count(table: list[list[int]]) -> None:
    shown = suppress(with_totals(table))
    for line in [*shown, *zip(*shown, strict=True)]:
        assert list(line).count(None) != 1


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(10, 60), min_size=2, max_size=5), min_size=2, max_size=4))
def test_row_totals_stay_where_every_row_is_large(rows: list[list[int]]) -> None:
    width = min(map(len, rows))
    uneven = [[row[0], *[n % 7 for n in row[1:width]]] for row in rows]
    shown = suppress(with_totals(uneven))
    assert [row[-1] for row in shown] == [row[-1] for row in with_totals(uneven)]


@settings(deadline=None, max_examples=60)  # it tries thousands of tables each time
@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=2))
def test_trying_every_table_finds_no_hidden_count(table: list[list[int]]) -> None:
    span = 3
    shown = suppress(with_totals(table), min_cell=span)
    fits = [
        printed
        for a, b, c, d in product(range(9), repeat=4)
        if agrees(printed := with_totals([[a, b], [c, d]]), shown)
    ]
    for y, x in product(range(3), repeat=2):
        if shown[y][x] is None:
            assert len({printed[y][x] for printed in fits}) > span


def agrees(printed: list[list[int]], shown: list[list[int | None]]) -> bool:
    return all(
        cell in (None, count)
        for row, line in zip(printed, shown, strict=True)
        for count, cell in zip(row, line, strict=True)
    )


# --- groups ---------------------------------------------------------------------------------------


def test_ten_answers_make_a_group_that_can_be_reported() -> None:
    assert subgroup_reportable(10)
    assert not subgroup_reportable(9)


def test_groups_under_ten_are_put_together() -> None:
    groups = reportable_groups({"a": [20, 0], "b": [6, 0], "c": [1, 4]})
    assert groups == {"a": [20, 0], REST: [7, 4]}


def test_a_small_group_alone_takes_the_next_smallest_with_it() -> None:
    groups = reportable_groups({"a": [20, 0], "b": [12, 0], "c": [1, 2]})
    assert groups == {"a": [20, 0], REST: [13, 2]}


def test_small_groups_join_a_rest_that_is_there_already() -> None:
    groups = reportable_groups({"a": [20, 0], REST: [0, 15], "c": [1, 2]})
    assert groups == {"a": [20, 0], REST: [1, 17]}


def test_no_breakdown_is_made_of_a_single_group() -> None:
    assert reportable_groups({"a": [20, 0], "c": [1, 2]}) == {}


@given(st.dictionaries(st.text(max_size=3), st.lists(counts, min_size=2, max_size=2), max_size=6))
def test_every_reported_group_has_ten_answers_and_nobody_is_left_out(
    groups: dict[str, list[int]],
) -> None:
    reported = reportable_groups(groups)
    assert all(sum(row) >= 10 for row in reported.values())
    if reported:
        assert sum(map(sum, reported.values())) == sum(map(sum, groups.values()))


# --- response rates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answered", "electors", "shown"),
    [
        (6, 12, True),
        (0, 12, True),
        (12, 12, True),
        (4, 12, False),
        (7, 12, True),
        (8, 12, False),
        (5, 9, False),
    ],
)
def test_a_rate_needs_ten_electors_and_no_small_part(
    answered: int, electors: int, shown: bool
) -> None:
    assert rate_shown(answered, electors) is shown


def test_percentages_are_whole_and_halves_go_up() -> None:
    assert [percent(1, 8), percent(62, 92), percent(0, 0)] == [13, 67, 0]


def test_a_hidden_group_can_not_be_found_by_subtraction() -> None:
    rates = turnouts({("a",): (20, 3), ("b",): (30, 15), ("c",): (40, 30)})
    assert rates[("a",)] == Turnout(20, None)
    assert rates[("b",)] == Turnout(30, None)
    assert rates[("c",)] == Turnout(40, 30)
    assert rates[()] == Turnout(90, 48)
    assert rates[("c",)].percent == 75


def test_the_only_forum_of_a_hidden_region_is_hidden_with_it() -> None:
    rates = turnouts({("r", "x", "1"): (20, 2), ("r", "y", "2"): (20, 9), ("s", "z", "3"): (20, 7)})
    assert rates[("r", "x")].answered is None
    assert rates[("r", "x", "1")].answered is None
    assert rates[("r", "y", "2")].answered is None
    assert rates[("r",)] == Turnout(40, 11)


paths = st.tuples(st.sampled_from("ab"), st.sampled_from("xyz"), st.sampled_from("12"))
electorates = st.dictionaries(
    paths, st.tuples(st.integers(1, 25), st.integers(0, 25)).map(lambda n: (n[0], min(n))),
    min_size=1,
)  # fmt: skip


@settings(deadline=None)
@given(electorates)
def test_shown_turnouts_are_true_and_no_sum_misses_exactly_one(
    leaves: dict[tuple[str, ...], tuple[int, int]],
) -> None:
    rates = turnouts(leaves)
    for path, rate in rates.items():
        under = [n for p, n in leaves.items() if p[: len(path)] == path]
        asked, answered = (sum(column) for column in zip(*under, strict=True))
        assert rate.asked in (None, asked)
        assert rate.answered in (None, answered)
        assert rate.answered is None or rate_shown(answered, asked)
        parts = [r for p, r in rates.items() if len(p) == len(path) + 1 and p[: len(path)] == path]
        if parts:
            assert [r.answered for r in (rate, *parts)].count(None) != 1
            assert [r.asked for r in (rate, *parts)].count(None) != 1
