"""nginx says nothing of itself, believes no client, bounds everything, and repeats no POST."""

import gzip
import http.client
import json
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cop.config import ROOT
from tests.deploy.conftest import needs_nginx
from tests.deploy.echo import Echo, echo
from tests.deploy.processes import Web
from tests.deploy.proxy import NAME, Proxy, nginx
from tests.deploy.visitors import Line, Visitor

pytestmark = needs_nginx

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
CSS = "/static/css/cop.css"


@pytest.fixture
def behind() -> Iterator[Echo]:
    with echo() as found:
        yield found


@pytest.fixture
def before_echo(behind: Echo, tmp_path: Path) -> Iterator[Proxy]:
    """nginx before two processes that say what they were asked."""
    with echo() as other, nginx(tmp_path, behind.port, other.port) as found:
        other.asked = behind.asked
        yield found


@pytest.fixture
def visitor(before_echo: Proxy) -> Iterator[Visitor]:
    found = Visitor(before_echo)
    yield found
    found.leave()


# --- what passes ----------------------------------------------------------------------------


def test_client_is_not_believed_about_itself(visitor: Visitor) -> None:
    lies = {
        "X-Forwarded-For": "1.2.3.4",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-Real-IP": "1.2.3.4",
        "Forwarded": "for=1.2.3.4",
        "SCRIPT_NAME": "/evil",
    }
    seen = json.loads(visitor.ask("GET", "/", **lies).text)
    assert (seen["X-Forwarded-For"], seen["X-Forwarded-Proto"]) == ("127.0.0.1", "https")
    assert seen["Host"] == NAME
    assert set(seen) & {"X-Forwarded-Host", "X-Real-IP", "Forwarded", "SCRIPT_NAME"} == set()


def test_post_that_broke_is_never_repeated_but_a_get_is(visitor: Visitor, behind: Echo) -> None:
    answer = visitor.ask("POST", "/break", b"body=once", **FORM)
    assert (answer.status, behind.asked) == (502, ["POST /break"])
    assert "It is posted once" in answer.text
    behind.asked.clear()
    visitor.get("/break")
    assert behind.asked == ["GET /break"] * 2


def test_process_that_is_gone_is_passed_over(tmp_path: Path, behind: Echo) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        gone = free.getsockname()[1]
    with nginx(tmp_path, gone, behind.port) as proxy:
        visitor = Visitor(proxy)
        answers = [visitor.ask("POST", "/", b"x=1", **FORM).status for _ in range(20)]
        visitor.leave()
    assert answers == [200] * 20
    assert len(behind.asked) == 20


def test_other_names_are_turned_away(before_echo: Proxy) -> None:
    anybody = ssl.create_default_context(cafile=str(before_echo.certificate))
    with before_echo.connect() as line, pytest.raises(ssl.SSLError):
        anybody.wrap_socket(line, server_hostname="evil.example")
    plain = http.client.HTTPConnection("127.0.0.1", before_echo.plain_port)
    plain.request("GET", "/help?x=1", headers={"Host": NAME})
    moved = plain.getresponse()
    assert (moved.status, moved.headers["Location"]) == (301, f"https://{NAME}/help?x=1")
    plain.close()
    plain.request("GET", "/", headers={"Host": "evil.example"})
    with pytest.raises(ConnectionError):
        plain.getresponse()
    plain.close()


def test_nginx_says_neither_its_version_nor_what_was_searched(
    visitor: Visitor, tmp_path: Path
) -> None:
    assert visitor.get("/search?q=confidential").headers["Server"] == "nginx"
    assert visitor.ask("POST", "/break?q=confidential", b"").headers["Server"] == "nginx"
    time.sleep(0.2)
    log = (tmp_path / "access.log").read_text()
    assert "GET /search 200" in log
    assert "POST /break 502" in log
    assert "confidential" not in log


# --- files ----------------------------------------------------------------------------------


def test_files_are_kept_for_good_when_their_address_changes_with_them(visitor: Visitor) -> None:
    kept = visitor.get(f"{CSS}?v=0123").headers["Cache-Control"]
    assert kept == "public, max-age=31536000, immutable"
    assert visitor.get(CSS).headers["Cache-Control"] == "no-cache"


def test_files_have_the_headers_the_application_gives(visitor: Visitor) -> None:
    headers = visitor.get(CSS).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Content-Type"] == "text/css"


def test_only_files_that_are_there_are_served(visitor: Visitor, behind: Echo) -> None:
    assert [visitor.get(f"/static/{name}").status for name in ("", "css/", "none")] == [
        403,
        403,
        404,
    ]
    assert behind.asked == []
    for path in ("/static/../config.py", "/static/%2e%2e/config.py", "/static../config.py"):
        assert visitor.get(path).text.startswith("{")  # no file: the application answers
    assert len(behind.asked) == 3


@pytest.mark.parametrize(
    ("path", "packed"), [(CSS, True), ("/static/fonts/fraunces-latin-wght-normal.woff2", False)]
)
def test_what_gets_smaller_is_packed(before_echo: Proxy, path: str, packed: bool) -> None:
    line = Line(before_echo)
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    body, headers = answer.read(), answer.headers
    line.close()
    whole = (ROOT / "cop" / path.lstrip("/")).read_bytes()
    assert (headers["Content-Encoding"] == "gzip") is packed
    assert (gzip.decompress(body) if packed else body) == whole
    assert not packed or len(body) < len(whole) / 4


# --- too much -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "headers", "length", "status"),
    [
        ("/" + "x" * 9000, {}, 0, 414),
        ("/", {"X-Long": "x" * 9000}, 0, 400),
        ("/", {"Cookie": "x=" + "y" * 9000}, 0, 400),
        ("/", {f"X-{n}": "x" * 1000 for n in range(60)}, 0, 400),
        ("/", {}, 1024 * 1024, 200),
        ("/", {}, 1024 * 1024 + 1, 413),
        ("/", {}, 50 * 1024 * 1024, 413),
    ],
)
def test_what_is_too_large_is_refused(
    visitor: Visitor,
    behind: Echo,
    path: str,
    headers: dict[str, str],
    length: int,
    status: int,
) -> None:
    sent = headers | (FORM if length else {})
    method = "POST" if length else "GET"
    try:
        got = visitor.ask(method, path, b"x" * length if length else None, **sent).status
    except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
        got = 413  # it hung up on a client that would not stop sending
    assert got == status
    assert len(behind.asked) == (status == 200)


def test_machine_that_asks_without_end_is_slowed(before_echo: Proxy) -> None:
    def ask_many() -> None:
        visitor = Visitor(before_echo)
        for _ in range(100):
            seen[visitor.get("/").status] += 1
        visitor.leave()

    seen: Counter[int] = Counter()
    asking = [threading.Thread(target=ask_many) for _ in range(6)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(60)
    assert set(seen) == {200, 429}
    assert seen[200] >= 200


def test_guessing_passwords_is_slow_but_the_page_is_not(before_echo: Proxy) -> None:
    visitor = Visitor(before_echo)
    started = time.monotonic()
    answers = [visitor.ask("POST", "/sign-in", b"x=1", **FORM).status for _ in range(24)]
    assert set(answers) == {200}
    assert time.monotonic() - started > 1.2  # the first twenty at once, then two each second
    started = time.monotonic()
    assert {visitor.get("/sign-in").status for _ in range(30)} == {200}
    assert time.monotonic() - started < 8
    visitor.leave()


# --- too slow -------------------------------------------------------------------------------


def test_slow_clients_keep_nobody_waiting(web: Web, proxy: Proxy) -> None:
    """Fifty that send their headers, and fifty their bodies, one byte a second."""
    del web
    tls = ssl.create_default_context(cafile=str(proxy.certificate))
    slow = [tls.wrap_socket(proxy.connect(), server_hostname=NAME) for _ in range(100)]
    end = threading.Event()
    trickle = threading.Thread(target=dribble, args=(slow, end))
    trickle.start()
    visitor, waits = Visitor(proxy), []
    until = time.monotonic() + 13
    while time.monotonic() < until:
        started = time.monotonic()
        assert visitor.get("/sign-in").status == 200
        waits.append(time.monotonic() - started)
        time.sleep(0.1)
    end.set()
    trickle.join(10)
    visitor.leave()
    print(f"longest of {len(waits)} requests beside 100 slow ones: {max(waits):.2f} s")
    assert max(waits) < 3
    assert [line for line in slow[:50] if not hung_up(line)] == []  # after ten seconds
    for line in slow:
        line.close()


def dribble(lines: list[ssl.SSLSocket], end: threading.Event) -> None:
    """Send a request on each, a byte at a time; of the second half, only the body so."""
    head = f"GET / HTTP/1.1\r\nHost: {NAME}\r\nX-Slow: ".encode() + b"x" * 60
    whole = f"POST /sign-in HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 1000\r\n\r\n".encode()
    for line in lines[50:]:
        line.sendall(whole)
    for number in range(60):
        if end.wait(1):
            return
        for line in lines:
            try:
                line.sendall(head[number : number + 1])
            except OSError:
                continue


def hung_up(line: ssl.SSLSocket) -> bool:
    line.settimeout(5)
    try:
        return not line.recv(1) or not line.recv(4096)
    except TimeoutError:
        return False
    except OSError:
        return True
