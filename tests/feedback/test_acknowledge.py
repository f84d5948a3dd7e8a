"""The forum that receives an issue says who looks after it and when the network hears next."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue
from cop.feedback.operations import handling, pausing, raising
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, TODAY, Cast
from tests.feedback.journeys import acknowledged, endorsed, hours, in_days, referred, submitted
from tests.feedback.reading import events, last_step, leg, note_of
from tests.visiting import sign_in


def receive(session: Session, issue: Issue, by: Person, **changes: object) -> None:
    words: dict[str, object] = {"handler_id": by.id, "next_on": in_days(14)}
    handling.acknowledge(session, issue, by=by, now=hours(5), **(words | changes))  # type: ignore[arg-type]


def test_the_network_knows_who_has_it_and_when_it_hears_next(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    receive(session, issue, cast.priya, handler_id=cast.wanda.id, note=" Thank you. ")
    visit, step = leg(session, issue), last_step(session, issue)
    assert (issue.state, issue.due_on) == ("acknowledged", visit.decide_by)
    assert (visit.acknowledged_at, visit.handler_id) == (hours(5), cast.wanda.id)
    assert visit.next_on == in_days(14)
    assert step.facts == {"handler": cast.wanda.id, "next_on": in_days(14).isoformat()}
    assert note_of(session, step) == "Thank you."
    assert events(session, issue, "issue.moved")[-1].data == {
        "action": "acknowledge",
        "number": step.number,
    }


@pytest.mark.parametrize("who", ["priya", "wanda", "caitlin"])
def test_convenor_secretariat_and_co_chair_receive_it(
    session: Session, cast: Cast, who: str
) -> None:
    issue = submitted(session, cast)
    receive(session, issue, getattr(cast, who))
    assert issue.state == "acknowledged"


def test_nobody_else_receives_it(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    for person in cast.everybody():
        if person.key not in {"priya", "wanda", "caitlin"}:
            with pytest.raises(Forbidden):
                receive(session, issue, person)


def test_who_sent_it_does_not_look_after_that_leg(session: Session, cast: Cast) -> None:
    add_member(session, cast.forums.statewide, cast.ray.id, "facilitator", since=SINCE)
    issue = submitted(session, cast)
    with pytest.raises(Forbidden, match="You sent this one"):
        receive(session, issue, cast.ray)


def test_who_sent_it_on_does_not_receive_it_above(session: Session, cast: Cast) -> None:
    issue = referred(session, cast)
    raising.submit(session, issue, by=cast.priya, now=hours(4))
    with pytest.raises(Forbidden, match="You sent this one"):
        receive(session, issue, cast.priya)
    receive(session, issue, cast.wanda)


@pytest.mark.parametrize(
    ("next_on", "fits"),
    [
        (None, False),
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (TODAY + timedelta(days=731), True),
        (date(2099, 1, 1), False),
    ],
)
def test_the_next_date_is_still_to_come(
    session: Session, cast: Cast, next_on: date | None, fits: bool
) -> None:
    issue = submitted(session, cast)
    if fits:
        receive(session, issue, cast.priya, next_on=next_on)
    else:
        with pytest.raises(Invalid) as refusal:
            receive(session, issue, cast.priya, next_on=next_on)
        assert refusal.value.field == "next_on"


@pytest.mark.parametrize("handler", ["maddie", "helen", "louise", "lien", "colin", None])
def test_the_handler_belongs_to_the_forum(
    session: Session, cast: Cast, handler: str | None
) -> None:
    issue = submitted(session, cast)
    handler_id = getattr(cast, handler).id if handler else 10**9
    with pytest.raises(Invalid) as refusal:
        receive(session, issue, cast.priya, handler_id=handler_id)
    assert refusal.value.field == "handler"


def test_a_handler_whose_seat_has_ended_is_refused(session: Session, cast: Cast) -> None:
    add_member(
        session,
        cast.forums.statewide,
        cast.gwen.id,
        "member",
        since=SINCE,
        until=TODAY - timedelta(days=1),
    )
    issue = submitted(session, cast)
    with pytest.raises(Invalid):
        receive(session, issue, cast.priya, handler_id=cast.gwen.id)


def test_it_is_received_once(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Unlawful, match="decide it"):
        receive(session, issue, cast.wanda)


def test_what_was_not_sent_is_not_received(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    for person in (cast.ray, cast.priya):
        with pytest.raises((Forbidden, Unlawful)):
            receive(session, issue, person)


def test_of_two_who_receive_it_the_second_sees_that_it_moved(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    opened = issue.version
    receive(session, issue, cast.priya, version=opened)
    with pytest.raises(Unlawful, match="now “Received, being worked on”, so this can’t be done"):
        receive(session, issue, cast.wanda, version=opened)
    assert leg(session, issue).handler_id == cast.priya.id


def test_days_on_which_the_clock_stood_still_are_not_counted(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    visit = leg(session, issue)
    due = visit.acknowledge_by
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(28))
    at = hours(28 + 24 * 14)
    words = {"handler_id": cast.priya.id, "next_on": in_days(40)}
    handling.acknowledge(session, issue, by=cast.priya, now=at, **words)  # type: ignore[arg-type]
    assert visit.acknowledge_days == 1
    assert visit.acknowledge_by > due
    assert at.date() <= visit.acknowledge_by


def a_sunday() -> date:
    return TODAY + timedelta(days=13 - TODAY.weekday())


@pytest.mark.parametrize("act", ["acknowledgement", "handover", "together"])
def test_news_fall_on_a_working_day_and_a_moved_date_is_said(
    client: FlaskClient, session: Session, cast: Cast, act: str
) -> None:
    issue = (acknowledged if act == "handover" else submitted)(session, cast)
    session.commit()
    sign_in(client, "priya")
    sunday = a_sunday()
    monday = sunday + timedelta(days=1)
    sent: dict[str, object] = {"handler": str(cast.priya.id), "issues": [issue.reference]}
    sent |= {f"next_on-{part}": str(getattr(sunday, part)) for part in ("day", "month", "year")}
    address = f"/issues/{issue.reference}/{act}"
    if act == "together":
        address = "/statewide/spf/triage/acknowledgements"
    page = client.post(address, data=sent, follow_redirects=True).text
    assert f"hear next on Monday {monday.day} {monday:%B}" in page
    assert f"Sunday {sunday.day} {sunday:%B} isn’t a working day." in page
    session.expire_all()
    assert leg(session, issue).next_on == monday
