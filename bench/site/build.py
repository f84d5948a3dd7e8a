"""Build a site of a size: `python -m bench.site.build DATABASE_URL SIZE`."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from bench.site.issues import generate
from bench.site.people import add_community
from bench.site.sizes import SIZES, Size
from bench.site.talk import add_talk
from cop import create_app
from cop.cli.database import bring_to
from cop.config import Config, Mode
from cop.extensions import db
from cop.insights.operations import count_moved
from cop.presets import read
from cop.presets.loader import load_preset
from cop.search.operations import rebuild

SECRET = "a site that anybody may build again has no secret"  # noqa: S105
SEED = 7


def config_for(url: str) -> Config:
    """Return the configuration that a site of this kind is built and served with."""
    return Config(Mode.TEST, SECRET, url, Path("instance").resolve())


def build(url: str, size: Size, now: datetime, *, searchable: bool = False) -> None:
    """Write a site of this size onto an empty database; its index takes longer than the rest."""
    chance = Random(SEED)
    with create_app(config_for(url)).app_context():
        bring_to()
        with Session(db.engine) as session:
            load_preset(session, read("sa-cfss"), now=now)
            session.commit()
        with db.engine.connect() as connection:
            _hurry(connection)
            community = add_community(connection, size, chance, now)
            threads = add_talk(connection, size, community, chance, now)
            connection.commit()
        with Session(db.engine) as session:
            generate(session, size.issues, now, threads=threads)
            session.commit()
            while count_moved(session, now):
                session.commit()
            session.commit()
        if searchable:
            _index()
        _settle()
        db.engine.dispose()


def _index() -> None:
    with Session(db.engine) as session:
        if db.engine.dialect.name == "sqlite":
            _hurry(session.connection())
        for _ in rebuild(session):
            session.commit()


def _hurry(connection: Connection) -> None:
    """Leave out on SQLite what only matters to words that somebody waits for."""
    if connection.dialect.name == "sqlite":
        for pragma in ("synchronous=OFF", "cache_size=-1000000", "foreign_keys=OFF"):
            connection.exec_driver_sql(f"PRAGMA {pragma}")


def _settle() -> None:
    """Leave the database as one that has been in use: statistics gathered, no rows to tidy up."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM ANALYZE"))
        else:
            # As the worker does. Without a limit SQLite keeps samples, too, and then prepares a
            # statement anew whenever it is run with values, which no site in use does.
            connection.exec_driver_sql("PRAGMA analysis_limit=1000")
            connection.execute(text("ANALYZE"))
            connection.commit()
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    """Build what the command line asks for."""
    url, name = sys.argv[1:]
    started = time.monotonic()
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    build(url, SIZES[name], today, searchable=True)
    print(f"{name}: built in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
