"""The sites that are measured: each size on each database, built when they are not there."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from bench.site.build import build
from bench.site.sizes import Size
from cop.database import sqlalchemy_url

FOLDER = Path("instance/bench")
KEPT = timedelta(days=7)  # then its dates are too old for pages that show what is due


@dataclass(frozen=True, slots=True)
class Site:
    """A site of a size on a database."""

    database: str  # sqlite or postgresql
    size: Size
    url: str

    @property
    def name(self) -> str:
        """What tables call it."""
        return f"{self.database} {self.size.name}"

    def backends(self) -> list[int]:
        """Return the processes of PostgreSQL that work for it, none on SQLite."""
        if self.database == "sqlite":
            return []
        query = text(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        with _engine(self.url).connect() as connection:
            return list(connection.scalars(query))


def sqlite_site(size: Size) -> Site:
    """Return the site of this size in a file, building it if it isn't there or is too old."""
    path = (FOLDER / f"{size.name}.sqlite").resolve()
    site = Site("sqlite", size, f"sqlite:///{path}")
    path.parent.mkdir(parents=True, exist_ok=True)
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
    if made is None or made < datetime.now(UTC) - KEPT:
        for part in ("", "-wal", "-shm"):
            Path(f"{path}{part}").unlink(missing_ok=True)
        _build(site)
    return site


def postgresql_site(server: str, size: Size) -> Site:
    """Return the site of this size in a database of its own on this server."""
    name = f"cop_bench_{size.name.lower()}"
    address = make_url(sqlalchemy_url(server)).set(drivername="postgresql", database=name)
    site = Site("postgresql", size, address.render_as_string(hide_password=False))
    with _engine(server).connect() as connection:
        there = connection.scalar(
            text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}
        )
        if not there:
            connection.execute(text(f"CREATE DATABASE {name}"))
    if not there:
        _build(site)
    return site


def _build(site: Site) -> None:
    print(f"Building {site.name}: this happens once.", flush=True)
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    build(site.url, site.size, today, searchable=True)


def _engine(url: str) -> Engine:
    return create_engine(sqlalchemy_url(url), isolation_level="AUTOCOMMIT", pool_size=1)


def server_from_env() -> str | None:
    """Return the server on which databases may be made, if one was named."""
    return os.environ.get("BENCH_POSTGRESQL")
