"""Migrations go both ways, end at what the models say, and lose nobody's rows."""

import pytest
from alembic.util import CommandError
from sqlalchemy import MetaData, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.database import Base
from cop.search.models import INDEX
from tests.cast import load_cast
from tests.databases import POSTGRESQL
from tests.migrations.conftest import Alembic

APPEND_ONLY = sorted(t.name for t in Base.metadata.tables.values() if t.info.get("append_only"))
sqlite_rebuilds = pytest.mark.skipif(POSTGRESQL, reason="only SQLite rebuilds tables")
REBUILD = (
    'with op.batch_alter_table("{table}", recreate="always") as batch:'
    ' batch.add_column(sa.Column("more", sa.String(), nullable=True))'
)


def test_migrations_go_up_and_down_and_up_again_to_what_the_models_say(alembic: Alembic) -> None:
    alembic.upgrade("head")
    alembic.check()
    alembic.downgrade("base")
    assert inspect(alembic.engine).get_table_names() == ["alembic_version"]
    alembic.upgrade("head")
    alembic.check()


def test_migrated_tables_are_those_of_the_models(alembic: Alembic) -> None:
    alembic.upgrade("head")
    found = set(inspect(alembic.engine).get_table_names()) - {"alembic_version"}
    assert {name for name in found if not name.startswith(INDEX)} == set(Base.metadata.tables)


def test_migrated_record_has_its_triggers(alembic: Alembic) -> None:
    alembic.upgrade("head")
    assert {table: triggers_of(alembic, table) for table in APPEND_ONLY} == dict.fromkeys(
        APPEND_ONLY, 2
    )


def test_change_of_an_event_is_refused_after_migrating(alembic: Alembic) -> None:
    alembic.upgrade("head")
    add_event(alembic)
    with pytest.raises(IntegrityError, match="event is append-only"), alembic.engine.begin() as c:
        c.execute(text("UPDATE event SET kind = 'other'"))


@sqlite_rebuilds
def test_rebuilding_a_parent_table_keeps_its_children(alembic: Alembic) -> None:
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        load_cast(session)
        session.commit()
    before = counts(alembic)
    alembic.add_migration(REBUILD.format(table="person"))
    alembic.upgrade("head")
    assert counts(alembic) == before
    assert "more" in {column["name"] for column in inspect(alembic.engine).get_columns("person")}


def test_migration_that_would_orphan_rows_is_taken_back_whole(alembic: Alembic) -> None:
    alembic.upgrade("head")
    with Session(alembic.engine) as session:
        load_cast(session)
        session.commit()
    before = counts(alembic)
    alembic.add_migration('op.execute("DELETE FROM organisation")')
    refusal = IntegrityError if POSTGRESQL else RuntimeError
    with pytest.raises(refusal):
        alembic.upgrade("head")
    assert counts(alembic) == before


@sqlite_rebuilds
def test_triggers_that_a_rebuild_drops_are_missed_by_the_check(alembic: Alembic) -> None:
    alembic.upgrade("head")
    alembic.add_migration(REBUILD.format(table="event"))
    alembic.upgrade("head")
    with pytest.raises(CommandError, match="make_append_only"):
        alembic.check()


def test_missing_constraint_is_missed_by_the_check(alembic: Alembic) -> None:
    alembic.upgrade("head")
    alembic.add_migration(
        'with op.batch_alter_table("forum") as batch: batch.drop_constraint("ck_forum_tier")'
    )
    alembic.upgrade("head")
    with pytest.raises(CommandError, match="ck_forum_tier"):
        alembic.check()


def add_event(alembic: Alembic) -> None:
    with alembic.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO event (kind, at, subject, subject_id, data)"
                " VALUES ('test', '2026-03-03 00:30:00+00:00', 'thread', 1, '{}')"
            )
        )


def triggers_of(alembic: Alembic, table: str) -> int:
    question = (
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass(:t) AND NOT tgisinternal"
        if POSTGRESQL
        else "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"
    )
    with alembic.engine.connect() as connection:
        return connection.scalar(text(question), {"t": table})


def counts(alembic: Alembic) -> dict[str, int]:
    tables = MetaData()
    tables.reflect(alembic.engine)
    with alembic.engine.connect() as connection:
        return {
            name: connection.scalar(text(f'SELECT count(*) FROM "{name}"'))
            for name in tables.tables
        }
