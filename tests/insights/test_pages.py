"""The page of loop health and its files: what they cost, whom they serve, what they can't do."""

import csv
import io
import re
import zipfile
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.states import Verdict
from cop.insights.choices import Choice
from cop.insights.operations import count_moved
from cop.insights.permissions import get_sight, sights_of
from cop.insights.places import read_places
from cop.insights.sentences import lede_of
from cop.insights.tables import Table, as_csv, as_xlsx
from tests.cast import NOW, PEOPLE, Cast
from tests.counting import Statements
from tests.feedback import journeys
from tests.feedback.crowds import add_issues_like
from tests.insights.comparing import count_afresh, health_for
from tests.visiting import sign_in

MOST = 21
SEES = {
    "rosalind": "site slf",
    "helen": "below-slf slf",
    "caitlin": "below-spf spf",
    "priya": "below-slf below-spf slf spf",
    "maddie": "cfsn-far-north",
    "leanne": "cop-cultural-practice cfsn-far-north",
    "ray": "cfsn-far-north spf",
    "lien": "site",
    "louise": "",
    "colin": "",
    "stranger": "",
}


@pytest.mark.parametrize("who", SEES)
def test_whose_numbers_somebody_reads(session: Session, cast: Cast, who: str) -> None:
    sights = sights_of(getattr(cast, who), read_places(session))
    assert {sight.key for sight in sights} == set(SEES[who].split())


def test_nobody_reaches_another_forum_s_numbers(client: FlaskClient, cast: Cast) -> None:
    keys = {key for seen in SEES.values() for key in seen.split()} | {"nonsense"}
    for who in ("maddie", "lien", "helen"):
        sign_in(client, who)
        for key in keys:
            expected = 200 if key in SEES[who].split() else 404
            assert client.get(f"/health/?show={key}").status_code == expected, (who, key)


def test_a_page_costs_the_same_with_three_issues_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = journeys.cascaded(session, cast)
    add_issues_like(session, issue, 2)
    few = cost(client, session, statements)
    add_issues_like(session, issue, 297)
    many = cost(client, session, statements)
    assert few == many <= MOST


def cost(client: FlaskClient, session: Session, statements: Statements) -> int:
    count_afresh(session, NOW)
    session.commit()
    sign_in(client, "rosalind")
    client.get("/health/?period=all")
    with statements() as counted:
        answer = client.get("/health/?period=all")
    assert answer.status_code == 200
    return counted.number


@pytest.mark.parametrize("who", [name for name in PEOPLE if SEES.get(name)])
def test_every_page_and_file_opens_for_whoever_it_is_for(
    client: FlaskClient, session: Session, cast: Cast, who: str
) -> None:
    journeys.cascaded(session, cast)
    count_afresh(session, NOW)
    session.commit()
    sign_in(client, who)
    for query in ("", "?period=all", "?period=quarter&ask=guidance", "?region=far-north&tier=x"):
        page = client.get(f"/health/{query}")
        assert page.status_code == 200
        assert not [name for name, *_ in PEOPLE.values() if name in main_of(page.text)]
    names = ("measures", "journey", "open", "days", "region-days", "on-time", "distance", "acco")
    for name in (*names, "silent", "opened"):
        answer = client.get(f"/health/{name}.csv")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert client.get(f"/health/{name}.xlsx").status_code == 200
    assert client.get("/health/all.xlsx").status_code == 200
    for nothing in ("/health/all.csv", "/health/measures.exe", "/health/people.csv"):
        assert client.get(nothing).status_code == 404


def main_of(page: str) -> str:
    """The page without what the printed line says of its reader."""
    return page.split('<header class="pagehead')[1].split("</main>")[0]


def test_before_the_first_count_the_page_says_so(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "helen")
    assert "It is being counted" in client.get("/health/").text


def test_one_issue_is_said_in_words(client: FlaskClient, session: Session, cast: Cast) -> None:
    journeys.submitted(session, cast)
    count_moved(session, NOW)
    count_afresh(session, NOW)
    session.commit()
    page = client.get("/health/") if sign_in(client, "maddie") else None
    assert page is not None
    assert "One issue was raised by Far North CFSN in this period." in page.text
    said = re.sub(r"<[^>]*>", " ", main_of(page.text))
    legends = r"\d+% or more|\d+ to \d+%|Under \d+%|Between \d+% and \d+%"
    assert "%" not in re.sub(legends, "", said)


def test_visits_and_answers_of_networks_are_not_taken_for_issues(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    journeys.checked(session, cast, Verdict.FIXED, Verdict.PARTLY)
    much_later = NOW + timedelta(days=120)
    count_afresh(session, much_later)
    networks = health_for(session, much_later, period="all")
    site = lede_of(networks, chosen(session, cast, "rosalind"))
    assert "One issue was raised in this period. 2 of 2 visits to forums were" in site
    assert "1 of 2 answers of networks says it’s fixed." in site
    there = health_for(session, much_later, cast.caitlin, show="spf", period="all")
    said = lede_of(there, chosen(session, cast, "caitlin", "spf"))
    assert "No issues were raised by State-wide Practitioners Forum in this period." in said
    assert "1 of 1 visit" in said


def chosen(session: Session, cast: Cast, who: str, show: str = "") -> Choice:
    """What somebody chose to see, from the start."""
    places = read_places(session)
    return Choice(get_sight(sights_of(getattr(cast, who), places), show), period="all")


def test_a_file_names_what_is_counted_as_the_page_does(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    journeys.checked(session, cast, Verdict.FIXED, Verdict.PARTLY)
    count_afresh(session, NOW + timedelta(days=120))
    session.commit()
    sign_in(client, "rosalind")
    text = client.get("/health/measures.csv?period=all").data.decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text)) if row}
    page = client.get("/health/?period=all").text
    counted = {name: row[2] for name, row in rows.items() if len(row) > 2}
    assert counted["Acknowledged in time"] == "2 of 2 visits"
    assert counted["Say it’s fixed"] == "1 of 2 answers of networks"
    assert counted["Working days to send the answer back"] == "2 copies of answers"
    for name in ("Acknowledged in time", "Say it’s fixed"):
        assert counted[name] in page
        assert rows[name][-1] in page, "the formula"


def test_totals_name_no_forum(client: FlaskClient, session: Session, cast: Cast) -> None:
    journeys.cascaded(session, cast)
    count_afresh(session, NOW)
    session.commit()
    sign_in(client, "lien")
    text = main_of(client.get("/health/").text)
    assert "Far North" not in text
    assert "Silent networks" not in text
    for name in ("open", "days", "region-days", "on-time", "silent", "opened"):
        assert "Far North" not in client.get(f"/health/{name}.csv").text


def test_cells_are_no_formulas() -> None:
    table = Table("t", "T", ("=A", "B"), [("=1+1", 3), ("+x", -2), ("@y", 1.5), ("-z", None)])
    rows = list(csv.reader(io.StringIO(as_csv(table, "=about").decode("utf-8-sig"))))
    assert rows[0][0] == "'=A"
    assert [row[0] for row in rows[1:5]] == ["'=1+1", "'+x", "'@y", "'-z"]
    assert rows[2][1] == "-2"
    assert rows[-1] == ["'=about"]
    book = zipfile.ZipFile(io.BytesIO(as_xlsx([table], "=about")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in book.read("xl/sharedStrings.xml").decode()


def test_the_page_begins_with_the_forum_in_which_the_most_is_going_on(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    journeys.submitted(session, cast)
    count_afresh(session, NOW + timedelta(days=30))
    session.commit()
    for who, name in (("leanne", "Far North CFSN"), ("ray", "Far North CFSN")):
        assert f"{name}, 1 " in opening(client, who, "/health/"), who
    assert "State-wide Practitioners Forum, 1 " in opening(client, "annika", "/health/")
    sign_in(client, "annika")
    assert "show=spf" in client.get("/health/").text, "its files are of the same forum"


def test_restricted_forums_are_said_to_be_left_out_where_they_are(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    count_afresh(session, NOW)
    session.commit()
    for query, left_out in (("cop-cultural-practice", False), ("cfsn-far-north", True)):
        said = opening(client, "leanne", f"/health/?show={query}")
        assert ("Restricted forums are left out" in said) is left_out
        assert ("This forum is restricted" in said) is not left_out


def opening(client: FlaskClient, who: str, address: str) -> str:
    """What stands above the choices."""
    sign_in(client, who)
    return main_of(client.get(address).text).split("</header>")[0]
