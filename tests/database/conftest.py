"""An empty database for each test: a file of SQLite, or a schema of its own on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from cop.database import engine_options, install, sqlalchemy_url

POSTGRESQL = os.environ.get("COP_DATABASE_URL", "").startswith("postgres")
SCHEMA = "cop_database_tests" + os.environ.get("PYTEST_XDIST_WORKER", "")


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'test.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """The database the tests are run against."""
    if POSTGRESQL:
        yield from postgresql(os.environ["COP_DATABASE_URL"])
    else:
        yield request.getfixturevalue("sqlite")


def postgresql(url: str) -> Iterator[Engine]:
    engine = open_engine(url, connect_args={"options": f"-c search_path={SCHEMA}"})
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
    yield engine
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {SCHEMA} CASCADE"))
    engine.dispose()


def open_engine(url: str, **more: object) -> Engine:
    engine = create_engine(sqlalchemy_url(url), **engine_options(url) | more)
    install(engine)
    return engine
