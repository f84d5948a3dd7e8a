"""`cop doctor`: name the forums whose people would wait for each other forever."""

import sys

import click

from cop import clock
from cop.cli.database import migrated_app
from cop.extensions import db
from cop.feedback.deadlocks import findings
from cop.forums.working_days import local_day
from cop.site.queries import read_site

FOUND = 1


@click.command()
def doctor() -> None:
    """Look for seats that are empty, dates that can't be counted, and issues nobody has.

    Ends with 1 if there is anything to do.

    Example: cop doctor
    """
    with migrated_app().app_context():
        facts = read_site(db.session())
        if facts is None:
            click.echo("There is no site yet. Build one: cop init --preset sa-cfss")
            sys.exit(FOUND)
        found = findings(db.session(), local_day(clock.now(), facts.timezone))
        for finding in found:
            click.echo(f"{finding.forum}: {finding.problem}. {finding.remedy}")
        if found:
            click.echo(f"\n{len(found)} {'thing' if len(found) == 1 else 'things'} to do.")
            sys.exit(FOUND)
        click.echo("Every forum can raise, answer and say whether it worked.")
