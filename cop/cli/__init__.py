"""The command line: make a site, serve it, work for it, let people in."""

import sys
from typing import NoReturn

import click
from sqlalchemy.exc import OperationalError

from cop.cli.copying import copy_database
from cop.cli.counting import recount
from cop.cli.database import db
from cop.cli.doctor import doctor
from cop.cli.indexing import reindex
from cop.cli.people import user
from cop.cli.running import serve, worker
from cop.cli.site import demo, init
from cop.config import ConfigError
from cop.errors import DomainError
from cop.presets.strict import ContentError

REFUSED, MISCONFIGURED = 1, 2

HELP = """Make a site, serve it, work for it, let people in.

\b
cop init --preset sa-cfss                  build a site
COP_MODE=demo cop demo --preset sa-cfss    build one with a history, to look around in
cop serve --worker                         run it, web and worker together
cop doctor                                 name what would keep people waiting

Settings come from the environment: COP_MODE, COP_SECRET_KEY, COP_DATABASE_URL and COP_INSTANCE.
Each command says more: cop init --help."""


class Commands(click.Group):
    """Commands whose refusals are one sentence and not a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DomainError as refusal:
            _refuse(refusal.message, REFUSED)
        except (ConfigError, ContentError) as mistake:
            _refuse(str(mistake), MISCONFIGURED)
        except OperationalError as problem:
            _refuse(f"The database doesn’t answer: {_first_line(problem)}", MISCONFIGURED)


def main() -> None:
    """Run the command that was asked for."""
    cop()


@click.group(cls=Commands, help=HELP)
def cop() -> None:
    """The group of all commands."""


def _refuse(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _first_line(problem: OperationalError) -> str:
    return str(problem.orig).strip().splitlines()[0]


for command in (init, demo, serve, worker, user, doctor, reindex, recount, copy_database, db):
    cop.add_command(command)
