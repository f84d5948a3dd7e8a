"""Each step says from where, to where, by whom, in which role and when, and is never changed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.feedback.models import Issue
from cop.feedback.operations import ending
from cop.feedback.states import Verdict
from tests.cast import Cast
from tests.feedback.journeys import checked, hours, in_days, joined
from tests.feedback.reading import steps

RECORD = ("step", "proposal", "confirmation", "decision")


@pytest.fixture
def reopened(session: Session, cast: Cast) -> Issue:
    issue = checked(session, cast, Verdict.PARTLY, Verdict.NO)
    ending.reopen(session, issue, by=cast.peter, evidence="9 of 14 families.", now=hours(13))
    return issue


def test_the_record_tells_the_journey_from_the_first_step_to_the_last(
    session: Session, cast: Cast, reopened: Issue
) -> None:
    forums = cast.forums
    far_north, statewide, leaders = forums.far_north.id, forums.statewide.id, forums.leaders.id
    assert [
        (s.number, s.action, s.source, s.target, s.forum_id, s.by_id, s.role, s.at)
        for s in steps(session, reopened)
    ] == [
        (1, "raise", None, "raised", far_north, cast.maddie.id, "member", hours(1)),
        (2, "endorse", "raised", "endorsed", far_north, cast.joel.id, "member", hours(3)),
        (3, "submit", "endorsed", "submitted", statewide, cast.ray.id, "facilitator", hours(4)),
        (
            4,
            "acknowledge",
            "submitted",
            "acknowledged",
            statewide,
            cast.priya.id,
            "facilitator",
            hours(5),
        ),
        (5, "refer", "acknowledged", "referred", statewide, cast.caitlin.id, "co_chair", hours(6)),
        (6, "submit", "referred", "submitted", leaders, cast.priya.id, "facilitator", hours(7)),
        (
            7,
            "acknowledge",
            "submitted",
            "acknowledged",
            leaders,
            cast.wanda.id,
            "secretariat",
            hours(8),
        ),
        (8, "decide", "acknowledged", "decided", leaders, cast.marcus.id, "co_chair", hours(10)),
        (9, "cascade", "decided", "cascaded", leaders, cast.priya.id, "secretariat", hours(11)),
        (10, "ask", "cascaded", "local_check", leaders, cast.ray.id, "facilitator", hours(12)),
        (
            11,
            "reopen",
            "local_check",
            "reopened",
            statewide,
            cast.peter.id,
            "facilitator",
            hours(13),
        ),
    ]
    assert reopened.version == 11


def test_facts_hold_ids_and_states_and_no_free_text(
    session: Session, reopened: Issue, cast: Cast
) -> None:
    facts = {step.action: step.facts for step in steps(session, reopened)}
    assert facts["decide"]["outcome"] == "part"
    assert facts["acknowledge"] == {
        "handler": cast.wanda.id,
        "next_on": in_days(21).isoformat(),
    }
    written = ("9 of 14 families.", "As seen.", "Yes, in part.")
    assert not [text for text in written for step in facts.values() if text in str(step)]


@pytest.mark.parametrize("table", RECORD)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_the_record(
    session: Session, cast: Cast, table: str, change: str
) -> None:
    joined(session, cast)
    before = session.scalar(text(f"SELECT count(*) FROM {table}"))
    with pytest.raises(IntegrityError, match=f"{table} is append-only"), session.begin_nested():
        session.execute(text(change.format(table)))
    assert session.scalar(text(f"SELECT count(*) FROM {table}")) == before != 0
