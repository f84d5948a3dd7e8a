"""What was found, by rule and month: counted right, shown to whom it concerns, without a value."""

import csv
import io
import re
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert
from sqlalchemy.orm import Session

from cop.screening import FINDING_TYPES
from cop.screening.counts import (
    MONTHS,
    OUTCOMES,
    PER_PAGE,
    last_months,
    list_reasons,
    read_counts,
)
from cop.screening.models import Outcome, ScreenLog
from tests.cast import TIMEZONE, TODAY, Cast
from tests.counting import Statements
from tests.screening.sending import words
from tests.visiting import sign_in

FORUM, SITE = "/regional/far-north/screening/counts", "/screening/counts"
HERE = ZoneInfo(TIMEZONE)


def log(
    session: Session,
    forum_id: int | None,
    *when: datetime,
    kind: str = "phone",
    outcome: Outcome = Outcome.STOPPED,
    reason: str = "",
) -> None:
    """Write down that something was found at these moments."""
    line = {"type": kind, "place": "body", "action": FINDING_TYPES[kind].action}
    line |= {"outcome": outcome, "reason": reason, "forum_id": forum_id, "by_id": None}
    session.execute(insert(ScreenLog), [{**line, "at": moment} for moment in when])


def day(year: int, month: int, number: int, hour: int = 12) -> datetime:
    return datetime(year, month, number, hour, tzinfo=HERE)


def test_a_year_is_this_month_and_eleven_before_it() -> None:
    months = last_months(date(2026, 3, 31))
    assert (months[0], months[-1], len(months)) == (date(2025, 4, 1), date(2026, 3, 1), MONTHS)


def test_a_month_begins_at_midnight_where_the_site_is(session: Session, cast: Cast) -> None:
    log(
        session,
        None,
        datetime(2026, 2, 28, 23, 59, 59, tzinfo=HERE),
        datetime(2026, 3, 1, 0, 0, tzinfo=HERE),
        datetime(2025, 4, 1, 0, 0, tzinfo=HERE),
        datetime(2025, 3, 31, 23, 59, 59, tzinfo=HERE),  # a year ago: no longer counted
    )
    bars = read_counts(session, today=TODAY, timezone=TIMEZONE).bars(Outcome.STOPPED)
    assert {bar.label: bar.number for bar in bars if bar.number} == {
        "Apr 2025": 1,
        "Feb 2026": 1,
        "Mar 2026": 1,
    }


def test_every_rule_and_outcome_is_counted_on_its_own(session: Session, cast: Cast) -> None:
    expected = {}
    for number, (kind, outcome) in enumerate(product(FINDING_TYPES, OUTCOMES), start=1):
        expected[kind, outcome] = number
        log(session, None, *[day(2026, 1, 5)] * number, kind=kind, outcome=outcome)
    counts = read_counts(session, today=TODAY, timezone=TIMEZONE)
    found = dict(zip(FINDING_TYPES, (numbers for _, numbers in counts.by_rule()), strict=True))
    for kind, at in product(FINDING_TYPES, range(len(OUTCOMES))):
        assert found[kind][at] == expected[kind, list(OUTCOMES)[at]]
    january = -3
    kept = list(OUTCOMES).index(Outcome.KEPT)
    for (_, months), (_, outcomes) in zip(
        counts.by_month(Outcome.KEPT), counts.by_rule(), strict=True
    ):
        assert months[january] == sum(months) == outcomes[kept]


def test_a_forum_s_counts_are_its_own_and_the_site_s_are_everybody_s(
    session: Session, cast: Cast, statements: Statements
) -> None:
    far_north, other = cast.forums.far_north.id, cast.forums.limestone_coast.id
    log(session, far_north, day(2026, 3, 1), day(2026, 3, 2))
    log(session, other, day(2026, 3, 1))
    log(session, None, day(2026, 3, 1))
    with statements() as counted:
        mine = read_counts(session, today=TODAY, timezone=TIMEZONE, forum_id=far_north)
    assert (mine.total, counted.number) == (2, 1)
    assert read_counts(session, today=TODAY, timezone=TIMEZONE).total == 4


def test_the_administrator_sees_the_site_and_no_forum_on_its_own(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    log(session, cast.forums.far_north.id, day(2026, 3, 1), outcome=Outcome.KEPT, reason="Ours.")
    log(session, cast.forums.far_north.id, day(2026, 3, 1))
    session.commit()
    sign_in(client, "colin")
    page = client.get(SITE).text
    assert "it stopped 1 thing before it was posted" in words(page)
    assert "Far North" not in page
    assert "Ours." not in page
    assert client.get(FORUM).status_code == 403
    sign_in(client, "ray")
    assert "Ours." in client.get(FORUM).text
    assert client.get(SITE).status_code == 403


def test_reasons_are_listed_without_whose_they_were_page_by_page(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    forum_id = cast.forums.far_north.id
    for number in range(PER_PAGE + 1):
        log(session, forum_id, day(2026, 3, 1), outcome=Outcome.KEPT, reason=f"Reason {number}.")
    log(session, cast.forums.eyre_western.id, day(2026, 3, 1), outcome=Outcome.KEPT, reason="No.")
    session.commit()
    assert len(list_reasons(session, forum_id)) == PER_PAGE + 1
    sign_in(client, "ray")
    page = client.get(FORUM).text
    assert f"Reason {PER_PAGE}." in page
    assert "Reason 0." not in page
    older = page.split('class="pager"')[1].split('href="')[1].split('"')[0]
    assert "Reason 0." in client.get(older).text


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_one_chooses_what_is_counted(
    client: FlaskClient, session: Session, cast: Cast, outcome: Outcome
) -> None:
    log(session, cast.forums.far_north.id, *[day(2026, 2, 1)] * 7, outcome=outcome)
    session.commit()
    sign_in(client, "ray")
    page = words(client.get(f"{FORUM}?outcome={outcome}").text)
    assert f"{OUTCOMES[outcome]}, by month" in page
    assert "Feb 2026 7" in page
    assert client.get(f"{FORUM}?outcome=nonsense").status_code == 404


@pytest.mark.parametrize(("who", "page"), [("ray", FORUM), ("colin", SITE)])
def test_tables_begin_with_the_newest_month_and_leave_out_what_found_nothing(
    client: FlaskClient, session: Session, cast: Cast, who: str, page: str
) -> None:
    log(session, cast.forums.far_north.id, day(2026, 3, 1), day(2026, 2, 1), day(2026, 2, 2))
    session.commit()
    shown = sign_in(client, who).get(page).text
    by_month, by_rule = re.findall(r"<tbody>(.*?)</tbody>", shown, re.DOTALL)[:2]
    assert words(by_month) == "Phone number " + " ".join(["1", "2", *["0"] * 10])
    assert words(by_rule) == "Phone number 3 0 0 0 0 0 0"
    assert "Rule Mar 2026 Feb 2026 Jan 2026" in words(shown)
    assert '<th scope="col" class="num">Mar 2026</th>' in shown
    nothing = client.get(f"{page}?outcome=kept").text
    assert "Nothing was counted." in words(nothing)


@pytest.mark.parametrize(("name", "page"), [("ray", FORUM), ("colin", SITE)])
def test_what_is_chosen_is_asked_of_the_same_page(
    client: FlaskClient, session: Session, cast: Cast, name: str, page: str
) -> None:
    shown = sign_in(client, name).get(page).text
    assert "Nothing was counted yet" in shown
    assert f'<form class="filterbar" action="{page}"' in shown


@pytest.mark.parametrize(("who", "page"), [("ray", FORUM), ("colin", SITE)])
def test_the_file_holds_each_rule_in_each_month(
    client: FlaskClient, session: Session, cast: Cast, who: str, page: str
) -> None:
    log(session, cast.forums.far_north.id, day(2026, 2, 1), day(2026, 2, 2), kind="email")
    session.commit()
    sign_in(client, who)
    answer = client.get(f"{page}.csv")
    assert answer.headers["Cache-Control"] == "private, no-store"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0] == ["Month", "Rule", *OUTCOMES.values()]
    assert len(rows) == 1 + MONTHS * len(FINDING_TYPES)
    assert {len(row) for row in rows} == {2 + len(OUTCOMES)}
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ["2026-02", "Email address", "2", "0", "0", "0", "0", "0", "0"] in rows
    assert "-as-of-2026-03-03.csv" in answer.headers["Content-Disposition"]


def test_the_page_costs_the_same_for_three_findings_and_for_hundreds(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    costs = []
    for count in (3, 300):
        for outcome in OUTCOMES:
            log(session, cast.forums.far_north.id, *[day(2026, 1, 9)] * count, outcome=outcome)
        session.commit()
        for who, page in (("ray", FORUM), ("colin", SITE)):
            sign_in(client, who)
            client.get(page)
            with statements() as counted:
                client.get(page)
            costs.append(counted.number)
    assert costs == [4, 2, 4, 2]  # who is here, the forum, the counts, the reasons
