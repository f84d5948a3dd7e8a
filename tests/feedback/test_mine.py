"""Where is my issue? Told in words to whoever raised, wrote, backed or convenes it."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.feedback.mine import my_issues
from cop.feedback.operations import deciding, handling, reporting
from cop.feedback.states import State
from cop.feedback.views.mine import NEXT
from tests.cast import Cast
from tests.counting import Statements
from tests.feedback.crowds import add_issues_like
from tests.feedback.journeys import (
    acknowledged,
    cascaded,
    draft,
    hours,
    let_through,
    raised,
    referred,
    with_leaders,
)
from tests.feedback.stages import journey
from tests.visiting import sign_in


def mine(client: FlaskClient, name: str) -> str:
    answer = sign_in(client, name).get("/issues/mine")
    assert answer.status_code == 200
    return answer.text


def test_every_state_has_its_next() -> None:
    assert set(NEXT) == set(State)


@pytest.mark.parametrize("who", ["maddie", "leanne", "joel", "ray"])
def test_raiser_backers_and_convenor_find_it(
    client: FlaskClient, session: Session, cast: Cast, who: str
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    shown = mine(client, who)
    assert issue.reference in shown
    assert "With State-wide Practitioners Forum, looked after by Priya Raghunathan" in shown
    assert "You hear next on Tuesday 17 March." in shown


@pytest.mark.parametrize("who", ["gwen", "peter", "helen", "priya", "louise", "colin", "stranger"])
def test_others_find_nothing_of_it(
    client: FlaskClient, session: Session, cast: Cast, who: str
) -> None:
    issue = acknowledged(session, cast)
    session.commit()
    assert issue.reference not in mine(client, who)


def test_it_is_told_at_every_stage_without_what_leaders_write(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    for stage, issue in journey(session, cast):
        session.commit()
        shown = mine(client, "maddie")
        assert issue.reference in shown, stage
        for secret in ("Two.", "One database", "Telling it again harms"):
            assert secret not in shown, stage


def test_options_that_go_further_up_are_not_said_to_the_raisers(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = referred(session, cast)
    deciding_secret = "The second, in stages."
    session.commit()
    assert deciding_secret not in mine(client, "maddie")
    assert issue.reference in mine(client, "maddie")


def test_with_leaders_it_says_who_has_it_and_not_what_they_propose(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    session.commit()
    shown = mine(client, "maddie")
    assert "With Strategic Leadership Forum, looked after by Wanda Nowicki" in shown
    assert "One short form" not in shown


def test_the_last_words_are_the_newest(client: FlaskClient, session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    reporting.write_update(session, issue, by=cast.priya, text="A name at last.", now=hours(6))
    session.commit()
    assert "“A name at last.”" in mine(client, "maddie")


def test_an_answer_is_said_in_the_words_sent_to_this_network(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    cascaded(session, cast)
    session.commit()
    assert "The answer: “Yes, in part. It comes in two stages.”" in mine(client, "maddie")


def test_a_merged_issue_leads_to_its_parent_and_keeps_its_own_story(
    client: FlaskClient, session: Session, cast: Cast
) -> None:
    parent = acknowledged(session, cast)
    child = let_through(
        session, cast, cast.forums.limestone_coast, raised_by=cast.gwen, by=cast.peter
    )
    handling.merge(session, child, parent, by=cast.priya, reason="The same.", now=hours(30))
    session.commit()
    shown = mine(client, "gwen")
    assert child.reference in shown
    assert f'href="/issues/{parent.reference}"' in shown
    assert "Joined on" in shown
    assert "With State-wide Practitioners Forum" in shown
    assert "“The same.”" in shown


def test_who_has_left_the_network_reads_no_words_of_it(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    reporting.write_update(session, issue, by=cast.priya, text="Among us.", now=hours(6))
    session.flush()
    elsewhere = cast.gwen
    moved = replace(cast.maddie, seats=elsewhere.seats)
    (found,) = my_issues(session, moved)
    assert (found.own.reference, found.said) == (issue.reference, None)
    assert my_issues(session, replace(cast.maddie, seats={})) == []


def test_what_is_not_sent_is_gone_for_who_has_left(session: Session, cast: Cast) -> None:
    raised(session, cast)
    assert my_issues(session, replace(cast.maddie, seats=cast.gwen.seats)) == []
    assert len(my_issues(session, cast.maddie)) == 1


def test_it_costs_the_same_with_three_and_with_three_hundred(
    client: FlaskClient, session: Session, cast: Cast, statements: Statements
) -> None:
    issue = acknowledged(session, cast)
    add_issues_like(session, issue, 2)
    session.commit()
    spent = []
    for more in (0, 297):
        add_issues_like(session, issue, more)
        session.commit()
        mine(client, "maddie")
        with statements() as counted:
            shown = client.get("/issues/mine")
        spent.append(counted.number)
    assert spent[0] == spent[1] <= 7
    assert "Older issues" in shown.text


@pytest.mark.parametrize("before", ["0", "x", "-1", "9" * 30, "²"])
def test_a_place_in_the_list_that_is_none_leads_nowhere(client: FlaskClient, before: str) -> None:
    assert sign_in(client, "maddie").get(f"/issues/mine?before={before}").status_code == 404
