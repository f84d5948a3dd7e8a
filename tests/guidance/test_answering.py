"""From the reflection to the review: who answers, what the calendar does, who is silent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop.activity.models import Event, Job
from cop.errors import Forbidden, Invalid, Stale, Unlawful
from cop.forums.working_days import working_days_between
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveReceipt,
    DirectiveTarget,
)
from cop.guidance.operations import answering, discussing, responding
from cop.guidance.operations.receiving import give_receipt
from cop.guidance.states import Degree, Kind, Proposed
from cop.threads.models import Post, Thread
from tests.cast import NOW, TODAY, Cast
from tests.guidance.journeys import (
    ANSWER,
    RESPONSE,
    SYNTHESIS,
    answer,
    at_stage,
    close,
    discuss,
    drafted,
    hours,
    issue,
    proposal_of,
    reflect,
    run,
    steps,
)


def target(session: Session, directive: Directive, forum_id: int) -> DirectiveTarget:
    return session.scalars(
        select(DirectiveTarget).where(
            DirectiveTarget.directive_id == directive.id, DirectiveTarget.forum_id == forum_id
        )
    ).one()


def posts(session: Session, thread_id: int | None) -> list[Post]:
    found = select(Post).where(Post.thread_id == thread_id).order_by(Post.number)
    return list(session.scalars(found))


def waiting(session: Session) -> list[str]:
    kinds = select(Job.kind).where(Job.done_at.is_(None), Job.kind.startswith("directive"))
    return list(session.scalars(kinds.order_by(Job.not_before)))


# --- reflecting and discussing ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "days"),
    [("reflection", 20), ("local_discussion", 30), ("feedback_in", 10), ("synthesised", 15)],
)
def test_each_step_is_due_in_working_days_of_the_issuing_forum(
    session: Session, cast: Cast, stage: str, days: int
) -> None:
    directive = at_stage(session, cast, stage)
    assert directive.due_on is not None
    moved = steps(session, directive)[-1].at.astimezone(NOW.tzinfo)
    began = (moved + timedelta(hours=10.5)).date()  # Adelaide, in summer time or not
    calendar = cast.forums.leaders.calendar
    assert working_days_between(session, calendar, began, directive.due_on) == days


def test_a_reflection_hangs_on_a_section(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "reflection")
    said = discussing.reflect(
        session,
        directive,
        section=2,
        kind=Kind.CLARIFICATION,
        text="Whose file is it?",
        by=cast.peter,
        now=hours(3),
    )
    assert (said.section, said.forum_id) == (2, cast.forums.statewide.id)


def test_in_the_local_discussion_members_speak_as_their_own_forum(
    session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "local_discussion")
    said = discussing.reflect(
        session,
        directive,
        section=1,
        kind=Kind.REFLECTION,
        text="We do.",
        by=cast.ray,
        now=hours(4),
    )
    assert said.forum_id == cast.forums.far_north.id


@pytest.mark.parametrize(("section", "words"), [(0, "x"), (3, "x"), (1, " "), (1, "x" * 4001)])
def test_a_reflection_needs_a_section_and_words(
    session: Session, cast: Cast, section: int, words: str
) -> None:
    directive = at_stage(session, cast, "reflection")
    with pytest.raises(Invalid):
        discussing.reflect(
            session,
            directive,
            section=section,
            kind=Kind.REFLECTION,
            text=words,
            by=cast.peter,
            now=hours(3),
        )


@pytest.mark.parametrize("stage", ["draft", "issued", "feedback_in", "reviewed"])
def test_nobody_reflects_before_or_after(session: Session, cast: Cast, stage: str) -> None:
    directive = at_stage(session, cast, stage)
    with pytest.raises(Forbidden):
        discussing.reflect(
            session,
            directive,
            section=1,
            kind=Kind.REFLECTION,
            text="x",
            by=cast.peter,
            now=hours(5),
        )


def test_every_forum_gets_a_discussion_of_its_own(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    threads = session.scalars(
        select(Thread)
        .join(DirectiveTarget, DirectiveTarget.thread_id == Thread.id)
        .where(DirectiveTarget.directive_id == directive.id)
    ).all()
    forums = cast.forums
    expected = {forums.far_north.id, forums.limestone_coast.id, forums.eyre_western.id}
    assert {thread.forum_id for thread in threads} == expected
    assert {thread.kind for thread in threads} == {"discussion"}
    opening = posts(session, threads[0].id)[0]
    assert f'href="/directives/{directive.reference}"' in opening.html
    assert "Whose pattern is it?" in opening.body


def test_a_forum_says_when_it_discusses_it(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    forum, day = cast.forums.far_north, TODAY + timedelta(days=9)
    discussing.plan_discussion(session, directive, forum, by=cast.ray, day=day, now=hours(4))
    assert target(session, directive, forum.id).discuss_on == day
    with pytest.raises(Forbidden):
        discussing.plan_discussion(session, directive, forum, by=cast.peter, day=day, now=hours(4))
    for wrong in (None, TODAY + timedelta(days=999), TODAY - timedelta(days=999)):
        with pytest.raises(Invalid):
            discussing.plan_discussion(
                session, directive, forum, by=cast.ray, day=wrong, now=hours(4)
            )


# --- answering ------------------------------------------------------------------------------------


def test_a_forum_has_one_answer_and_keeps_those_before(session: Session, cast: Cast) -> None:
    directive, forum = at_stage(session, cast, "local_discussion"), cast.forums.far_north
    answer(session, directive, forum, cast)
    answer(session, directive, forum, cast, said=replace(ANSWER, clear=Degree.NO))
    filed = session.scalars(select(DirectiveFeedback).order_by(DirectiveFeedback.id)).all()
    assert [(f.number, f.clear) for f in filed] == [(1, "yes"), (2, "no")]
    assert target(session, directive, forum.id).feedback_id == filed[1].id


def test_a_colleague_s_answer_is_not_overwritten_unread(session: Session, cast: Cast) -> None:
    directive, forum = at_stage(session, cast, "local_discussion"), cast.forums.far_north
    answer(session, directive, forum, cast)
    with pytest.raises(Stale, match="Read theirs first"):
        answering.feed_back(session, directive, forum, ANSWER, by=cast.ray, now=hours(5), seen=0)


@pytest.mark.parametrize("name", ["maddie", "peter", "priya", "helen", "lien", "colin"])
def test_only_its_convenor_answers_for_a_forum(session: Session, cast: Cast, name: str) -> None:
    directive = at_stage(session, cast, "local_discussion")
    with pytest.raises(Forbidden):
        answer(session, directive, cast.forums.far_north, cast, by=name)


@pytest.mark.parametrize(
    "stage", ["issued", "reflection", "feedback_in", "synthesised", "responded", "reviewed"]
)
def test_answers_are_taken_while_it_is_discussed(session: Session, cast: Cast, stage: str) -> None:
    directive = at_stage(session, cast, stage)
    with pytest.raises(Unlawful):
        answer(session, directive, cast.forums.far_north, cast)


def test_the_last_answer_ends_the_discussion(session: Session, cast: Cast) -> None:
    directive, forums = at_stage(session, cast, "local_discussion"), cast.forums
    answer(session, directive, forums.far_north, cast)
    answer(session, directive, forums.limestone_coast, cast, by="peter")
    assert directive.state == "local_discussion"
    answer(session, directive, forums.eyre_western, cast, by="annika")
    assert directive.state == "feedback_in"
    assert steps(session, directive)[-1].by_id is None
    run(session, "directive_discussion_over")
    assert len(steps(session, directive)) == 5  # the calendar comes too late to do it again


def test_the_calendar_ends_the_discussion_after_its_last_day(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    over = session.scalars(select(Job).where(Job.kind == "directive_discussion_over")).one()
    assert over.not_before > NOW + timedelta(days=30)
    close(session, directive, cast)
    assert directive.state == "feedback_in"
    silent = select(func.count()).where(
        DirectiveTarget.directive_id == directive.id, DirectiveTarget.feedback_id.is_(None)
    )
    assert session.scalar(silent) == 2


def test_a_person_ends_it_on_its_last_day_and_not_before(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    with pytest.raises(Unlawful, match="until the day"):
        answering.gather(session, directive, by=cast.wanda, now=hours(24))
    assert directive.due_on is not None
    last = NOW + (directive.due_on - TODAY)
    answering.gather(session, directive, by=cast.wanda, now=last)
    assert directive.state == "feedback_in"


def test_forums_that_have_not_answered_are_reminded(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "local_discussion")
    answer(session, directive, cast.forums.far_north, cast)
    run(session, "directive_feedback_due")
    told = select(Event.forum_id).where(Event.kind == "directive.feedback_due")
    forums = cast.forums
    expected = {forums.limestone_coast.id, forums.eyre_western.id}
    assert set(session.scalars(told)) == expected


def test_the_calendar_reminds_of_nothing_that_is_over(session: Session, cast: Cast) -> None:
    directive = drafted(session, cast)
    issue(session, directive, cast)
    reflect(session, directive, cast)
    discuss(session, directive, cast)
    run(session, "directive_reflection_over")
    close(session, directive, cast)
    run(session, "directive_feedback_due")
    kinds = select(Event.kind).where(
        Event.kind.in_(["directive.reflection_over", "directive.feedback_due"])
    )
    assert session.scalars(kinds).all() == []


# --- what came of it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"summary": " "}, "summary"),
        ({"method": ""}, "method"),
        ({"silent_note": ""}, "silent_note"),
    ],
)
def test_a_summary_says_what_how_and_who_was_silent(
    session: Session, cast: Cast, changes: dict[str, str], field: str
) -> None:
    directive = at_stage(session, cast, "feedback_in")
    with pytest.raises(Invalid) as refusal:
        answering.synthesise(
            session, directive, replace(SYNTHESIS, **changes), by=cast.lien, now=hours(24 * 50)
        )
    assert refusal.value.field == field


def test_a_summary_of_answers_from_all_needs_no_word_on_the_silent(
    session: Session, cast: Cast
) -> None:
    directive = at_stage(session, cast, "local_discussion", targets=("far_north",))
    answer(session, directive, cast.forums.far_north, cast)
    without = replace(SYNTHESIS, silent_note="")
    answering.synthesise(session, directive, without, by=cast.lien, now=hours(50))
    assert directive.state == "synthesised"


def test_the_response_stands_in_every_discussion_of_it(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "responded")
    asked = select(DirectiveTarget).where(DirectiveTarget.directive_id == directive.id)
    for found in session.scalars(asked).all():
        said = posts(session, found.thread_id)[-1].body
        assert all(words in said for words in ("We did not", RESPONSE.we_did_not, RESPONSE.we_did))
    assert directive.due_on == directive.review_on


@pytest.mark.parametrize("field", ["we_asked", "you_said", "we_did", "we_did_not"])
def test_a_response_says_also_what_was_not_done(session: Session, cast: Cast, field: str) -> None:
    directive = at_stage(session, cast, "synthesised")
    with pytest.raises(Invalid) as refusal:
        responding.propose_response(
            session, directive, replace(RESPONSE, **{field: " "}), by=cast.helen, now=hours(24 * 51)
        )
    assert refusal.value.field == field


def test_a_new_response_voids_what_was_confirmed(session: Session, cast: Cast) -> None:
    directive, now = at_stage(session, cast, "synthesised"), hours(24 * 51)
    responding.propose_response(session, directive, RESPONSE, by=cast.helen, now=now)
    first = proposal_of(session, directive, Proposed.RESPONSE)
    with pytest.raises(Stale, match="Read theirs first"):
        responding.propose_response(session, directive, RESPONSE, by=cast.marcus, now=now, seen=0)
    other = replace(RESPONSE, we_did="Three templates are gone.")
    responding.propose_response(session, directive, other, by=cast.marcus, now=now, seen=first)
    with pytest.raises(Stale, match="changed since"):
        responding.confirm_response(session, directive, by=cast.helen, proposal_id=first, now=now)
    assert directive.state == "synthesised"


def test_the_day_of_the_review_is_told_and_the_review_kept(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "responded")
    assert waiting(session)[-1] == "directive_review_due"
    run(session, "directive_review_due")
    assert session.scalar(select(Event.forum_id).where(Event.kind == "directive.review_due")) == (
        directive.forum_id
    )
    with pytest.raises(Invalid):
        answering.review(session, directive, by=cast.helen, found=" ", now=hours(24 * 60))


# --- must-reads -----------------------------------------------------------------------------------


def test_a_receipt_is_kept_once(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "issued")
    assert give_receipt(session, directive, by=cast.maddie, now=hours(2))
    assert not give_receipt(session, directive, by=cast.maddie, now=hours(3))
    kept = session.scalars(select(DirectiveReceipt)).one()
    assert (kept.user_id, kept.at) == (cast.maddie.id, hours(2))


@pytest.mark.parametrize("name", ["helen", "caitlin", "lien", "louise", "colin"])
def test_only_readers_of_a_forum_that_is_asked_give_one(
    session: Session, cast: Cast, name: str
) -> None:
    directive = at_stage(session, cast, "issued")
    with pytest.raises(Forbidden):
        give_receipt(session, directive, by=getattr(cast, name), now=hours(2))


def test_what_is_no_must_read_has_no_receipts(session: Session, cast: Cast) -> None:
    directive = at_stage(session, cast, "issued", must_read=False)
    with pytest.raises(Forbidden):
        give_receipt(session, directive, by=cast.maddie, now=hours(2))
