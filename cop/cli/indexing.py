"""`cop reindex`: write the search index again."""

import click

from cop import create_app
from cop.extensions import db
from cop.search.operations import rebuild

SAID_EVERY = 50_000


@click.command()
def reindex() -> None:
    """Write the search index again from what the site holds.

    Every act keeps it up to date; this is for when it is doubted, and on SQLite for when many acts
    have left it in pieces, which make searches dearer. Pages go on meanwhile, and find more and
    more. A million posts take some minutes.

    Example: cop reindex
    """
    with create_app().app_context():
        session, written = db.session(), 0
        for count in rebuild(session):
            session.commit()
            if count // SAID_EVERY > written // SAID_EVERY:
                click.echo(f"{count:,} so far.")
            written = count
        click.echo(f"{written:,} can be found.")
