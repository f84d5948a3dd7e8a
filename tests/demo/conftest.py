"""The demo sets as fixtures: each of the four in turn, or South Australia's."""

import pytest

from cop.demo.reader import PRESETS
from tests.demo.sets import Demo, demo_of


@pytest.fixture(params=PRESETS)
def demo(request: pytest.FixtureRequest) -> Demo:
    jurisdiction: str = request.param
    return demo_of(jurisdiction)


@pytest.fixture
def south_australia() -> Demo:
    return demo_of("sa")
