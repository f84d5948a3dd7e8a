"""The inbox: it leads to each issue in it, and is found by those who work on it alone."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import pausing
from tests.cast import TODAY, Cast
from tests.factories import submit_issue
from tests.feedback.asides import asked
from tests.feedback.crowds import add_issues_like, add_raisers
from tests.feedback.journeys import (
    acknowledged,
    hours,
    let_through,
    raised,
    submitted,
    with_leaders,
)
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


def urgent(session: Session, cast: Cast) -> Issue:
    issue = submit_issue(cast)
    issue.urgent = True
    session.flush()
    return issue


def shown(client: FlaskClient, address: str = INBOX) -> list[str]:
    """The issues in the queue, in its order."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    return re.findall(r'<span class="queue__row"><span class="ref">(\w+-\d+)', answer.text)


def test_each_view_shows_and_counts_its_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    mine, new = acknowledged(session, cast), submitted(session, cast)
    pressing, gone = urgent(session, cast), with_leaders(session, cast)
    new.due_on = TODAY - timedelta(days=1)
    session.commit()
    sign_in(client, "priya")
    every = {i.reference for i in (mine, new, pressing, gone)}
    for show, expected in {
        "waiting": every - {gone.reference},
        "mine": {mine.reference},
        "overdue": {new.reference},
        "urgent": {pressing.reference},
        "all": every,
        "nonsense": every - {gone.reference},
    }.items():
        assert set(shown(client, f"{INBOX}?show={show}")) == expected, show
    page = client.get(INBOX).text
    numbers = re.findall(r'class="pill"[^>]*>([^<]+) <span class="num">(\d+)</span>', page)
    assert [int(number) for _, number in numbers] == [3, 1, 1, 1, 4]


def test_regions_and_themes_that_occur_are_offered_and_narrow_each_other(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    told_once, distance = acknowledged(session, cast), submitted(session, cast)
    coast = let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )
    told_once.priority_area, distance.priority_area = "told-once", "distance"
    coast.priority_area = "distance"
    session.commit()
    sign_in(client, "priya")
    page = client.get(INBOX).text
    assert re.findall(r'<option value="([\w-]+)"[^>]*>[^(<]+\((\d+)\)', page) == [
        ("far-north", "2"),
        ("limestone-coast", "1"),
        ("distance", "2"),
        ("told-once", "1"),
    ]
    assert set(shown(client, f"{INBOX}?theme=distance")) == {distance.reference, coast.reference}
    narrowed = f"{INBOX}?region=far-north&theme=distance"
    assert shown(client, narrowed) == [distance.reference]
    both = client.get(narrowed).text
    assert re.search(r'value="limestone-coast">[^(]+\(1\)', both)
    assert re.search(r'value="told-once">[^(]+\(1\)', both)
    assert re.search(r'Waiting on us <span class="num">1</span>', both)
    assert len(shown(client, f"{INBOX}?region=nowhere&theme=nothing")) == 3


PILLS = re.compile(r'class="pill" href="([^"]+)"[^>]*>[^<]+ <span class="num">(\d+)</span>')
OPTIONS = re.compile(r'<option value="([\w-]+)"[^>]*>[^(<]+\((\d+)\)')


@pytest.mark.parametrize("show", ["waiting", "mine", "overdue", "urgent", "all"])
@pytest.mark.parametrize("chosen", ["", "&region=far-north", "&theme=distance"])
def test_every_number_is_what_choosing_it_shows(
    client: FlaskClient, session: Session, cast: Cast, show: str, chosen: str
) -> None:
    mine, late, gone = (
        acknowledged(session, cast),
        submitted(session, cast),
        with_leaders(session, cast),
    )
    pressing = urgent(session, cast)
    coast = let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )
    add_raisers(session, cast, mine, 2)
    late.due_on = coast.due_on = TODAY - timedelta(days=1)
    for issue in (mine, late, gone, coast):
        issue.priority_area = "distance"
    pressing.priority_area = "told-once"
    session.commit()
    sign_in(client, "priya")
    page = client.get(f"{INBOX}?show={show}{chosen}").text
    pills = PILLS.findall(page)
    assert len(pills) == 5
    leads = [(href.replace("&amp;", "&"), int(number)) for href, number in pills]
    for key, number in OPTIONS.findall(page):
        is_theme = key in ("distance", "told-once")
        kept = chosen if ("region" if is_theme else "theme") in chosen else ""
        address = f"{INBOX}?show={show}{kept}&{'theme' if is_theme else 'region'}={key}"
        leads.append((address, int(number)))
    # A region or a theme that doesn't occur in a view is left out of what is asked.
    leads = [(address, number) for address, number in leads if number]
    assert len(leads) >= 4
    for address, number in leads:
        assert len(shown(client, address)) == number, address


@pytest.mark.parametrize("show", ["waiting", "all"])
def test_pages_follow_each_other_without_a_gap(
    client: FlaskClient, session: Session, cast: Cast, show: str
) -> None:
    issue = acknowledged(session, cast)
    add_issues_like(session, issue, 60)
    session.execute(update(Issue).where(Issue.id % 7 == 0).values(due_on=None))
    session.commit()
    sign_in(client, "priya")
    seen: list[str] = []
    address: str | None = f"{INBOX}?show={show}"
    pages = 0
    while address:
        page = client.get(address).text
        seen += re.findall(r'<span class="queue__row"><span class="ref">(\w+-\d+)', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = following[1].replace("&amp;", "&") if following else None
        pages += 1
    assert pages == 3
    assert len(seen) == len(set(seen)) == 61


@pytest.mark.parametrize("cursor", ["x", "2026-13-40.1", "1.2.3", "-1", "²"])
def test_a_page_that_cannot_be_is_not_found(client: FlaskClient, cursor: str) -> None:
    sign_in(client, "priya")
    assert client.get(INBOX, query_string={"after": cursor}).status_code == 404


def test_an_issue_of_elsewhere_is_not_opened_for_who_may_not_see_it(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = raised(session, cast)
    submitted(session, cast)
    session.commit()
    sign_in(client, "caitlin")
    assert client.get(f"{INBOX}?issue={issue.reference}").status_code == 404


def test_what_looks_like_it_stands_beside_with_two_clicks_to_merge(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    opened = acknowledged(session, cast)
    like = let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )
    session.commit()
    sign_in(client, "priya")
    page = client.get(f"{INBOX}?issue={opened.reference}").text
    assert "Looks like these" in page
    assert f'href="/issues/{opened.reference}/merge?into={like.reference}"' in page
    sign_in(client, "caitlin")
    waiting = submitted(session, cast)
    session.commit()
    page = client.get(f"{INBOX}?issue={waiting.reference}").text
    assert "Looks like these" in page
    assert "Merge into this" not in page, "it is merged once it was acknowledged"


def paused_late(session: Session, cast: Cast) -> Issue:
    """An issue past its date whose clock stands still."""
    issue = acknowledged(session, cast)
    issue.due_on = TODAY - timedelta(days=10)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(6))
    session.commit()
    return issue


def test_a_clock_that_stands_still_says_so_and_why_and_is_not_over(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = paused_late(session, cast)
    sign_in(client, "priya")
    page = client.get(INBOX).text
    queue, opened = page.split('id="opened"')
    for part in (queue, opened):
        assert "The clock stands still" in part
        assert "for Sorry Business" in part
    assert "days over" not in page
    assert "past its date" not in page
    assert re.search(r'Past its date <span class="num">0<', page)
    assert shown(client, f"{INBOX}?show=overdue") == []
    own = client.get(f"/issues/{issue.reference}").text
    assert "Past its date" not in own
    assert "which has passed" not in own
    assert "standing still" in own
    assert ", past " not in client.get("/issues/").text
    assert "past its date" not in client.get("/").text
    pausing.resume_leg(session, issue, by=cast.priya, now=hours(7))
    issue.due_on = TODAY - timedelta(days=10)
    session.commit()
    assert shown(client, f"{INBOX}?show=overdue") == [issue.reference]
    assert "over</span>" in client.get(INBOX).text


def test_a_question_out_shows_until_when_the_clock_stands_still(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = asked(session, cast)
    session.commit()
    sign_in(client, "priya")
    page = client.get(INBOX).text
    assert page.count("until the network answers or") == 2
    assert "days left" not in page
    assert "stopped on day 0 of 20" in page
    assert issue.reference in page


def test_what_is_ticked_leads_to_the_form_below_the_queue(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    submitted(session, cast)
    session.commit()
    sign_in(client, "priya")
    page = client.get(INBOX).text
    assert 'class="btn btn--primary" href="#acknowledge"' in page
    assert page.count('id="acknowledge"') == 1
    assert "Select the one waiting for a reply" in page
