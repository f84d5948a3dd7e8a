from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from tests.database.scratch import Entry, Mood, Scratch

NOON_IN_ADELAIDE = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Australia/Adelaide"))
CENTURY = st.timedeltas(timedelta(days=-18_000), timedelta(days=18_000))
ZONES = st.sampled_from(["UTC", "Australia/Adelaide", "Australia/Perth", "Pacific/Auckland"])


@pytest.fixture(autouse=True)
def tables(engine: Engine) -> None:
    Scratch.metadata.create_all(engine)


def test_moment_comes_back_in_utc(engine: Engine) -> None:
    found = stored(engine, NOON_IN_ADELAIDE)
    assert found == NOON_IN_ADELAIDE
    assert found.isoformat() == "2026-03-02T01:30:00+00:00"
    assert found.tzinfo is UTC


def test_moment_is_stored_in_utc(engine: Engine) -> None:
    stored(engine, NOON_IN_ADELAIDE)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET TIME ZONE 'UTC'"))
        raw = connection.scalar(text("SELECT CAST(at AS VARCHAR) FROM entry"))
    assert raw.startswith("2026-03-02 01:30:00")


def test_moment_without_a_zone_is_refused(engine: Engine) -> None:
    naive = NOON_IN_ADELAIDE.replace(tzinfo=None)
    with pytest.raises(StatementError, match="has no time zone"):
        stored(engine, naive)


def test_moment_without_a_zone_is_refused_in_a_condition(engine: Engine) -> None:
    naive = NOON_IN_ADELAIDE.replace(tzinfo=None)
    with Session(engine) as session, pytest.raises(StatementError, match="has no time zone"):
        session.scalar(select(Entry).where(Entry.at < naive))


def test_no_moment_stays_none(engine: Engine) -> None:
    assert stored(engine, None) is None


def test_moments_of_different_zones_are_compared_as_moments(engine: Engine) -> None:
    stored(engine, NOON_IN_ADELAIDE)
    a_second_later = (NOON_IN_ADELAIDE + timedelta(seconds=1)).astimezone(ZoneInfo("America/Lima"))
    with Session(engine) as session:
        assert session.scalar(select(Entry).where(Entry.at < a_second_later))
        assert not session.scalar(select(Entry).where(Entry.at >= a_second_later))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(distance=CENTURY, zone=ZONES)
def test_every_moment_survives_the_database(engine: Engine, distance: timedelta, zone: str) -> None:
    moment = (NOON_IN_ADELAIDE.astimezone(UTC) + distance).astimezone(ZoneInfo(zone))
    assert stored(engine, moment) == moment


def test_word_of_a_list_is_stored_by_its_value(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(Entry(mood=Mood.GLAD))
        session.commit()
        assert session.scalar(text("SELECT mood FROM entry")) == "glad"
        assert session.scalars(select(Entry)).one().mood is Mood.GLAD


def test_document_comes_back_and_its_absence_is_null(engine: Engine) -> None:
    with Session(engine) as session:
        session.add_all([Entry(data={"b": [1], "a": None}), Entry(data=None)])
        session.commit()
        assert session.scalars(select(Entry.data).order_by(Entry.id)).all() == [
            {"b": [1], "a": None},
            None,
        ]
        assert session.scalar(text("SELECT count(*) FROM entry WHERE data IS NULL")) == 1


def stored(engine: Engine, moment: datetime | None) -> datetime:
    """Write the moment and read it back through another session."""
    with Session(engine) as session:
        entry = Entry(at=moment)
        session.add(entry)
        session.commit()
        entry_id = entry.id
    with Session(engine) as session:
        return session.get_one(Entry, entry_id).at
