"""What tests of the screen's administration share."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.site.models import Site


@pytest.fixture
def site(session: Session) -> Site:
    """The site's row, with its settings and their version."""
    return session.scalars(select(Site)).one()
