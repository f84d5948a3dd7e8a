"""What the page of loop health costs at 50,000 issues: CPU of the process, and of PostgreSQL.

    python -m bench.loop_health DATABASE_URL [ISSUES]

The database is emptied first. Without ISSUES the one that is there is measured again."""

import os
import sys
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import process_time

import time_machine
from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.site.issues import generate
from cop import create_app
from cop.config import Config, Mode
from cop.database import Base
from cop.extensions import db
from cop.insights.operations import count_moved
from tests.cast import NOW, load_cast
from tests.conftest import SECRET
from tests.visiting import Browser, sign_in

PAGES = (
    "/health/",
    "/health/?period=quarter",
    "/health/?period=all",
    "/health/?period=all&ask=guidance",
    "/health/?period=all&region=far-north",
    "/health/measures.csv?period=all",
)
REPEATS = 9


def build(url: str, issues: int) -> None:
    """Make the site anew with so many issues, and count it."""
    with Session(db.engine) as session:
        Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
        load_cast(session)
        generate(session, issues, NOW)
        session.commit()
        while count_moved(session, NOW):
            session.commit()
        session.commit()
        session.execute(text("ANALYZE"))
        session.commit()


def backend_cpu(pids: list[int]) -> float:
    """Return the CPU seconds that these processes of PostgreSQL have used, on this machine."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(client: Browser, path: str, pids: list[int]) -> tuple[float, float]:
    """Return the CPU milliseconds of a page in this process and in PostgreSQL."""
    here = []
    before = backend_cpu(pids)
    for _ in range(REPEATS):
        start = process_time()
        assert client.get(path).status_code == 200, path  # noqa: S101
        here.append(process_time() - start)
    return 1000 * median(here), 1000 * (backend_cpu(pids) - before) / REPEATS


def main() -> None:
    """Build if asked to, then measure every page."""
    url = sys.argv[1]
    app = create_app(Config(Mode.TEST, SECRET, url, Path("instance").resolve()))
    app.test_client_class = Browser
    with app.app_context(), time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        if len(sys.argv) > 2:
            build(url, int(sys.argv[2]))
        client = sign_in(app.test_client(), "rosalind")
        client.get("/health/")
        pids = []
        if db.engine.dialect.name == "postgresql":
            query = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            pids = list(db.session.scalars(query))
        for path in PAGES:
            here, there = measure(client, path, pids)
            print(f"{path:40} {here:6.1f} ms here, {there:6.1f} ms in the database")


if __name__ == "__main__":
    main()
