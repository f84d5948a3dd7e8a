"""Many at once: readers by wrk, one who writes, and the memory that is left."""

import re
import subprocess
import threading
import uuid
from dataclasses import dataclass
from shutil import which

from bench.visits import Visit, hidden_fields

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
LINE = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", re.MULTILINE)
TEXT = "What we tried last month, and what came of it. " * 12


@dataclass(frozen=True, slots=True)
class Load:
    """What several readers at once got: requests a second, milliseconds, how many failed."""

    per_second: float
    p50: float
    p99: float
    requests: int
    failed: int


def check_tools() -> None:
    """Stop at once where what drives the load is missing."""
    if which("wrk") is None:
        raise SystemExit("This needs wrk: apt install wrk")


def read_together(port: int, path: str, cookie: str, *, connections: int, seconds: int) -> Load:
    """Let so many readers ask for a page for a while, as fast as they are answered."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["-H", f"Cookie: cop={cookie}", f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
    times = {share: float(value) * UNITS[unit] for share, value, unit in LINE.findall(said)}
    return Load(
        per_second=_number(r"Requests/sec:\s+([\d.]+)", said),
        p50=times["50"],
        p99=times["99"],
        requests=int(_number(r"(\d+) requests in", said)),
        failed=int(_number(r"Non-2xx or 3xx responses: (\d+)", said)),
    )


def read_while_writing(port: int, path: str, reader: str, writer: str, seconds: int) -> Load:
    """Let eight readers ask while somebody else posts one reply after the other."""
    stop = threading.Event()
    hand = threading.Thread(target=_write, args=(port, path.split("?")[0], writer, stop))
    hand.start()
    try:
        return read_together(port, path, reader, connections=8, seconds=seconds)
    finally:
        stop.set()
        hand.join()


class Replier:
    """Somebody who has a discussion open and posts one reply after the other."""

    def __init__(self, port: int, thread: str, cookie: str) -> None:
        self._visit, self._thread = Visit(port, cookie), thread
        self._token = hidden_fields(self._visit.get(thread).body)["csrf_token"]

    def post(self) -> int:
        """Post a reply and return the bytes that came back."""
        fields = {"csrf_token": self._token, "submission_key": uuid.uuid4().hex, "body": TEXT}
        answer = self._visit.post(f"{self._thread}/posts", fields)
        if answer.status != 303:
            raise RuntimeError(f"The reply was answered {answer.status}.")
        return len(answer.body)


def _write(port: int, thread: str, cookie: str, stop: threading.Event) -> None:
    replier = Replier(port, thread, cookie)
    while not stop.is_set():
        replier.post()


def _number(pattern: str, said: str) -> float:
    found = re.search(pattern, said)
    return float(found[1]) if found else 0.0
