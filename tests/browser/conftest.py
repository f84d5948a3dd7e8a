"""A demo site as `make demo` runs it, web and worker as processes of their own, and Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.people import DESKTOP, PHONE, Site, Size

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright: Playwright
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a freshly loaded demo; each test runs on a copy."""
    folder = tmp_path_factory.mktemp("demo")
    run("demo", "--preset", "sa-cfss", instance=folder)
    return folder


@pytest.fixture
def site(loaded_demo: Path, tmp_path: Path, chromium: Browser) -> Iterator[Site]:
    """The demo, served; its people are let in with one click on the sign-in page."""
    with served(loaded_demo, tmp_path / "instance", chromium) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_site(
    loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[Site]:
    """The demo, served once for the tests that only read."""
    with served(loaded_demo, tmp_path_factory.mktemp("shared") / "instance", chromium) as opened:
        yield opened


@contextmanager
def served(demo: Path, instance: Path, chromium: Browser) -> Iterator[Site]:
    """Serve a copy of the demo, web and worker, as long as it is needed."""
    shutil.copytree(demo, instance)
    with serving(instance, chromium) as opened:
        yield opened


@contextmanager
def serving(instance: Path, chromium: Browser, *, days: float = 0) -> Iterator[Site]:
    """Serve what lies in this folder, with the clock moved on by some days."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "cop.cli", "serve", "--worker", "--port", str(port)],
        env=environment(instance) | {"COP_CLOCK_OFFSET_DAYS": str(days)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    opened = Site(f"http://127.0.0.1:{port}", chromium, days=days)
    try:
        wait_for(f"{opened.address}/sign-in")
        yield opened
    finally:
        opened.close()
        process.terminate()
        process.wait(20)


# The long stories run on a phone; at a desk they are for `make test-long`.
PHONE_FIRST = [
    pytest.param(DESKTOP, marks=pytest.mark.long, id="desktop"),
    pytest.param(PHONE, id="phone"),
]


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> Size:
    return request.param  # type: ignore[no-any-return]


def run(*command: str, instance: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "cop.cli", *command],
        env=environment(instance),
        check=True,
        capture_output=True,
    )


def environment(instance: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COP_")}
    return kept | {"COP_MODE": "demo", "COP_INSTANCE": str(instance)}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")
