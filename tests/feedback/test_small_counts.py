"""Counts of people under five are found and hidden; other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.feedback.small_counts import find_small_counts, hide_small_counts

HIDDEN = {
    "2 families missed it.": "Fewer than five families missed it.",
    "They left. 2 families stayed.": "They left. Fewer than five families stayed.",
    "Two families left town": "Fewer than five families left town",
    "We know of one mother who": "We know of fewer than five mothers who",
    "3 Aboriginal families and 4 children": (
        "Fewer than five Aboriginal families and fewer than five children"
    ),
    "one or two young people": "Fewer than five young people",
    "2–3 families": "Fewer than five families",
    "3 of 14 families": "Fewer than five of 14 families",
    "three of the families": "Fewer than five of the families",
    "Two of our Elders": "Fewer than five of our Elders",
    "(four kids)": "(fewer than five kids)",
    "ONE CHILD": "Fewer than five children",
    "two\nparents": "Fewer than five\nparents",
    "1 young person": "Fewer than five young people",
    "four other kinship carers": "Fewer than five other kinship carers",
}
KEPT = [
    "Eleven of fourteen families missed it.",
    "26 referrals in eight weeks; told four times on average.",
    "24 families",
    "2.4 children for each household",
    "1,004 families",
    "12-3 families",
    "Year 3 students",
    "Stage 2 families wait",
    "one in four children",
    "4 year old children",
    "two-parent families",
    "two workers for the region",
    "four hours to a family meeting",
    "three parent-led groups",
    "five families",
    "4 to 6 families",
    "$3 families",
    "",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_a_small_count_of_people_is_hidden(text: str) -> None:
    assert hide_small_counts(text) == HIDDEN[text]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_small_count_of_people_is_left_alone(text: str) -> None:
    assert hide_small_counts(text) == text


def test_each_is_pointed_out_as_it_was_written() -> None:
    found = find_small_counts("Two families, and later 3 children.")
    assert [count.text for count in found] == ["Two families", "3 children"]


@given(
    st.text(alphabet=st.sampled_from("1234 two families children of the –-.,\nYear"), max_size=60)
)
def test_what_was_hidden_once_is_hidden(text: str) -> None:
    once = hide_small_counts(text)
    assert find_small_counts(once) == []


@pytest.mark.parametrize("text", ["one of " * 3000, "2 more " * 3000, "1 " * 8000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    assert isinstance(hide_small_counts(text[:20000]), str)
