"""`cop screen`: look through what stands here already."""

import sys
from collections import Counter

import click

from cop import clock, create_app
from cop.config import Config
from cop.extensions import db
from cop.redaction.finding import Finder
from cop.redaction.operations.scanning import Found, begin_scan, scan_batch, scan_is_on
from cop.redaction.queries import something_waits, what
from cop.screening import FINDING_TYPES

WAITS = 3


@click.command()
@click.option("--existing", is_flag=True, required=True, help="Look through what stands here.")
@click.option("--afresh", is_flag=True, help="Begin again, even if a search was stopped halfway.")
def screen(existing: bool, afresh: bool) -> None:
    """Look through every word that stands here, by the rules in force.

    What is found waits for those who look after the forum it stands in, or for the administrator;
    it is never printed. Stopped, the next run goes on from there. Pages go on meanwhile.
    Ends with 3 while anything waits to be looked at, with 0 otherwise.

    Example: cop screen --existing
    """
    del existing  # so far there is nothing else to screen
    with create_app().app_context():
        found = _search(afresh)
        for (column, type_), count in sorted(found.items()):
            label, name = FINDING_TYPES[type_].label, what(*column.split("."))
            click.echo(f"{count:>7,}  {label} ({name})")
        waits = something_waits(db.session())
        click.echo("Something waits to be looked at." if waits else "Nothing waits.")
    sys.exit(WAITS if waits else 0)


def _search(afresh: bool) -> Found:
    session, found = db.session(), Counter[tuple[str, str]]()
    if afresh or not scan_is_on(session):
        begin_scan(session)
        session.commit()
    finder = Finder(session, Config.from_env().secret_key)
    while (more := scan_batch(session, finder, now=clock.now())) is not None:
        session.commit()
        session.expunge_all()
        found.update(more)
    session.commit()
    return found
