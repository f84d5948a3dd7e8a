"""The pictures of a journey stay legible however long it grows, and say what they show."""

from collections.abc import Sequence
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop.feedback.figure import (
    MOST_STOPS,
    Circle,
    Dot,
    Journey,
    Labels,
    State,
    Stop,
    Text,
    Tier,
    draw_circle,
    draw_lanes,
)
from cop.feedback.figure.lanes import LANE_ORDER, Box, box_of, touch, upright

LABELS: Labels = {
    "regional": "Regional networks",
    "statewide": "State-wide Practitioners Forum",
    "strategic": "Strategic Leadership Forum",
}
NAMES = (
    "Raised",
    "Joined by three others",
    "Decided: yes, with changes",
    "Answer sent to every region",
    "Did it fix it?",
)
SMALLEST_SPACE = 3  # px between the edges of two stops


def journey(*tiers: Tier, now: int | None = None) -> list[Stop]:
    """Stops through these tiers: done before `now`, to come after it, all done where it is none."""

    def state(number: int) -> State:
        if now is None or number < now:
            return "done"
        return "now" if number == now else "next"

    return [
        Stop(number, tier, state(number), f"Step {number}", "Gulf & Ranges", f"{number} Oct")
        for number, tier in enumerate(tiers, start=1)
    ]


ROUND: tuple[Tier, ...] = ("regional", "statewide", "strategic", "regional")


@st.composite
def journeys(draw: st.DrawFn) -> list[Stop]:
    tiers = draw(st.lists(st.sampled_from(LANE_ORDER), min_size=1, max_size=MOST_STOPS))
    now = draw(st.none() | st.integers(1, len(tiers)))
    dates = draw(st.lists(st.none() | st.dates(), min_size=len(tiers), max_size=len(tiers)))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=len(tiers), max_size=len(tiers)))
    return [
        Stop(stop.number, stop.tier, stop.state, name, stop.who, stop.when, at)
        for stop, name, at in zip(journey(*tiers, now=now), names, dates, strict=True)
    ]


def closest(dots: Sequence[Dot]) -> float:
    return min(
        (hypot(a.x - b.x, a.y - b.y) - a.r - b.r for a, b in combinations(dots, 2)), default=999
    )


def angle_order(circle: Circle, tier: Tier) -> list[int]:
    """The numbers on the bottom arc as they come clockwise: from right to left."""
    return [
        dot.stop.number
        for dot in sorted(circle.dots, key=lambda dot: -dot.x)
        if dot.stop.tier == tier
    ]


@given(journeys())
def test_stops_on_the_circle_keep_apart_inside_the_ring(stops: list[Stop]) -> None:
    circle = draw_circle(stops, LABELS)
    assert closest(circle.dots) >= SMALLEST_SPACE
    middle = circle.size / 2
    for dot in circle.dots:
        distance = hypot(dot.x - middle, dot.y - middle)
        assert distance - dot.r >= 104
        assert distance + dot.r <= 160


@given(journeys())
def test_stops_in_the_lanes_keep_apart_inside_the_picture(stops: list[Stop]) -> None:
    lanes = draw_lanes(stops, LABELS)
    assert closest(lanes.dots) >= SMALLEST_SPACE
    for dot in lanes.dots:
        assert dot.r <= dot.x <= lanes.width - dot.r
        assert dot.r <= dot.y <= lanes.height - dot.r


@given(journeys())
def test_no_label_in_the_lanes_touches_a_stop_a_line_or_another_label(stops: list[Stop]) -> None:
    lanes = draw_lanes(stops, LABELS)
    texts: list[Text] = [*lanes.names, *lanes.dates]
    uprights = [
        upright(a, b) for a, b in zip(lanes.dots, lanes.dots[1:], strict=False) if a.y != b.y
    ]
    circles: list[Box] = [
        (dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r) for dot in lanes.dots
    ]
    assert not [pair for pair in combinations(texts, 2) if touch(box_of(pair[0]), box_of(pair[1]))]
    assert not [
        text.text for text in texts for other in [*uprights, *circles] if touch(box_of(text), other)
    ]
    for text in texts:
        left, top, right, bottom = box_of(text)
        assert left >= 0
        assert right <= lanes.width
        assert top >= 0
        assert bottom <= lanes.height


@given(journeys())
def test_every_stop_is_drawn_once_and_described(stops: list[Stop]) -> None:
    circle, lanes = draw_circle(stops, LABELS), draw_lanes(stops, LABELS)
    assert [dot.stop for dot in circle.dots] == stops == [dot.stop for dot in lanes.dots]
    assert all(stop.name in lanes.description for stop in stops)


def test_a_journey_leaves_its_first_arc_at_the_far_end_and_returns_at_the_near_one() -> None:
    assert angle_order(draw_circle(journey(*ROUND, now=4), LABELS), "regional") == [4, 1]


def test_a_journey_that_starts_anew_keeps_its_first_step_last() -> None:
    circle = draw_circle(journey(*ROUND, *ROUND[1:], now=7), LABELS)
    assert angle_order(circle, "regional") == [4, 7, 1]


def test_the_part_it_is_with_now_is_lit() -> None:
    circle = draw_circle(journey(*ROUND, now=2), LABELS)
    assert [arc.tier for arc in circle.arcs if arc.is_now] == ["statewide"]


def test_lines_are_solid_up_to_where_it_is_and_dotted_from_there() -> None:
    lanes = draw_lanes(journey(*ROUND, now=2), LABELS)
    assert [segment.is_solid for segment in lanes.segments] == [True, False, False, False]


def test_a_closed_journey_has_no_loose_end() -> None:
    assert [segment.is_solid for segment in draw_lanes(journey(*ROUND), LABELS).segments] == [
        True,
        True,
        True,
    ]


def test_a_short_journey_keeps_all_its_labels() -> None:
    lanes = draw_lanes(journey(*ROUND, now=4), LABELS)
    assert len(lanes.names) == len(lanes.dates) == 4


def test_a_single_step_is_drawn() -> None:
    stops = journey("strategic", now=1)
    assert "One step is marked on it." in draw_circle(stops, LABELS).description
    assert len(draw_lanes(stops, LABELS).segments) == 1


def test_a_very_long_journey_shows_its_latest_steps_and_says_so() -> None:
    stops = journey(*ROUND * 5)
    circle, lanes = draw_circle(stops, LABELS), draw_lanes(stops, LABELS)
    assert (
        [dot.stop for dot in circle.dots] == stops[-MOST_STOPS:] == [dot.stop for dot in lanes.dots]
    )
    assert "Earlier steps are in the list." in circle.description
    assert lanes.description.startswith("Earlier steps are in the list. 7. Step 7")


def test_the_headline_is_wrapped_around_the_middle() -> None:
    circle = draw_circle(journey(*ROUND), LABELS, headline="Back with the regions", note="day 48")
    assert [line.text for line in circle.headline] == ["Back with the", "regions"]
    assert circle.note is not None
    assert circle.headline[-1].y < circle.note.y


def test_the_circle_says_what_it_shows() -> None:
    assert draw_circle(journey(*ROUND, now=3), LABELS).description == (
        "A circle in three parts, each feeding the next, clockwise: Regional networks, "
        "State-wide Practitioners Forum, Strategic Leadership Forum, and back to Regional "
        "networks. 4 numbered steps are marked on it. "
        "Steps 1 and 2 are done. It is now at step 3, “Step 3”, with Strategic Leadership Forum. "
        "Still to come: “Step 4”, Regional networks."
    )


@pytest.mark.parametrize(("now", "words"), [(1, "1 Oct, where it is now."), (None, "1 Oct.")])
def test_the_lanes_say_what_they_show(now: int | None, words: str) -> None:
    assert (
        draw_lanes(journey("regional", now=now), LABELS).description
        == f"1. Step 1, Regional networks, {words}"
    )


def test_a_journey_is_drawn_as_its_stops_are_and_equals_what_looks_the_same() -> None:
    stops, labels = tuple(journey(*ROUND, now=3)), tuple(LABELS.items())
    drawn = Journey(stops, labels, "With the leaders", "by 3 Nov")
    assert drawn.circle() == draw_circle(
        stops, LABELS, headline="With the leaders", note="by 3 Nov"
    )
    assert drawn.lanes() == draw_lanes(stops, LABELS)
    same = Journey(tuple(journey(*ROUND, now=3)), labels, "With the leaders", "by 3 Nov")
    assert hash(same) == hash(drawn)
    others = [
        Journey(tuple(journey(*ROUND, now=2)), labels, "With the leaders", "by 3 Nov"),
        Journey(stops, labels[:2], "With the leaders", "by 3 Nov"),
        Journey(stops, labels, "Closed", "by 3 Nov"),
        Journey(stops, labels, "With the leaders"),
    ]
    assert len({drawn, same, *others}) == 1 + len(others)
