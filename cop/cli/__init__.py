"""The command line: make a site, serve it, work for it, let people in."""

import sys
from importlib import import_module
from typing import NoReturn, cast

import click
from sqlalchemy.exc import OperationalError

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


# Where each command is. None is imported before it is asked for: what serves needs no Alembic, and
# what starts others needs nothing of the application.
PLACES = {
    "init": "site",
    "demo": "site",
    "serve": "running",
    "worker": "working",
    "user": "people",
    "doctor": "doctor",
    "reindex": "indexing",
    "recount": "counting",
    "screen": "screening",
    "copy-database": "copying",
    "db": "database",
}


class Commands(click.Group):
    """Commands whose refusals are one sentence and not a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in PLACES:
            return None
        module = import_module(f"cop.cli.{PLACES[cmd_name]}")
        return cast(click.Command, getattr(module, cmd_name.replace("-", "_")))

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
