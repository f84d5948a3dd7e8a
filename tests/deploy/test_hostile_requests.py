"""What no browser sends gets a clear answer from the web process itself, with nothing before it."""

import contextlib
import socket
from collections.abc import Callable

import pytest

from tests.deploy.processes import Web

Send = Callable[[bytes], int]
FORM = b"application/x-www-form-urlencoded"
PARTS = b"multipart/form-data; boundary=b"


def get(path: bytes = b"/sign-in", *headers: bytes) -> bytes:
    lines = [b"GET %s HTTP/1.1" % path, b"Host: here", b"Connection: close", *headers]
    return b"\r\n".join([*lines, b"", b""])


def post(body: bytes, kind: bytes = FORM, length: bytes = b"") -> bytes:
    length = length or b"Content-Length: %d" % len(body)
    lines = [b"POST /sign-in HTTP/1.1", b"Host: here", b"Connection: close", length]
    return b"\r\n".join([*lines, b"Content-Type: " + kind, b"", body])


def parts(count: int) -> bytes:
    part = b'--b\r\nContent-Disposition: form-data; name="a%d"\r\n\r\n1\r\n'
    return b"".join(part % n for n in range(count)) + b"--b--\r\n"


def fields(count: int) -> bytes:
    return b"&".join(b"a%d=1" % n for n in range(count))


@pytest.fixture
def send(web: Web) -> Send:
    """Send these bytes and return the status that comes back."""

    def sent(raw: bytes) -> int:
        with socket.create_connection(("127.0.0.1", web.port), 20) as connection:
            with contextlib.suppress(OSError):  # it may answer before it has read everything
                connection.sendall(raw)
            return int(connection.recv(4096).split()[1])

    return sent


ANSWERS: dict[str, tuple[bytes, set[int]]] = {
    "a cookie that is far too long": (get(b"/", b"Cookie: cop=" + b"x" * 100_000), {431}),
    "a long cookie": (get(b"/", b"Cookie: cop=" + b"x" * 8_000), {303}),
    "cookies": (get(b"/", b"Cookie: " + b"; ".join(b"a%d=1" % n for n in range(999))), {303}),
    "a forged cookie": (get(b"/", b"Cookie: cop=eyJfdXNlcl9pZCI6IjEifQ.aaaaaa.bbbb"), {303}),
    "a cookie of no text": (get(b"/", b"Cookie: cop=.eJ\xff\xfe; theme=\xff"), {303}),
    "a cookie with a nul": (get(b"/", b"Cookie: cop=\0"), {400}),
    "many languages": (get(b"/sign-in", b"Accept-Language: " + b"en;q=0.9," * 900), {200}),
    "too many languages": (get(b"/sign-in", b"Accept-Language: " + b"en," * 60_000), {431}),
    "headers": (get(b"/", *(b"X-%d: 1" % n for n in range(10_000))), {431}),
    "a long address": (get(b"/notices/?a=" + b"%26" * 1_300), {303}),
    "too long an address": (get(b"/notices/?a=" + b"a" * 9_000), {414}),
    "two hosts": (get(b"/sign-in", b"Host: there"), {400}),
    "a host that is none": (get(b"/sign-in").replace(b"here", b"a" * 5_000), {400}),
    "no method of ours": (get().replace(b"GET", b"BREW"), {405}),
    "a megabyte": (post(b"a" * 1_048_576), {422}),
    "a byte more": (post(b"a" * 1_048_577), {413}),
    "thirty megabytes": (post(b"a" * 30_000_000), {413}),
    "fields": (post(fields(1_000)), {422}),
    "a field more": (post(fields(1_001)), {413}),
    "a hundred thousand fields": (post(fields(100_000)), {413}),
    "percents": (post(b"%" * 1_000_000), {422}),
    "parts": (post(parts(900), PARTS), {422}),
    "ten thousand parts": (post(parts(10_000), PARTS), {413}),
    "a part without an end": (post(b"--b\r\nX: " + b"a" * 500_000, PARTS), {400, 422}),
    "parts without a boundary": (post(b"x", b"multipart/form-data"), {400, 422}),
    "a length below nothing": (post(b"", FORM, b"Content-Length: -5"), {400}),
    "a length beyond numbers": (post(b"", FORM, b"Content-Length: " + b"9" * 4000), {400, 413}),
    "two lengths": (
        post(b"0\r\n\r\n", FORM, b"Content-Length: 5\r\nTransfer-Encoding: chunked"),
        {400},
    ),
}


def test_what_no_browser_sends_is_answered_clearly(send: Send, web: Web) -> None:
    found = {name: send(raw) for name, (raw, _) in ANSWERS.items()}
    assert {name: status for name, status in found.items() if status not in ANSWERS[name][1]} == {}
    assert send(get()) == 200
    assert "Traceback" not in web.said()
