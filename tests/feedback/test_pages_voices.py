"""Pages of co-authors, lived experience, advice, conflicts and versions: as they are sent."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.feedback.models import Advice, Brief, BriefAuthor, Conflict, Issue, LivedExperience
from cop.feedback.operations import briefs, conflicts, voices
from cop.notifications.messages import message_for
from cop.notifications.recipients import recipients_for
from tests.cast import TODAY, Cast
from tests.counting import Statements
from tests.factories import brief
from tests.feedback.journeys import endorsed, hours, with_leaders
from tests.feedback.reading import events
from tests.feedback.sending import SHOWN, TYPED, at_stage
from tests.visiting import sign_in

# noun: at which stage, by whom, what is sent, what is missing from it to make a mistake.
FORMS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "authors": ("endorsed", "ray", {"person": "joel"}, "person"),
    "experiences": ("submitted", "shona", {"text": TYPED, "pseudonym": "Wattle"}, "pseudonym"),
    "advice": ("with_leaders", "shona", {"text": TYPED, "pseudonym": "Wattle"}, "pseudonym"),
    "conflicts": ("with_leaders", "helen", {"note": TYPED, "delegate": "rosalind"}, "note"),
}
MODELS = (Advice, Brief, BriefAuthor, Conflict, LivedExperience)


def words(cast: Cast, sent: dict[str, str]) -> dict[str, str]:
    people = {"person", "delegate"}
    return {k: str(getattr(cast, v).id) if k in people else v for k, v in sent.items()}


def counted(session: Session) -> list[int | None]:
    return [session.scalar(select(func.count()).select_from(model)) for model in MODELS]


@pytest.mark.parametrize("noun", FORMS)
def test_a_mistake_is_named_and_nothing_is_lost(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who, sent, missing = FORMS[noun]
    issue = at_stage(session, cast, stage)
    sign_in(client, who)
    address = f"/issues/{issue.reference}/{noun}"
    assert client.get(address).status_code == 200
    before = counted(session)
    answer = client.post(address, data=words(cast, sent) | {missing: ""})
    assert answer.status_code == 422
    assert f'<a href="#{missing}">' in answer.text
    assert f'id="{missing}-error"' in answer.text
    if TYPED in sent.values() and missing != "note":
        assert SHOWN in answer.text
    assert counted(session) == before


@pytest.mark.parametrize("noun", FORMS)
def test_sent_twice_it_counts_once(
    client: FlaskClient, session: Session, cast: Cast, noun: str
) -> None:
    stage, who, sent, _ = FORMS[noun]
    issue = at_stage(session, cast, stage)
    sign_in(client, who)
    key = {"submission_key": "a" * 32, "version": str(issue.version)}
    address, before = f"/issues/{issue.reference}/{noun}", counted(session)
    places = [client.post(address, data=words(cast, sent) | key) for _ in range(2)]
    assert [place.status_code for place in places] == [303, 303], places[0].text[:2000]
    assert places[0].headers["Location"] == places[1].headers["Location"]
    assert sum(map(int, counted(session))) == sum(map(int, before)) + 1  # type: ignore[arg-type]


@pytest.mark.parametrize("noun", FORMS)
@pytest.mark.parametrize("stage", ["raised", "decided", "closed"])
def test_at_the_wrong_time_it_is_refused(
    client: FlaskClient, session: Session, cast: Cast, noun: str, stage: str
) -> None:
    issue = at_stage(session, cast, stage)
    _, who, sent, _ = FORMS[noun]
    sign_in(client, who)
    before = counted(session)
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=words(cast, sent))
    early = noun == "authors" and stage == "raised"
    assert answer.status_code in ((303,) if early else (403, 404, 409))
    assert (counted(session) == before) != early


@pytest.mark.parametrize("noun", FORMS)
@pytest.mark.parametrize("bad", ["", "0", "-1", "x", "9" * 30, "<script>alert(1)</script>", "١"])
def test_hostile_values_get_a_clear_answer(
    client: FlaskClient, session: Session, cast: Cast, noun: str, bad: str
) -> None:
    stage, who, sent, _ = FORMS[noun]
    issue = at_stage(session, cast, stage)
    sign_in(client, who)
    answer = client.post(f"/issues/{issue.reference}/{noun}", data=dict.fromkeys(sent, bad))
    assert answer.status_code in (303, 422)
    assert "<script>alert" not in answer.text


def test_somebody_else_sees_neither_who_told_nor_a_way_to_withdraw(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = at_stage(session, cast, "submitted")
    told = voices.tell_experience(
        session, issue, by=cast.shona, text="Four times.", pseudonym="Wattle", now=hours(5)
    )
    session.commit()
    address = f"/issues/{issue.reference}"
    withdraw = f"{address}/withdrawal-of-consent?told={told.id}"
    for name in ("ray", "maddie", "priya", "helen"):
        sign_in(client, name)
        assert "Shona" not in client.get(address).text
        assert client.get(withdraw).status_code == 404
        assert client.post(withdraw, data={"told": str(told.id)}).status_code == 404
    sign_in(client, "shona")
    assert withdraw in client.get(address).text
    assert "Four times." in client.get(withdraw).text
    assert client.post(withdraw, data={"told": str(told.id)}).status_code == 303
    assert "Somebody withdrew" in client.get(address).text


@pytest.mark.parametrize("told", ["", "x", "999999", "-1", "9" * 40])
def test_what_was_never_told_can_t_be_withdrawn(
    client: FlaskClient, session: Session, cast: Cast, told: str
) -> None:
    issue = at_stage(session, cast, "submitted")
    sign_in(client, "shona")
    address = f"/issues/{issue.reference}/withdrawal-of-consent"
    assert client.get(f"{address}?told={told}").status_code == 404
    assert client.post(address, data={"told": told}).status_code == 404


def few(session: Session, cast: Cast) -> Issue:
    issue = endorsed(session, cast)
    words = brief(evidence="2 families left.")
    briefs.edit_brief(session, issue, words, by=cast.ray, now=hours(3.5))
    session.commit()
    return issue


def test_small_counts_are_pointed_out_and_need_a_yes(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = few(session, cast)
    sign_in(client, "ray")
    address = f"/issues/{issue.reference}"
    for noun in ("brief", "submission"):
        page = client.get(f"{address}/{noun}").text
        assert "These counts of people are under five" in page
        assert "“2 families”" in page
    refused = client.post(f"{address}/submission", data={"note": TYPED})
    assert refused.status_code == 422
    assert SHOWN in refused.text
    assert 'href="#small_counts"' in refused.text
    sent = client.post(f"{address}/submission", data={"note": "", "small_counts": "y"})
    assert sent.status_code == 303
    sign_in(client, "caitlin")
    seen = client.get(address).text
    assert "Fewer than five families left." in seen
    assert "2 families" not in seen


def test_small_counts_are_replaced_on_request(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = few(session, cast)
    sign_in(client, "ray")
    address = f"/issues/{issue.reference}"
    assert "Fewer than five families" in client.get(f"{address}/brief/counts").text
    assert client.post(f"{address}/brief/counts").status_code == 303
    assert client.post(f"{address}/submission", data={"note": ""}).status_code == 303


@pytest.mark.parametrize(
    "asked", ["", "?from=1&to=2", "?from=2&to=1", "?from=9&to=x", "?from=<b>&to=" + "9" * 50]
)
def test_versions_are_compared_in_words(
    client: FlaskClient, session: Session, cast: Cast, asked: str
) -> None:
    issue = few(session, cast)
    sign_in(client, "joel")
    page = client.get(f"/issues/{issue.reference}/brief/versions{asked}")
    assert page.status_code == 200
    assert re.search(r"<ins><span class=\"vh\">Added: </span>", page.text)
    assert "by Ray Willoughby" in page.text


def test_before_it_is_sent_other_forums_have_no_versions(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = few(session, cast)
    sign_in(client, "caitlin")
    assert client.get(f"/issues/{issue.reference}/brief/versions").status_code == 404


def test_who_stands_aside_is_offered_no_yes_and_stands_on_the_page(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    conflicts.declare_conflict(
        session, issue, by=cast.helen, note="My sister runs it.", now=hours(8.5)
    )
    session.commit()
    sign_in(client, "helen")
    page = client.get(f"/issues/{issue.reference}").text
    assert "Propose a decision" not in page
    assert "stands aside: My sister runs it." in page
    assert client.get(f"/issues/{issue.reference}/proposals").status_code == 403


def test_the_last_who_could_decide_is_told_before_they_stand_aside(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    conflicts.declare_conflict(session, issue, by=cast.helen, note="Mine.", now=hours(8.5))
    session.commit()
    sign_in(client, "marcus")
    address = f"/issues/{issue.reference}/conflicts"
    assert "Nobody else is left to decide this" in client.get(address).text
    assert client.post(address, data={"note": "Mine, too."}).status_code == 422


def test_who_is_asked_to_write_and_who_decides_with_them_are_told(
    session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    conflicts.declare_conflict(session, issue, by=cast.helen, note="Mine.", now=hours(9))
    (aside,) = events(session, issue, "issue.conflict")
    deciders = {cast.helen.id, cast.marcus.id}
    assert deciders <= recipients_for(session, aside, TODAY) <= deciders | {cast.wanda.id}
    found = message_for(session, aside)
    assert found is not None
    assert "stands aside" in found.text
    other = endorsed(session, cast)
    voices.invite_author(session, other, cast.joel.id, by=cast.ray, now=hours(3))
    (asked,) = events(session, other, "issue.author")
    assert recipients_for(session, asked, TODAY) == {cast.joel.id}
    found = message_for(session, asked)
    assert found is not None
    assert found.href == f"/issues/{other.reference}#brief"


@pytest.mark.parametrize("noun", ["brief/versions", *FORMS])
def test_a_page_costs_no_more_than_an_issue_s(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements, noun: str
) -> None:
    stage, who = FORMS[noun][:2] if noun in FORMS else ("submitted", "ray")
    issue = at_stage(session, cast, stage)
    sign_in(client, who)
    address = f"/issues/{issue.reference}/{noun}"
    client.get(address)
    with statements() as spent:
        assert client.get(address).status_code == 200
    assert spent.number <= 16
