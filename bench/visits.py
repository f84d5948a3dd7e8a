"""Somebody with a browser: signed in, one connection that stays open."""

import http.client
import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.site.build import SECRET, config_for
from cop import clock, create_app
from cop.accounts.models import User
from cop.accounts.operations import open_session
from cop.config import Config
from cop.extensions import db

SENT = re.compile(r"\bcop=([^;]+)")
FIELDS = re.compile(r'name="(csrf_token|submission_key)"[^>]*value="([^"]+)"')


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    location: str = ""


@dataclass
class Visit:
    """A person's browser at one server."""

    port: int
    cookie: str = ""
    name: str = "cop"  # of the cookie; only the product's is replaced when a fresh one comes
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self._send("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, urlencode(fields), kind)

    def _send(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> Answer:
        more = {"Cookie": f"{self.name}={self.cookie}"} if self.cookie else {}
        self.connection.request(method, path, body or None, {**(headers or {}), **more})
        response = self.connection.getresponse()
        if fresh := SENT.search(response.headers.get("Set-Cookie", "")):
            self.cookie = fresh[1]
        return Answer(response.status, response.read(), response.headers.get("Location", ""))


def hidden_fields(page: bytes) -> dict[str, str]:
    """Return what a form on the page sends along unseen: the last form's token and key."""
    return dict(FIELDS.findall(page.decode()))


@cache
def app_for(url: str) -> Flask:
    """Return the application on this database, in this process."""
    return create_app(config_for(url))


def signed_in(url: str, person_id: int) -> str:
    """Open a session for this person and return the cookie of their browser."""
    app = app_for(url)
    with app.app_context(), Session(db.engine) as session:
        user = session.scalars(select(User).where(User.id == person_id)).one()
        token = open_session(session, user, browser="bench", now=clock.now())
        session.commit()
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    assert signer  # noqa: S101
    return str(signer.dumps({"_user_id": token, "_fresh": True}))


def environment(url: str) -> dict[str, str]:
    """Return the variables under which `cop serve` serves this site as in production."""
    config: Config = config_for(url)
    return {
        "COP_MODE": "production",
        "COP_SECRET_KEY": SECRET,
        "COP_DATABASE_URL": config.database_url,
    }
