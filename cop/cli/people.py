"""`cop user`: let people in before anybody can be asked on a page."""

import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop import clock, create_app
from cop.accounts.models import Organisation, User
from cop.accounts.operations import add_organisation, add_person
from cop.errors import NotFound, Unlawful
from cop.extensions import db
from cop.forums.models import Forum
from cop.forums.operations import add_member
from cop.forums.tiers import Role
from cop.site.queries import read_site

ORGANISATION_KINDS = (
    "state_government",
    "commonwealth",
    "local_government",
    "ngo",
    "acco",
    "peak",
    "education",
    "health",
    "justice",
    "university",
    "lived_experience",
    "industry",
)


@click.group()
def user() -> None:
    """Let people in.

    Example: cop user add --email ana@example.org --name "Ana Silva" --organisation "Head of Gulf"
    """


@user.command()
@click.option("--email", required=True, help="The address they sign in with.")
@click.option("--name", required=True, help="Their name as pages show it.")
@click.option("--organisation", required=True, help="Whom they work for; added if it is new.")
@click.option(
    "--organisation-kind",
    type=click.Choice(ORGANISATION_KINDS),
    default="ngo",
    show_default=True,
    help="What a new organisation is.",
)
@click.option("--administrator", is_flag=True, help="They look after the site; reads no forum.")
@click.option("--forum", "forums", multiple=True, metavar="KEY", help="A forum they belong to.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice([role.value for role in Role]),
    help="Their role there, one for each --forum.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(
    email: str,
    name: str,
    organisation: str,
    organisation_kind: str,
    administrator: bool,
    forums: tuple[str, ...],
    roles: tuple[str, ...],
    password_stdin: bool,
) -> None:
    """Add a person, with their seats if any are named; asks for their password.

    Example: cop user add --email ray@example.org --name "Ray Willoughby"
    --organisation "Red Sandhill" --forum cfsn-far-north --role facilitator
    """
    if len(forums) != len(roles):
        raise click.UsageError("Give one --role for each --forum, in the same order.")
    with create_app().app_context():
        session, now = db.session(), clock.now()
        seats = [(_forum(session, key), role) for key, role in zip(forums, roles, strict=True)]
        person = add_person(
            session,
            name=name,
            email=email,
            organisation_id=_organisation(session, organisation, organisation_kind).id,
            now=now,
            password=_password(password_stdin),
            administrator=administrator,
        )
        _seat(session, person, seats, now)
        session.commit()
        click.echo(f"Added {person.name}.")


def _organisation(session: Session, name: str, kind: str) -> Organisation:
    by_name = select(Organisation).where((Organisation.name == name) | (Organisation.key == name))
    found = session.scalar(by_name)
    return found or add_organisation(session, name=name, kind=kind)


def _forum(session: Session, key: str) -> Forum:
    forum = session.scalar(select(Forum).where(Forum.key == key))
    if forum is None:
        known = ", ".join(session.scalars(select(Forum.key).order_by(Forum.key)))
        raise NotFound(f"There is no forum {key!r}. There are: {known or 'none yet'}.")
    return forum


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


def _seat(session: Session, person: User, seats: list[tuple[Forum, str]], now: datetime) -> None:
    facts = read_site(session)
    if facts is None:
        raise Unlawful("This database holds no site yet. Run cop init first.")
    today = now.astimezone(ZoneInfo(facts.timezone)).date()
    for forum, role in seats:
        add_member(session, forum, person.id, role, since=today)
