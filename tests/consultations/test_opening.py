"""Opening: who is asked is settled that day, and the questions stay as they are."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.consultations.models import Consultation, Elector
from cop.consultations.operations import Audience, QuestionText, open_consultation
from cop.consultations.states import Kind, Mode, State
from cop.errors import Forbidden, Invalid, Unlawful
from cop.forums.models import Membership
from cop.forums.operations import add_member
from tests.cast import Cast
from tests.consultations.conftest import EVERYBODY, Prepare


def electors(session: Session, consultation: Consultation) -> dict[int, Elector]:
    found = session.scalars(select(Elector).where(Elector.consultation_id == consultation.id))
    return {elector.user_id: elector for elector in found}


def test_members_are_asked_once_in_the_forum_they_came_for(
    session: Session, cast: Cast, asked: Consultation
) -> None:
    ray = electors(session, asked)[cast.ray.id]
    assert (ray.tier, ray.region, ray.remoteness) == ("regional", "far-north", "remote")
    assert ray.organisation_kind == "acco"
    assert ray.forum_id == cast.forums.far_north.id


@pytest.mark.parametrize("name", ["lien", "louise", "colin", "stranger"])
def test_analysts_observers_administrators_and_strangers_are_not_asked(
    session: Session, cast: Cast, asked: Consultation, name: str
) -> None:
    assert getattr(cast, name).id not in electors(session, asked)


def test_person_counts_only_in_forums_that_are_asked(
    session: Session, cast: Cast, asked: Consultation
) -> None:
    shona = electors(session, asked)[cast.shona.id]
    assert shona.forum_id == cast.forums.statewide.id


def test_audience_may_name_forums_and_roles(
    session: Session, cast: Cast, prepare: Prepare, now: datetime
) -> None:
    consultation = prepare()
    audience = Audience(forums=("cfsn-far-north",), roles=("facilitator", "observer"))
    assert (
        open_consultation(session, consultation, by=cast.caitlin, audience=audience, now=now) == 1
    )
    assert set(electors(session, consultation)) == {cast.ray.id}


def test_past_members_are_not_asked(
    session: Session, cast: Cast, prepare: Prepare, now: datetime
) -> None:
    for seat in session.scalars(select(Membership).where(Membership.user_id == cast.gwen.id)):
        seat.until = now.date() - timedelta(days=1)
    consultation = prepare()
    open_consultation(session, consultation, by=cast.caitlin, audience=EVERYBODY, now=now)
    assert cast.gwen.id not in electors(session, consultation)


def test_opening_is_recorded_and_its_closing_planned(
    session: Session, cast: Cast, asked: Consultation
) -> None:
    event = session.scalars(select(Event).where(Event.kind == "consultation.opened")).one()
    assert (event.subject_id, event.forum_id) == (asked.id, cast.forums.statewide.id)
    job = session.scalars(select(Job).where(Job.kind == "close_consultation")).one()
    assert job.not_before == asked.closes_at
    assert asked.state == State.OPEN


def test_nothing_opens_twice(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    with pytest.raises(Unlawful, match="is open"):
        open_consultation(session, asked, by=cast.caitlin, audience=EVERYBODY, now=now)


def test_forum_without_people_to_ask_is_refused(
    session: Session, cast: Cast, prepare: Prepare, now: datetime
) -> None:
    with pytest.raises(Invalid, match="Nobody"):
        open_consultation(
            session,
            prepare(),
            by=cast.caitlin,
            audience=Audience(forums=("cfsn-barossa",)),
            now=now,
        )


@pytest.mark.parametrize("mode", [Mode.ANONYMOUS, Mode.ATTRIBUTED])
def test_modes_that_are_not_built_are_refused_in_plain_words(
    session: Session, cast: Cast, prepare: Prepare, now: datetime, mode: Mode
) -> None:
    with pytest.raises(Invalid, match="can’t be opened yet"):
        open_consultation(session, prepare(mode=mode), by=cast.caitlin, audience=EVERYBODY, now=now)


@pytest.mark.parametrize("name", ["shona", "lien", "colin", "helen", "ray"])
def test_only_those_the_table_names_prepare_one(cast: Cast, prepare: Prepare, name: str) -> None:
    with pytest.raises(Forbidden):
        prepare(by=getattr(cast, name))


def test_convenor_opens_one_only_where_nobody_else_may(
    session: Session, cast: Cast, prepare: Prepare, now: datetime
) -> None:
    assert prepare(by=cast.ray, forum=cast.forums.far_north, key="local").id
    add_member(session, cast.forums.statewide, cast.ray.id, "facilitator", since=now.date())
    with pytest.raises(Forbidden, match="a co-chair, sponsor or secretariat opens"):
        prepare(by=cast.ray, key="other")


def test_thresholds_may_be_raised_and_never_lowered(prepare: Prepare) -> None:
    assert prepare(min_cell=8, min_group=20).min_cell == 8
    with pytest.raises(Invalid, match="stay hidden"):
        prepare(key="other", min_cell=3)


def test_choice_needs_two_answers_and_keys_differ(prepare: Prepare) -> None:
    lone = QuestionText("a", Kind.SINGLE_CHOICE, "One?", options=(("x", "X"),))
    with pytest.raises(Invalid, match="two or more"):
        prepare(questions=[lone])
    twice = QuestionText("a", Kind.FREE_TEXT, "One?")
    with pytest.raises(Invalid, match="key of its own"):
        prepare(key="other", questions=[twice, twice])


def test_address_is_used_once_and_it_closes_after_it_opens(prepare: Prepare, now: datetime) -> None:
    prepare()
    with pytest.raises(Invalid, match="already"):
        prepare()
    with pytest.raises(Invalid, match="closing day"):
        prepare(key="other", closes_at=now)
