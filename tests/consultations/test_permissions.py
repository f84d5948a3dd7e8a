"""Who sees, answers and reads: the rule for one agrees with the rule for lists."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.consultations.models import Consultation, ConsultationAnalyst, Elector
from cop.consultations.operations import (
    Audience,
    OutcomeLine,
    OutcomeText,
    close_consultation,
    open_consultation,
    publish_consultation,
)
from cop.consultations.permissions import (
    Asked,
    can_answer,
    can_read_answers,
    can_see,
    can_see_rates,
    can_see_results,
    visible_consultations,
)
from cop.consultations.queries import get_asked
from cop.consultations.states import ItemKind
from cop.errors import NotFound
from cop.forums.models import Forum
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import Cast
from tests.consultations.conftest import EVERYBODY, Prepare

OUTCOME = OutcomeText("?", "!", (OutcomeLine(ItemKind.DID_NOT, "a", "b"),))


@pytest.fixture
def all_states(session: Session, cast: Cast, prepare: Prepare, now: datetime) -> list[Consultation]:
    """Two forums, one of them restricted, each with a consultation in every state."""
    made = []
    restricted = cast.forums.cultural_practice
    add_member(session, restricted, cast.leanne.id, "secretariat", since=now.date())
    askers = {"statewide": cast.caitlin, "cultural_practice": cast.leanne}
    for name, by in askers.items():
        forum = getattr(cast.forums, name)
        for state in ("draft", "open", "closed", "published"):
            one = prepare(key=f"{name}-{state}", forum=forum, by=by)
            made.append(one)
            if state == "draft":
                continue
            audience = Audience(forums=("cfsn-far-north",))
            open_consultation(session, one, by=by, audience=audience, now=now)
            if state in ("closed", "published"):
                close_consultation(session, one, by=by, now=now)
            if state == "published":
                publish_consultation(session, one, by=by, outcome=OUTCOME, now=now)
    return made


def asked_of(session: Session, key: str, person: Person) -> Asked | None:
    try:
        return get_asked(session, key, person)
    except NotFound:
        return None


def test_list_and_single_rule_agree_over_the_cast(
    session: Session, cast: Cast, all_states: list[Consultation]
) -> None:
    seen = 0
    for person in cast.everybody():
        listed = set(session.scalars(select(Consultation.id).where(visible_consultations(person))))
        for consultation in all_states:
            facts = asked_as(session, consultation, person)
            assert bool(can_see(person, facts)) == (consultation.id in listed), person.key
            seen += consultation.id in listed
    assert seen


def asked_as(session: Session, consultation: Consultation, person: Person) -> Asked:
    """What the person is in it, found without asking whether they may see it."""
    mine = (Elector.consultation_id == consultation.id) & (Elector.user_id == person.id)
    named = session.get(ConsultationAnalyst, (consultation.id, person.id)) is not None
    forum = session.get_one(Forum, consultation.forum_id)
    return Asked(consultation, forum, session.scalar(select(Elector).where(mine)), named)


@pytest.mark.parametrize("name", ["colin", "stranger", "louise"])
def test_without_a_seat_there_is_no_consultation(
    session: Session, cast: Cast, all_states: list[Consultation], name: str
) -> None:
    person = getattr(cast, name)
    assert [c.key for c in all_states if asked_of(session, c.key, person)] == []


def test_published_one_is_read_by_every_member_but_that_of_a_restricted_forum(
    session: Session, cast: Cast, all_states: list[Consultation]
) -> None:
    seen = {c.key for c in all_states if asked_of(session, c.key, cast.gwen)}
    assert seen == {"statewide-published"}
    assert asked_of(session, "cultural_practice-published", cast.maddie)  # she was asked
    assert asked_of(session, "cultural_practice-published", cast.lien)  # she is its analyst


def test_only_electors_answer_and_only_while_it_is_open(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    mine = get_asked(session, asked.key, cast.shona)
    assert can_answer(cast.shona, mine, now)
    assert not can_answer(cast.shona, mine, now - timedelta(seconds=1))
    assert not can_answer(cast.shona, mine, asked.closes_at)
    assert not can_answer(cast.lien, get_asked(session, asked.key, cast.lien), now)
    assert not can_answer(cast.maddie, mine, now)


def test_answers_are_read_by_named_analysts_alone(
    session: Session, cast: Cast, asked: Consultation
) -> None:
    readers = {
        person.key
        for person in cast.everybody()
        if can_read_answers(person, asked_as(session, asked, person))
    }
    assert readers == {"lien"}


def test_naming_does_not_make_a_reader_of_an_administrator_a_co_chair_or_a_member(
    session: Session, cast: Cast, prepare: Prepare, now: datetime
) -> None:
    people = [cast.colin, cast.caitlin, cast.maddie]
    one = prepare(analysts=[person.id for person in people])
    open_consultation(session, one, by=cast.caitlin, audience=EVERYBODY, now=now)
    for person in people:
        assert not can_read_answers(person, asked_as(session, one, person))


def test_rates_are_seen_by_those_who_run_it_and_results_by_all_once_published(
    session: Session, cast: Cast, asked: Consultation, now: datetime
) -> None:
    def who(rule: object) -> set[str]:
        return {p.key for p in cast.everybody() if rule(p, asked_as(session, asked, p))}

    assert who(can_see_rates) == {"lien", "caitlin", "priya", "wanda"}
    assert who(can_see_results) == set()
    close_consultation(session, asked, by=cast.caitlin, now=now)
    assert who(can_see_results) == {"lien"}
    publish_consultation(session, asked, by=cast.caitlin, outcome=OUTCOME, now=now)
    assert who(can_see_results) == {p.key for p in cast.everybody() if p.is_member}
