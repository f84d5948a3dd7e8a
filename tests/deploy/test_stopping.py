"""A web process that is told to stop takes nothing more, finishes what runs, and ends well."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.processes import HeldWeb

BODY = b"email=nobody%40example.org"
HEAD = (
    b"POST /sign-in HTTP/1.1\r\nHost: cop.example.org\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)


@pytest.fixture
def held(env: dict[str, str], tmp_path: Path) -> Iterator[HeldWeb]:
    process = HeldWeb(env, tmp_path)
    process.start()
    yield process
    process.end()


def test_what_runs_is_finished_and_what_comes_is_kept_for_the_next(held: HeldWeb) -> None:
    running = socket.create_connection(("127.0.0.1", held.port), 30)
    running.sendall(HEAD + BODY[:5])
    time.sleep(1)
    held.tell_to_stop()
    time.sleep(1)
    assert held.runs()  # as somebody is still sending
    late = socket.create_connection(("127.0.0.1", held.port), 30)
    late.sendall(HEAD + BODY)
    running.sendall(BODY[5:])
    assert answer(running).startswith(b"HTTP/1.1 422 ")
    assert held.stop() == 0
    held.start()
    assert answer(late).startswith(b"HTTP/1.1 422 ")
    assert "Traceback" not in held.said()


def answer(line: socket.socket) -> bytes:
    with line, line.makefile("rb") as whole:
        return whole.read()
