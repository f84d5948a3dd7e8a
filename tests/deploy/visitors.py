"""People at their browsers, many at once, who send a form again when no answer came."""

import http.client
import re
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.cast import PASSWORD
from tests.deploy.proxy import NAME, Proxy

NO_ANSWER = (OSError, http.client.HTTPException)
AGAIN_AFTER = 0.2
THINKING = 0.3  # so that eight people stay below what nginx allows one address
HURRIED = 0.1  # for some seconds they may be above it


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


class Line(http.client.HTTPSConnection):
    """A connection to the proxy on this machine, which is asked for the site by its name."""

    def __init__(self, proxy: Proxy) -> None:
        self._proxy = proxy
        self._tls = ssl.create_default_context(cafile=str(proxy.certificate))
        super().__init__(NAME, timeout=60)

    def connect(self) -> None:
        self.sock = self._tls.wrap_socket(self._proxy.connect(), server_hostname=NAME)


class Visitor:
    """A browser with its cookies."""

    def __init__(self, proxy: Proxy) -> None:
        self._line = Line(proxy)
        self._cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Ask once; raise one of NO_ANSWER if the connection breaks."""
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = {"Cookie": cookies} if cookies else {}
        try:
            self._line.request(method, path, body, {**sent, **headers})
            answer = self._line.getresponse()
            text = answer.read().decode(errors="replace")
        except NO_ANSWER:
            self._line.close()
            raise
        for set_cookie in answer.headers.get_all("Set-Cookie") or ():
            for morsel in SimpleCookie(set_cookie).values():
                self._cookies[morsel.key] = morsel.value
        return Answer(answer.status, answer.headers, text)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields).encode(), **kind)

    def leave(self) -> None:
        """Close the browser."""
        self._line.close()

    def sign_in(self, name: str) -> "Visitor":
        fields = hidden(self.get("/sign-in").text, "/sign-in")
        who = {"email": f"{name}@example.org", "password": PASSWORD}
        answer = self.send("/sign-in", fields | who)
        assert answer.status == 303, answer.text
        return self


def hidden(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to this address."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)
    assert form, f"no form for {action}"
    inputs = re.findall(r"<input[^>]*>", form[0])
    found = [(re.search(r'name="([^"]+)"', i), re.search(r'value="([^"]*)"', i)) for i in inputs]
    return {name[1]: value[1] for name, value in found if name and value}


@dataclass
class Tally:
    """What many people saw."""

    sent: set[str] = field(default_factory=set)
    acknowledged: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    asked: int = 0


class Writer(threading.Thread):
    """Reads a discussion and replies to it, again and again, until it is told to end."""

    def __init__(
        self, visitor: Visitor, name: str, thread: str, end: threading.Event, thinking: float
    ) -> None:
        super().__init__(daemon=True)
        self._thinking = thinking
        self._visitor, self._who, self._thread, self._end = visitor, name, thread, end
        self.tally = Tally()

    def run(self) -> None:
        number = 0
        while not self._end.is_set():
            number += 1
            self.say(f"{self._who} says {number}")
            time.sleep(self._thinking)
        self._visitor.leave()

    def say(self, words: str) -> None:
        """Reply, with the same form until it is acknowledged."""
        page = self._until_answered(lambda: self._visitor.get(self._thread), {200})
        fields = hidden(page.text, f"{self._thread}/posts") | {"body": words}
        self.tally.sent.add(words)
        answer = self._until_answered(
            lambda: self._visitor.send(f"{self._thread}/posts", fields), {303}
        )
        assert "post" in answer.headers["Location"]
        self.tally.acknowledged.append(words)

    def _until_answered(self, ask: Callable[[], Answer], good: set[int]) -> Answer:
        while True:
            started = time.monotonic()
            self.tally.asked += 1
            try:
                answer = ask()
            except NO_ANSWER as problem:
                self.tally.failures.append(repr(problem))
            else:
                self.tally.seconds.append(time.monotonic() - started)
                if answer.status in good:
                    return answer
                self.tally.failures.append(str(answer.status))
            time.sleep(AGAIN_AFTER)


def together(writers: list[Writer]) -> Tally:
    """What all of them saw."""
    total = Tally()
    for writer in writers:
        total.sent |= writer.tally.sent
        total.acknowledged += writer.tally.acknowledged
        total.failures += writer.tally.failures
        total.seconds += writer.tally.seconds
        total.asked += writer.tally.asked
    return total
