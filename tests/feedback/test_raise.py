"""A member raises a discussion of their own network, once while the issue is open."""

import threading

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, NotFound, Unlawful
from cop.feedback.models import Brief, Issue, IssueRaiser, IssueThread
from cop.feedback.operations import raising
from cop.feedback.operations.briefs import BriefText
from cop.forums.operations import add_member
from cop.threads.models import Thread
from tests.cast import NOW, SINCE, Cast, Forums
from tests.factories import add_thread
from tests.feedback.journeys import FULL_BRIEF, cascaded, hours, raised
from tests.feedback.reading import events, insert_alone, let_time_pass, steps

BEGINNINGS = BriefText(what_is_happening="Four forms.", ask="One form.", deidentified=True)


@pytest.fixture
def thread(cast: Cast) -> Thread:
    return add_thread(cast.session, cast.forums.far_north, cast.leanne, title="Four forms")


def raise_it(cast: Cast, thread: Thread, who: str = "maddie", **changes: object) -> Issue:
    words: dict[str, object] = {"brief": BEGINNINGS} | changes
    return raising.raise_issue(
        cast.session,
        cast.forums.far_north,
        thread,
        by=getattr(cast, who),
        now=NOW,
        **words,  # type: ignore[arg-type]
    )


def test_the_beginnings_of_a_brief_are_enough(session: Session, cast: Cast, thread: Thread) -> None:
    issue = raise_it(cast, thread, title="  One   form ")
    far_north = cast.forums.far_north.id
    assert (issue.state, issue.version, issue.title) == ("raised", 1, "One form")
    assert (issue.origin_id, issue.holder_id, issue.leg_id) == (far_north, far_north, None)
    assert (issue.submitted_at, issue.restricted) == (None, False)
    brief = session.scalars(select(Brief)).one()
    assert (brief.version, brief.by_id, brief.ask) == (1, cast.maddie.id, "One form.")
    raiser = session.scalars(select(IssueRaiser)).one()
    assert (raiser.forum_id, raiser.via, raiser.by_id) == (far_north, "raise", cast.maddie.id)
    tie = session.scalars(select(IssueThread)).one()
    assert (tie.thread_id, tie.kind, tie.open) == (thread.id, "source", True)
    assert [(s.action, s.source, s.target) for s in steps(session, issue)] == [
        ("raise", None, "raised")
    ]
    assert [e.data["action"] for e in events(session, issue, "issue.moved")] == ["raise"]


def test_references_are_a_prefix_and_the_next_number(session: Session, cast: Cast) -> None:
    first, second = raised(session, cast), raised(session, cast)
    (prefix, number), (same, following) = (i.reference.rsplit("-", 1) for i in (first, second))
    assert (same, int(following)) == (prefix, int(number) + 1)


@pytest.mark.parametrize("title", ["", "   "])
def test_without_a_title_it_is_called_as_its_discussion(
    cast: Cast, thread: Thread, title: str
) -> None:
    assert raise_it(cast, thread, title=title).title == "Four forms"


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("what_is_happening", {"what_is_happening": " \n "}),
        ("what_is_happening", {"what_is_happening": "x" * 4001}),
        ("ask", {"ask": " "}),
        ("ask", {"ask": "x" * 4001}),
        ("deidentified", {"deidentified": False}),
        ("evidence", {"evidence": "x" * 4001}),
    ],
)
def test_what_is_missing_or_too_long_is_named(
    session: Session, cast: Cast, thread: Thread, field: str, changes: dict[str, object]
) -> None:
    values = {"what_is_happening": "Four forms.", "ask": "One.", "deidentified": True}
    with pytest.raises(Invalid) as refusal, session.begin_nested():
        raise_it(cast, thread, brief=BriefText(**(values | changes)))  # type: ignore[arg-type]
    assert refusal.value.field == field
    assert session.scalar(select(func.count(Issue.id))) == 0


def test_a_title_of_more_than_200_characters_is_refused(cast: Cast, thread: Thread) -> None:
    with pytest.raises(Invalid, match="by 3 characters"):
        raise_it(cast, thread, title="x" * 203)


def test_only_who_belongs_to_the_network_raises_its_discussions(cast: Cast, thread: Thread) -> None:
    for person in cast.everybody():
        if person.key not in {"maddie", "leanne", "joel", "ray"}:
            with pytest.raises(Forbidden):
                raise_it(cast, thread, person.key)


def test_a_discussion_of_another_forum_is_no_source(cast: Cast) -> None:
    thread = add_thread(cast.session, cast.forums.limestone_coast, cast.gwen)
    with pytest.raises(NotFound):
        raise_it(cast, thread)


def test_the_top_forum_raises_nothing(cast: Cast) -> None:
    leaders = cast.forums.leaders
    thread = add_thread(cast.session, leaders, cast.helen)
    with pytest.raises(Forbidden, match="Decide it here"):
        raising.raise_issue(cast.session, leaders, thread, by=cast.helen, brief=BEGINNINGS, now=NOW)


def test_an_issue_of_a_restricted_forum_is_restricted(cast: Cast) -> None:
    forum = cast.forums.cultural_practice
    thread = add_thread(cast.session, forum, cast.leanne)
    issue = raising.raise_issue(
        cast.session, forum, thread, by=cast.leanne, brief=BEGINNINGS, now=NOW
    )
    assert issue.restricted


def test_backing_is_due_after_the_target_and_a_public_holiday(cast: Cast, thread: Thread) -> None:
    # Ten working days from Tuesday 3 March, as Monday 9 March is Adelaide Cup Day.
    assert str(raise_it(cast, thread).due_on) == "2026-03-18"


def test_a_discussion_is_raised_once_while_its_issue_is_open(cast: Cast, thread: Thread) -> None:
    issue = raise_it(cast, thread)
    with pytest.raises(Unlawful, match=issue.reference):
        raise_it(cast, thread, "joel")


def test_a_closed_issue_lets_its_discussion_be_raised_again(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    let_time_pass(session, hours(24 * 300))
    assert issue.state == "closed"
    thread = session.get_one(Thread, session.scalars(select(IssueThread.thread_id)).one())
    again = raise_it(cast, thread, brief=FULL_BRIEF)
    assert (again.state, again.id != issue.id) == ("raised", True)


def test_the_database_has_the_last_word_on_one_open_issue(
    session: Session, cast: Cast, thread: Thread
) -> None:
    raise_it(cast, thread)
    other = raised(session, cast)
    tie = IssueThread(issue_id=other.id, thread_id=thread.id, kind="source")
    with pytest.raises(IntegrityError):
        insert_alone(session, tie)


def test_of_two_who_raise_a_discussion_at_once_one_is_told_of_the_other(
    own_database: Engine,
) -> None:
    with Session(own_database) as session:
        cast = Cast(session, Forums(session))
        # A number is handed out once before, so that both wait for the same row.
        raised(session, cast)
        thread_id = add_thread(session, cast.forums.far_north, cast.leanne).id
        session.commit()
    ready, said = threading.Barrier(2), []

    def one(who: str) -> None:
        with Session(own_database) as session:
            cast = Cast(session, Forums(session))
            thread, forum, by = (
                session.get_one(Thread, thread_id),
                cast.forums.far_north,
                getattr(cast, who),
            )
            session.commit()
            ready.wait()
            try:
                raising.raise_issue(session, forum, thread, by=by, brief=BEGINNINGS, now=NOW)
                session.commit()
                said.append("raised")
            except Unlawful as refusal:
                session.rollback()
                said.append(refusal.message[:29])

    racers = [threading.Thread(target=one, args=(who,)) for who in ("maddie", "joel")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(said) == ["This discussion is already ra", "raised"]
    with Session(own_database) as session:
        ties = select(func.count(IssueThread.id)).where(IssueThread.thread_id == thread_id)
        assert session.scalar(ties) == 1


def test_who_only_watches_a_network_raises_nothing_in_it(cast: Cast, thread: Thread) -> None:
    for role in ("observer", "backbone", "secretariat", "analyst"):
        add_member(cast.session, cast.forums.far_north, cast.stranger.id, role, since=SINCE)
        with pytest.raises(Forbidden):
            raise_it(cast, thread, "stranger")
