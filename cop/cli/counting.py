"""`cop recount`: count loop health again from the record."""

import click

from cop import clock, create_app
from cop.extensions import db
from cop.insights.operations import count_moved, forget_counts


@click.command()
def recount() -> None:
    """Throw the counts of loop health away and count again from the record.

    The worker keeps them up to date by itself; this is for when they are doubted. Meanwhile the
    page says that it is being counted.

    Example: cop recount
    """
    with create_app().app_context():
        session = db.session()
        forget_counts(session)
        session.commit()
        while count_moved(session, clock.now()):
            session.commit()
        session.commit()
        click.echo("Counted.")
