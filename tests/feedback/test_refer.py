"""A co-chair raises an issue further with options and advice; where there is none, the convenor."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Stale, Unlawful
from cop.feedback.models import Issue, Referral
from cop.feedback.operations import handling
from cop.forums.models import Membership
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, TODAY, Cast
from tests.feedback.journeys import acknowledged, hours, submitted, with_leaders
from tests.feedback.reading import last_step, leg


def refer(session: Session, issue: Issue, by: Person, **changes: object) -> Referral:
    words: dict[str, object] = {
        "criteria": ["law", "funding"],
        "options": ["Change the rule", "Leave it"],
        "advice": "Change it.",
    }
    return handling.refer(session, issue, by=by, now=hours(6), **(words | changes))  # type: ignore[arg-type]


def end_chairs(session: Session, cast: Cast, until: date) -> None:
    """Let the State-wide forum's co-chairs stop on this day."""
    session.execute(
        update(Membership)
        .where(Membership.forum_id == cast.forums.statewide.id, Membership.role == "co_chair")
        .values(until=until)
    )


def test_the_issue_waits_to_be_sent_on_with_its_leg_and_clock(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    visit, due_on = leg(session, issue), issue.due_on
    refer(session, issue, cast.caitlin)
    step = last_step(session, issue)
    assert (step.action, step.source, step.target) == ("refer", "acknowledged", "referred")
    assert (step.by_id, step.role, step.leg_id) == (cast.caitlin.id, "co_chair", visit.id)
    assert (issue.leg_id, issue.due_on, visit.left_at) == (visit.id, due_on, None)
    assert issue.holder_id == cast.forums.statewide.id


def test_options_and_advice_stand_beside_the_leg(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    refer(session, issue, cast.caitlin, options=["One", "  ", " Two "], advice=" Two. ")
    found = session.scalars(select(Referral)).one()
    assert (found.leg_id, found.options, found.advice) == (issue.leg_id, ["One", "Two"], "Two.")
    assert (found.criteria, found.by_id, found.at) == (
        ["law", "funding"],
        cast.caitlin.id,
        hours(6),
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"criteria": []}, "criteria"),
        ({"criteria": ["because"]}, "criteria"),
        ({"criteria": ["law", "because"]}, "criteria"),
        ({"options": []}, "options"),
        ({"options": ["", "  "]}, "options"),
        ({"options": ["x" * 501]}, "options"),
        ({"advice": "  "}, "advice"),
        ({"advice": "x" * 4001}, "advice"),
    ],
)
def test_criteria_options_and_advice_are_needed(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid) as refusal:
        refer(session, issue, cast.caitlin, **changes)
    assert (refusal.value.field, issue.state) == (field, "acknowledged")


def test_where_there_is_a_co_chair_nobody_else_raises_it_further(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    for person in cast.everybody():
        if person.key != "caitlin":
            with pytest.raises(Forbidden):
                refer(session, issue, person)


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), SINCE])
def test_where_the_last_co_chair_has_stopped_the_convenor_does_it(
    session: Session, cast: Cast, until: date
) -> None:
    issue = acknowledged(session, cast)
    end_chairs(session, cast, until)
    with pytest.raises(Forbidden):
        refer(session, issue, cast.wanda)
    refer(session, issue, cast.priya)
    assert issue.state == "referred"


def test_a_co_chair_on_their_last_day_still_does_it(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    end_chairs(session, cast, TODAY)
    with pytest.raises(Forbidden):
        refer(session, issue, cast.priya)
    refer(session, issue, cast.caitlin)


def test_a_co_chair_still_to_come_does_not_stand_in_the_way(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    end_chairs(session, cast, SINCE)
    tomorrow = TODAY + timedelta(days=1)
    add_member(session, cast.forums.statewide, cast.gwen.id, "co_chair", since=tomorrow)
    refer(session, issue, cast.priya)


def test_the_top_forum_has_nowhere_to_raise_it_to(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    with pytest.raises(Forbidden, match="no forum above"):
        refer(session, issue, cast.helen)


def test_it_is_acknowledged_first(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    with pytest.raises(Unlawful, match="What can follow: acknowledge it"):
        refer(session, issue, cast.caitlin)


def test_a_form_from_before_the_last_step_is_stale(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Stale):
        refer(session, issue, cast.caitlin, version=issue.version - 1)
