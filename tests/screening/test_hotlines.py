"""Whom to ring: correct it, say that it was checked, and show that nobody has."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event
from cop.errors import Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.presets import available, read
from cop.screening import check
from cop.screening.hotlines import all_verified, hotlines_of, hotlines_to_ring
from cop.screening.operations.hotline_checks import check_hotline
from cop.screening.operations.hotlines import correct_hotline
from cop.site.models import Site
from tests.cast import NOW, TODAY, Cast
from tests.counting import Statements
from tests.screening.sending import AT_RISK, start, words
from tests.visiting import sign_in

NOWHERE = "/if-a-child-is-at-risk"


def correct(session: Session, cast: Cast, place: int = 2, **changes: Any) -> None:
    given: dict[str, Any] = {"label": "Report line", "number": "13 14 78", "hours": "Always"}
    given |= {"checked": False, "by": cast.colin, "now": NOW, "today": TODAY}
    given["confirmed"] = changes.get("number", "") or "none"
    correct_hotline(session, place, **given | changes)


def mark(session: Session, cast: Cast, place: int, **changes: Any) -> None:
    given: dict[str, Any] = {"by": cast.colin, "now": NOW, "today": TODAY}
    check_hotline(session, place, **given | changes)


def test_a_check_says_who_and_when_and_is_in_the_record(
    session: Session, cast: Cast, site: Site
) -> None:
    version = site.version
    mark(session, cast, 2)
    line = hotlines_of(site.settings)[1]
    assert (line.verified, line.verified_by) == ("3 March 2026", cast.colin.id)
    assert site.version == version + 1
    event = session.scalars(select(Event).where(Event.subject == "site")).one()
    assert (event.kind, event.by_id, event.data) == (
        "screen.hotline_checked",
        cast.colin.id,
        {"place": 2},
    )


@pytest.mark.parametrize(("checked", "verified"), [(False, ""), (True, "3 March 2026")])
def test_what_is_corrected_is_not_verified_unless_it_was_checked_with_it(
    session: Session, cast: Cast, site: Site, checked: bool, verified: str
) -> None:
    mark(session, cast, 2, now=NOW - timedelta(days=9), today=TODAY - timedelta(days=9))
    correct(session, cast, number="1800 000 000", checked=checked)
    line = hotlines_of(site.settings)[1]
    assert (line.label, line.number, line.hours) == ("Report line", "1800 000 000", "Always")
    assert (line.verified, line.href) == (verified, "tel:1800000000")


def test_all_are_verified_once_each_is(session: Session, cast: Cast, site: Site) -> None:
    for place in range(1, 6):
        assert not all_verified(hotlines_of(site.settings))
        mark(session, cast, place)
    assert all_verified(hotlines_of(site.settings))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "ring us"}, "number"),
        ({"number": "12"}, "number"),
        ({"number": "1" * 30}, "number"),
        ({"number": "", "checked": True}, "number"),
        ({"label": " "}, "label"),
        ({"label": "x" * 121}, "label"),
        ({"hours": ""}, "hours"),
        ({"label": "Ring about 2123 45670 1"}, "label"),
    ],
)
def test_what_can_not_be_a_hotline_is_refused(
    session: Session, cast: Cast, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        correct(session, cast, **changes)
    assert refused.value.field == field or refused.value.where == field  # type: ignore[attr-defined]


def test_a_number_that_is_not_there_can_not_be_checked(session: Session, cast: Cast) -> None:
    correct(session, cast, number="")
    with pytest.raises(Unlawful, match="no number yet"):
        mark(session, cast, 2)
    for place in (0, 6, 999):
        with pytest.raises(NotFound):
            mark(session, cast, place)


def test_only_the_administrator_keeps_the_numbers(session: Session, cast: Cast, site: Site) -> None:
    for by in (cast.maddie, cast.ray, cast.priya, cast.helen):
        with pytest.raises(Forbidden):
            mark(session, cast, 1, by=by)
        with pytest.raises(Forbidden):
            correct(session, cast, by=by)
    seen = site.version
    mark(session, cast, 1, seen=seen)
    with pytest.raises(Stale):
        correct(session, cast, seen=seen)


def test_not_verified_stands_wherever_hotlines_do_until_they_are(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    for page in (panel, client.get(NOWHERE).text):
        assert words(page).count("Not verified") == 5
    assert "Numbers not verified" in client.get("/").text
    sign_in(client, "colin")
    assert "5 numbers to ring if a child is at risk have not been verified" in client.get("/").text
    for place in range(1, 6):
        assert client.post(f"/screening/hotlines/{place}/check").status_code == 303
    assert "Checked 3 March 2026 by Colin Hathaway" in words(
        client.get("/screening/hotlines/").text
    )
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    for page in (panel, client.get(NOWHERE).text, client.get("/").text):
        assert "not verified" not in page.casefold()
    assert "Checked 3 March 2026" in panel
    assert "Colin" not in client.get(NOWHERE).text


def test_a_correction_stands_on_the_page_for_everybody(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    page = client.get("/screening/hotlines/2").text
    assert 'value="13 14 78"' in page
    sent = {"label": "Report line", "number": "nonsense", "hours": "Always"}
    answer = client.post("/screening/hotlines/2", data=sent)
    assert answer.status_code == 422
    assert "Write the number in digits" in answer.text
    sent |= {"number": "1800 000 000", "checked": "y"}
    asked = client.post("/screening/hotlines/2", data=sent)
    assert asked.status_code == 422
    assert "Old 13 14 78 New 1800 000 000" in words(asked.text)
    assert "13 14 78" in client.get(NOWHERE).text
    assert 'name="confirmed" value="1800 000 000"' in asked.text
    other = sent | {"number": "1800 000 009", "confirmed": "1800 000 000"}
    assert client.post("/screening/hotlines/2", data=other).status_code == 422
    sent |= {"confirmed": "1800 000 000"}
    assert client.post("/screening/hotlines/2", data=sent).status_code == 303
    public = words(client.get(NOWHERE).text)
    assert "1800 000 000 Report line Always Checked 3 March 2026" in public
    assert client.get("/screening/hotlines/6").status_code == 404


def test_a_line_without_a_number_is_seen_by_the_administrator_alone(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    mark(session, cast, 1)
    correct(session, cast, number="")
    session.commit()
    panel = start(sign_in(client, "maddie"), AT_RISK).text
    for page in (panel, client.get(NOWHERE).text):
        assert "Report line" not in page
        assert "to be entered" not in page
        assert "Kids Helpline" in page
    sign_in(client, "colin")
    assert "Number to be entered: only you see this line" in client.get("/screening/hotlines/").text


def test_a_line_without_a_number_leaves_nothing_unverified_for_others(
    session: Session, cast: Cast, site: Site
) -> None:
    for place in (1, 3, 4, 5):
        mark(session, cast, place)
    correct(session, cast, number="")
    assert all_verified(hotlines_to_ring(site.settings))
    assert not all_verified(hotlines_of(site.settings))


def test_another_number_is_live_once_it_was_seen_beside_the_old_one(
    session: Session, cast: Cast, site: Site
) -> None:
    for confirmed in ("", "13 14 78", "1800 000 001"):
        with pytest.raises(Invalid, match="old one and the new one"):
            correct(session, cast, number="1800 000 000", checked=True, confirmed=confirmed)
    with pytest.raises(Invalid, match="old one and the new one"):
        correct(session, cast, number="", confirmed="")
    assert hotlines_of(site.settings)[1].number == "13 14 78"
    correct(session, cast, number="1800 000 000", confirmed="1800  000 000")
    assert hotlines_of(site.settings)[1].number == "1800 000 000"
    correct(session, cast, number="1800 000 000", hours="Nights", confirmed="")


def test_a_number_stands_once_on_the_list(session: Session, cast: Cast, site: Site) -> None:
    kids = hotlines_of(site.settings)[2]
    with pytest.raises(Invalid, match=r"“Kids Helpline .* has this number already") as refused:
        correct(session, cast, number=kids.number.replace(" ", ""))
    assert refused.value.field == "number"


@pytest.mark.parametrize("name", available())
def test_who_passes_on_whom_to_ring_is_asked_nothing(name: str) -> None:
    for line in read(name).hotlines:
        text = f"Ring the {line.label} on {line.number}, {line.hours}."
        assert check(text, where="body") == [], text


def test_whom_to_ring_is_read_without_an_account_and_linked_from_every_foot(
    client: FlaskClient, statements: Statements
) -> None:
    assert f'href="{NOWHERE}"' in client.get("/sign-in").text
    answer = client.get(NOWHERE)
    assert answer.status_code == 200
    assert 'href="tel:000"' in answer.text
    assert 'href="tel:131478"' in answer.text
    assert "This site never makes a report for you." in answer.text
    again = client.get(NOWHERE, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    with statements() as counted:
        client.get(NOWHERE)
    assert counted.number == 1
    assert f"Allow: {NOWHERE}\n" in client.get("/robots.txt").text


def test_the_foot_of_every_page_leads_there(client: FlaskClient, cast: Cast) -> None:
    for name in ("maddie", "colin", "stranger"):
        sign_in(client, name)
        for path in ("/", "/help", "/issues/ISS-999", "/regional/"):
            assert f'href="{NOWHERE}"' in client.get(path).text
