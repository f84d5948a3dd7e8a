"""Several issues are acknowledged with one form: each by its own rules, once."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid
from cop.feedback.models import Issue, Leg, Step
from cop.feedback.operations.together import MOST, acknowledge_several
from tests.cast import Cast
from tests.feedback.journeys import (
    acknowledged,
    hours,
    in_days,
    let_through,
    raised,
    referred,
    submitted,
)
from tests.feedback.reading import last_step, note_of
from tests.feedback.sending import SHOWN, TYPED, day
from tests.visiting import sign_in

ADDRESS = "/statewide/spf/triage/acknowledgements"
KEY = "k" * 32


def several(
    session: Session, cast: Cast, issues: list[Issue], **changes: object
) -> tuple[list[str], dict[str, str]]:
    values: dict[str, object] = {
        "by": cast.wanda,
        "handler_id": cast.wanda.id,
        "next_on": in_days(14),
        "now": hours(30),
        "note": "We have it.",
    }
    result = acknowledge_several(
        session,
        cast.forums.statewide,
        [issue.reference for issue in issues],
        **(values | changes),  # type: ignore[arg-type]
    )
    return result.done, result.refused


def test_all_that_wait_are_acknowledged_alike(session: Session, cast: Cast) -> None:
    issues = [submitted(session, cast) for _ in range(5)]
    done, refused = several(session, cast, issues)
    assert (done, refused) == ([issue.reference for issue in issues], {})
    for issue in issues:
        leg = session.get_one(Leg, issue.leg_id)
        assert (issue.state, leg.handler_id, leg.next_on) == (
            "acknowledged",
            cast.wanda.id,
            in_days(14),
        )
        assert note_of(session, last_step(session, issue)) == "We have it."


def test_each_refuses_by_its_own_rule_and_the_rest_is_done(session: Session, cast: Cast) -> None:
    fine, moved = submitted(session, cast), referred(session, cast)
    own = let_through(
        session,
        cast,
        cast.forums.limestone_coast,
        raised_by=cast.gwen,
        by=cast.peter,
        received=False,
    )
    session.get_one(Leg, own.leg_id).submitted_by_id = cast.wanda.id
    elsewhere = raised(session, cast)
    session.flush()
    before = {issue.id: issue.version for issue in (moved, own, elsewhere)}
    done, refused = several(session, cast, [own, fine, moved, elsewhere])
    assert done == [fine.reference]
    assert set(refused) == {own.reference, moved.reference}, "what isn’t here isn’t named"
    assert refused[own.reference] == "You sent this one, so somebody else looks after it."
    assert "Being raised further" in refused[moved.reference]
    assert {issue.id: issue.version for issue in (moved, own, elsewhere)} == before


def test_who_sent_one_does_not_look_after_that_one(session: Session, cast: Cast) -> None:
    one, other = submitted(session, cast), submitted(session, cast)
    session.get_one(Leg, one.leg_id).submitted_by_id = cast.priya.id
    session.flush()
    done, refused = several(session, cast, [one, other], handler_id=cast.priya.id)
    assert (done, list(refused)) == ([other.reference], [one.reference])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"next_on": None}, "next_on"),
        ({"next_on": in_days(-1)}, "next_on"),
        ({"handler_id": 0}, "handler"),
        ({"note": "x" * 4001}, "note"),
    ],
)
def test_a_mistake_that_all_share_refuses_the_form_and_changes_nothing(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    issue = submitted(session, cast)
    with pytest.raises(Invalid) as refusal:
        several(session, cast, [issue], **changes)
    assert refusal.value.field == field
    assert issue.state == "submitted"


def test_nothing_and_too_much_are_refused(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="Select at least one"):
        several(session, cast, [])
    with pytest.raises(Invalid, match="no more than"):
        acknowledge_several(
            session,
            cast.forums.statewide,
            [f"ISS-{number}" for number in range(MOST + 1)],
            by=cast.wanda,
            handler_id=cast.wanda.id,
            next_on=in_days(3),
            now=hours(1),
        )


def test_a_member_acknowledges_nothing(session: Session, cast: Cast) -> None:
    with pytest.raises(Forbidden):
        several(session, cast, [submitted(session, cast)], by=cast.peter)


def sent(cast: Cast, issues: list[Issue], **more: object) -> dict[str, object]:
    return {
        "issues": [issue.reference for issue in issues],
        "handler": str(cast.wanda.id),
        "note": TYPED,
        "submission_key": KEY,
        **day("next_on", "20", "3"),
        **more,
    }


def test_the_page_says_what_was_done_and_what_not_and_why(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    fine, moved = submitted(session, cast), referred(session, cast)
    session.commit()
    sign_in(client, "wanda")
    answer = client.post(ADDRESS, data=sent(cast, [fine, moved]), follow_redirects=True)
    assert answer.status_code == 200
    assert "1 acknowledged, 1 not" in answer.text
    assert "can’t be done now" in answer.text
    assert f"with {cast.wanda.name}" in answer.text


def test_sent_twice_it_is_done_once_and_says_the_same(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    session.commit()
    sign_in(client, "wanda")
    first = client.post(ADDRESS, data=sent(cast, [issue]))
    steps = session.scalar(select(func.count(Step.id)))
    second = client.post(ADDRESS, data=sent(cast, [issue]))
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert session.scalar(select(func.count(Step.id))) == steps


def test_a_mistake_shows_the_inbox_with_everything_as_it_was(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue, other = submitted(session, cast), submitted(session, cast)
    session.commit()
    sign_in(client, "wanda")
    late = day("next_on", "1", "3")
    answer = client.post(ADDRESS, data=sent(cast, [issue], **late))
    assert answer.status_code == 422
    assert "Choose today or a later date." in answer.text
    assert SHOWN in answer.text
    assert f'value="{issue.reference}" checked' in answer.text
    assert f'value="{other.reference}">' in answer.text
    nothing = client.post(ADDRESS, data=sent(cast, []))
    assert nothing.status_code == 422
    assert 'href="#issues-0"' in nothing.text
    assert 'id="issues-0"' in nothing.text


def test_the_page_of_what_became_of_them_tells_nothing_of_others(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    here, elsewhere = submitted(session, cast), raised(session, cast)
    session.commit()
    sign_in(client, "caitlin")
    named = f"{here.reference}.{elsewhere.reference}.ISS-999.²"
    page = client.get(f"{ADDRESS}?done={named}&not={named}&handler=x").text
    assert elsewhere.reference not in page
    assert "It waits for a reply still." in page
    assert "Nothing to show" in client.get(ADDRESS).text


def test_each_is_taken_back_from_where_they_are_listed(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issues = [submitted(session, cast) for _ in range(2)]
    session.commit()
    sign_in(client, "wanda")
    page = client.post(ADDRESS, data=sent(cast, issues), follow_redirects=True).text
    assert "are told in a minute. Until then each can be taken back." in page
    keys = re.findall(
        r'action="/issues/[^"]+/undo".*?name="submission_key"[^>]*value="(\w+)"', page
    )
    assert len(set(keys)) == 2
    for issue, key in zip(issues, keys, strict=True):
        address = f"/issues/{issue.reference}/undo"
        assert f'action="{address}"' in page
        back = client.post(address, data={"submission_key": key}, follow_redirects=True)
        assert "Taken back. No notice was sent." in back.text
    assert "Take it back" not in client.get(f"{ADDRESS}?done={issues[0].reference}").text


def test_what_somebody_else_acknowledged_meanwhile_is_named_when_the_form_comes_back(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    mine, theirs = submitted(session, cast), acknowledged(session, cast)
    session.commit()
    sign_in(client, "wanda")
    late = day("next_on", "1", "3")
    page = client.post(ADDRESS, data=sent(cast, [mine, theirs], **late)).text
    assert "Not selected any more" in page
    assert f'href="/issues/{theirs.reference}">{theirs.reference}' in page
    assert "Received, being worked on" in page
    assert f'value="{mine.reference}" checked' in page
    alone = client.post(ADDRESS, data=sent(cast, [mine], submission_key="l" * 32, **late)).text
    assert "Not selected any more" not in alone
