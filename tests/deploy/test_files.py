"""What is shipped in deploy/ names only what exists, and systemd understands it."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from cop.cli import cop as commands
from cop.config import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
CONTAINERFILE = (DEPLOY / "Containerfile").read_text()
needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed"
)


def parses(words: list[str]) -> bool:
    """Say whether `cop` has this command with these options."""
    with commands.make_context("cop", words[:]) as context:
        _, command, rest = commands.resolve_command(context, words)
        assert isinstance(command, click.Command)
        return bool(command.make_context(words[0], rest))


# --- systemd --------------------------------------------------------------------------------


@pytest.fixture
def units(tmp_path: Path) -> dict[str, Path]:
    """The units as they are when they are named, with a command that this machine has."""
    made = {}
    for unit in UNITS:
        name = unit.name.replace("@.", "@8001.")
        made[name] = tmp_path / name
        made[name].write_text(unit.read_text().replace("/opt/cop/.venv/bin/cop", "/bin/true"))
    return made


@needs_systemd
def test_systemd_understands_every_line(units: dict[str, Path]) -> None:
    command = ["systemd-analyze", "verify", "--man=no", *map(str, units.values())]
    told = subprocess.run(command, capture_output=True, text=True)
    complaints = [
        line for line in told.stderr.splitlines() if str(DEPLOY) in line or "cop-" in line
    ]
    assert (told.returncode, complaints) == (0, [])


@needs_systemd
@pytest.mark.parametrize("unit", ["cop-web@8001.service", "cop-worker@8001.service"])
def test_services_are_shut_in(units: dict[str, Path], unit: str) -> None:
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=15", str(units[unit])]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout


def test_units_start_commands_that_there_are() -> None:
    started = [
        line for unit in UNITS for line in unit.read_text().splitlines() if "ExecStart=" in line
    ]
    assert len(started) == 2
    for line in started:
        program, *words = shlex.split(line.partition("=")[2].replace("%i", "8001"))
        assert program == "/opt/cop/.venv/bin/cop"  # where the README and the Makefile put it
        assert parses(words)


def test_the_socket_outlives_the_service() -> None:
    socket = (DEPLOY / "systemd" / "cop-web@.socket").read_text()
    assert not re.search(r"^(PartOf|BindsTo|Requisite)=", socket, re.MULTILINE)


# --- the image ------------------------------------------------------------------------------


def steps(name: str) -> list[str]:
    text = CONTAINERFILE.replace("\\\n", " ")
    return [line.partition(" ")[2] for line in text.splitlines() if line.startswith(f"{name} ")]


def test_image_copies_files_that_there_are() -> None:
    copied = [step.split()[:-1] for step in steps("COPY") if not step.startswith("--from")]
    sources = {source for step in copied for source in step}
    assert {"cop", "templates", "requirements/runtime.txt", "pyproject.toml"} <= sources
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_image_makes_targets_that_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = re.findall(r"make \.venv/(\S+)", CONTAINERFILE)
    assert targets == [".runtime", ".project"]
    assert all(f"$(VENV)/{target}:" in makefile for target in targets)


def test_image_runs_a_command_that_there_is_as_nobody_of_power() -> None:
    assert json.loads(steps("ENTRYPOINT")[0]) == ["/opt/cop/.venv/bin/cop"]
    assert parses(json.loads(steps("CMD")[0]))
    assert steps("USER") == ["cop"]
    assert CONTAINERFILE.index("\nUSER ") < CONTAINERFILE.index("\nENTRYPOINT ")
    assert "/healthz" in steps("HEALTHCHECK")[0]


# --- the script and the words -----------------------------------------------------------------


def test_rolling_restart_stops_at_the_first_that_is_not_well(tmp_path: Path) -> None:
    listed = "cop-web@8001.service x\\ncop-web@8002.service x\\n"
    stub(
        tmp_path,
        "systemctl",
        f'[ "$1" = restart ] && echo $2 >> {tmp_path}/did || printf "{listed}"',
    )
    stub(tmp_path, "curl", "exit 7")
    script = [str(DEPLOY / "rolling-restart.sh")]
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    told = subprocess.run(script, env=env, capture_output=True, text=True)
    assert told.returncode == 1
    assert "cop-web@8001.service is not well" in told.stderr
    assert (tmp_path / "did").read_text() == "cop-web@8001.service\n"


def stub(folder: Path, name: str, does: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)


def test_readme_names_every_file_and_only_commands_that_there_are() -> None:
    readme = (DEPLOY / "README.md").read_text()
    named = {path.name for path in [*DEPLOY.iterdir(), *UNITS] if path.is_file()} - {"README.md"}
    assert {name for name in named if name not in readme} == set()
    for words in re.findall(r"\.venv/bin/cop ([^\n`'|]+)", readme):
        assert parses(shlex.split(words))
