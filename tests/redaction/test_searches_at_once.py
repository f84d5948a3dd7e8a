"""Two searches through what stands here share the work, whenever they begin."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.redaction.finding import Finder, Hit
from cop.redaction.models import ReviewItem
from cop.redaction.operations.scanning import begin_scan, scan_batch, scan_is_on
from tests.cast import NOW, Cast, Forums
from tests.conftest import SECRET
from tests.redaction.planting import discussed


class Interrupted(Finder):
    """Reads as slowly as it takes somebody else to do something."""

    def __init__(self, session: Session, meanwhile: Callable[[], None]) -> None:
        super().__init__(session, SECRET)
        self._meanwhile: Callable[[], None] | None = meanwhile

    def found(self, value: object, forum_id: int | None) -> dict[str, Hit]:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile:
            meanwhile()
        return super().found(value, forum_id)


def search(session: Session, finder: Finder, batches: int = 500) -> None:
    """Search on, each batch a unit of work."""
    for _ in range(batches):
        if scan_batch(session, finder, now=NOW, size=3) is None:
            session.commit()
            return
        session.commit()


@pytest.mark.parametrize("afresh", [False, True])
@pytest.mark.parametrize("batches", [0, 1, 40, 500])
def test_two_searches_find_everything_once(
    own_database: Engine, afresh: bool, batches: int
) -> None:
    with Session(own_database) as session, Session(own_database) as other:
        discussed(session, Cast(session, Forums(session)))
        begin_scan(session)
        session.commit()

        def meanwhile() -> None:
            if afresh:
                begin_scan(other)
                other.commit()
            search(other, Finder(other, SECRET), batches)

        search(session, Interrupted(session, meanwhile))
        places = select(ReviewItem.table_name, ReviewItem.column_name, ReviewItem.row_id)
        assert len(session.execute(places).all()) == 4
        told = select(func.count()).where(Event.kind == "screen.found")
        assert session.scalar(told) == 1
        assert not scan_is_on(session)
