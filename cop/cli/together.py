"""Run processes that belong together: when one ends or a signal comes, all end."""

import signal
import subprocess
import threading
from collections.abc import Sequence

PATIENCE_SECONDS = 35  # gunicorn gives open requests 30


def run_together(commands: Sequence[Sequence[str]]) -> int:
    """Start the commands, stop them together, and return 0 unless one ended by itself."""
    told = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, lambda _number, _frame: told.set())
    children = [subprocess.Popen(command) for command in commands]  # noqa: S603 - our own
    while not told.wait(0.2) and all(child.poll() is None for child in children):
        pass
    ended = [code for code in (child.poll() for child in children) if code is not None]
    _stop(children)
    return 0 if told.is_set() else max(1, *ended)


def _stop(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
