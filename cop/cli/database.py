"""`cop db`: bring the database to the shape that the code expects, and back."""

from collections.abc import Callable
from pathlib import Path

import click
from alembic import command
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from flask import Flask, current_app
from flask_migrate import Config, Migrate

from cop import create_app, migrations
from cop.extensions import db as database

MIGRATIONS = Path(migrations.__file__).parent


@click.group()
def db() -> None:
    """Move the database from one version of its tables to another.

    Example: cop db upgrade
    """


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Bring the database to REVISION, to the newest if none is named.

    Example: cop db upgrade
    """
    with create_app().app_context():
        bring_to(revision)
        click.echo(f"The database is at {_where()}.")


@db.command(context_settings={"ignore_unknown_options": True})  # so that -1 is a revision
@click.argument("revision")
def downgrade(revision: str) -> None:
    """Take the database back to REVISION; what later tables held is lost.

    Example: cop db downgrade -1
    """
    with create_app().app_context():
        _run(command.downgrade, revision)
        click.echo(f"The database is at {_where()}.")


@db.command()
def check() -> None:
    """Say whether the database differs from what the code expects.

    Example: cop db check
    """
    with create_app().app_context():
        _run(command.check)


@db.command()
@click.option("-m", "--message", required=True, help="What the migration does, in a few words.")
def revision(message: str) -> None:
    """Write a migration from what the models say and the database lacks.

    Example: cop db revision -m "Give threads a summary"
    """
    with create_app().app_context():
        _run(
            command.revision,
            message=message,
            autogenerate=True,
            process_revision_directives=_refuse_empty,
        )


def bring_to(revision: str = "head") -> None:
    """Upgrade the database of the current application."""
    _run(command.upgrade, revision)


def migrated_app() -> Flask:
    """The application, its database brought to the newest revision."""
    app = create_app()
    with app.app_context():
        bring_to()
    return app


def alembic_config(folder: Path = MIGRATIONS) -> Config:
    """Return what Alembic needs to know of the current application's migrations."""
    found: Config = Migrate(current_app, database, directory=str(folder)).get_config()
    return found


def _run(act: Callable[..., object], *args: object, **options: object) -> None:
    """Run one of Alembic's commands on the current application's database."""
    try:
        act(alembic_config(), *args, **options)
    except (CommandError, RuntimeError) as problem:
        raise click.ClickException(str(problem)) from problem


def _where() -> str:
    with database.engine.connect() as connection:
        heads = MigrationContext.configure(connection).get_current_heads()
    return ", ".join(heads) or "nothing: it has no tables"


def _refuse_empty(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
    """Write no migration where nothing has changed."""
    scripts = [script for script in directives if script.upgrade_ops is not None]
    if all(script.upgrade_ops.is_empty() for script in scripts if script.upgrade_ops):
        directives[:] = []
        click.echo("Nothing has changed, so there is nothing to write.")
