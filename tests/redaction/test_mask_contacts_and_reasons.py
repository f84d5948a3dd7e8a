"""A service's own contact and the reason for a change of rules are reached like any other words."""

from flask.testing import FlaskClient
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cop.screening.models import OwnContact, RuleChange
from tests.cast import NOW, Cast
from tests.redaction.planting import NUMBER, everywhere, item_of, mask, scan
from tests.visiting import sign_in

CARD = f"12 Station Terrace, Medicare {NUMBER}"


def test_what_is_no_contact_of_a_service_is_masked_and_off_the_list(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    forum_id = cast.forums.far_north.id
    row = {"forum_id": forum_id, "kind": "address", "words": CARD, "by_id": cast.ray.id}
    session.execute(insert(OwnContact), [{**row, "at": NOW}])
    assert scan(session) == {("own_contact.words", "medicare"): 1}
    session.commit()
    item = item_of(session, "own_contact", "words")
    page = sign_in(client, "ray").get(f"/regional/far-north/review/{item.id}").text
    assert 'href="/regional/far-north/screening/contacts">See where it stands' in page
    assert NUMBER in page
    mask(session, item, cast)
    assert session.scalars(select(OwnContact)).all() == []


def test_a_reason_for_a_change_of_rules_is_masked_by_the_administrator(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    why = f"It stopped {NUMBER}."
    change = {"at": NOW, "type": "phone", "off": True, "why": why, "by_id": cast.helen.id}
    session.execute(insert(RuleChange), [change])
    assert scan(session) == {("rule_change.why", "medicare"): 1}
    session.commit()
    item = item_of(session, "rule_change", "why")
    page = sign_in(client, "colin").get(f"/review/{item.id}").text
    assert 'href="/screening/">See where it stands' in page
    assert client.post(f"/review/{item.id}", data={"mask": "1"}).status_code == 303
    assert everywhere(session) == []
    assert "It stopped [Medicare number]." in client.get("/screening/").text
