"""A secretary of the leaders who belongs to the restricted forum, too."""

import pytest
from sqlalchemy.orm import Session

from cop.forums.operations import add_member
from tests.cast import SINCE, Cast


@pytest.fixture
def seat_for_wanda(session: Session, cast: Cast) -> None:
    add_member(session, cast.forums.cultural_practice, cast.wanda.id, "member", since=SINCE)
