"""More findings than one panel shows: what is answered steps aside, and the next come."""

import re

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.screening.models import Outcome, ScreenLog
from cop.threads.models import Thread
from tests.cast import Cast
from tests.screening.sending import AT_RISK, choices, start, words
from tests.visiting import sign_in

CRN = "His CRN is 204 567 890 A."
WHY = "It is the office’s."


def phones(count: int) -> str:
    """So many telephone numbers, each on a line of its own."""
    numbers = (*range(156, 160), *range(110, 180))
    return "\n\n".join(f"Ring 0491 570 {number}" for number in numbers[:count])


def sent_along(page: str) -> dict[str, str]:
    """What the page sends along of answers that it shows no more."""
    hidden = r'type="hidden" name="((?:screen|reason|agreed)-\w+)" value="([^"]*)"'
    return dict(re.findall(hidden, page))


def keeping(page: str, outcome: str = "kept", button: str = "answered") -> dict[str, str]:
    """Keep all that the panel shows, with what it sends along."""
    shown = set(choices(page)) - {name.removeprefix("screen-") for name in sent_along(page)}
    kept = {f"screen-{mark}": outcome for mark in shown}
    return {**{f"reason-{mark}": WHY for mark in shown}, **sent_along(page), **kept, button: "1"}


def test_when_all_that_is_shown_is_kept_the_next_come_and_then_it_is_posted(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = phones(45)
    page = start(sign_in(client, "maddie"), body).text
    second = start(client, body, **keeping(page)).text
    assert "25 more might point to a real family." in second
    assert "Here are the next 20; 5 more come next." in words(second)
    assert "What you answered already, 20 of them, stays as you answered it." in words(second)
    third = start(client, body, **keeping(second, "false_alarm")).text
    assert "Five more might point to a real family." in third
    assert start(client, body, **keeping(third)).status_code == 303
    rows = session.execute(select(ScreenLog.outcome, func.count()).group_by(ScreenLog.outcome))
    told = {outcome: count for outcome, count in rows}
    assert (told[Outcome.KEPT], told[Outcome.FALSE_ALARM]) == (25, 20)


def test_what_comes_after_twenty_kept_findings_is_shown(client: FlaskClient, cast: Cast) -> None:
    body = f"{phones(21)}\n\n{CRN}"
    page = start(sign_in(client, "maddie"), body).text
    again = start(client, body, **keeping(page)).text
    assert "204 567 890 A" in again.split("</section>")[0]
    assert "Two more might point to a real family." in again


def test_who_looks_at_so_many_comes_to_the_next_as_well(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = phones(21)
    page = start(sign_in(client, "maddie"), body).text
    looked = start(client, body, **keeping(page, button="look")).text
    assert "One more might point to a real family." in looked
    looked = start(client, body, **keeping(looked, button="look")).text
    assert "21 things might point to a real family." in looked
    assert start(client, body, **keeping(looked)).status_code == 303
    assert session.scalar(select(func.count()).select_from(Thread)) == 1


def test_the_numbers_to_ring_stay_while_many_findings_are_answered(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    body = f"{AT_RISK}\n\n{phones(30)}"
    page = start(sign_in(client, "maddie"), body).text
    at_risk = next(mark for mark, said in choices(page).items() if "confirmed" in said)
    answers = {**keeping(page), f"screen-{at_risk}": "confirmed"}
    second = start(client, body, **answers).text
    assert "tel:000" in second
    assert "11 more might point to a real family, below." in words(second)
    answers = {**keeping(second), f"screen-{at_risk}": "confirmed"}
    assert start(client, body, **answers).status_code == 303


def test_of_more_than_three_findings_each_is_short_until_it_is_answered_otherwise(
    client: FlaskClient, cast: Cast
) -> None:
    assert "or something else</summary>" not in start(sign_in(client, "maddie"), phones(3)).text
    page = start(client, phones(6)).text
    assert page.count("Replace it with [phone number], or something else</summary>") == 6
    first, *others = choices(page)
    answers = {f"screen-{mark}": "masked" for mark in others} | {f"screen-{first}": "kept"}
    again = start(client, phones(6), **answers).text
    assert again.count("or something else</summary>") == 5


def test_a_link_leads_past_the_panel_to_the_text(client: FlaskClient, cast: Cast) -> None:
    page = start(sign_in(client, "maddie"), phones(6)).text
    assert 'href="#body">Go past this to your text</a>' in page
    assert page.index("Go past this") < page.index('class="finding"')
    assert 'id="body"' in page
