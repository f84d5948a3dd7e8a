"""Servers of their own processes, and what the machine says they have used."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """A server: where it listens, and the process that was started."""

    port: int
    pid: int
    started: float  # CPU seconds from its start to its first answer

    def processes(self) -> list[int]:
        """Return it and all that it has started."""
        return family(self.pid)


@contextmanager
def serving(command: Sequence[str], environment: Mapping[str, str], path: str) -> Iterator[Served]:
    """Run a server on a free port until the block ends; `{port}` in the command is that port."""
    port = _free_port()
    process = subprocess.Popen(  # noqa: S603 our own command
        [part.replace("{port}", str(port)) for part in command],
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, path, process)
        yield Served(port, process.pid, sum(map(cpu_ns, family(process.pid))) / 1e9)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with this interpreter."""
    return [sys.executable, "-m", module, *arguments]


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for parent in found:
        for children in PROC.glob(f"{parent}/task/*/children"):
            found += [int(child) for child in _read(children).split()]
    return found


def cpu_ns(pid: int) -> int:
    """Return the nanoseconds of CPU that a process has used, in all of its threads.

    From the scheduler's accounting; where that is another user's, from the clock's ticks."""
    try:
        return sum(
            int(_read(task).split()[0] or 0) for task in PROC.glob(f"{pid}/task/*/schedstat")
        )
    except (PermissionError, IndexError):
        fields = _read(PROC / str(pid) / "stat").rsplit(")", 1)[-1].split()
        return (int(fields[11]) + int(fields[12])) * 10**9 // os.sysconf("SC_CLK_TCK")


def memory_mb(pids: Sequence[int]) -> float:
    """Return the memory of these processes in MB; what they share is divided among them.

    Without the mapped pages of the database's file, which the kernel takes back at will."""
    return sum(_kilobytes(_read(PROC / str(pid) / "smaps")) for pid in pids) / 1024


def _kilobytes(smaps: str) -> int:
    total, counts = 0, True
    for line in smaps.splitlines():
        if line.startswith("Pss:") and counts:
            total += int(line.split()[1])
        elif "-" in line.split(" ", 1)[0]:  # “7f2a…-7f2b… r--s … /folder/name.sqlite”
            counts = ".sqlite" not in line
    return total


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server has answered a first time."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
                connection.sendall(f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
                if connection.recv(1):
                    return
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.02)


@contextmanager
def working(
    command: Sequence[str], environment: Mapping[str, str], *, seconds: float
) -> Iterator[list[int]]:
    """Run a command that answers nobody, for so long before the block begins."""
    process = subprocess.Popen(list(command), env={**os.environ, **environment})  # noqa: S603
    try:
        time.sleep(seconds)
        yield family(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
