"""A text is tried: what would be found is shown, and nothing of it is kept anywhere."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.accounts.operations import revoke_session
from cop.database import Base
from cop.screening import DEFAULT
from cop.screening.trying import try_text
from tests.cast import NOW, Cast
from tests.counting import Statements
from tests.screening.sending import AT_RISK, MOBILE, NUMBER, words
from tests.visiting import sign_in

PAGES = {"ray": "/regional/far-north/screening/trial", "colin": "/screening/trial"}
EACH = pytest.mark.parametrize("who", PAGES)


def rows(session: Session) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {t.name: session.scalar(select(func.count()).select_from(t)) or 0 for t in tables}


def test_a_text_is_cut_marked_and_masked() -> None:
    tried = try_text(f"{NUMBER} {MOBILE}", DEFAULT)
    assert tried.title == "2 things would be found."
    assert "".join(piece.text for piece in tried.pieces) == f"{NUMBER} {MOBILE}"
    assert [piece.text for piece in tried.pieces if piece.number] == [
        "2123 45670 1",
        "0491 570 156",
    ]
    assert "[Medicare number]" in tried.masked
    assert "[phone number]" in tried.masked
    assert [item.action.label for item in tried.items] == ["Can’t be posted", "Asks first"]


@EACH
def test_the_page_shows_what_would_be_found_and_asked(
    client: FlaskClient, cast: Cast, who: str
) -> None:
    sign_in(client, who)
    assert "things would be found" not in client.get(PAGES[who]).text
    page = words(client.post(PAGES[who], data={"trial": f"{NUMBER} {AT_RISK}"}).text)
    assert "2 things would be found." in page
    assert "Mum’s Medicare number is [Medicare number] if you need it" in page
    assert "Ring first." in page
    assert "Nothing would be found." in client.post(PAGES[who], data={"trial": "All well."}).text
    assert client.post(PAGES[who], data={"trial": " "}).status_code == 422
    assert client.post(PAGES[who], data={"trial": "x" * 20_001}).status_code == 422


@EACH
def test_nothing_is_kept_or_counted(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, who: str
) -> None:
    sign_in(client, who)
    client.get(PAGES[who])
    before = rows(session)
    with statements() as counted:
        assert client.post(PAGES[who], data={"trial": NUMBER}).status_code == 200
    assert [sql for sql in counted.sent if not sql.startswith("SELECT")] == []
    assert rows(session) == before


def test_nothing_is_kept_where_the_session_has_ended(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "ray")
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    revoke_session(session, token, now=NOW)
    session.commit()
    before = rows(session)
    answer = client.post(PAGES["ray"], data={"trial": NUMBER})
    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")
    assert rows(session) == before


def test_both_pages_are_linked_from_where_their_people_are(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "ray")
    for page in ("/regional/far-north/running", "/regional/far-north/held/"):
        for part in ("counts", "contacts", "trial"):
            assert f'href="/regional/far-north/screening/{part}"' in client.get(page).text
    sign_in(client, "colin")
    for page in ("/screening/", "/screening/counts", "/screening/hotlines/"):
        assert 'href="/screening/trial"' in client.get(page).text
    assert client.get("/").text.count('href="/screening/"') == 3  # navigation, foot and Home
    for who in ("maddie", "rosalind", "stranger"):
        assert "/screening/" not in sign_in(client, who).get("/").text


def test_members_find_how_the_check_works(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "maddie")
    new = "/regional/far-north/threads/new"
    panel = client.post(new, data={"title": "A", "kind": "question", "body": NUMBER}).text
    for page in (panel, client.get(new).text, client.get("/help").text, client.get("/").text):
        assert 'href="/help/check"' in page
    how = client.get("/help/check").text
    assert "It doesn’t know a name on its own" in how
    assert "Not what was found." in how
