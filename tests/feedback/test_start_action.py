"""The owner of a decision says that the work has begun."""

import pytest
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.models import Issue
from cop.feedback.operations import answering
from cop.feedback.states import Outcome
from cop.forums.people import Person
from tests.cast import Cast
from tests.feedback.journeys import cascaded, decided, hours, in_days
from tests.feedback.reading import last_step, let_time_pass, note_of


def begin(session: Session, issue: Issue, by: Person, note: str = " Drafting. ") -> None:
    answering.start_action(session, issue, by=by, note=note, now=hours(12))


def test_the_owner_says_what_has_begun(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    begin(session, issue, cast.caitlin)
    step = last_step(session, issue)
    assert (issue.state, step.action, step.by_id) == ("in_action", "start", cast.caitlin.id)
    assert (note_of(session, step), issue.due_on) == ("Drafting.", in_days(60))
    assert step.forum_id == cast.forums.leaders.id


def test_nobody_else_says_it(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    for person in cast.everybody():
        if person.key != "caitlin":
            with pytest.raises(Forbidden):
                begin(session, issue, person)


def test_what_begins_nothing_says_so(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    with pytest.raises(Invalid) as refusal:
        begin(session, issue, cast.caitlin, "  ")
    assert refusal.value.field == "note"


def test_the_networks_hear_the_answer_first(session: Session, cast: Cast) -> None:
    with pytest.raises(Unlawful, match="send the answer back"):
        begin(session, decided(session, cast), cast.caitlin)


@pytest.mark.parametrize(
    ("outcome", "more"),
    [(Outcome.NOT_AGREED, {}), (Outcome.DEFERRED, {"deferred_to": in_days(30)})],
)
def test_nothing_begins_that_was_not_agreed(
    session: Session, cast: Cast, outcome: Outcome, more: dict[str, object]
) -> None:
    issue = cascaded(session, cast, outcome, due_on=None, **more)
    with pytest.raises(Unlawful, match="no work"):
        begin(session, issue, cast.caitlin)


def test_it_begins_once(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    opened = issue.version
    begin(session, issue, cast.caitlin)
    with pytest.raises(Unlawful):
        begin(session, issue, cast.caitlin)
    with pytest.raises(Unlawful):
        answering.start_action(
            session, issue, by=cast.caitlin, note="Again.", now=hours(13), version=opened
        )


def test_work_that_has_begun_is_asked_about_on_its_day(session: Session, cast: Cast) -> None:
    issue = cascaded(session, cast)
    begin(session, issue, cast.caitlin)
    let_time_pass(session, hours(24 * 80))
    assert issue.state == "local_check"
