"""A convenor joins their network to another's issue after it is sent and before it is decided."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden
from cop.feedback.models import Issue, IssueRaiser
from cop.feedback.operations import raising
from cop.forums.models import Forum
from cop.forums.people import Person
from tests.cast import Cast
from tests.feedback import journeys
from tests.feedback.journeys import hours, submitted
from tests.feedback.reading import cascades


def join(session: Session, issue: Issue, forum: Forum, by: Person) -> IssueRaiser:
    return raising.join(session, issue, forum, by=by, note=" Here, too. ", now=hours(8))


def test_the_network_stands_behind_it_and_hears_the_answer(session: Session, cast: Cast) -> None:
    issue = journeys.joined(session, cast)
    rows = session.scalars(select(IssueRaiser).order_by(IssueRaiser.id)).all()
    assert [(r.forum_id, r.via, r.by_id, r.note) for r in rows] == [
        (cast.forums.far_north.id, "raise", cast.maddie.id, ""),
        (cast.forums.limestone_coast.id, "join", cast.peter.id, "Here, too."),
    ]
    assert [c.forum_id for c in cascades(session, issue)] == [r.forum_id for r in rows]


def test_joining_is_no_step_and_makes_no_form_stale(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    before = issue.version
    join(session, issue, cast.forums.limestone_coast, cast.peter)
    assert issue.version == before


@pytest.mark.parametrize(
    ("stage", "open_"),
    [
        ("raised", False),
        ("endorsed", False),
        ("submitted", True),
        ("acknowledged", True),
        ("referred", True),
        ("with_leaders", True),
        ("decided", False),
        ("cascaded", False),
    ],
)
def test_it_is_open_to_joining_from_its_sending_to_its_decision(
    session: Session, cast: Cast, stage: str, open_: bool
) -> None:
    issue = getattr(journeys, stage)(session, cast)
    if open_:
        assert join(session, issue, cast.forums.limestone_coast, cast.peter).via == "join"
    else:
        with pytest.raises(Forbidden, match="after it is sent and before it is decided"):
            join(session, issue, cast.forums.limestone_coast, cast.peter)


def test_only_the_network_s_own_convenor_joins_it(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    for person in cast.everybody():
        if person.key != "peter":
            with pytest.raises(Forbidden):
                join(session, issue, cast.forums.limestone_coast, person)


def test_a_network_joins_once(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    join(session, issue, cast.forums.limestone_coast, cast.peter)
    with pytest.raises(Forbidden, match="once"):
        join(session, issue, cast.forums.limestone_coast, cast.peter)


def test_the_first_network_and_the_forum_that_has_it_do_not_join(
    session: Session, cast: Cast
) -> None:
    issue = submitted(session, cast)
    for forum, by in ((cast.forums.far_north, cast.ray), (cast.forums.statewide, cast.priya)):
        with pytest.raises(Forbidden):
            join(session, issue, forum, by)


def test_a_network_that_had_left_comes_back(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    raiser = join(session, issue, cast.forums.limestone_coast, cast.peter)
    raiser.detached_at = hours(9)
    session.flush()
    again = join(session, issue, cast.forums.limestone_coast, cast.peter)
    assert (again.id, again.detached_at) == (raiser.id, None)


def test_nobody_joins_an_issue_of_a_restricted_forum(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    issue.restricted = True
    session.flush()
    with pytest.raises(Forbidden):
        join(session, issue, cast.forums.limestone_coast, cast.peter)
