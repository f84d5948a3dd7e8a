"""The register: numbered, never changed, superseded by newer ones, found by words, as permitted."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import Invalid, NotFound
from cop.feedback.models import Decision, DecisionWord, Issue
from cop.feedback.operations import answering, deciding, ending, handling
from cop.feedback.operations.finding import words_of
from cop.feedback.register import (
    Wanted,
    deciding_forums,
    get_decision,
    list_decisions,
    number_of,
    supersedes,
)
from cop.feedback.states import Outcome
from cop.forums.people import Person
from tests.cast import TIMEZONE, TODAY, Cast
from tests.feedback.crowds import add_decisions_like
from tests.feedback.journeys import acknowledged, cascaded, decided, draft, hours, in_days


def listed(session: Session, person: Person, **asked: object) -> list[int]:
    wanted = Wanted(**asked)  # type: ignore[arg-type]
    found = list_decisions(session, person, wanted, timezone=TIMEZONE, today=TODAY)
    return [line.number for line in found]


def decide_again(session: Session, cast: Cast, issue: Issue, **more: object) -> Decision:
    """Reopen it; the State-wide forum decides anew."""
    issue.state = "local_check"
    session.flush()
    ending.reopen(session, issue, by=cast.ray, evidence="Still there.", now=hours(14))
    handling.acknowledge(
        session, issue, by=cast.priya, handler_id=cast.priya.id, next_on=in_days(9), now=hours(15)
    )
    words = draft(cast, Outcome.AGREED, **more)
    made = deciding.propose(session, issue, words, by=cast.caitlin, now=hours(16))
    assert made is not None
    return made


def test_decisions_are_numbered_in_their_order(session: Session, cast: Cast) -> None:
    for _ in range(2):
        decided(session, cast)
    assert session.scalars(select(Decision.number).order_by(Decision.id)).all() == [1, 2]


def test_a_decision_is_never_edited(session: Session, cast: Cast) -> None:
    decided(session, cast)
    decision = session.scalars(select(Decision)).one()
    with pytest.raises(IntegrityError, match="append-only"), session.begin_nested():
        decision.number = 9
        session.flush()
    session.refresh(decision)


def test_before_it_is_sent_back_only_the_deciding_forum_reads_it(
    session: Session, cast: Cast
) -> None:
    decided(session, cast)
    readers = {p.key for p in cast.everybody() if listed(session, p)}
    assert readers == {"helen", "marcus", "wanda", "priya", "rosalind", "shona"}


def test_once_sent_back_everybody_with_a_seat_reads_it(session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    outside = {p.key for p in cast.everybody() if not listed(session, p)}
    assert outside == {"colin", "stranger"}


def test_one_and_list_agree_for_everybody(session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    decided(session, cast)
    restricted = cascaded(session, cast)
    restricted.restricted = True
    session.flush()
    for person in cast.everybody():
        seen = set(listed(session, person))
        for number in (1, 2, 3):
            try:
                get_decision(session, number, person)
                assert number in seen, person.key
            except NotFound:
                assert number not in seen, person.key


def test_a_restricted_issue_s_decision_is_read_where_it_has_been(
    session: Session, cast: Cast
) -> None:
    issue = cascaded(session, cast)
    issue.restricted = True
    session.flush()
    assert listed(session, cast.maddie) == [1]
    assert listed(session, cast.gwen) == []
    assert listed(session, cast.louise) == []


def test_a_later_decision_on_the_same_issue_takes_its_place(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    decide_again(session, cast, issue)
    assert get_decision(session, 1, cast.priya).superseded_by == 2
    assert list(supersedes(session, get_decision(session, 2, cast.priya), cast.priya)) == [1]
    # Who doesn't know of the newer one yet isn't told by the older.
    assert get_decision(session, 1, cast.maddie).superseded_by is None
    answering.cascade(session, issue, by=cast.priya, answer="Now, yes.", now=hours(17))
    assert get_decision(session, 1, cast.maddie).superseded_by == 2
    assert listed(session, cast.maddie, superseded=True) == [1]
    assert listed(session, cast.maddie, superseded=False) == [2]


def test_a_decision_names_another_issue_s_that_it_replaces(session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    issue = acknowledged(session, cast)
    made = deciding.propose(
        session, issue, draft(cast, supersedes=1), by=cast.caitlin, now=hours(6)
    )
    assert made is not None
    assert get_decision(session, 1, cast.caitlin).superseded_by == 2
    assert get_decision(session, 1, cast.helen).superseded_by is None


@pytest.mark.parametrize("number", [0, 99, 2**40])
def test_a_decision_that_isn_t_there_is_not_replaced(
    session: Session, cast: Cast, number: int
) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid) as refusal, session.begin_nested():
        words = draft(cast, supersedes=number)
        deciding.propose(session, issue, words, by=cast.caitlin, now=hours(6))
    assert refusal.value.field == "supersedes"


def test_nobody_learns_of_a_decision_by_naming_it(session: Session, cast: Cast) -> None:
    decided(session, cast)  # the leaders', not sent back
    issue = acknowledged(session, cast)
    with pytest.raises(Invalid, match="You read no decision DEC-1"):
        words = draft(cast, supersedes=1)
        deciding.propose(session, issue, words, by=cast.caitlin, now=hours(6))


def test_filters(session: Session, cast: Cast) -> None:
    cascaded(session, cast, due_on=in_days(0), review_on=in_days(0))
    cascaded(session, cast, Outcome.NOT_AGREED, due_on=None)
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, draft(cast, Outcome.AGREED), by=cast.caitlin, now=hours(6))
    answering.cascade(session, issue, by=cast.priya, answer="Yes.", now=hours(7))
    see = cast.maddie
    assert listed(session, see) == [3, 2, 1]
    assert listed(session, see, outcome="not_agreed") == [2]
    assert listed(session, see, forum_id=cast.forums.statewide.id) == [3]
    assert listed(session, see, review_due=True) == [1]
    assert listed(session, see, year=2026) == [3, 2, 1]
    assert listed(session, see, year=2025) == []
    assert set(deciding_forums(session, see).values()) == {
        cast.forums.statewide.name,
        cast.forums.leaders.name,
    }


def test_a_year_is_the_forum_s_own(session: Session, cast: Cast) -> None:
    at = datetime(2025, 12, 31, 23, 59, tzinfo=ZoneInfo(TIMEZONE))
    cascaded(session, cast)
    row = session.scalars(select(Decision)).one()
    facts = {c.name: getattr(row, c.name) for c in Decision.__table__.c if c.name != "id"}
    other = acknowledged(session, cast)
    deciding.propose(session, other, draft(cast), by=cast.wanda, now=hours(6))
    proposal = deciding.latest_proposal(session, other)
    assert proposal is not None
    facts |= {"number": 2, "at": at, "leg_id": other.leg_id, "proposal_id": proposal.id}
    session.add(Decision(**facts | {"issue_id": other.id}))
    session.flush()
    assert 2 in listed(session, cast.helen, year=2025)
    assert 2 not in listed(session, cast.helen, year=2026)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("story", [1]),
        ("STOR", [1]),
        ("short form", [1]),
        ("worse story", [1]),
        ("dec-1", [1]),
        ("telling harms", [1]),
        ("interpreter", [1]),
        ("cafe", [1]),
        ("story nowhere", []),
        ("tory", []),
        ("%", [1]),  # no word at all asks for nothing
        ("_tory", []),
        ("' OR 1=1", []),
    ],
)
def test_words_are_found_where_they_begin(
    session: Session, cast: Cast, asked: str, found: list[int]
) -> None:
    cascaded(session, cast, conditions=["Interpreters at the Café"])
    assert listed(session, cast.maddie, words=tuple(words_of(asked))) == found


def test_words_of_what_is_not_open_find_nothing(session: Session, cast: Cast) -> None:
    decided(session, cast)
    assert listed(session, cast.maddie, words=("story",)) == []
    assert listed(session, cast.helen, words=("story",)) == [1]


def test_words_are_few_and_short(session: Session, cast: Cast) -> None:
    cascaded(session, cast, answer="x" * 400 + " Ƶebra", conditions=[])
    longest = max(map(len, session.scalars(select(DecisionWord.word))))
    assert longest == 40


@pytest.mark.parametrize(
    ("key", "number"),
    [("DEC-12", 12), ("dec-12", 12), ("12", 12), ("DEC-", None), ("x", None), ("١٢", None)],
)
def test_keys(key: str, number: int | None) -> None:
    assert number_of(key) == number


def test_pages_go_by_key(session: Session, cast: Cast) -> None:
    cascaded(session, cast)
    add_decisions_like(session, 59)
    first = list_decisions(session, cast.maddie, Wanted(), timezone=TIMEZONE, today=TODAY)
    assert [line.number for line in first] == list(range(60, 34, -1))
    rest = list_decisions(
        session, cast.maddie, Wanted(), timezone=TIMEZONE, today=TODAY, before=36, limit=100
    )
    assert [line.number for line in rest] == list(range(35, 0, -1))


def test_what_was_said_of_conflicts_stands_on_the_proposal(session: Session, cast: Cast) -> None:
    words = replace(draft(cast), conflicts="None declared.", due_on=date(2026, 6, 1))
    issue = acknowledged(session, cast)
    deciding.propose(session, issue, words, by=cast.caitlin, now=hours(6))
    found = deciding.open_proposal(session, issue)[1]
    assert found is not None
    assert found.conflicts == "None declared."
