"""What was written before there was a search is found after the migration, as if written now."""

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.cast import Cast, Forums, load_cast
from tests.databases import POSTGRESQL
from tests.factories import add_thread
from tests.feedback.journeys import joined, raised
from tests.migrations.conftest import Alembic
from tests.search.finding import indexed, keys

BEFORE = "30494f91588b"


def test_what_is_there_is_indexed(alembic: Alembic) -> None:
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        load_cast(session)
        cast = Cast(session, Forums(session))
        add_thread(session, cast.forums.limestone_coast, cast.gwen, replies=3)
        joined(session, cast)
        raised(session, cast)
        session.commit()
        written = indexed(session)
    alembic.downgrade(BEFORE)
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        assert indexed(session) == written
        cast = Cast(session, Forums(session))
        assert len(keys(session, cast.gwen, "travel")) == 1
        assert {kind for kind, _ in keys(session, cast.ray, "story")} == {"brief", "post", "issue"}


def test_nothing_of_it_is_left_after_going_back(alembic: Alembic) -> None:
    alembic.upgrade("head")
    alembic.downgrade(BEFORE)
    question = (
        "SELECT count(*) FROM pg_proc WHERE proname = 'search_neighbours'"
        " AND pronamespace = CAST(current_schema() AS regnamespace)"
        if POSTGRESQL
        else "SELECT count(*) FROM sqlite_master WHERE name LIKE 'search%'"
    )
    with alembic.engine.connect() as connection:
        assert connection.scalar(text(question)) == 0
