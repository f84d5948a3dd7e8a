"""Send forms that the screen stops, and answer its panel as a page would."""

import html
import re
from collections.abc import Mapping

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

MEDICARE = "2123 45670 1"
NUMBER = "Mum’s Medicare number is 2123 45670 1 if you need it for the booking."
MOBILE = "You can ring her on 0491 570 156 after school."
AT_RISK = "I saw bruises on the little one this morning and mum says he will come back tonight."

NEW = "/regional/far-north/threads/new"


def start(browser: FlaskClient, body: str, **more: str) -> TestResponse:
    """Start a discussion in the Far North with this text."""
    return browser.post(NEW, data={"title": "Bookings", "kind": "question", "body": body, **more})


def looking(browser: FlaskClient, body: str, **answers: str) -> TestResponse:
    """Have what was answered done, and look at it before it is posted."""
    return start(browser, body, **{k: v for k, v in answers.items() if k != "answered"}, look="1")


def marks(page: str) -> list[str]:
    """What the findings of the panel are known by, in their order."""
    return list(dict.fromkeys(re.findall(r'name="screen-(\w+)"', page)))


def choices(page: str) -> dict[str, list[str]]:
    """What can be chosen about each finding."""
    found: dict[str, list[str]] = {}
    for mark, value in re.findall(r'name="screen-(\w+)" value="(\w+)"', page):
        found.setdefault(mark, []).append(value)
    return found


def answering(page: str, *said: str, why: str = "") -> Mapping[str, str]:
    """Answers to the panel's findings, in their order."""
    known = marks(page)
    answers = {f"screen-{mark}": one for mark, one in zip(known, said, strict=True)}
    why_so = {f"reason-{mark}": why for mark in known if why}
    return {**answers, **why_so, "answered": "1"}


def words(page: str) -> str:
    """The page as text."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
