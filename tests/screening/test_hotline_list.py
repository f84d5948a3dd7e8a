"""The list of whom to ring: added to, put in order, taken from; 000 guarded, all of it told."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.screening.gate import Screened
from cop.screening.hotlines import hotline_changes, hotlines_of
from cop.screening.operations.hotline_checks import check_hotline, take_back_check
from cop.screening.operations.hotlines import (
    MOST,
    add_hotline,
    correct_hotline,
    move_hotline,
    remove_hotline,
)
from cop.site.models import Site
from tests.cast import NOW, TODAY, Cast
from tests.screening.sending import MEDICARE, words
from tests.visiting import sign_in

HERE = "/screening/hotlines/"
EMERGENCY = {"label": "Emergency: police, ambulance, fire", "number": "000", "hours": "24 hours"}


def by(cast: Cast) -> dict[str, Any]:
    return {"by": cast.colin, "now": NOW}


def add(session: Session, cast: Cast, **changes: Any) -> None:
    line = {"label": "Night line", "number": "1800 000 001", "hours": "Nights", "checked": False}
    add_hotline(session, **{**line, **by(cast), "today": TODAY, **changes})


def numbers(site: Site) -> list[str]:
    return [line.number for line in hotlines_of(site.settings)]


def told(site: Site) -> list[tuple[str, str]]:
    return [(change.label, change.done) for change in hotline_changes(site.settings)]


def test_a_line_is_added_at_the_end_and_can_be_taken_away(
    session: Session, cast: Cast, site: Site
) -> None:
    before = numbers(site)
    add(session, cast)
    assert numbers(site) == [*before, "1800 000 001"]
    assert hotlines_of(site.settings)[-1].verified == ""
    remove_hotline(session, 6, **by(cast))
    assert numbers(site) == before
    assert told(site) == [
        ("Night line", "Removed: 1800 000 001, Nights"),
        ("Night line", "Added: 1800 000 001, Nights"),
    ]


def test_so_many_and_no_more(session: Session, cast: Cast, site: Site) -> None:
    for number in range(MOST - len(numbers(site))):
        add(session, cast, number=f"1800 000 10{number}")
    with pytest.raises(Unlawful, match="in a hurry"):
        add(session, cast)


def test_what_is_on_the_list_already_is_not_added_again(
    session: Session, cast: Cast, site: Site
) -> None:
    add(session, cast)
    for number in ("1800 000 001", "1800000001", "000"):
        with pytest.raises(Invalid, match="has this number already") as refused:
            add(session, cast, number=number)
        assert refused.value.field == "number"
    for _ in range(2):
        add(session, cast, number="")  # none is not the same one
    assert len(numbers(site)) == 8


def test_the_first_of_all_is_000(session: Session, cast: Cast, site: Site) -> None:
    site.settings = {**site.settings, "hotlines": []}
    session.flush()
    with pytest.raises(Invalid, match="Add 000 first"):
        add(session, cast)
    add(session, cast, number="000")
    assert numbers(site) == ["000"]


def test_lines_change_places_but_none_with_000(session: Session, cast: Cast, site: Site) -> None:
    first, second, third, *rest = numbers(site)
    move_hotline(session, 3, up=True, **by(cast))
    assert numbers(site) == [first, third, second, *rest]
    move_hotline(session, 2, up=False, **by(cast))
    assert numbers(site) == [first, second, third, *rest]
    for place, up in ((1, False), (2, True), (5, False), (1, True)):
        with pytest.raises(Unlawful):
            move_hotline(session, place, up=up, **by(cast))
    with pytest.raises(NotFound):
        move_hotline(session, 6, up=True, **by(cast))
    assert [done for _, done in told(site)] == ["Moved down", "Moved up"]


def test_000_is_never_removed_or_empty(session: Session, cast: Cast, site: Site) -> None:
    with pytest.raises(Unlawful, match="000 stays first"):
        remove_hotline(session, 1, **by(cast))
    about = {"label": "L", "hours": "H", "checked": False, "today": TODAY, "typed": "change 000"}
    with pytest.raises(Invalid) as refused:
        correct_hotline(session, 1, number=" ", **about, **by(cast))
    assert refused.value.field == "number"
    assert numbers(site)[0] == "000"


@pytest.mark.parametrize(
    ("typed", "becomes"), [("", "000"), ("yes", "000"), ("Change  000", "112")]
)
def test_000_is_another_number_only_for_who_typed_that_they_mean_it(
    session: Session, cast: Cast, site: Site, typed: str, becomes: str
) -> None:
    new = {**EMERGENCY, "number": "112", "checked": False, "today": TODAY, "typed": typed}
    if becomes == "112":
        correct_hotline(session, 1, **new, **by(cast))
        assert told(site) == [
            (EMERGENCY["label"], "Number was “000”, is “112”; Not verified any more")
        ]
    else:
        with pytest.raises(Invalid) as refused:
            correct_hotline(session, 1, **new, **by(cast))
        assert refused.value.field == "typed"
        assert told(site) == []
    assert numbers(site)[0] == becomes


def test_its_words_are_corrected_like_any_other(session: Session, cast: Cast, site: Site) -> None:
    new = {**EMERGENCY, "hours": "Always", "checked": True, "today": TODAY}
    correct_hotline(session, 1, **new, **by(cast))
    assert told(site) == [(EMERGENCY["label"], "When was “24 hours”, is “Always”; Checked")]
    with pytest.raises(Unlawful, match="Nothing was changed"):
        correct_hotline(session, 1, **new | {"checked": False}, **by(cast))
    assert hotlines_of(site.settings)[0].verified == "3 March 2026"


def test_a_check_is_taken_back_to_what_was_said_before(
    session: Session, cast: Cast, site: Site
) -> None:
    earlier = TODAY.replace(month=2)
    check_hotline(session, 2, today=earlier, **by(cast))
    check_hotline(session, 2, today=TODAY, **by(cast))
    said = []
    for _ in range(2):
        said.append(hotlines_of(site.settings)[1].verified)
        take_back_check(session, 2, **by(cast))
    assert said == ["3 March 2026", "3 February 2026"]
    assert hotlines_of(site.settings)[1].verified == ""
    with pytest.raises(Unlawful, match="Nobody has said"):
        take_back_check(session, 2, **by(cast))
    done = [done for _, done in told(site)]
    assert done == ["Check taken back", "Check taken back", "Checked", "Checked"]
    change = hotline_changes(site.settings)[0]
    assert (change.by_id, change.at) == (cast.colin.id, NOW)


def test_only_the_administrator_changes_the_list(session: Session, cast: Cast, site: Site) -> None:
    for name in ("maddie", "ray", "priya", "helen", "louise"):
        who = {"by": getattr(cast, name), "now": NOW}
        for act in (remove_hotline, take_back_check):
            with pytest.raises(Forbidden):
                act(session, 2, **who)
        with pytest.raises(Forbidden):
            move_hotline(session, 3, up=True, **who)
        with pytest.raises(Forbidden):
            add(session, cast, **who)
    assert told(site) == []


def test_what_was_read_before_somebody_changed_it_is_stale(
    session: Session, cast: Cast, site: Site
) -> None:
    seen = site.version
    move_hotline(session, 3, up=True, seen=seen, **by(cast))
    for act in (remove_hotline, take_back_check):
        with pytest.raises(Stale):
            act(session, 2, seen=seen, **by(cast))


def test_the_pages_do_it_and_say_who_did_what_and_when(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    new = {"label": "Night line", "number": "1800 000 001", "hours": "Nights", "checked": "y"}
    assert "Add a number" in client.get(f"{HERE}new").text
    for path, data in (
        ("new", new),
        ("6/place", {"to": "up"}),
        ("2/check", {}),
        ("2/check/undo", {}),
        ("3/removal", {}),
    ):
        assert client.post(HERE + path, data=data).status_code == 303, path
    page = words(client.get(HERE).text)
    for done in ("Removed: 1800 55 1800", "Check taken back", "Moved up", "Added: 1800 000 001"):
        assert done in page
    assert page.count("Colin Hathaway") >= 6
    assert "1800 000 001" in client.get("/if-a-child-is-at-risk").text
    assert "Remove it" in client.get(f"{HERE}5/removal").text


def test_the_pages_guard_000(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    page = client.get(HERE).text
    assert f'href="{HERE}1/removal"' not in page
    assert f'action="{HERE}1/place"' not in page
    for answer in (client.get(f"{HERE}1/removal"), client.post(f"{HERE}1/removal")):
        assert answer.status_code == 409
        assert "000 stays first" in answer.text
    answer = client.post(f"{HERE}1", data={**EMERGENCY, "number": "112"})
    assert answer.status_code == 422
    assert "Type “change 000” if you mean it" in answer.text
    assert client.post(f"{HERE}1", data={**EMERGENCY, "number": ""}).status_code == 422
    assert 'href="tel:000"' in client.get("/if-a-child-is-at-risk").text


def test_a_number_to_ring_is_never_taken_for_a_family_s(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    line = {"label": f"Night line, or {MEDICARE}", "number": "0491 570 156", "hours": "Nights"}
    answer = client.post(f"{HERE}new", data=line)
    assert answer.status_code == 422
    page = words(answer.text)
    assert "Not saved yet. One thing might point to a real family." in page
    assert "[Medicare number]" in page
    assert "[phone number]" not in page
    saved = {**line, "label": "Night line"}
    assert client.post(f"{HERE}new", data=saved).status_code == 303
    assert "0491 570 156" in client.get("/if-a-child-is-at-risk").text


def test_a_number_that_a_family_is_known_by_is_none_to_ring(
    client: FlaskClient, session: Session, cast: Cast, site: Site
) -> None:
    with pytest.raises(Screened, match="Medicare"):
        add(session, cast, number=MEDICARE)
    sign_in(client, "colin")
    line = {"label": "Night line", "number": MEDICARE, "hours": "Nights"}
    answer = client.post(f"{HERE}new", data=line)
    assert answer.status_code == 422
    assert "Medicare" in words(answer.text)


def test_wide_digits_are_digits(session: Session, cast: Cast, site: Site) -> None:
    add(session, cast, number="１８００\u3000０００ ００１")
    assert numbers(site)[-1] == "1800 000 001"
