"""The worker's part: search through all words, pass on what is found, let SQLite's file forget."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from cop.activity.jobs import Handler
from cop.activity.models import Job
from cop.activity.operations import schedule
from cop.config import Config
from cop.redaction.finding import Finder
from cop.redaction.operations.passing_on import pass_on_found
from cop.redaction.operations.scanning import begin_scan, scan_batch, scan_is_on

BATCHES = 10  # well within the lease of a job


class StillRead(Exception):
    """Somebody still reads from SQLite's log, so it can't be emptied yet."""


def screen_existing(session: Session, job: Job, now: datetime) -> None:
    """Look through some thousand rows and leave the rest to the next job.

    Whoever changes the rules of the screen schedules it without data: then it begins anew."""
    goes_on = bool(job.data.get("goes_on"))
    if not goes_on:
        begin_scan(session)
    elif not scan_is_on(session):
        return  # another search came to the end meanwhile
    finder = Finder(session, Config.from_env().secret_key)
    for _ in range(BATCHES):
        if scan_batch(session, finder, now=now) is None:
            return
    schedule(session, "screen_existing", not_before=now, goes_on=True)


def overwrite(session: Session, job: Job, now: datetime) -> None:
    """Empty SQLite's log into its file, so that what was masked stands in neither.

    Tried again later while somebody reads from the log."""
    del job, now
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        raise StillRead


def pass_on(session: Session, job: Job, now: datetime) -> None:
    """Give what was found to somebody who reads it still, as soon as somebody doesn't any more."""
    del job
    pass_on_found(session, now)


HANDLERS: Mapping[str, Handler] = {
    "screen_existing": screen_existing,
    "overwrite": overwrite,
    "pass_on_found": pass_on,
}
