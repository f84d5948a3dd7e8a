"""Rules are turned off by the administrator alone, with a reason, and for every process at once."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.errors import Forbidden, Invalid, NotFound, Stale, Unlawful
from cop.notifications.jobs import notify
from cop.notifications.models import Notice
from cop.screening import FINDING_TYPES, check
from cop.screening.changes import MOST, changes_of
from cop.screening.explained import EXPLAINED
from cop.screening.gate import Screened
from cop.screening.models import RuleChange
from cop.screening.operations.rules import TYPED, needs_typing, turn_off, turn_on
from cop.screening.rulebook import rules_of
from cop.site.models import Site
from cop.site.queries import read_site
from tests.cast import NOW, PEOPLE, Cast
from tests.counting import Statements
from tests.screening.sending import MOBILE, NUMBER, words
from tests.visiting import sign_in

WHY = "It stopped every roster we sent."
ALL = pytest.mark.parametrize("kind", FINDING_TYPES)
engine = pytest.mark.skipif(
    not hasattr(rules_of.__globals__["Rules"], "of"), reason="the rules stand in for the engine’s"
)


def off(session: Session, cast: Cast, kind: str, **changes: object) -> None:
    given: dict[str, object] = {"why": WHY, "sure": True, "typed": TYPED}
    turn_off(session, kind, by=cast.colin, now=NOW, **given | changes)  # type: ignore[arg-type]


@ALL
def test_every_rule_is_turned_off_and_on_with_a_trace(
    session: Session, cast: Cast, site: Site, kind: str
) -> None:
    version = site.version
    off(session, cast, kind)
    assert rules_of(session, None, read_site(session)).off == {kind}
    turn_on(session, kind, by=cast.colin, now=NOW)
    assert rules_of(session, None, read_site(session)).off == frozenset()
    assert site.version == version + 2
    events = session.scalars(select(Event).where(Event.subject == "site").order_by(Event.id)).all()
    assert [(e.kind, e.by_id, e.data) for e in events] == [
        (f"screen.rule_{how}", cast.colin.id, {"type": kind}) for how in ("off", "on")
    ]
    assert [(c.off, c.why, c.by) for c in changes_of(session)] == [
        (False, "", cast.colin.name),
        (True, WHY, cast.colin.name),
    ]


@ALL
def test_what_guards_a_family_most_takes_more_than_a_tick(
    session: Session, cast: Cast, kind: str
) -> None:
    assert needs_typing(kind) == (FINDING_TYPES[kind].action in ("block", "interrupt"))
    with pytest.raises(Invalid, match="Tick this"):
        off(session, cast, kind, sure=False)
    if needs_typing(kind):
        with pytest.raises(Invalid, match="Type “turn it off”"):
            off(session, cast, kind, typed="yes")
    off(session, cast, kind, typed=" Turn  it off ")


def test_nobody_but_the_administrator_sets_rules(session: Session, cast: Cast) -> None:
    for name in PEOPLE:
        if name != "colin":
            by = getattr(cast, name)
            with pytest.raises(Forbidden):
                turn_off(session, "phone", by=by, why=WHY, sure=True, now=NOW)
            with pytest.raises(Forbidden):
                turn_on(session, "phone", by=by, now=NOW)


@pytest.mark.parametrize("why", ["", "   ", "...", "x" * 301])
def test_a_reason_is_needed(session: Session, cast: Cast, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        off(session, cast, "phone", why=why)
    assert refused.value.field == "why"


def test_the_reason_is_looked_at_like_any_other_text(session: Session, cast: Cast) -> None:
    with pytest.raises(Screened):
        off(session, cast, "phone", why=NUMBER)


def test_what_is_off_is_not_turned_off_again(session: Session, cast: Cast, site: Site) -> None:
    seen = site.version
    off(session, cast, "phone", seen=seen)
    with pytest.raises(Unlawful, match="off already"):
        off(session, cast, "phone")
    with pytest.raises(Stale):
        turn_on(session, "phone", by=cast.colin, now=NOW, seen=seen)
    with pytest.raises(Unlawful, match="on already"):
        turn_on(session, "email", by=cast.colin, now=NOW)
    with pytest.raises(NotFound):
        off(session, cast, "nonsense")


def test_only_the_latest_changes_are_listed(session: Session, cast: Cast) -> None:
    for _ in range(MOST // 2 + 3):
        off(session, cast, "phone")
        turn_on(session, "phone", by=cast.colin, now=NOW)
    assert len(changes_of(session)) == MOST


def test_a_reason_lies_in_a_row_and_not_among_the_settings(
    session: Session, cast: Cast, site: Site
) -> None:
    off(session, cast, "phone")
    assert WHY not in repr(site.settings)
    assert session.scalars(select(RuleChange.why)).one() == WHY


def test_nobody_gets_a_notice_of_it(session: Session, cast: Cast) -> None:
    off(session, cast, "phone")
    for job in session.scalars(select(Job).where(Job.kind == "notify")):
        notify(session, job, NOW)
    assert session.scalars(select(Notice)).all() == []


def test_the_page_explains_every_rule_and_says_who_turned_one_off(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    sign_in(client, "colin")
    page = words(client.get("/screening/").text)
    for kind in EXPLAINED.values():
        assert kind.what in page
        assert kind.finds in page
        assert kind.leaves in page
    assert "Turned off" not in page
    sent = client.post("/screening/rules/phone", data={"why": WHY, "sure": "y"})
    assert (sent.status_code, sent.location) == (303, "/screening/")
    page = words(client.get("/screening/").text)
    assert f"Turned off by Colin Hathaway, 3 Mar, 11:00 am. {WHY}" in page
    sign_in(client, "maddie")
    assert "Not looked for on this site" in client.get("/help/check").text


def test_turning_off_a_block_warns_and_asks_for_words(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    at_risk = client.get("/screening/rules/at_risk_phrase").text
    assert "nobody is shown whom to ring" in at_risk
    assert "a family can be found" in client.get("/screening/rules/medicare").text
    assert "Type “turn it off”" not in client.get("/screening/rules/phone").text
    ticked = {"why": WHY, "sure": "y"}
    answer = client.post("/screening/rules/medicare", data=ticked)
    assert answer.status_code == 422
    assert "Type “turn it off” to turn off this rule." in answer.text
    answer = client.post("/screening/rules/medicare", data={**ticked, "typed": "turn it off"})
    assert answer.status_code == 303
    assert client.get("/screening/rules/medicare").text.count("Turn it on")
    key = {"submission_key": "b" * 32}
    for _ in range(2):  # sent twice, it stays on
        answer = client.post("/screening/rules/medicare", data=key)
        assert (answer.status_code, answer.location) == (303, "/screening/")
    assert "Turn it off" in client.get("/screening/rules/medicare").text
    assert client.get("/screening/rules/nonsense").status_code == 404


def test_a_form_that_was_open_meanwhile_changes_nothing(client: FlaskClient, cast: Cast) -> None:
    sign_in(client, "colin")
    page = client.get("/screening/rules/phone").text
    version = page.split('name="version" type="hidden" value="')[1].split('"')[0]
    sent = {"why": WHY, "sure": "y", "version": version}
    assert client.post("/screening/rules/email", data=sent).status_code == 303
    assert client.post("/screening/rules/phone", data=sent).status_code == 409


@engine
def test_a_rule_that_is_off_lets_pass_what_it_looks_for(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    off(session, cast, "phone")
    assert check(MOBILE, "post", rules_of(session, None, read_site(session))) == []


@engine
@pytest.mark.parametrize("kind", FINDING_TYPES)
def test_the_examples_are_what_the_rules_find_and_leave_alone(kind: str) -> None:
    assert kind in {found.type for found in check(EXPLAINED[kind].finds)}
    assert check(EXPLAINED[kind].leaves) == []


def test_each_rule_is_explained() -> None:
    assert list(EXPLAINED) == list(FINDING_TYPES)


def test_the_page_costs_the_same_however_much_was_changed(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    costs = []
    for times in (1, 8):
        for _ in range(times):
            off(session, cast, "phone")
            turn_on(session, "phone", by=cast.colin, now=NOW)
        session.commit()
        sign_in(client, "colin")
        client.get("/screening/")
        with statements() as counted:
            client.get("/screening/")
        costs.append(counted.number)
    assert costs == [2, 2]  # who is here, and the names of who changed rules
