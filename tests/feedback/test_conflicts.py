"""Who declares a conflict stands aside: the others suffice, or a delegate says yes."""

import threading

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import DomainError, Forbidden, Invalid, Stale, Unlawful
from cop.feedback.cases import case_of
from cop.feedback.models import Conflict, ConflictNote, Decision, Issue
from cop.feedback.operations import conflicts, deciding
from cop.forums.models import Membership
from cop.forums.operations import add_member
from cop.forums.people import Person
from tests.cast import SINCE, TODAY, Cast, Forums
from tests.feedback.journeys import acknowledged, decided, draft, hours, with_leaders
from tests.feedback.reading import events, insert_alone, last_step


def declare(session: Session, issue: Issue, by: Person, **more: object) -> Decision | None:
    words = {"note": "My sister runs the service.", "now": hours(8.5)} | more
    return conflicts.declare_conflict(session, issue, by=by, **words)  # type: ignore[arg-type]


def propose(session: Session, issue: Issue, cast: Cast, by: Person) -> Decision | None:
    return deciding.propose(session, issue, draft(cast), by=by, now=hours(9))


def confirm(session: Session, issue: Issue, by: Person) -> Decision | None:
    newest = deciding.latest_proposal(session, issue)
    assert newest is not None
    return deciding.confirm(session, issue, by=by, proposal_id=newest.id, now=hours(10))


def test_the_other_co_chair_suffices(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    assert declare(session, issue, cast.helen) is None
    assert issue.state == "acknowledged"
    assert propose(session, issue, cast, cast.marcus) is not None
    assert issue.state == "decided"


def test_who_stands_aside_neither_proposes_nor_confirms(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen)
    with pytest.raises(Forbidden, match="others decide it"):
        propose(session, issue, cast, cast.helen)
    propose(session, issue, cast, cast.wanda)
    with pytest.raises(Forbidden, match="others decide it"):
        confirm(session, issue, cast.helen)
    assert confirm(session, issue, cast.marcus) is not None


def test_a_secretariat_that_decides_too_does_not_propose_either(
    session: Session, cast: Cast
) -> None:
    issue = acknowledged(session, cast)
    declare(session, issue, cast.priya)  # facilitator and secretariat of the State-wide forum
    with pytest.raises(Forbidden):
        propose(session, issue, cast, cast.priya)
    assert propose(session, issue, cast, cast.caitlin) is not None


def test_a_delegate_is_waited_for_and_acts(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen, delegate_id=cast.rosalind.id)
    assert propose(session, issue, cast, cast.marcus) is None
    decision = confirm(session, issue, cast.rosalind)
    assert decision is not None
    assert last_step(session, issue).by_id == cast.rosalind.id


def test_a_delegate_who_left_is_not_waited_for(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen, delegate_id=cast.rosalind.id)
    seat = session.scalars(select(Membership).where(Membership.user_id == cast.rosalind.id)).one()
    seat.until = SINCE
    session.flush()
    assert propose(session, issue, cast, cast.marcus) is not None


def test_a_delegate_may_stand_aside_too(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen, delegate_id=cast.rosalind.id)
    declare(session, issue, cast.rosalind)
    assert propose(session, issue, cast, cast.marcus) is not None


def test_the_last_decider_names_somebody(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen)
    with pytest.raises(Invalid, match="Nobody would be left") as refusal:
        declare(session, issue, cast.marcus)
    assert refusal.value.field == "delegate"
    declare(session, issue, cast.marcus, delegate_id=cast.rosalind.id)
    propose(session, issue, cast, cast.wanda)
    assert confirm(session, issue, cast.rosalind) is not None


@pytest.mark.parametrize("who", ["ray", "louise", "lien", "helen", "colin"])
def test_only_a_member_of_the_forum_acts_for_somebody(
    session: Session, cast: Cast, who: str
) -> None:
    issue = with_leaders(session, cast)
    with pytest.raises(Invalid, match="Choose a member"):
        declare(session, issue, cast.helen, delegate_id=getattr(cast, who).id)


def test_who_stands_aside_acts_for_nobody(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen)
    with pytest.raises(Invalid, match="Choose a member"):
        declare(session, issue, cast.marcus, delegate_id=cast.helen.id)


def test_after_a_yes_it_is_refused_with_a_way_out(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, cast, cast.helen)
    with pytest.raises(Unlawful, match="You have said yes to this proposal"):
        declare(session, issue, cast.helen, now=hours(9.5))
    propose(session, issue, cast, cast.wanda)
    declare(session, issue, cast.helen, now=hours(9.6))
    assert confirm(session, issue, cast.marcus) is not None


def test_it_decides_if_only_this_yes_was_missing(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    propose(session, issue, cast, cast.marcus)
    assert declare(session, issue, cast.helen, now=hours(9.5)) is not None
    step = last_step(session, issue)
    assert (issue.state, step.action, step.by_id) == ("decided", "decide", cast.marcus.id)
    assert step.role == "co_chair"


def test_nobody_stands_aside_twice_or_after_the_decision(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen)
    with pytest.raises(Forbidden):
        declare(session, issue, cast.helen)
    late = decided(session, cast)
    with pytest.raises(Forbidden, match="before the decision"):
        declare(session, late, cast.helen, now=hours(11))


def test_only_who_decides_declares(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    for person in cast.everybody():
        if person.key not in {"helen", "marcus"}:
            with pytest.raises(Forbidden):
                declare(session, issue, person)


@pytest.mark.parametrize("note", ["", " \n ", "x" * 501])
def test_a_conflict_is_said_in_a_line(session: Session, cast: Cast, note: str) -> None:
    issue = with_leaders(session, cast)
    with pytest.raises(Invalid) as refusal:
        declare(session, issue, cast.helen, note=note)
    assert refusal.value.field == "note"


def test_a_page_from_before_the_last_step_is_stale(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    with pytest.raises(Stale):
        declare(session, issue, cast.helen, version=issue.version - 1)


def test_it_holds_for_this_visit_alone(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    declare(session, issue, cast.caitlin, now=hours(5.5))
    case = case_of(session, issue, hours(6))
    assert case.conflicted == {cast.caitlin.id}
    other = case_of(session, acknowledged(session, cast), hours(6))
    assert other.conflicted == frozenset()


def test_the_others_are_told_and_the_record_can_t_be_changed(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    declare(session, issue, cast.helen, delegate_id=cast.rosalind.id)
    (told,) = events(session, issue, "issue.conflict")
    assert told.data == {"delegate": cast.rosalind.id}
    conflict = session.scalars(select(Conflict)).one()
    assert session.get_one(ConflictNote, conflict.id).note == "My sister runs the service."
    with pytest.raises(IntegrityError, match="append-only"), session.begin_nested():
        conflict.delegate_id = None
        session.flush()
    session.refresh(conflict)
    twin = Conflict(leg_id=conflict.leg_id, user_id=cast.helen.id, at=hours(9))
    with pytest.raises(IntegrityError):
        insert_alone(session, twin)


def test_a_new_seat_counts_among_who_is_left(session: Session, cast: Cast) -> None:
    issue = with_leaders(session, cast)
    add_member(session, cast.forums.leaders, cast.stranger.id, "co_chair", since=SINCE)
    declare(session, issue, cast.helen)
    left = deciding.deciders_left(session, case_of(session, issue, hours(9)), TODAY)
    assert left == {cast.marcus.id, cast.stranger.id}


def test_of_two_last_deciders_who_stand_aside_at_once_one_is_asked_for_a_delegate(
    own_database: Engine,
) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        issue_id = with_leaders(session, cast).id
        session.commit()
    ready, said = threading.Barrier(2), []

    def one(who: str) -> None:
        with Session(own_database) as session:
            cast = Cast(session, Forums(session))
            issue, by = session.get_one(Issue, issue_id), getattr(cast, who)
            session.commit()
            ready.wait()
            try:
                declare(session, issue, by)
                session.commit()
                said.append("aside")
            except DomainError as refusal:
                session.rollback()
                said.append(type(refusal).__name__)

    racers = [threading.Thread(target=one, args=(who,)) for who in ("helen", "marcus")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(said) == ["Invalid", "aside"]
