"""Run `cop` as people do: a process of its own, on a database of the test's own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop.config import ROOT
from tests.databases import address, drop, make_empty

Cop = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = make_empty("cop_cli_tests", tmp_path)
    yield engine
    engine.dispose()
    drop("cop_cli_tests")


@pytest.fixture
def env(empty: Engine, tmp_path: Path) -> dict[str, str]:
    settings = {
        "COP_MODE": "demo",
        "COP_INSTANCE": str(tmp_path),
        "COP_DATABASE_URL": address("cop_cli_tests", tmp_path),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COP_")}
    return kept | settings


@pytest.fixture
def cop(env: dict[str, str]) -> Cop:
    def run(*words: str, typed: str = "", **more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "cop.cli", *words],
            cwd=ROOT,
            env=env | more,
            input=typed,
            capture_output=True,
            text=True,
        )

    return run
