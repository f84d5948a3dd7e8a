"""The README is true: its map is the tree, its settings and commands are the program's."""

import re
from pathlib import Path

import click

from cop.cli import cop

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
NOT_MAPPED = {"cop/__pycache__", "tests/__pycache__"}


def mapped() -> set[str]:
    """The places that the map names, without their trailing slashes."""
    table = README.split("### Map of the code")[1].split("Within a slice")[0]
    rows = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    return {place.rstrip("/") for row in rows for place in re.findall(r"`([^`]+)`", row)}


def test_the_map_names_only_what_exists() -> None:
    assert [place for place in mapped() if not (ROOT / place).exists()] == []


def test_every_folder_and_file_of_the_package_is_on_the_map() -> None:
    there = {str(path.relative_to(ROOT)) for path in (ROOT / "cop").iterdir()}
    assert there - mapped() - NOT_MAPPED == set()


def test_every_folder_at_the_top_is_on_the_map() -> None:
    kept = {"cop", "instance"}
    hidden = {path.name for path in ROOT.iterdir() if path.name.startswith(".")} - {".ci"}
    there = {path.name for path in ROOT.iterdir() if path.is_dir()} - hidden - kept
    assert {name for name in there if not name.endswith(".egg-info")} <= mapped() | {"dist"}


def test_every_setting_stands_in_the_readme() -> None:
    sources = [path.read_text() for path in (ROOT / "cop").rglob("*.py")]
    used = set(re.findall(r"\bCOP_[A-Z_]+\b", "".join(sources)))
    assert {name for name in used if f"`{name}`" not in README} == set()


def test_every_command_stands_in_the_readme() -> None:
    missing = [name for name in commands(cop) if f"cop {name}" not in README]
    assert missing == []


def test_the_first_screen_shows_the_two_commands_and_a_picture() -> None:
    first = "\n".join(README.splitlines()[:25])
    assert "make demo" in first
    assert "make test" in first
    assert "](docs/home.png)" in README
    assert (ROOT / "docs" / "home.png").exists()


def commands(group: click.Group) -> list[str]:
    """The names of the commands; of a group, of the first that is in it."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return [
        f"{name} {next(iter(command.commands))}" if isinstance(command, click.Group) else name
        for name, command in found.items()
    ]
