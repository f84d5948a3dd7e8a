"""`cop serve --worker` starts two processes and leaves none behind."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from cop.config import ROOT
from tests.cli.conftest import Cop


@pytest.fixture
def served(cop: Cop, env: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    cop("init", "--preset", "sa-cfss")
    command = [sys.executable, "-m", "cop.cli", "serve", "--worker", "--port", "0"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    with process:
        yield process
        process.kill()


def test_signal_stops_web_and_worker(served: "subprocess.Popen[str]") -> None:
    assert status(address_of(served) + "sign-in") == 200
    together = [served.pid, *children(served.pid)]
    assert len(together) == 3
    served.send_signal(signal.SIGTERM)
    assert served.wait(20) == 0
    assert alive(together) == []


def test_worker_that_dies_takes_the_web_with_it(served: "subprocess.Popen[str]") -> None:
    # A page, not only the line: until its process has started, the web doesn't hear a signal.
    assert status(address_of(served) + "sign-in") == 200
    web, worker = children(served.pid)
    os.kill(worker, signal.SIGKILL)
    assert served.wait(20) == 1
    assert alive([web]) == []


def address_of(served: "subprocess.Popen[str]") -> str:
    line = next(line for line in served.stdout if line.startswith("Open "))
    return line.split()[1]


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children") as listing:
        return [int(child) for child in listing.read().split()]


def alive(pids: list[int]) -> list[int]:
    time.sleep(0.2)
    return [pid for pid in pids if os.path.exists(f"/proc/{pid}")]
