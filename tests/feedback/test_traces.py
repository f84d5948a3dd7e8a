"""What is found of an issue with itself leaves out of its page only what isn't there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from cop.errors import NotFound
from cop.feedback.cases import get_case
from cop.feedback.dossier import dossier_of
from cop.feedback.dossier.progress import progress_of
from cop.feedback.models import Issue
from cop.feedback.operations import (
    conflicts,
    deciding,
    local,
    pausing,
    reporting,
    voices,
    withdrawing,
)
from cop.feedback.pending import pending_of
from cop.feedback.permissions import Case
from cop.feedback.states import Verdict
from cop.feedback.traces import EVERYTHING, Trace
from cop.forums.people import Person
from cop.wall import Wall
from tests.cast import TODAY, Cast
from tests.feedback import journeys
from tests.feedback.asides import ASIDES
from tests.feedback.journeys import draft, hours, in_days
from tests.feedback.stages import journey
from tests.feedback.test_voices import lives_in_far_north, tell

READERS = ("maddie", "ray", "peter", "priya", "helen", "shona", "louise")
Made = Callable[[Session, Cast], Issue]


def with_author(session: Session, cast: Cast) -> Issue:
    issue = journeys.raised(session, cast)
    voices.invite_author(session, issue, cast.joel.id, by=cast.ray, now=hours(2))
    return issue


def with_experience(session: Session, cast: Cast) -> Issue:
    issue = journeys.raised(session, cast)
    tell(session, issue, lives_in_far_north(session, cast))
    return issue


def with_advice(session: Session, cast: Cast) -> Issue:
    issue = journeys.with_leaders(session, cast)
    voices.advise(session, issue, by=cast.shona, text="Ask us.", pseudonym="Wattle", now=hours(9))
    return issue


def with_conflict(session: Session, cast: Cast) -> Issue:
    issue = journeys.with_leaders(session, cast)
    conflicts.declare_conflict(session, issue, by=cast.helen, note="My sister.", now=hours(9))
    return issue


def with_proposal(session: Session, cast: Cast) -> Issue:
    issue = journeys.with_leaders(session, cast)
    deciding.propose(session, issue, draft(cast), by=cast.helen, now=hours(9))
    return issue


def with_another(session: Session, cast: Cast) -> Issue:
    merged = ASIDES["merged"](session, cast)
    return session.get_one(Issue, merged.merged_into_id)


def with_pause(session: Session, cast: Cast) -> Issue:
    issue = journeys.acknowledged(session, cast)
    pausing.pause_leg(session, issue, by=cast.priya, reason="Sorry Business.", now=hours(6))
    return issue


def with_pause_at_home(session: Session, cast: Cast) -> Issue:
    issue = journeys.raised(session, cast)
    pausing.pause_forum(session, cast.forums.far_north, by=cast.ray, note="", now=hours(6))
    return issue


def with_wish(session: Session, cast: Cast) -> Issue:
    issue = journeys.raised(session, cast)
    withdrawing.withdraw(session, issue, by=cast.maddie, reason="It is solved.", now=hours(2))
    return issue


def with_action(session: Session, cast: Cast) -> Issue:
    issue = journeys.cascaded(session, cast)
    planned = reporting.Planned("Write to them", cast.priya.id, in_days(30))
    reporting.add_action(session, issue, planned, by=cast.priya, now=hours(12))
    return issue


def with_update(session: Session, cast: Cast) -> Issue:
    issue = journeys.acknowledged(session, cast)
    reporting.write_update(session, issue, by=cast.priya, text="Soon.", now=hours(6))
    return issue


def with_note(session: Session, cast: Cast) -> Issue:
    issue = journeys.checked(session, cast, Verdict.FIXED, Verdict.FIXED)
    local.write_learning_note(session, issue, by=cast.ray, text="Ask.", now=hours(14))
    return issue


LEFT: dict[str, tuple[Trace, Made]] = {
    "author": (Trace.VOICES, with_author),
    "experience": (Trace.VOICES, with_experience),
    "brief that went up": (Trace.VOICES, journeys.submitted),
    "advice": (Trace.VOICES, with_advice),
    "conflict": (Trace.VOICES, with_conflict),
    "proposal": (Trace.PROPOSALS, with_proposal),
    "another merged into it": (Trace.MERGED, with_another),
    "pause": (Trace.WAITS, with_pause),
    "pause of its network": (Trace.WAITS, with_pause_at_home),
    "question": (Trace.WAITS, ASIDES["clarifying"]),
    "wish to withdraw": (Trace.WAITS, with_wish),
    "action": (Trace.ACTIONS, with_action),
    "update": (Trace.REPORTS, with_update),
    "note": (Trace.LEARNING, with_note),
}


def shown(session: Session, case: Case, person: Person, now: datetime) -> list[object]:
    """All that a page reads of the issue, as this person may read it."""
    dossier = dossier_of(session, case, person)
    ruling = dossier.decision
    decision_id = ruling.decision_id if ruling else None
    wall = Wall("Australia/Adelaide", now)
    progress = progress_of(session, case, dossier.steps, wall, decision_id, "")
    return [dossier, pending_of(session, case, person, now), progress]


def check_nothing_is_missing(session: Session, issue: Issue, cast: Cast) -> None:
    for name in READERS:
        person = getattr(cast, name)
        try:
            case = get_case(session, issue.reference, person, TODAY)
        except NotFound:
            continue
        everything = replace(case, traces=EVERYTHING)
        for now in (issue.moved_at, hours(200)):
            expected = shown(session, everything, person, now)
            assert shown(session, case, person, now) == expected, name


def traces_of(session: Session, issue: Issue, cast: Cast) -> frozenset[Trace]:
    return get_case(session, issue.reference, cast.ray, TODAY).traces


def test_an_issue_that_was_just_raised_has_left_its_discussion_alone(
    session: Session, cast: Cast
) -> None:
    assert traces_of(session, journeys.raised(session, cast), cast) == {Trace.THREADS}


@pytest.mark.parametrize("left", LEFT)
def test_what_an_issue_left_behind_is_found_and_shown(
    session: Session, cast: Cast, left: str
) -> None:
    trace, make = LEFT[left]
    issue = make(session, cast)
    assert trace in traces_of(session, issue, cast)
    check_nothing_is_missing(session, issue, cast)


def test_what_is_over_waits_no_more(session: Session, cast: Cast) -> None:
    issue = with_pause(session, cast)
    pausing.resume_leg(session, issue, by=cast.priya, now=hours(30))
    assert Trace.WAITS not in traces_of(session, issue, cast)


def test_every_trace_is_tried() -> None:
    assert {trace for trace, _ in LEFT.values()} | {Trace.THREADS} == EVERYTHING


def test_nothing_is_missing_at_any_stage(session: Session, cast: Cast) -> None:
    for _, issue in journey(session, cast):
        check_nothing_is_missing(session, issue, cast)


@pytest.mark.parametrize("aside", ASIDES)
def test_nothing_is_missing_beside_the_straight_way(
    session: Session, cast: Cast, aside: str
) -> None:
    check_nothing_is_missing(session, ASIDES[aside](session, cast), cast)
