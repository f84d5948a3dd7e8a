"""A complete brief goes to the next forum up, where a leg with its own clock begins."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from cop.errors import Forbidden, Invalid, Unlawful
from cop.feedback.operations import briefs, raising
from cop.feedback.operations.briefs import NEEDED
from tests.cast import Cast
from tests.feedback.journeys import FULL_BRIEF, endorsed, hours, raised, referred, submitted
from tests.feedback.reading import events, last_step, leg, note_of


def test_the_issue_is_with_the_next_forum_on_a_leg_of_its_own(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    raising.submit(session, issue, by=cast.ray, now=hours(4), note=" Please. ")
    visit, step = leg(session, issue), last_step(session, issue)
    statewide = cast.forums.statewide.id
    assert (issue.state, issue.holder_id, issue.submitted_at) == ("submitted", statewide, hours(4))
    assert (visit.number, visit.forum_id, visit.submitted_by_id) == (1, statewide, cast.ray.id)
    assert (step.leg_id, step.facts) == (visit.id, {"sender": cast.forums.far_north.id})
    assert note_of(session, step) == "Please."
    assert events(session, issue, "issue.moved")[-1].forum_id == statewide


# From Tuesday 3 March, with Adelaide Cup Day on Monday 9 March and Easter from 3 to 6 April.
@pytest.mark.parametrize(
    ("urgent", "acknowledge_by", "decide_by"),
    [(False, "2026-03-11", "2026-04-01"), (True, "2026-03-05", "2026-04-01")],
)
def test_its_clocks_count_working_days_of_the_receiving_forum(
    session: Session, cast: Cast, urgent: bool, acknowledge_by: str, decide_by: str
) -> None:
    issue = endorsed(session, cast)
    brief = replace(FULL_BRIEF, urgent=urgent)
    briefs.edit_brief(session, issue, brief, by=cast.ray, now=hours(3))
    raising.submit(session, issue, by=cast.ray, now=hours(4))
    visit = leg(session, issue)
    assert (str(visit.acknowledge_by), str(visit.decide_by)) == (acknowledge_by, decide_by)
    assert issue.due_on == visit.acknowledge_by


def test_at_the_top_the_clock_runs_by_the_top_s_targets(session: Session, cast: Cast) -> None:
    issue = referred(session, cast)
    below = leg(session, issue)
    raising.submit(session, issue, by=cast.wanda, now=hours(7))
    visit = leg(session, issue)
    assert (below.left_at, below.disposition) == (hours(7), "passed_on")
    assert (visit.number, visit.forum_id) == (2, cast.forums.leaders.id)
    # 65 working days from 3 March: the Cup, Easter (3 and 6 April), Anzac is a Saturday, and
    # the King's Birthday on 8 June are no working days.
    assert (str(visit.acknowledge_by), str(visit.decide_by)) == ("2026-03-11", "2026-06-05")
    assert issue.submitted_at == hours(4)


@pytest.mark.parametrize("field", [f for f in NEEDED if f not in ("what_is_happening", "ask")])
def test_a_brief_with_a_gap_is_not_sent(session: Session, cast: Cast, field: str) -> None:
    if field == "deidentified":
        return
    issue = endorsed(session, cast)
    empty = {"severity": None, "acco_consulted": None}.get(field, "")
    brief = replace(FULL_BRIEF, **{field: empty})  # type: ignore[arg-type]
    briefs.edit_brief(session, issue, brief, by=cast.ray, now=hours(3))
    with pytest.raises(Invalid, match=NEEDED[field][:20]):
        raising.submit(session, issue, by=cast.ray, now=hours(4))
    assert (issue.state, issue.leg_id) == ("endorsed", None)


def test_only_the_convenor_sends_it(session: Session, cast: Cast) -> None:
    issue = endorsed(session, cast)
    for person in cast.everybody():
        if person.key != "ray":
            with pytest.raises(Forbidden):
                raising.submit(session, issue, by=person, now=hours(4))


def test_what_was_raised_further_is_sent_on_by_the_forum_that_did_it(
    session: Session, cast: Cast
) -> None:
    issue = referred(session, cast)
    for person in cast.everybody():
        if person.key not in {"priya", "wanda", "caitlin"}:
            with pytest.raises(Forbidden, match="forum that raised it further"):
                raising.submit(session, issue, by=person, now=hours(7))


def test_without_enough_people_behind_it_it_stays(session: Session, cast: Cast) -> None:
    with pytest.raises(Unlawful, match="back it"):
        raising.submit(session, raised(session, cast), by=cast.ray, now=hours(4))


def test_it_is_sent_once(session: Session, cast: Cast) -> None:
    issue = submitted(session, cast)
    with pytest.raises(Unlawful, match="What can follow: acknowledge it"):
        raising.submit(session, issue, by=cast.ray, now=hours(5))


def test_of_two_who_send_it_on_the_second_sees_where_it_is_now(
    session: Session, cast: Cast
) -> None:
    issue = referred(session, cast)
    opened = issue.version
    raising.submit(session, issue, by=cast.priya, now=hours(7), version=opened)
    with pytest.raises(Unlawful, match="now “Sent, waiting for a reply”"):
        raising.submit(session, issue, by=cast.wanda, now=hours(7), version=opened)
