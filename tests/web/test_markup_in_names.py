"""Whatever somebody or something is called, its name is printed and never read as markup."""

import re

import pytest
from markupsafe import Markup, escape
from sqlalchemy.orm import Session

from cop.threads.models import Thread
from tests.cast import Cast
from tests.test_permissions_matrix import LINES, places_for
from tests.visiting import Browser, sign_in

NAMES = {
    "script": "<script>alert(1)</script>",
    "entity": "&amp;lt;xx&gt;",
    "template": "{{'z'*9}}{% raw %}${'z'*9}",
    "quotes": "\"'><img src=x onerror=alert(1)>",
    "long": "W" * 100 + " <xx>",
    "right to left": "\u202eabc\u2066 <xx>",
    "line ends": "A\r\nSet-Cookie: a=b <xx>",
}
HARMFUL = re.compile(r"<script>|<img src=x|<xx>|alert\(1\)</script>|&amp;lt;xx&gt;|z{9}")


@pytest.fixture
def pages(session: Session, cast: Cast) -> list[str]:
    places = places_for(session, cast)
    return [line.path.format(**places) for route, line in LINES.items() if route[:3] == "GET"]


def rename(session: Session, cast: Cast, name: str) -> None:
    """Call everything so that people can name, or that an administrator could."""
    for who in ("maddie", "ray", "priya", "helen"):
        account = cast.account(who)
        account.name, account.position = name, name
    for forum in (cast.forums.far_north, cast.forums.statewide):
        forum.name = forum.purpose = forum.contact_role = name
    for thread in session.query(Thread):
        thread.title, thread.tags = name, [name, "a"]
    session.commit()


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_is_printed_as_it_is_on_every_page(
    client: Browser, session: Session, cast: Cast, pages: list[str], kind: str
) -> None:
    rename(session, cast, NAMES[kind])
    shown, wrong = 0, {}
    for who in ("ray", "priya", "wanda"):
        sign_in(client, who)
        for path in pages:
            answer = client.get(path)
            assert answer.status_code < 500, path
            if answer.mimetype == "text/html":
                shown += str(escape(NAMES[kind])) in answer.text
                if found := HARMFUL.search(answer.text):
                    start = max(found.start() - 90, 0)
                    wrong[path] = answer.text[start : found.end() + 60]
    assert wrong == {}
    assert shown > 60


def test_the_same_name_as_text_and_as_markup_is_kept_apart(client: Browser, cast: Cast) -> None:
    parts = client.application.jinja_env.get_template("_macros/parts.html").module
    text = "<b>7</b>"
    for _ in range(2):
        assert "&lt;b&gt;7" in parts.badge(text)  # type: ignore[attr-defined]
        assert "<b>7" in parts.badge(Markup(text))  # type: ignore[attr-defined]
        assert "&lt;b&gt;7" in parts.tier("regional", text)  # type: ignore[attr-defined]
        assert "<b>7" in parts.tier("regional", Markup(text))  # type: ignore[attr-defined]
