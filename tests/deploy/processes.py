"""The processes of a site as a machine runs them: web and worker, killed and started again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from cop.config import ROOT

COP = (sys.executable, "-m", "cop.cli")
# As systemd hands a socket over: under number 3, to the process whose number is named.
HANDED = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.set_inheritable(3, True)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""


class Process:
    """One process of the site; what it says goes to a file."""

    def __init__(self, command: tuple[str, ...], env: dict[str, str], log: Path) -> None:
        self._command, self._env, self._log = command, env, log

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._running = self._popen(log)

    def _popen(self, log: object) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=self._env,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self) -> None:
        """End it as a power cut does, with whatever it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()

    def tell_to_stop(self) -> None:
        """Tell it to end, as systemd does."""
        self._running.terminate()

    def stop(self) -> int:
        """Tell it to end, wait until it has, and return how."""
        self.tell_to_stop()
        return self._running.wait(40)

    def runs(self) -> bool:
        return self._running.poll() is None

    def end(self) -> None:
        """End it for good, after the test."""
        self.kill()

    def said(self) -> str:
        return self._log.read_text()


class Web(Process):
    """A web process on a port of its own, which it opens itself."""

    def __init__(self, env: dict[str, str], folder: Path, port: int | None = None) -> None:
        self.port = port or free_port()
        serve = (*COP, "serve", "--port", str(self.port))
        super().__init__(serve, env, folder / f"web-{self.port}.log")

    def start(self) -> None:
        super().start()
        wait_until_well(self.port)


class HeldWeb(Web):
    """A web process whose port is held by somebody else, as by systemd, and given to it."""

    def __init__(self, env: dict[str, str], folder: Path) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        super().__init__(env, folder, self.socket.getsockname()[1])
        number = str(self.socket.fileno())
        self._command = (sys.executable, "-c", HANDED, number, *self._command)

    def _popen(self, log: object) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            self._command,
            cwd=ROOT,
            env=self._env | {"NOTIFY_SOCKET": f"@{self._name()}"},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=[self.socket.fileno()],
        )

    def start(self) -> None:
        """Start it and wait until it says that it is ready, as Type=notify does."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.bind(f"\0{self._name()}")
            told.settimeout(60)
            Process.start(self)
            while b"READY=1" not in told.recv(4096):
                pass

    def end(self) -> None:
        super().end()
        self.socket.close()

    def _name(self) -> str:
        return f"cop-tests-{os.getpid()}-{self.port}"


def worker(env: dict[str, str], folder: Path, name: str) -> Process:
    """A worker that goes on until it is stopped."""
    return Process((*COP, "worker"), env, folder / f"worker-{name}.log")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def wait_until_well(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_well(port):
        assert time.monotonic() < until, f"nothing answers on {port}"
        time.sleep(0.1)


def is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            return answer.read() == b"well\n"
    except (urllib.error.URLError, OSError):
        return False
