"""`cop init` builds a site once and says plainly what stands in its way."""

from collections.abc import Iterator, Mapping

import click
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cop.accounts.models import User
from cop.accounts.passwords import password_matches
from cop.cli import PLACES
from cop.cli import cop as commands
from cop.forums.models import Forum, Membership
from tests.cli.conftest import Cop


def test_site_is_built_once_and_then_only_described(cop: Cop) -> None:
    first = cop("init", "--preset", "sa-cfss")
    assert (first.returncode, first.stderr) == (0, "")
    assert "Built CFSS Communities of Practice" in first.stdout
    assert "Left for later: clocks_pause_for" in first.stdout
    again = cop("init", "--preset", "sa-cfss")
    assert again.stdout == "CFSS Communities of Practice: 16 forums, 0 people.\n"
    other = cop("init", "--preset", "nsw-practice")
    assert (other.returncode, other.stdout) == (1, "")
    assert "built from preset sa-cfss" in other.stderr


def test_person_is_let_in_with_a_seat_and_a_password(cop: Cop, empty: Engine) -> None:
    add = ("user", "add", "--email", "Ana@Example.org", "--name", "Ana Silva")
    seat = ("--organisation", "Head of Gulf", "--forum", "spf", "--role", "co_chair")
    cop("init", "--preset", "sa-cfss")
    done = cop(*add, *seat, "--password-stdin", typed="four words do well\n")
    assert (done.returncode, done.stdout) == (0, "Added Ana Silva.\n")
    with Session(empty) as session:
        user = session.scalars(select(User)).one()
        assert user.email == "ana@example.org"
        assert password_matches(user.password_hash, "four words do well")
        assert session.execute(
            select(Forum.key, Membership.role).join(Membership, Membership.forum_id == Forum.id)
        ).all() == [("spf", "co_chair")]
    short = cop(*add, *seat, "--password-stdin", typed="short\n")
    assert (short.returncode, short.stdout) == (1, "")


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (("serve", "--host", "0.0.0.0"), {}),
        (("init", "--preset", "sa-cfss"), {"COP_MODE": "production"}),
        (("demo", "--preset", "sa-cfss"), {"COP_MODE": "test"}),
        (("serve",), {"COP_DATABASE_URL": "postgresql://127.0.0.1:1/none"}),
    ],
)
def test_refusal_is_one_sentence_without_a_traceback(
    env: dict[str, str], words: tuple[str, ...], changed: dict[str, str]
) -> None:
    told = CliRunner(env=env | {"COP_SECRET_KEY": None} | changed).invoke(commands, words)
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1, told.stderr


def test_nothing_is_served_before_there_is_a_site(cop: Cop) -> None:
    assert "Run cop init" in cop("serve").stderr


def test_every_command_teaches_with_a_sentence_and_an_example() -> None:
    found = list(walk({name: named(name) for name in PLACES}))
    assert len(found) == 16
    assert [name for name, command in found if "Example: " not in (command.help or "")] == []


def named(name: str) -> click.Command:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    return command


def walk(commands: Mapping[str, click.Command]) -> Iterator[tuple[str, click.Command]]:
    for name, command in commands.items():
        yield name, command
        yield from walk(getattr(command, "commands", {}))
