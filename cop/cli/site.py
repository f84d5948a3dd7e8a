"""`cop init` and `cop demo`: build the site of this database, once."""

import click
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop import clock
from cop.accounts.models import User
from cop.accounts.queries import list_personas
from cop.cli.database import migrated_app
from cop.config import Config, ConfigError
from cop.demo.loader import load_demo
from cop.demo.reader import PRESETS
from cop.errors import Unlawful
from cop.extensions import db
from cop.forums.models import Forum
from cop.presets import available, read
from cop.presets.loader import load_preset
from cop.site.models import Site

preset_option = click.option(
    "--preset",
    required=True,
    type=click.Choice(available()),
    help="The jurisdiction that the site is built from.",
)


@click.command()
@preset_option
def init(preset: str) -> None:
    """Make the tables and build the site from a preset.

    A second time it only says what is there; another preset needs another database.

    Example: cop init --preset sa-cfss
    """
    with migrated_app().app_context():
        build(db.session(), preset)


@click.command()
@preset_option
def demo(preset: str) -> None:
    """Build a site with made-up people and a history, to look around in.

    Runs only with COP_MODE=demo. A second time it only says what is there.

    Example: COP_MODE=demo cop demo --preset sa-cfss
    """
    if not Config.from_env().demo:
        raise ConfigError("cop demo brings in made-up people, so it needs COP_MODE=demo.")
    with migrated_app().app_context():
        build(db.session(), preset)
        tell_history(db.session(), preset)
        introduce_people(db.session())


def build(session: Session, preset: str) -> None:
    """Build the site, or say what this database holds already; refuse if that is another's."""
    site = session.get(Site, 1)
    if site is None:
        loaded = load_preset(session, read(preset), now=clock.now())
        session.commit()
        click.echo(f"Built {loaded.name} from preset {preset}.")
        _say_left(", ".join(loaded.left_for_later))
    elif site.preset != preset:
        raise Unlawful(
            f"This database holds {site.name}, built from preset {site.preset}. "
            f"For {preset}, name another one in COP_DATABASE_URL or COP_INSTANCE."
        )
    click.echo(_what_is_there(session))


def tell_history(session: Session, preset: str) -> None:
    """Load the demo's history once; the site remembers that it has it."""
    site = session.get_one(Site, 1)
    if "demo" in site.settings:
        click.echo("The demonstration is already loaded.")
        return
    jurisdiction = next(key for key, name in PRESETS.items() if name == preset)
    loaded = load_demo(session, jurisdiction, now=clock.now(), password=None)
    site.settings = {**site.settings, "demo": jurisdiction}
    site.version += 1
    session.commit()
    click.echo("Loaded the demonstration's history.")
    _say_left(", ".join(f"{count} {name}" for name, count in loaded.left_for_later.items()))


def introduce_people(session: Session) -> None:
    """List the demo's people with what each can do, so that the sign-in page holds no surprise."""
    people = list_personas(session)
    if people:
        click.echo("\nSign in as one of these, without a password:")
    for person in people:
        click.echo(f"  {person.name}, {person.position}, {person.organisation}")
        click.echo(f"      {person.what_they_do}")


def _what_is_there(session: Session) -> str:
    forums = session.scalar(select(func.count()).select_from(Forum))
    people = session.scalar(select(func.count()).select_from(User))
    name = session.scalars(select(Site.name)).one()
    return f"{name}: {forums} forums, {people} people."


def _say_left(what: str) -> None:
    if what:
        click.echo(f"Left for later: {what}.")
