"""South Australia's demo, loaded today: everybody is there, and every issue is where it says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cop import clock
from cop.accounts.models import User
from cop.accounts.passwords import password_matches
from cop.accounts.queries import find_persona, list_personas
from cop.activity.models import Job
from cop.consultations.models import Consultation, Elector, OutcomeItem, ResponseOwner
from cop.demo.directive_entries import DirectiveEntry
from cop.demo.entries import ConsultationEntry, OrganisationEntry, PersonEntry
from cop.demo.issue_entries import IssueEntry
from cop.demo.later import OF_ISSUES, OF_ORGANISATIONS, OF_PEOPLE
from cop.demo.loader import LoadedDemo, demo_loaded, load_demo
from cop.demo.reader import DemoError
from cop.demo.verifying import holder_of
from cop.feedback.models import (
    Cascade,
    CascadeOpening,
    CascadeReceipt,
    Decision,
    Issue,
    IssueRaiser,
    IssueThread,
    Leg,
    Report,
    Step,
)
from cop.feedback.operations.briefs import gaps, latest_brief
from cop.feedback.operations.checking import current_verdicts
from cop.feedback.said_did import public_lines
from cop.feedback.states import State
from cop.forums.models import Forum, ForumVisit, Membership
from cop.forums.working_days import add_working_days, local_day
from cop.guidance.models import (
    Directive,
    DirectiveFeedback,
    DirectiveReceipt,
    DirectiveStep,
    DirectiveTarget,
)
from cop.site.operations import next_number
from cop.threads.models import Post, Reaction, ReadMark, Thread
from tests.demo.loaded import PASSWORD, issue, site
from tests.demo.sets import demo_of

MARKS = {"hero", "overdue"}  # they follow from the history; tests of the content read them


@dataclass(frozen=True)
class Loaded:
    """A session on the loaded demo, what the loader said, and when."""

    session: Session
    report: LoadedDemo
    now: datetime


@pytest.fixture(scope="module")
def sa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    now = clock.now()
    with site("sa", tmp_path_factory.mktemp("demo"), now) as session:
        assert not demo_loaded(session)
        report = load_demo(session, "sa", now=now, password=PASSWORD)
        session.commit()
        yield Loaded(session, report, now)


@pytest.fixture
def hero(sa: Loaded) -> Issue:
    return issue(sa.session, "ISS-106")


def forums_of(session: Session, found: object) -> list[str]:
    """The keys of the forums with these ids."""
    rows = session.scalars(select(Forum.key).where(Forum.id.in_(found)))  # type: ignore[arg-type]
    return sorted(rows)


# --- who and what is there --------------------------------------------------------------------


def test_every_persona_can_be_found_and_signed_in_to(sa: Loaded) -> None:
    stated = {p.key: p.persona_task for p in demo_of("sa").content.people if p.persona}
    assert {p.key: p.what_they_do for p in list_personas(sa.session)} == stated
    found = [find_persona(sa.session, key) for key in stated]
    assert len({user.password_hash for user in found if user}) == 1
    assert found[0] is not None
    assert password_matches(found[0].password_hash, PASSWORD)


def test_nobody_else_has_a_password_and_the_administrator_has_no_seat(sa: Loaded) -> None:
    open_to = select(User.persona).where(User.password_hash.is_not(None))
    assert None not in sa.session.scalars(open_to).all()
    (administrator,) = sa.session.scalars(select(User).where(User.administrator)).all()
    visits = select(func.count()).where(ForumVisit.user_id == administrator.id)
    assert sa.session.scalar(visits) == 0


def test_nothing_is_loaded_twice(sa: Loaded) -> None:
    content, counts = demo_of("sa").content, sa.report.counts
    assert demo_loaded(sa.session)
    with pytest.raises(DemoError, match="a demo already"):
        load_demo(sa.session, "sa", now=sa.now, password=None)
    told = sum(len(entry.cascades) for entry in content.issues)
    assert counts["people"] == len(content.people)
    said = sum(posts_of(entry) for entry in content.directives)
    assert counts["posts"] == sum(len(thread.posts) for thread in content.threads) + told + said
    assert counts["directives"] == len(content.directives) == 2
    assert counts["responses"] == sum(len(asked.responses) for asked in content.consultations)
    assert counts["issues"] == len(content.issues)


def posts_of(entry: DirectiveEntry) -> int:
    """Each forum’s opening, the response to it, and what members say whom the convenor follows."""
    convenors = {
        (person.key, held.forum)
        for person in demo_of("sa").content.people
        for held in person.memberships
        if held.role == "facilitator"
    }
    advice = sum((said.by, said.forum) not in convenors for said in entry.feedback)
    return len(entry.targets) * (2 if entry.response else 1) + advice


def test_a_demo_is_loaded_only_on_a_site_of_its_preset(sa: Loaded) -> None:
    with pytest.raises(DemoError, match="needs a site of preset 'wa-partnerships'"):
        load_demo(sa.session, "wa", now=sa.now, password=None)


def test_what_was_said_stands_as_it_was_said(sa: Loaded) -> None:
    thread = sa.session.scalars(
        select(Thread).where(Thread.title.startswith("Families are tell"))
    ).one()
    posts = select(Post).where(Post.thread_id == thread.id).order_by(Post.number)
    third = sa.session.scalars(posts).all()[2]
    assert third.body.startswith("> **Tess Brandt:**\n> I have no idea whether")
    assert "<blockquote>" in third.html
    too = select(func.count()).where(Reaction.thread_id == thread.id, Reaction.kind == "me_too")
    assert sa.session.scalar(too) == 7


def test_a_removed_post_says_who_when_and_why(sa: Loaded) -> None:
    (removed,) = sa.session.scalars(select(Post).where(Post.removed_at.is_not(None))).all()
    assert removed.removed_because == "identifying_detail"
    assert sa.session.get_one(User, removed.removed_by_id).key == "claudia-benedetti"
    assert sa.session.get_one(Thread, removed.thread_id).locked


# --- where the issues are ---------------------------------------------------------------------


@pytest.mark.parametrize("entry", demo_of("sa").content.issues, ids=lambda e: e.reference)
def test_an_issue_is_where_the_content_says(sa: Loaded, entry: IssueEntry) -> None:
    found = issue(sa.session, entry.reference)
    assert (found.state.upper(), found.closure) == (entry.state, entry.closure)
    assert forums_of(sa.session, [found.holder_id]) == [holder_of(entry)]
    if found.submitted_at:
        assert gaps(latest_brief(sa.session, found)) == {}


def test_every_state_of_the_operations_there_are_is_shown(sa: Loaded) -> None:
    assert {State for State in sa.session.scalars(select(Issue.state))} >= {
        "raised", "endorsed", "submitted", "acknowledged", "referred", "merged", "decided",
        "cascaded", "in_action", "local_check", "closed", "reopened",
    }  # fmt: skip


def test_the_next_issue_comes_after_all_of_the_content(sa: Loaded) -> None:
    with sa.session.begin_nested() as savepoint:
        assert next_number(sa.session, "issue") == 125
        savepoint.rollback()


def test_late_issues_are_late(sa: Loaded) -> None:
    late = {i.reference for i in demo_of("sa").content.issues if i.overdue}
    today = local_day(sa.now, "Australia/Adelaide")
    due = dict(sa.session.execute(select(Issue.reference, Issue.due_on)).all())
    assert late
    assert all(due[reference] < today for reference in late)


# --- the referral form ------------------------------------------------------------------------


def test_the_referral_form_took_two_issues_in(sa: Loaded, hero: Issue) -> None:
    children = select(Issue.reference).where(Issue.merged_into_id == hero.id)
    assert sorted(sa.session.scalars(children)) == ["ISS-107", "ISS-108"]
    raisers = select(IssueRaiser.forum_id).where(IssueRaiser.issue_id == hero.id)
    networks = ["cfsn-eyre-western", "cfsn-far-north", "cfsn-limestone-coast"]
    assert forums_of(sa.session, raisers) == networks


def test_the_referral_form_has_its_discussions(sa: Loaded, hero: Issue) -> None:
    ties = select(IssueThread.kind).where(IssueThread.issue_id == hero.id)
    assert Counter(sa.session.scalars(ties)) == {"source": 5, "deliberation": 2}


def test_the_referral_form_was_answered_in_part_to_three_networks(sa: Loaded, hero: Issue) -> None:
    decision = sa.session.scalars(select(Decision).where(Decision.issue_id == hero.id)).one()
    assert decision.outcome == "part"
    sent = sa.session.scalars(select(Cascade).where(Cascade.issue_id == hero.id)).all()
    titles = {sa.session.get_one(Thread, row.thread_id).title for row in sent}
    assert len(sent) == 3
    assert "Families are telling the same story four times before anyone helps" in titles
    verdicts = sorted(current_verdicts(sa.session, decision).values())
    assert verdicts == ["fixed", "fixed", "no"]


def test_the_referral_form_was_reopened_by_ray_and_is_due_in_five_working_days(
    sa: Loaded, hero: Issue
) -> None:
    last = sa.session.scalars(
        select(Step).where(Step.issue_id == hero.id).order_by(Step.number.desc())
    ).first()
    assert last is not None
    assert (last.action, last.by_id) == ("reopen", ray(sa.session))
    forum = sa.session.get_one(Forum, hero.holder_id)
    assert forum.key == "spf"
    reopened = local_day(last.at, forum.timezone)
    assert hero.due_on == add_working_days(sa.session, forum, reopened, 5)
    assert sa.session.get_one(Leg, hero.leg_id).submitted_by_id == ray(sa.session)


def test_what_owners_reported_and_handlers_told_is_there(sa: Loaded, hero: Issue) -> None:
    entries = demo_of("sa").content.issues
    reports = select(Report.kind, func.count()).group_by(Report.kind)
    assert dict(sa.session.execute(reports).all()) == {
        "progress": sum(len(entry.progress) for entry in entries),
        "update": sum(len(entry.handler_updates) for entry in entries),
    }
    last = sa.session.scalars(
        select(Report).where(Report.issue_id == hero.id).order_by(Report.id.desc())
    ).first()
    assert last is not None
    assert last.percent == 90


def test_what_was_published_is_read_without_an_account(sa: Loaded) -> None:
    lines = public_lines(sa.session)
    assert {line.fixed[0] for line in lines} == {
        "Closed: it worked",
        "Closed: nobody said whether it helped",
    }


def test_who_opened_the_answer_is_remembered(sa: Loaded, hero: Issue) -> None:
    (entry,) = [i for i in demo_of("sa").content.issues if i.reference == hero.reference]
    for told in entry.cascades:
        opened = sa.session.scalars(
            select(User.key)
            .join(CascadeOpening, CascadeOpening.user_id == User.id)
            .join(Cascade, Cascade.id == CascadeOpening.cascade_id)
            .join(Forum, Forum.id == Cascade.forum_id)
            .where(Cascade.issue_id == hero.id, Forum.key == told.forum)
        ).all()
        checked = {check.by for check in entry.local_checks if check.forum == told.forum}
        assert set(opened) == {*told.opened_by, *checked}
    received = select(func.count()).select_from(CascadeReceipt)
    assert (sa.session.scalar(received) or 0) > len(entry.cascades)


def ray(session: Session) -> int:
    return session.scalars(select(User.id).where(User.key == "ray-willoughby")).one()


# --- consultations --------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", demo_of("sa").content.consultations, ids=lambda e: e.key)
def test_a_consultation_has_its_answers_in_the_groups_it_states(
    sa: Loaded, entry: ConsultationEntry
) -> None:
    found = sa.session.scalars(select(Consultation).where(Consultation.key == entry.key)).one()
    assert (found.state, found.mode) == (entry.state, entry.mode)
    owners = (
        select(User.key, Elector.tier)
        .join(Elector, Elector.user_id == User.id)
        .join(ResponseOwner, ResponseOwner.elector_id == Elector.id)
        .where(Elector.consultation_id == found.id)
    )
    stated = {response.respondent: response.tier for response in entry.responses}
    assert dict(sa.session.execute(owners).all()) == stated


def test_the_closed_consultation_asked_92_people_and_says_what_was_done(sa: Loaded) -> None:
    closed = sa.session.scalars(select(Consultation).where(Consultation.state == "published")).one()
    asked = select(func.count()).where(Elector.consultation_id == closed.id)
    assert sa.session.scalar(asked) == 92
    kinds = select(OutcomeItem.kind).where(OutcomeItem.consultation_id == closed.id)
    assert Counter(sa.session.scalars(kinds)) == {"did": 7, "did_not": 2}
    assert closed.headline.startswith("Keep the layers")


# --- directives ---------------------------------------------------------------------------------


def directive(session: Session, reference: str) -> Directive:
    return session.scalars(select(Directive).where(Directive.reference == reference)).one()


@pytest.mark.parametrize("entry", demo_of("sa").content.directives, ids=lambda e: e.reference)
def test_a_directive_is_where_the_content_says(sa: Loaded, entry: DirectiveEntry) -> None:
    found = directive(sa.session, entry.reference)
    taken = select(DirectiveStep).where(DirectiveStep.directive_id == found.id)
    steps = sa.session.scalars(taken.order_by(DirectiveStep.number)).all()
    assert (found.state.upper(), found.must_read) == (entry.state, entry.must_read)
    assert [step.target.upper() for step in steps] == [step.action for step in entry.journey]
    assert forums_of(sa.session, [found.forum_id, found.reflection_forum_id]) == ["slf", "spf"]
    answers = (
        select(Forum.key, DirectiveFeedback.barrier)
        .join(DirectiveTarget, DirectiveTarget.forum_id == Forum.id)
        .join(DirectiveFeedback, DirectiveFeedback.id == DirectiveTarget.feedback_id)
        .where(DirectiveTarget.directive_id == found.id)
    )
    stated = {said.forum: said.barrier for said in entry.feedback}
    assert dict(sa.session.execute(answers).all()) == stated


def test_eastern_adelaide_is_silent_and_has_a_discussion_all_the_same(sa: Loaded) -> None:
    found = directive(sa.session, "DIR-01")
    silent = select(DirectiveTarget).where(
        DirectiveTarget.directive_id == found.id, DirectiveTarget.feedback_id.is_(None)
    )
    target = sa.session.scalars(silent).one()
    assert sa.session.get_one(Forum, target.forum_id).key == "cfsn-eastern-adelaide"
    opening, response = sa.session.scalars(
        select(Post).where(Post.thread_id == target.thread_id).order_by(Post.number)
    ).all()
    assert "/directives/DIR-01" in opening.html
    assert "Withdrew the two state supervision templates" in response.body


def test_the_second_directive_waits_for_eight_forums_and_for_its_readers(sa: Loaded) -> None:
    found = directive(sa.session, "DIR-02")
    answered = select(func.count()).where(
        DirectiveTarget.directive_id == found.id, DirectiveTarget.feedback_id.is_not(None)
    )
    assert sa.session.scalar(answered) == 4
    assert found.due_on is not None
    assert found.due_on > local_day(sa.now, "Australia/Adelaide")
    maddie = select(User.id).where(User.key == "maddie-kovac").scalar_subquery()
    read = select(DirectiveReceipt.directive_id).where(DirectiveReceipt.user_id == maddie)
    assert sa.session.scalars(read).all() == [directive(sa.session, "DIR-01").id]


def test_only_readers_of_a_forum_that_is_asked_have_receipts(sa: Loaded) -> None:
    asked = select(Membership.user_id).join(
        DirectiveTarget, DirectiveTarget.forum_id == Membership.forum_id
    )
    strange = select(func.count()).where(DirectiveReceipt.user_id.not_in(asked))
    assert sa.session.scalar(strange) == 0


# --- what is left and what is new -------------------------------------------------------------


def test_every_issue_of_the_content_is_there_in_all_seventeen_states(sa: Loaded) -> None:
    stated = {entry.reference: entry.state.lower() for entry in demo_of("sa").content.issues}
    found = dict(sa.session.execute(select(Issue.reference, Issue.state)).all())
    assert found == stated
    assert set(found.values()) == set(State)


LOADED = {
    IssueEntry: {
        "reference", "title", "state", "closure", "origin_forum", "current_forum", "raised_by",
        "source_threads", "deliberation_threads", "priority_area", "marking", "endorsements",
        "brief", "journey", "merged_into", "merged_children", "joined_forums", "decision",
        "cascades", "local_checks", "local_action", "pauses", "learning_note", "published",
        "progress", "handler_updates",
    },
    PersonEntry: {
        "key", "name", "email", "pronouns", "organisation", "position", "region", "memberships",
        "joined_days_ago", "administrator", "persona", "persona_task", "pseudonym",
    },
    OrganisationEntry: {"key", "name", "type", "fictional", "about"},
    ConsultationEntry: {
        "key", "title", "state", "forum", "opened_by", "purpose", "iap2_level", "promise", "mode",
        "mode_note", "analysts", "audience", "opens_days_ago", "closes_days_ago", "closes_in_days",
        "published_days_ago", "min_cell", "min_group", "questions", "responses", "headline",
        "outcome",
    },
    DirectiveEntry: {
        "reference", "title", "state", "issued_by", "confirmed_by", "drafted_by", "must_read",
        "marking", "related_issues", "targets", "body", "reflection_prompts", "journey",
        "feedback", "silent_forums", "silent_note", "response", "review_due_in_days",
        "local_discussion", "discussion_closes_in_days",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (IssueEntry, {*OF_ISSUES, *MARKS}),
        (PersonEntry, set(OF_PEOPLE)),
        (OrganisationEntry, set(OF_ORGANISATIONS)),
        (ConsultationEntry, {"designed_by", "related_issues"}),
        (DirectiveEntry, {"source_threads", "key"}),
    ],
)
def test_each_field_is_loaded_or_left_for_later(kind: type, left: set[str]) -> None:
    assert {field.name for field in fields(kind)} <= LOADED[kind] | left
    assert LOADED[kind].isdisjoint(left)


def test_only_the_last_two_weeks_are_new_to_anybody(sa: Loaded) -> None:
    unread = dict(sa.session.execute(select(User.key, User.unread_notices)).all())
    assert max(unread.values()) <= 15
    assert unread["priya-raghunathan"] > 0
    new = select(Forum.post_count - ForumVisit.posts_seen).select_from(ForumVisit)
    counts = sa.session.scalars(new.join(Forum, Forum.id == ForumVisit.forum_id)).all()
    assert min(counts) >= 0
    assert max(counts) <= 15


def test_nobody_has_read_further_than_there_are_posts(sa: Loaded) -> None:
    beyond = (
        select(func.count(ReadMark.user_id))
        .join(Thread, Thread.id == ReadMark.thread_id)
        .where(ReadMark.number > Thread.post_count)
    )
    assert sa.session.scalar(beyond) == 0


def test_only_what_is_still_to_come_is_left_to_the_worker(sa: Loaded) -> None:
    waits = sa.session.scalars(select(Job).where(Job.done_at.is_(None))).all()
    assert waits
    assert all(job.not_before > sa.now for job in waits)
    assert not sa.session.scalars(select(Job).where(Job.error.is_not(None))).all()
