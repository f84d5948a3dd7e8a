"""A network fixes it itself, or takes a case matter off the forum; others learn from it."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Brief, Diversion, Endorsement, Issue, IssueThread
from cop.feedback.operations import briefs, local, raising
from cop.feedback.states import Verdict
from cop.notifications.models import Notice
from cop.threads.models import Thread
from tests.cast import Cast
from tests.feedback.journeys import (
    FULL_BRIEF,
    acknowledged,
    checked,
    hours,
    in_days,
    raised,
    source_of,
)
from tests.feedback.reading import last_step, note_of
from tests.home.test_home import tell


def plan(session: Session, cast: Cast, issue: Issue, **changes: object) -> None:
    facts = {"owner_id": cast.leanne.id, "due_on": in_days(14), "steps": ["Ask", " ", "Count"]}
    local.act_locally(session, issue, by=cast.ray, now=hours(2), **(facts | changes))  # type: ignore[arg-type]


def test_a_plan_names_who_does_what_by_when(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    plan(session, cast, issue, cost=12)
    found = local.local_action_of(session, issue)
    assert (issue.state, issue.due_on) == ("local_action", in_days(14))
    assert found is not None
    assert (found.owner_id, found.steps, found.cost) == (cast.leanne.id, ["Ask", "Count"], 12)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"owner_id": None}, "owner"),
        ({"owner_id": 999_999}, "owner"),
        ({"due_on": None}, "due_on"),
        ({"due_on": in_days(-1)}, "due_on"),
    ],
)
def test_a_plan_needs_somebody_of_the_network_and_a_date(
    session: Session, cast: Cast, changes: dict[str, object], field: str
) -> None:
    issue = raised(session, cast)
    with pytest.raises(Invalid) as refusal:
        plan(session, cast, issue, **changes)
    assert (refusal.value.field, issue.state) == (field, "raised")


def test_what_worked_is_closed_as_solved_in_the_network(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    plan(session, cast, issue)
    local.close_locally(
        session, issue, by=cast.ray, note="31 families.", learning="Ask first.", now=hours(9)
    )
    assert (issue.state, issue.closure, issue.due_on) == ("closed", "local", None)
    assert note_of(session, last_step(session, issue)) == "31 families."
    ties = session.scalars(select(IssueThread.open).where(IssueThread.issue_id == issue.id))
    assert set(ties) == {False}


def test_what_did_not_work_still_goes_up(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    plan(session, cast, issue)
    raising.endorse_alone(session, issue, by=cast.ray, reason="It didn’t work.", now=hours(9))
    assert issue.state == "endorsed"


def test_only_what_is_tried_is_closed_like_this(session: Session, cast: Cast) -> None:
    with pytest.raises(Unlawful):
        local.close_locally(session, raised(session, cast), by=cast.ray, note="Done.", now=hours(2))


@pytest.mark.parametrize("name", ["maddie", "leanne", "peter", "priya", "helen", "colin"])
def test_only_the_convenor_plans_and_diverts(session: Session, cast: Cast, name: str) -> None:
    issue, by = raised(session, cast), getattr(cast, name)
    with pytest.raises(Forbidden):
        local.act_locally(
            session, issue, by=by, owner_id=cast.leanne.id, due_on=in_days(5), now=hours(2)
        )
    with pytest.raises(Forbidden):
        local.divert(session, issue, by=by, lawful_channel="Ring.", note="", now=hours(2))


def test_a_case_matter_leaves_no_word_behind(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    briefs.edit_brief(session, issue, FULL_BRIEF, by=cast.ray, now=hours(2))
    raising.endorse(session, issue, by=cast.leanne, note="I know them.", now=hours(2))
    local.divert(
        session,
        issue,
        by=cast.ray,
        lawful_channel="The duty line.",
        note="I have rung you.",
        title="Who to ring",
        now=hours(3),
    )
    assert (issue.state, issue.title, issue.due_on) == ("diverted", "Who to ring", None)
    versions = session.scalars(select(Brief).where(Brief.issue_id == issue.id)).all()
    words = {getattr(v, name) for v in versions for name in (*local.TOLD, *local.REST)}
    assert words == {local.TOMBSTONE, ""}
    notes = session.scalars(select(Endorsement.note).where(Endorsement.issue_id == issue.id))
    assert set(notes) == {""}
    assert session.get_one(Diversion, issue.id).lawful_channel == "The duty line."


def test_what_was_told_of_a_case_matter_takes_its_new_title(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    old = issue.title
    thread = session.get_one(Thread, source_of(session, issue))
    thread.title = old
    tell(session)
    told = select(Notice.title).where(Notice.title.contains(old))
    assert session.scalars(told).all()
    local.divert(
        session, issue, by=cast.ray, lawful_channel="Ring.", note="", title="A matter", now=hours(3)
    )
    tell(session)
    assert session.scalars(told).all() == []
    assert thread.title == "A matter"


def test_where_a_case_matter_belongs_is_said(session: Session, cast: Cast) -> None:
    issue = raised(session, cast)
    with pytest.raises(Invalid) as refusal:
        local.divert(session, issue, by=cast.ray, lawful_channel=" ", note="", now=hours(2))
    assert (refusal.value.field, issue.state) == ("lawful_channel", "raised")


def test_a_learning_note_is_written_when_the_networks_have_spoken(
    session: Session, cast: Cast
) -> None:
    early = acknowledged(session, cast)
    with pytest.raises(Unlawful):
        local.write_learning_note(session, early, by=cast.ray, text="Ask.", now=hours(9))
    issue = checked(session, cast, Verdict.FIXED, Verdict.FIXED)
    local.write_learning_note(session, issue, by=cast.ray, text="Ask.", now=hours(14))
    again = local.write_learning_note(session, issue, by=cast.peter, text="Ask!", now=hours(15))
    assert (again.text, again.forum_id) == ("Ask!", cast.forums.limestone_coast.id)
    with pytest.raises(Forbidden):
        local.write_learning_note(session, issue, by=cast.maddie, text="Ask.", now=hours(16))
