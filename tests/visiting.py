"""A browser without a window: it sends forms with the token of its session, as a page would."""

from typing import Any

from flask import session as cookie_here
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select
from werkzeug.test import TestResponse

from cop import clock
from cop.accounts.models import User
from cop.accounts.operations import open_session
from cop.extensions import db


class Browser(FlaskClient):
    """A test client whose posts carry a token; `data={"csrf_token": ""}` sends none."""

    def post(self, *args: Any, **kwargs: Any) -> TestResponse:
        data = kwargs.get("data") or {}
        if isinstance(data, dict):
            kwargs["data"] = {"csrf_token": self.token(), **data}
        return super().post(*args, **kwargs)

    def token(self) -> str:
        """A token that this session's forms are sent with."""
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", "c" * 40)
        with self.application.test_request_context():
            cookie_here["csrf_token"] = raw
            return generate_csrf()


def sign_in(browser: FlaskClient, name: str) -> FlaskClient:
    """Let this person of the cast in without their password, and return the browser."""
    with browser.application.app_context():
        session = db.session()
        user = session.scalars(select(User).where(User.key == name)).one()
        token = open_session(session, user, browser="test", now=clock.now())
        session.commit()
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token
        cookie["_fresh"] = True
    return browser
