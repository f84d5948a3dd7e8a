"""A return comes with a reason and with what can be done; the network appeals once."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue
from cop.feedback.operations import handling, raising, returning
from cop.forums.people import Person
from tests.cast import Cast
from tests.feedback.journeys import acknowledged, hours, in_days
from tests.feedback.reading import last_step, leg, note_of
from tests.visiting import sign_in


def give_back(session: Session, issue: Issue, by: Person, **changes: str) -> None:
    words = {"reason_code": "already_under_way", "reason": "It is.", "what_locals_can_do": "Wait."}
    returning.return_issue(session, issue, by=by, now=hours(6), **(words | changes))


@pytest.fixture
def returned(session: Session, cast: Cast) -> Issue:
    issue = acknowledged(session, cast)
    give_back(session, issue, cast.caitlin)
    return issue


def test_the_network_has_it_again_with_the_reason(
    session: Session, cast: Cast, returned: Issue
) -> None:
    step, paper = last_step(session, returned), returning.last_return(session, returned)
    assert (returned.state, returned.holder_id) == ("returned", cast.forums.far_north.id)
    assert (returned.due_on, returned.leg_id) == (None, None)
    assert (step.facts, note_of(session, step)) == ({"reason_code": "already_under_way"}, "It is.")
    assert paper is not None
    assert (paper.reason_code, paper.what_locals_can_do) == ("already_under_way", "Wait.")


def test_how_long_it_took_is_written_when_the_visit_ends(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    visit = leg(session, issue)
    give_back(session, issue, cast.caitlin)
    assert (visit.disposition, visit.acknowledge_days, visit.days) == ("returned", 0, 0)


@pytest.mark.parametrize("missing", ["reason_code", "reason", "what_locals_can_do"])
def test_nothing_goes_back_without_saying_why_and_what_to_do(
    session: Session, cast: Cast, missing: str
) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid) as refusal:
        give_back(session, issue, cast.caitlin, **{missing: " "})
    assert refusal.value.field == missing
    assert issue.state == "acknowledged"


def test_the_secretariat_returns_nothing(session: Session, cast: Cast) -> None:
    with pytest.raises(Forbidden):
        give_back(session, acknowledged(session, cast), cast.wanda)


def test_an_appeal_lets_it_go_up_again_and_is_heard_by_somebody_else(
    session: Session, cast: Cast, returned: Issue
) -> None:
    returning.appeal(session, returned, by=cast.ray, why="We can’t.", now=hours(7))
    assert (returned.state, returned.due_on is not None) == ("endorsed", True)
    raising.submit(session, returned, by=cast.ray, now=hours(8))
    heard = {"handler_id": cast.wanda.id, "next_on": in_days(14), "now": hours(9)}
    with pytest.raises(Forbidden, match="You returned this one"):
        handling.acknowledge(session, returned, by=cast.caitlin, **heard)
    with pytest.raises(Invalid, match="Choose somebody"):
        handling.acknowledge(
            session, returned, by=cast.wanda, **(heard | {"handler_id": cast.caitlin.id})
        )
    handling.acknowledge(session, returned, by=cast.wanda, **heard)
    with pytest.raises(Forbidden, match="You returned this one"):
        give_back(session, returned, cast.caitlin)


def test_there_is_one_appeal(session: Session, cast: Cast, returned: Issue) -> None:
    returning.appeal(session, returned, by=cast.ray, why="We can’t.", now=hours(7))
    raising.submit(session, returned, by=cast.ray, now=hours(8))
    handling.acknowledge(
        session,
        returned,
        by=cast.wanda,
        handler_id=cast.wanda.id,
        next_on=in_days(14),
        now=hours(9),
    )
    give_back(session, returned, cast.priya)
    assert not returning.may_still_appeal(session, returned)
    with pytest.raises(Unlawful, match="appeals once"):
        returning.check_appeal_left(session, returned)
    with pytest.raises(Unlawful, match="appeals once"):
        returning.appeal(session, returned, by=cast.ray, why="Again.", now=hours(11))


def test_only_a_convenor_of_a_raising_network_appeals(
    session: Session, cast: Cast, returned: Issue
) -> None:
    for by in (cast.maddie, cast.peter, cast.caitlin):
        with pytest.raises(Forbidden):
            returning.appeal(session, returned, by=by, why="No.", now=hours(7))
    with pytest.raises(Invalid) as refusal:
        returning.appeal(session, returned, by=cast.ray, why=" ", now=hours(7))
    assert refusal.value.field == "why"


def test_who_returned_it_is_not_offered_to_look_after_the_appeal(
    client: FlaskClient, session: Session, cast: Cast, returned: Issue
) -> None:
    returning.appeal(session, returned, by=cast.ray, why="It can’t.", now=hours(7))
    raising.submit(session, returned, by=cast.ray, now=hours(8))
    session.commit()
    sign_in(client, "wanda")
    page = client.get(f"/issues/{returned.reference}/acknowledgement").text
    assert "Priya Raghunathan</option>" in page
    assert "Caitlin Rourke</option>" not in page
