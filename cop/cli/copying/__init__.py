"""`cop copy-database`: copy a whole site from one database to another, and compare the two."""

import sys

import click
from sqlalchemy import Connection

from cop.cli.copying.compare import compare
from cop.cli.copying.sides import (
    Refused,
    checked_address,
    migrate,
    open_source,
    open_target,
    refuse_unlike,
    refuse_used,
    shown,
)
from cop.cli.copying.transfer import (
    bring,
    finish,
    kept_tables,
    let_go,
    rebuild,
    strangers,
    take_over,
)

DIFFERS = 1


@click.command("copy-database")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--compare", "only_compare", is_flag=True, help="Copy nothing, only compare the two.")
@click.option("--in-use", is_flag=True, help="Copy although somebody writes to FROM meanwhile.")
def copy_database(source: str, target: str, only_compare: bool, in_use: bool) -> None:
    """Copy the whole site in FROM to TO, which is empty or not there yet, and compare every value.

    Both are addresses like COP_DATABASE_URL: sqlite:////folder/name.sqlite or
    postgresql://user@host/name, in any combination. Passwords are better kept in ~/.pgpass than
    written here. A PostgreSQL database has to exist; an SQLite file is made.

    Stop the site first, its workers too: what is written to FROM meanwhile is not in the copy, so
    the copy is given up if anything was. With --in-use it is kept, as a rehearsal: it holds the
    site as it was when the copying began.

    All of it is one transaction that ends after the comparison. Until then, and after whatever
    stops it, TO holds no site and cop serve refuses it; the same command starts over.

    Example: cop copy-database sqlite:////srv/cop/cop.sqlite postgresql://cop@127.0.0.1/cop
    """
    there = checked_address(source, "FROM"), checked_address(target, "TO")
    if only_compare:
        sys.exit(DIFFERS if _compare_only(*there) else 0)
    _copy(*there, in_use)


def _copy(from_: str, to: str, in_use: bool) -> None:
    with open_source(from_) as (source, watch):
        refuse_unlike(source, "FROM")
        refuse_used(to)
        click.echo(f"Copying {shown(from_)} to {shown(to)}.")
        if left := strangers(source):
            click.echo(f"Left out, as CoP doesn’t know what they are: {', '.join(left)}.")
        migrate(to)
        with open_target(to) as target:
            held = take_over(target)
            total = sum(bring(source, target, table, click.echo) for table in kept_tables())
            let_go(target, held)
            rebuild(target)
            if _differences(source, target):
                raise Refused("TO differs from FROM. Nothing was kept in TO.")
            _refuse_moved(watch(), in_use)
            target.commit()
            finish(target)
    click.echo(f"Copied {total:,} rows; every value was read again on both sides and is the same.")


def _compare_only(from_: str, to: str) -> int:
    with open_source(from_) as (source, _), open_source(to, "TO") as (target, _):
        refuse_unlike(source, "FROM")
        refuse_unlike(target, "TO")
        found = _differences(source, target)
    if not found:
        click.echo("Every value is the same.")
    return found


def _differences(source: Connection, target: Connection) -> int:
    """Compare all tables, name the first difference in each, and return how many differ."""
    found = [words for table in kept_tables() if (words := compare(source, target, table))]
    for words in found:
        click.echo(words)
    return len(found)


def _refuse_moved(moved: bool, in_use: bool) -> None:
    """Give the copy up if its source went on meanwhile and nobody said that it may."""
    if not moved:
        return
    if not in_use:
        raise Refused(
            "FROM was written to while it was copied, so the copy would lack the latest. "
            "Nothing was kept in TO. Stop the site and its workers, and copy again."
        )
    click.echo("FROM was written to meanwhile: the copy holds the site as it was at the beginning.")
