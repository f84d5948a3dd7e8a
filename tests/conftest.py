"""What tests share: a database with the cast in it, put back after each, and the app on it."""

import shutil
import socket
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from ipaddress import ip_address
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session, sessionmaker

from cop import create_app
from cop.config import Config, Mode
from cop.extensions import db
from tests.cast import NOW, Cast, Forums, load_cast
from tests.counting import Statements, counting
from tests.databases import POSTGRESQL, address, drop, make_empty, make_tables, open_engine
from tests.visiting import Browser

SECRET = "a secret for tests, 0123456789 abcdefghij"


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse to connect anywhere but to this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, to: object) -> None:
        if self.family != socket.AF_UNIX and not ip_address(to[0]).is_loopback:
            raise RuntimeError(f"a test wanted to reach {to}")
        connect(self, to)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cop")


@pytest.fixture(scope="session")
def database(folder: Path) -> Iterator[Engine]:
    """The site with its cast, committed; tests never change it."""
    engine = make_empty("cop_tests", folder)
    make_tables(engine)
    with Session(engine) as session:
        load_cast(session)
        session.commit()
    if not POSTGRESQL:
        with engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    yield engine
    engine.dispose()
    drop("cop_tests")


@pytest.fixture
def session(database: Engine) -> Iterator[Session]:
    """A session whose commits end in a savepoint that is taken back after the test."""
    with database.connect() as connection:
        outer = connection.begin()
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            yield session
        outer.rollback()


@pytest.fixture
def own_database(database: Engine, folder: Path, tmp_path: Path) -> Iterator[Engine]:
    """The same site in a database of the test's own, where commits are commits."""
    if POSTGRESQL:
        engine = make_empty("cop_own_tests", tmp_path)
        make_tables(engine)
        with Session(engine) as session:
            load_cast(session)
            session.commit()
    else:
        shutil.copy(folder / "cop_tests.sqlite", tmp_path / "cop_own_tests.sqlite")
        engine = open_engine(address("cop_own_tests", tmp_path))
    yield engine
    engine.dispose()
    drop("cop_own_tests")


@pytest.fixture
def cast(session: Session) -> Cast:
    return Cast(session, Forums(session))


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The time stands still at NOW; `clock.shift(timedelta(days=8))` moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="session")
def config(folder: Path) -> Config:
    return Config(Mode.TEST, SECRET, address("cop_tests", folder), folder / "instance")


@pytest.fixture(scope="session")
def _made_app(config: Config) -> Iterator[Flask]:
    app = create_app(config)
    app.testing = True
    app.test_client_class = Browser
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(_made_app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application, reading and writing where the test's session does."""
    here = sessionmaker(session.connection(), join_transaction_mode="create_savepoint")
    monkeypatch.setattr(db.session.registry, "createfunc", here)
    return _made_app


@pytest.fixture
def client(app: Flask, clock: time_machine.Traveller) -> Iterator[Browser]:
    with app.test_client() as browser:
        yield browser


@pytest.fixture
def statements(database: Engine) -> Statements:
    """`with statements() as counted: ...; assert counted.number <= 8`."""
    return partial(counting, database)
