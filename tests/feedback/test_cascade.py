"""One plain answer goes into a discussion of every raising network."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Cascade, CascadePost, Issue, IssueThread
from cop.feedback.operations import answering, checking, deciding, ending, handling, raising
from cop.feedback.states import Outcome, Verdict
from cop.forums.people import Person
from cop.forums.queries import rule_set_of
from cop.forums.working_days import add_working_days, moment_on
from cop.screening.gate import Gate, opened
from cop.threads.models import Post, Thread
from tests.cast import TIMEZONE, TODAY, Cast
from tests.feedback.journeys import (
    acknowledged,
    decided,
    draft,
    hours,
    in_days,
    joined,
    let_through,
)
from tests.feedback.reading import cascades, events, insert_alone, last_step, waiting


def send(session: Session, issue: Issue, by: Person, **changes: object) -> list[Cascade]:
    words: dict[str, object] = {"answer": "Yes, in two stages."} | changes
    return answering.cascade(session, issue, by=by, now=hours(11), **words)  # type: ignore[arg-type]


def last_post(session: Session, thread_id: int) -> Post:
    newest = select(Post).where(Post.thread_id == thread_id).order_by(Post.number.desc()).limit(1)
    return session.scalars(newest).one()


def test_the_answer_stands_in_the_discussion_it_came_from(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    source = session.scalars(select(IssueThread.thread_id)).one()
    (row,) = send(session, issue, cast.priya)
    post = last_post(session, source)
    assert (row.thread_id, row.forum_id, row.answer) == (
        source,
        cast.forums.far_north.id,
        "Yes, in two stages.",
    )
    assert (post.number, post.author_id) == (2, cast.priya.id)
    assert issue.reference in post.body
    assert "Yes, in two stages." in post.body
    assert (row.asked_at, row.answer_by, row.asked_again) == (None, None, False)


def test_a_network_without_a_discussion_gets_one_and_everybody_there_is_told(
    session: Session, cast: Cast
) -> None:
    issue = joined(session, cast)
    theirs = cascades(session, issue)[1]
    thread = session.get_one(Thread, theirs.thread_id)
    assert (thread.forum_id, thread.title) == (cast.forums.limestone_coast.id, issue.title)
    tie = session.scalars(select(IssueThread).where(IssueThread.thread_id == thread.id)).one()
    assert (tie.issue_id, tie.kind) == (issue.id, "answer")
    told = events(session, issue, "issue.answered")
    assert [(e.forum_id, e.data["thread"]) for e in told] == [
        (row.forum_id, row.thread_id) for row in cascades(session, issue)
    ]


def test_a_second_answer_goes_into_the_same_discussions(session: Session, cast: Cast) -> None:
    issue = joined(session, cast)
    before = [row.thread_id for row in cascades(session, issue)]
    answering_again(session, cast, issue)
    assert [row.thread_id for row in cascades(session, issue)] == before + before


def answering_again(session: Session, cast: Cast, issue: Issue) -> None:
    """Reopened, decided state-wide, and sent back once more."""
    forum = cast.forums.far_north
    checking.file_verdict(
        session, issue, forum, by=cast.ray, verdict=Verdict.NO, note="No.", now=hours(12)
    )
    ending.reopen(session, issue, by=cast.ray, evidence="Still.", now=hours(13))
    handling.acknowledge(
        session,
        issue,
        by=cast.priya,
        handler_id=cast.priya.id,
        next_on=in_days(14),
        now=hours(14),
    )
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(15))
    answering.cascade(session, issue, by=cast.priya, answer="Now.", now=hours(16))


@pytest.mark.parametrize("words", ["Words of their own.", "  "])
def test_a_network_may_have_words_of_its_own(session: Session, cast: Cast, words: str) -> None:
    issue = decided(session, cast)
    (row,) = send(session, issue, cast.priya, answers={cast.forums.far_north.id: words})
    assert row.answer == (words.strip() or "Yes, in two stages.")


def test_words_of_its_own_go_to_one_network_and_the_answer_to_the_others(
    session: Session, cast: Cast
) -> None:
    issue = two_networks(session, cast)
    sent = send(session, issue, cast.priya, answers={cast.forums.limestone_coast.id: " For you. "})
    assert [row.answer for row in sent] == ["Yes, in two stages.", "For you."]
    assert "For you." in last_post(session, sent[1].thread_id).body


def test_words_of_its_own_that_are_too_long_belong_to_their_field(
    session: Session, cast: Cast
) -> None:
    issue = two_networks(session, cast)
    forum = cast.forums.limestone_coast
    with pytest.raises(Invalid) as refusal, session.begin_nested():
        send(session, issue, cast.priya, answers={forum.id: "x" * 4001})
    assert (refusal.value.field, issue.state) == (f"answer_{forum.id}", "decided")


def test_every_word_is_screened(session: Session, cast: Cast) -> None:
    issue = two_networks(session, cast)
    with opened(Gate()) as gate:
        send(session, issue, cast.priya, answers={cast.forums.limestone_coast.id: "For you."})
    assert {"Yes, in two stages.", "For you."} <= gate.seen


def two_networks(session: Session, cast: Cast) -> Issue:
    """Decided, with Limestone Coast joined."""
    issue = acknowledged(session, cast)
    forum = cast.forums.limestone_coast
    raising.join(session, issue, forum, by=cast.peter, note="Here, too.", now=hours(6))
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(9))
    return issue


def test_it_stands_in_every_discussion_that_a_network_raised_it_from(
    session: Session, cast: Cast
) -> None:
    """Also where the network's own second issue was merged into its first."""
    issue = acknowledged(session, cast)
    child = let_through(session, cast, cast.forums.far_north, raised_by=cast.leanne, by=cast.ray)
    handling.merge(session, child, issue, by=cast.priya, reason="The same.", now=hours(30))
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(31))
    (row,) = answering.cascade(session, issue, by=cast.priya, answer="Yes.", now=hours(32))
    sources = session.scalars(
        select(IssueThread.thread_id).where(
            IssueThread.issue_id == issue.id, IssueThread.kind == "source"
        )
    ).all()
    places = session.scalars(
        select(CascadePost).where(CascadePost.cascade_id == row.id).order_by(CascadePost.thread_id)
    ).all()
    assert len(sources) == 2
    assert [(place.thread_id, place.number) for place in places] == [(i, 2) for i in sources]
    assert all("Yes." in last_post(session, i).body for i in sources)
    (event,) = events(session, issue, "issue.answered")
    assert event.data["cascade"] == row.id


DUE = in_days(60)


@pytest.mark.parametrize(
    ("outcome", "changes", "job", "start", "days", "due_on"),
    [
        (Outcome.PART, {}, "ask_local_check", DUE, 10, DUE),
        (Outcome.AGREED, {"due_on": TODAY}, "ask_local_check", TODAY, 10, TODAY),
        (Outcome.NOT_AGREED, {"due_on": None}, "close_answered", TODAY, 15, None),
    ],
)
def test_what_the_calendar_does_next_is_planned(
    session: Session,
    cast: Cast,
    outcome: Outcome,
    changes: dict[str, object],
    job: str,
    start: date,
    days: int,
    due_on: date | None,
) -> None:
    issue = decided(session, cast, outcome, **changes)
    send(session, issue, cast.priya)
    day = add_working_days(session, cast.forums.leaders, start, days)
    (plan,) = waiting(session, job)
    decision = answering.decision_of(session, issue)
    assert plan.not_before == moment_on(day, TIMEZONE)
    assert plan.data == {"issue": issue.id, "decision": decision.id}
    assert issue.due_on == (due_on or day)


def test_without_a_due_date_networks_are_asked_twenty_working_days_after_the_answer(
    session: Session, cast: Cast
) -> None:
    issue = decided(session, cast)
    decision = answering.decision_of(session, issue)
    session.expunge(
        decision
    )  # no proposal leaves the date out; the rule has an answer all the same
    decision.due_on = None
    rules = rule_set_of(session, cast.forums.leaders.id)
    forum = cast.forums.leaders
    kind, day = answering._what_follows(session, decision, forum, rules, TODAY)
    assert (kind, day) == ("ask_local_check", add_working_days(session, forum, TODAY, 20))


def test_a_not_yet_is_planned_for_its_date(session: Session, cast: Cast) -> None:
    issue = decided(session, cast, Outcome.DEFERRED, due_on=None, deferred_to=in_days(90))
    send(session, issue, cast.priya)
    (plan,) = waiting(session, "revisit")
    assert plan.not_before == moment_on(in_days(90), TIMEZONE)
    assert issue.due_on == in_days(90)


def test_it_is_one_step_by_who_sent_it(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    send(session, issue, cast.wanda)
    step = last_step(session, issue)
    assert (step.action, step.by_id, step.role) == ("cascade", cast.wanda.id, "secretariat")
    assert step.facts == {"decision": answering.decision_of(session, issue).id}


@pytest.mark.parametrize("answer", ["", " \n ", "x" * 4001])
def test_the_answer_is_written_and_fits(session: Session, cast: Cast, answer: str) -> None:
    issue = decided(session, cast)
    with pytest.raises(Invalid) as refusal, session.begin_nested():
        send(session, issue, cast.priya, answer=answer)
    assert (refusal.value.field, issue.state) == ("answer", "decided")


def test_only_the_secretariat_or_convenor_of_the_deciding_forum_sends_it(
    session: Session, cast: Cast
) -> None:
    issue = decided(session, cast)
    for person in cast.everybody():
        if person.key not in {"priya", "wanda"}:
            with pytest.raises(Forbidden):
                send(session, issue, person)


def test_nothing_is_sent_before_it_is_decided_or_twice(session: Session, cast: Cast) -> None:
    issue = acknowledged(session, cast)
    with pytest.raises(Unlawful, match="decide it"):
        send(session, issue, cast.priya)
    deciding.propose(session, issue, draft(cast), by=cast.caitlin, now=hours(9))
    opened = issue.version
    send(session, issue, cast.priya, version=opened)
    with pytest.raises(Unlawful, match="What can follow"):
        send(session, issue, cast.wanda, version=opened)
    with pytest.raises(Unlawful):
        send(session, issue, cast.wanda)


def test_a_network_is_answered_once_by_each_decision(session: Session, cast: Cast) -> None:
    issue = decided(session, cast)
    (row,) = send(session, issue, cast.priya)
    facts = {c.name: getattr(row, c.name) for c in Cascade.__table__.c if c.name != "id"}
    with pytest.raises(IntegrityError):
        insert_alone(session, Cascade(**facts))
