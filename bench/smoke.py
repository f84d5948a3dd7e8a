"""Look for what would make pages slow, in a minute or so: `make bench-smoke`.

    python -m bench.smoke [DATABASE_URL]

No time is asserted. On a site of 10,000 posts and on one of 100,000, each page must send the same
few statements, read no large table from end to end, cost no more times the floor than it did, and
no more on the larger site than on the smaller. A database that is named is left as it was."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import median

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.engine import make_url

from bench.counting import statements_of
from bench.floor import floor_app
from bench.pages import Page, pages_at
from bench.plans import scans_of, sent_to
from bench.site.build import build
from bench.site.sizes import MIDDLE, SMALL, Size
from bench.visits import app_for, signed_in
from cop.database import Base, sqlalchemy_url
from cop.extensions import db

ROUNDS = 15
LARGE_TABLE = 2_000  # rows; reading fewer from end to end may well be the best plan
GROWTH = 1.3
PANELS = 2  # that may have nothing to show on a small site, each a statement
# These grow with the community, not with the archive; of a large forum's members, all are counted.
COMMUNITY = {"site", "person", "membership", "forum", "forum_visit", "working_day"}


def complaints(small: str, large: str) -> Iterator[str]:
    """Yield what is wrong with the pages of two sites that differ in the size of their archive."""
    tables = _large_tables(large)
    pairs = list(zip(pages_at(small), pages_at(large), strict=True))
    for before, page in pairs:
        yield from too_many_statements(small, before, large, page)
        yield from read_from_end_to_end(large, page, tables)
    for before, page in pairs:
        yield from too_dear(small, before, large, page)


def too_many_statements(small: str, before: Page, large: str, page: Page) -> Iterator[str]:
    """Yield a complaint where a page sends more statements than agreed, or more for more rows."""
    few = statements_of(small, before.path, before.by)
    many = statements_of(large, page.path, page.by)
    if many > page.statements:
        yield f"{page.name}: {many} statements, {page.statements} were agreed."
    if many - few > PANELS:
        yield f"{page.name}: {few} statements on the small site, {many} on the large one."


def read_from_end_to_end(url: str, page: Page, tables: frozenset[str]) -> Iterator[str]:
    """Yield a complaint for each large table that a page reads without an index."""
    client = _client(url, page)
    with app_for(url).app_context():
        engine = db.engine
    client.get(page.path)
    with sent_to(engine) as sent:
        client.get(page.path)
    with engine.connect() as connection:
        for sql, values in list(sent):
            for table, how in scans_of(connection, sql, values):
                if table in tables and (not how or how.startswith("along ")):
                    yield f"{page.name}: reads {table} from end to end: {sql[:80]}…"


def too_dear(small: str, before: Page, large: str, page: Page) -> Iterator[str]:
    """Yield a complaint where a page costs more than it did, or more where there is more."""
    now, then, floor = _costs(
        _getter(_client(large, page), page.path),
        _getter(_client(small, before), before.path),
        _bare(large, page),
    )
    if now > page.kept * floor:
        yield f"{page.name}: {now / floor:.1f} times the floor, {page.kept} was kept so far."
    if now > GROWTH * then:
        yield f"{page.name}: {now / then:.2f} times as dear with ten times the archive."
    print(f"{page.name:27} {now / floor:5.2f} × floor, grown {now / then:5.2f} ×", flush=True)


def _costs(*asks: Callable[[], int]) -> list[float]:
    """Return the CPU that each takes: of rounds in which they take turns, the least in each third.

    The least is what a busy machine disturbs least; the median of three guards against luck."""
    spent: list[list[float]] = [[] for _ in asks]
    for _ in range(ROUNDS):
        for place, ask in enumerate(asks):
            started = time.process_time()
            ask()
            spent[place].append(time.process_time() - started)
    third = ROUNDS // 3
    return [median(min(times[i::third]) for i in range(third)) for times in spent]


def _getter(client: FlaskClient, path: str) -> Callable[[], int]:
    def get() -> int:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} was answered {answer.status_code}.")
        return len(answer.data)

    get()
    return get


def _bare(url: str, page: Page) -> Callable[[], int]:
    size = _getter(_client(url, page), page.path)()
    joiner = "&" if "?" in page.floor else "?"
    return _getter(_floor_for(url).test_client(), f"{page.floor}{joiner}bytes={size}")


@cache
def _floor_for(url: str) -> Flask:
    return floor_app(url)


def _client(url: str, page: Page) -> FlaskClient:
    client = app_for(url).test_client()
    client.set_cookie("cop", signed_in(url, page.by))
    return client


def _large_tables(url: str) -> frozenset[str]:
    with app_for(url).app_context(), db.engine.connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
            if table.name not in COMMUNITY
        }
    return frozenset(name for name, count in counts.items() if count > LARGE_TABLE)


# --- sites to look at ---------------------------------------------------------------------------


@contextmanager
def two_sites(url: str | None, sizes: Sequence[Size] = (SMALL, MIDDLE)) -> Iterator[list[str]]:
    """Build a site of each size, in files or in schemas of their own, and take them away again."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"bench_smoke_{size.name.lower()}" for size in sizes]
        urls = [_address(url, name, Path(folder)) for name in names]
        try:
            for name, address, size in zip(names, urls, sizes, strict=True):
                _empty(url, name)
                build(address, size, datetime.now(UTC).replace(hour=0, minute=0, second=0))
            yield urls
        finally:
            for name, address in zip(names, urls, strict=True):
                _leave(address)
                _drop(url, name)


def _address(url: str | None, name: str, folder: Path) -> str:
    if url is None:
        return f"sqlite:///{folder / name}.sqlite"
    there = make_url(url).update_query_dict({"options": f"-csearch_path={name}"})
    return there.render_as_string(hide_password=False)


def _leave(url: str) -> None:
    with app_for(url).app_context():
        db.engine.dispose()
    _floor_for(url).extensions["engine"].dispose()


def _empty(url: str | None, name: str) -> None:
    _drop(url, name)
    if url:
        _tell(url, f"CREATE SCHEMA {name}")


def _drop(url: str | None, name: str) -> None:
    if url:
        _tell(url, f"DROP SCHEMA IF EXISTS {name} CASCADE")


def _tell(url: str, statement: str) -> None:
    engine: Engine = create_engine(sqlalchemy_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def main() -> None:
    """Look at both sites and say what is wrong, if anything is."""
    with two_sites(sys.argv[1] if len(sys.argv) > 1 else None) as (small, large):
        found = list(complaints(small, large))
    print("\n".join(found) or "Every page costs what it did.")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
