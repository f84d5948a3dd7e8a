"""Three people of two organisations stand behind an issue, or the convenor alone with a reason."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Endorsement, Issue
from cop.feedback.operations import raising
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, Cast
from tests.factories import add_account
from tests.feedback.journeys import decided, endorsed, hours, raised, submitted, with_leaders
from tests.feedback.reading import insert_alone, last_step, note_of, steps


def back(session: Session, issue: Issue, by: Person) -> Endorsement:
    return raising.endorse(session, issue, by=by, note="Us too.", now=hours(2))


def colleague(session: Session, cast: Cast, key: str, organisation_id: int) -> Person:
    user = add_account(session, key, organisation_id=organisation_id)
    add_member(session, cast.forums.far_north, user.id, "member", since=SINCE)
    return cast.__getattr__(key)


@pytest.mark.parametrize(
    ("organisations", "enough"),
    [
        ([], False),
        (["other"], False),
        (["same", "same"], False),
        (["same", "other"], True),
        (["other", "other"], True),
        (["other", "third"], True),
        (["same", "same", "same", "same"], False),
    ],
)
def test_three_people_of_two_organisations_are_enough_the_raiser_being_one(
    session: Session, cast: Cast, organisations: list[str], enough: bool
) -> None:
    issue = raised(session, cast)
    ids = {
        "same": cast.maddie.organisation_id,
        "other": cast.leanne.organisation_id,
        "third": cast.joel.organisation_id,
    }
    for number, organisation in enumerate(organisations):
        back(session, issue, colleague(session, cast, f"c{number}", ids[organisation]))
    assert issue.state == ("endorsed" if enough else "raised")


def test_the_third_backing_is_the_step(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    due_on = issue.due_on
    back(session, issue, cast.leanne)
    assert len(steps(session, issue)) == 1
    back(session, issue, cast.joel)
    step = last_step(session, issue)
    assert (step.action, step.by_id, step.facts) == (
        "endorse",
        cast.joel.id,
        {"basis": "threshold"},
    )
    assert issue.due_on == due_on


def test_an_endorsement_keeps_the_organisation_of_the_time(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    row = back(session, issue, cast.leanne)
    assert (row.organisation_id, row.forum_id, row.note) == (
        cast.leanne.organisation_id,
        cast.forums.far_north.id,
        "Us too.",
    )
    cast.account("leanne").organisation_id = cast.maddie.organisation_id
    session.flush()
    back(session, issue, colleague(session, cast, "c", cast.maddie.organisation_id))
    assert issue.state == "endorsed"


def test_more_people_back_it_after_it_is_ready_and_it_moves_once(
    session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    before = issue.version
    back(session, issue, cast.ray)
    assert (issue.state, issue.version) == ("submitted", before)


def test_who_raised_it_stands_behind_it_already(session: Session, cast: Cast) -> None:
    with pytest.raises(Invalid, match="You raised it"):
        back(session, raised(session, cast), cast.maddie)


def test_nobody_backs_it_twice(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    back(session, issue, cast.leanne)
    with pytest.raises(Unlawful, match="already"):
        back(session, issue, cast.leanne)
    row = session.scalars(select(Endorsement)).one()
    facts = {c.name: getattr(row, c.name) for c in Endorsement.__table__.c if c.name != "id"}
    with pytest.raises(IntegrityError):
        insert_alone(session, Endorsement(**facts))


def test_only_members_of_a_raising_network_back_it(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    for person in cast.everybody():
        if person.key not in {"maddie", "leanne", "joel", "ray"}:
            with pytest.raises(Forbidden):
                back(session, issue, person)
    assert session.scalar(select(func.count(Endorsement.id))) == 0


def test_a_member_of_a_network_that_joined_backs_it_for_that_network(
    session: Session, cast: Cast
) -> None:
    issue = with_leaders(session, cast)
    raising.join(
        session, issue, cast.forums.limestone_coast, by=cast.peter, note="Too.", now=hours(8)
    )
    add_member(session, cast.forums.far_north, cast.gwen.id, "observer", since=SINCE)
    assert back(session, issue, cast.gwen).forum_id == cast.forums.limestone_coast.id


def test_it_is_not_backed_once_it_is_decided(session: Session, cast: Cast) -> None:
    with pytest.raises(Forbidden, match="past the point"):
        back(session, decided(session, cast), cast.ray)


def test_the_convenor_lets_it_through_alone_with_a_reason(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    raising.endorse_alone(session, issue, by=cast.ray, reason=" A child is waiting. ", now=hours(2))
    step = last_step(session, issue)
    assert (issue.state, step.role, step.facts) == (
        "endorsed",
        "facilitator",
        {"basis": "convenor"},
    )
    assert note_of(session, step) == "A child is waiting."


def test_the_convenor_alone_gives_a_reason(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    with pytest.raises(Invalid) as refusal:
        raising.endorse_alone(session, issue, by=cast.ray, reason="  ", now=hours(2))
    assert refusal.value.field == "reason"


def test_nobody_but_the_convenor_lets_it_through_alone(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    for person in cast.everybody():
        if person.key != "ray":
            with pytest.raises(Forbidden):
                raising.endorse_alone(session, issue, by=person, reason="Why.", now=hours(2))


def test_what_is_ready_is_not_let_through_again(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    with pytest.raises(Unlawful, match="send it to the next forum"):
        raising.endorse_alone(session, issue, by=cast.ray, reason="Why.", now=hours(4))
