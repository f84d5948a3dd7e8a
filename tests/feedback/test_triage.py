"""The inbox: it leads to each issue in it, and is found by those who work on it alone."""

import re

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.cast import Cast
from tests.feedback.journeys import submitted, with_leaders
from tests.visiting import sign_in

INBOX = "/statewide/spf/triage"


def test_every_link_of_the_inbox_leads_somewhere(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    for _ in range(3):
        submitted(session, cast)
    session.commit()
    sign_in(client, "priya")
    page = client.get(INBOX).text
    links = set(re.findall(r'href="(/statewide/[^"#]*triage[^"#]*)', page))
    assert len(links) >= 5
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_home_says_what_waits_and_leads_there(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    submitted(session, cast)
    session.commit()
    sign_in(client, "caitlin")
    home = client.get("/").text
    assert "One issue waits for an answer." in home
    assert f'href="{INBOX}"' in home


def test_a_network_that_decides_nothing_leads_to_no_inbox(client: FlaskClient) -> None:
    sign_in(client, "ray")
    assert "triage" not in client.get("/regional/far-north/").text


def test_a_decision_needs_an_owner_who_was_chosen(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    session.commit()
    sign_in(client, "helen")
    address = f"/issues/{issue.reference}/proposals"
    words = {"outcome": "not_agreed", "answer": "No.", "rationale": "Because.", "owner": ""}
    refused = client.post(address, data=words)
    assert refused.status_code == 422
    assert "Choose who owns this decision." in refused.text
    assert "Colin" not in refused.text
