"""The page for everybody: 000 stands out and can be pressed, and doubt isn't shouted."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.site.models import Site
from tests.cast import TODAY, Cast
from tests.visiting import sign_in

HERE = "/if-a-child-is-at-risk"


@pytest.mark.parametrize("who", ["", "maddie", "louise"])
def test_000_is_the_first_thing_to_press(client: FlaskClient, cast: Cast, who: str) -> None:
    if who:
        sign_in(client, who)
    page = client.get(HERE).text.split("<main", 1)[1]
    assert re.findall(r'href="(tel:[^"]+)"', page)[:2] == ["tel:000", "tel:000"]
    assert page.index("tel:000") < page.index("<h2")
    assert "badge--warn" not in page.split("</main>", 1)[0]
    assert ("Back to" in page) is bool(who)


def test_where_there_is_no_number_yet_it_is_still_000(
    client: FlaskClient, session: Session, cast: Cast, site: Site
) -> None:
    site.settings = {**site.settings, "hotlines": []}
    site.version += 1
    session.commit()
    assert 'ring <a class="strong" href="tel:000">000</a> first' in client.get(HERE).text


def test_what_is_not_checked_is_said_once_in_a_sentence(
    client: FlaskClient, session: Session, cast: Cast, site: Site
) -> None:
    assert "nobody here has checked yet" in client.get(HERE).text
    checked = {"verified_on": TODAY.isoformat(), "verified_by": cast.colin.id}
    lines = [{**line, **checked} for line in site.settings["hotlines"]]
    site.settings = {**site.settings, "hotlines": lines}
    site.version += 1
    session.commit()
    assert "nobody here has checked yet" not in client.get(HERE).text


def test_who_reads_how_the_check_works_is_told_first_whom_to_ring(
    client: FlaskClient, cast: Cast
) -> None:
    page = sign_in(client, "maddie").get("/help/check").text
    assert page.index(f'href="{HERE}"') < page.index("What happens")
    assert page.index("What it can’t see") < page.index("What it looks for")
