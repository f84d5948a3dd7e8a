"""Databases for tests: files of SQLite, or schemas of their own on the server the run names."""

import os
from importlib import import_module
from pathlib import Path

from sqlalchemy import Engine, create_engine, make_url, text

from cop.database import Base, engine_options, install, sqlalchemy_url

SERVER = os.environ.get("COP_DATABASE_URL", "")
POSTGRESQL = SERVER.startswith("postgres")
# Tests run in two processes; each has its own schemas on the one server.
PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "")


def address(name: str, folder: Path) -> str:
    """Where the database of this name is, as COP_DATABASE_URL would say it."""
    if not POSTGRESQL:
        return f"sqlite:///{folder / name}.sqlite"
    there = make_url(SERVER).update_query_dict({"options": f"-csearch_path={_own(name)}"})
    return there.render_as_string(hide_password=False)


def open_engine(url: str) -> Engine:
    """An engine as the product opens it."""
    engine = create_engine(sqlalchemy_url(url), **engine_options(url))
    install(engine)
    return engine


def make_empty(name: str, folder: Path) -> Engine:
    """An empty database of this name, whatever was there before."""
    if POSTGRESQL:
        drop(name)
        _on_server(f"CREATE SCHEMA {_own(name)}")
    return open_engine(address(name, folder))


def make_tables(engine: Engine) -> None:
    """Every table of the product, as the models say, whatever the test itself has imported."""
    import_module("cop.blueprints")
    Base.metadata.create_all(engine)


def drop(name: str) -> None:
    """Take a schema away again; files go with their folder."""
    if POSTGRESQL:
        _on_server(f"DROP SCHEMA IF EXISTS {_own(name)} CASCADE")


def _own(name: str) -> str:
    return f"{name}_{PROCESS}" if PROCESS else name


def _on_server(statement: str) -> None:
    engine = open_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
